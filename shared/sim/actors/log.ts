/**
 * The decision log of automations, and whether one may act at all. Owns `affairs.looks`, `affairs.decisions`; reads the
 * state's `actorPaused` and `actorOverride`, which are parameters (`autoscaler:boot.paused`, `.override`).
 *
 * A new actor is: a kind and its rows in content/automations.ts, which gives it a name that can be paused and told; its
 * part of `cast.crew`; and a file here whose turn does, for each `{ actor, at }` of its crew:
 *   1. nothing where `isPaused(round, actor)`: that is all that pausing is;
 *   2. read telemetry, wrong or missing as it may be, never the state behind it;
 *   3. want what `toldTo(round, actor)` says, or where that is null what it makes of the reading;
 *   4. act through the owner of what it changes, with an event and its parents (`happen`);
 *   5. `look(round, actor, …)`: kept as its last look, and a line of the log where it did something or its mind changed.
 * Pause, resume, override, their undo, lint and who sees the log then need nothing more. New words are added to
 * `DidWhat` or `BoundBy` beside the kinds, and to the client's text.
 */
import { SCRAPE_TICKS } from "../cast.ts";
import { must } from "../../base/index.ts";
import type { DidWhat } from "../../content/index.ts";
import type { RoundStep } from "../roundStep.ts";
import type { Look } from "../types.ts";

/** Lines that are kept, of all automations together. */
const KEPT = 120;

export function isPaused({ step }: RoundStep, actor: number): boolean {
  return step.state.actorPaused[actor] > 0;
}

/** What somebody told it to want, or null. */
export function toldTo({ step }: RoundStep, actor: number): number | null {
  const told = step.state.actorOverride[actor];
  return told < Infinity ? told : null;
}

/** The look of one that goes by the clock and counts nothing. */
export const unread = { read: null, from: null, wants: null, to: null, why: null } as const;

/** Seconds since what a signal shows was measured, or since there was anything to show. */
export function ageS({ step }: RoundStep, signal: number): number {
  return ((step.tick % SCRAPE_TICKS) + step.state.signalAge[signal] * SCRAPE_TICKS) / 10;
}

/** An automation has looked. Doing nothing is a line of the log only where it did not do nothing the time before. */
export function look(round: RoundStep, actor: number, seen: Omit<Look, "tick">): void {
  const { affairs } = round;
  const before = affairs.looks[actor];
  const now = { tick: round.tick, ...seen };
  affairs.looks[actor] = now;
  const isNews =
    now.did === "hold"
      ? before?.did !== "hold" || before.why !== now.why
      : now.did !== "steady" || before?.did === "hold";
  if (isNews) write(round, actor, now);
}

/** Somebody told it something: a line of the log that is no look of its own. */
export function note(round: RoundStep, actor: number, did: DidWhat): void {
  const wants = toldTo(round, actor);
  write(round, actor, { tick: round.tick, read: null, from: null, wants, to: null, did, why: null });
}

function write({ affairs, cast }: RoundStep, actor: number, seen: Look): void {
  const { id } = must(cast.plant.topology.automations[actor], "automation");
  affairs.decisions = [...affairs.decisions, { ...seen, n: affairs.nextDecision++, actor: id }].slice(-KEPT);
}
