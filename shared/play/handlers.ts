/**
 * One function per command, as a table. `run` finds the right one; the compiler proves that none is missing and that
 * each gets exactly its own command.
 */
import type { Refusal } from "../base/index.ts";
import type { CommandOf, CommandType } from "../protocol/index.ts";
import type { Facts } from "./facts.ts";
import type { Member, Play } from "./state.ts";
import type { Stamp } from "./entries.ts";

/** Who asks, when, and about what: all that a check or a change may look at. */
export interface Ask {
  readonly facts: Facts;
  readonly play: Play;
  readonly at: Pick<Stamp, "tick" | "clockMs">;
  readonly member: Member;
}

/** What a change may look at besides: the entry that brings it. */
export interface Turn extends SeatAsk {
  readonly at: Stamp & { readonly ref?: string };
}

type Typed<T extends CommandType> = { [K in T]: CommandOf<K> & { readonly type: K } }[T];

export type Handlers<Out, In extends Ask = Ask> = {
  readonly [T in CommandType]: (ask: In, command: Typed<T>) => Out;
};

/** A seated member's ask; rules.ts sees to it that only they come this far. */
export interface SeatAsk extends Ask {
  readonly seat: number;
}

export type Checks = Handlers<Refusal | null, SeatAsk>;
export type Changes = Handlers<Play, Turn>;

export function run<T extends CommandType, Out, In extends Ask>(
  table: Handlers<Out, In>,
  ask: In,
  command: Typed<T>,
): Out {
  return table[command.type](ask, command);
}
