/**
 * A recording is the journal of one round: its setup and its entries. Replaying it gives the same round again, and with
 * one change moved or left out it gives the round as it would have been.
 */
import { must } from "../base/index.ts";
import type { Tick } from "../base/index.ts";
import type { ChangedDeed } from "../protocol/index.ts";
import type { Entry } from "./entries.ts";
import { createRound } from "./round.ts";
import type { Round, RoundSetup, World } from "./round.ts";
import type { Play } from "./state.ts";

export interface Recording {
  readonly header: RoundSetup;
  /** In journal order. */
  readonly entries: readonly Entry[];
  /** The tick that the world had reached when the recording was taken. */
  readonly endTick: Tick;
}

/** Lives a recording through again on a fresh world of the same scenario and seed. */
export function replay<W extends World>({ header, entries, endTick }: Recording, world: W): Round<W> {
  const round = createRound(header, world);
  carryOn(round, entries);
  runTo(round, endTick);
  return round;
}

/**
 * Plays entries on a round that stands at or before the first of them. A changed past may end sooner; entries that
 * the world does not reach any more are not played.
 */
export function carryOn(round: Round, entries: readonly Entry[]): void {
  for (const entry of entries) {
    runTo(round, entry.tick);
    if (round.tick < entry.tick) return;
    round.submit([entry]);
  }
}

/** Steps until a tick, or until the round stops by itself. */
export function runTo(round: Round, tick: Tick): void {
  while (round.tick < tick && round.isRunning) round.step();
}

/** The entries of a what-if. `play` is the end of the original: it knows which entry launched which change. */
export function withChange(entries: readonly Entry[], play: Play, change: ChangedDeed): readonly Entry[] {
  const refs = new Map(play.actions.map(({ proposedSeq, ref }) => [proposedSeq, ref]));
  const named = entries.map((entry) => {
    const ref = refs.get(entry.seq);
    return entry.kind === "command" && ref !== undefined ? { ...entry, ref } : entry;
  });
  const { launchSeq } = must(
    play.actions.find(({ ref }) => ref === change.ref),
    change.ref,
  );
  const launch = must(
    named.find(({ seq }) => seq === launchSeq),
    `launch of ${change.ref}`,
  );
  const others = named.filter((entry) => entry !== launch);
  if (change.kind === "remove") return others;
  const isLater = (entry: Entry) =>
    entry.tick > change.toTick || (entry.tick === change.toTick && entry.seq > launch.seq);
  const place = others.findIndex(isLater);
  const before = place < 0 ? others : others.slice(0, place);
  const moved = { ...launch, tick: change.toTick, clockMs: before.at(-1)?.clockMs ?? launch.clockMs };
  return [...before, moved, ...(place < 0 ? [] : others.slice(place))];
}
