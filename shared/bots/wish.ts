/** What a habit would like to say now, and what a brain remembers of what it said. */
import type { Command } from "../protocol/index.ts";
import type { Effort } from "./characters.ts";
import type { Sight } from "./sight.ts";

export interface Wish extends Effort {
  /** The same thing has the same key, however often it comes to mind. */
  readonly key: string;
  readonly command: Command;
  /** When it may be said once more; once is enough when left out. */
  readonly everyMs?: number;
}

export interface Past {
  /** The state of its chance. */
  readonly chance: number;
  /** When each key was said last, on the room's clock. */
  readonly said: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, { readonly times: number; readonly untilMs: number }>>;
}

/** One thing that somebody does by themselves, when what they see calls for it: the most urgent wish first. */
export type Habit = (sight: Sight, past: Past) => readonly Wish[];
