/**
 * How the three characters differ, as data: how long they take for what a person does with eyes, head and hands, and
 * which habits they have, the more urgent ones first. Times are real milliseconds.
 */
import type { CharacterId } from "../protocol/index.ts";

/** From the shortest to the longest time that it takes. */
type Span = readonly [fromMs: number, toMs: number];

export interface Paces {
  /** Until something new is seen at all. */
  readonly notice: Span;
  /** A click on something that is there. */
  readonly click: Span;
  /** One more thing to read: an alert, a card, an estimate. */
  readonly read: Span;
  /** To weigh a change, an idea or somebody's proposal. */
  readonly decide: Span;
  /** One letter on the keyboard. */
  readonly letterMs: number;
}

export const paces: Readonly<Record<CharacterId, Paces>> = {
  competent: { notice: [900, 2_500], click: [500, 1_000], read: [1_200, 2_500], decide: [3_000, 7_000], letterMs: 150 },
  novice: { notice: [3_000, 8_000], click: [900, 2_000], read: [3_000, 7_000], decide: [9_000, 22_000], letterMs: 260 },
  reckless: { notice: [500, 1_200], click: [350, 700], read: [300, 700], decide: [800, 2_500], letterMs: 120 },
};

/** What doing something takes of a person, beside seeing that it is to be done and a click. */
export interface Effort {
  readonly reads?: number;
  readonly decides?: boolean;
  readonly types?: string | undefined;
}

/** How long it takes; `luck` is 0..1, from a good moment to a bad one. */
export function effortMs({ notice, click, read, decide, letterMs }: Paces, effort: Effort, luck: number): number {
  const within = ([from, to]: Span): number => from + (to - from) * luck;
  const { reads = 0, decides = false, types = "" } = effort;
  return Math.round(
    within(notice) + within(click) + within(read) * reads + (decides ? within(decide) : 0) + letterMs * types.length,
  );
}
