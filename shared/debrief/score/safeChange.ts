/**
 * Safe change, displayed only: what the team's own changes did. Changes that the round would have been better without
 * weigh most, then high risk without a look, then changes of which nobody can tell which one worked, and those after
 * which nobody looked. Each is named. Containment may overlap, and so may steps of one set point.
 */
import { secondsToTicks } from "../../base/index.ts";
import { lostIn } from "../runs/tape.ts";
import type { Tick } from "../../base/index.ts";
import type { Deed, Dial, DialPart } from "../../protocol/index.ts";
import { toldTick } from "../story/changes.ts";
import { isCalming, isGate, riskOf } from "../story/kinds.ts";
import { affectedAt, figure, launchesOf, part, worstBetween } from "./round.ts";
import type { Judged } from "./round.ts";

const BAND = { from: 0.75, to: 1 };
/** A look within this time after its effect verifies a change; one within it before the launch prepares it. */
const LOOK_TICKS = secondsToTicks(180);
/** Within this time after a change harm can get worse because of it. */
const AFTER_TICKS = secondsToTicks(300);
const MINUTE = secondsToTicks(60);
/** So much more of the users affected is worse. */
const WORSE = 0.05;
/** What costs or saves less than this share of all that was lost made no difference. */
const NOTHING = 0.01;

/** How much one change counts against the whole for each of its faults; the sum over all changes is shared by them. */
const weights = { harmful: 2, worse: 0.5, risky: 0.5, overlapping: 0.5, unverified: 0.5, idle: 0.25 } as const;
type Fault = keyof typeof weights;
const faultNames = ["harmful", "worse", "risky", "overlapping", "unverified", "idle"] as const satisfies Fault[];

export function safeChange(judged: Judged): Dial {
  const { deeds } = judged;
  if (deeds.length === 0) return { id: "safe-change", share: null, band: null, figure: figure("none"), parts: [] };
  const faults = faultsOf(judged);
  const cost = faultNames.reduce((sum, fault) => sum + weights[fault] * faults[fault].length, 0);
  const reasonable = deeds.filter(({ wasReasonable }) => wasReasonable);
  return {
    id: "safe-change",
    share: Math.max(0, 1 - cost / deeds.length),
    band: BAND,
    figure: figure("safe", { harmful: faults.harmful.length, unverified: faults.unverified.length }),
    parts: [
      ...named(judged, "harmful", faults.harmful),
      ...named(judged, "worse", faults.worse),
      ...named(judged, "risky", faults.risky),
      ...named(judged, "idle", faults.idle),
      overlapPart(judged, faults.overlapping),
      part(
        "unverified",
        faults.unverified.length === 0,
        launchesOf(judged, faults.unverified),
        { count: faults.unverified.length },
        faults.unverified,
      ),
      ...(reasonable.length > 0
        ? [part("reasonable", true, launchesOf(judged, reasonable), { count: reasonable.length }, reasonable)]
        : []),
    ],
  };
}

function faultsOf(judged: Judged): Readonly<Record<Fault, readonly Deed[]>> {
  const { deeds } = judged;
  const nothing = NOTHING * lostIn(judged.team);
  const kept = deeds.filter(({ takenBackTick }) => takenBackTick === null);
  return {
    harmful: deeds.filter(({ saved }) => saved !== null && saved < -nothing),
    worse: deeds.filter((deed) => deed.saved === null && isWorseAfter(judged, deed)),
    risky: deeds.filter((deed) => riskOf(judged, deed) === "H" && !(isPrepared(judged, deed) && isSeen(judged, deed))),
    // Holding back and letting in again is housekeeping: it may be right and still save nothing.
    idle: deeds.filter(
      (deed) =>
        deed.saved !== null && Math.abs(deed.saved) <= nothing && !isCalming(judged, deed) && !isGate(judged, deed),
    ),
    overlapping: deeds.filter(
      (deed) => !isCalming(judged, deed) && overlapped(judged, deed).some((other) => !isCalming(judged, other)),
    ),
    unverified: kept.filter((deed) => !isSeen(judged, deed)),
  };
}

function named(judged: Judged, code: Fault, found: readonly Deed[]): readonly DialPart[] {
  return found.length === 0 ? [] : [part(code, false, launchesOf(judged, found), { count: found.length }, found)];
}

/** Says what overlapped, also where it was no fault. */
function overlapPart(judged: Judged, confusing: readonly Deed[]): DialPart {
  const all = judged.deeds.filter((deed) => overlapped(judged, deed).length > 0);
  const shown = confusing.length > 0 ? confusing : all;
  const params = { count: shown.length, confusing: confusing.length };
  return part("overlapping", confusing.length === 0, launchesOf(judged, shown), params, shown);
}

/** Other changes that were under way at the same time, launch to effect; not steps of the same set point. */
function overlapped(judged: Judged, deed: Deed): readonly Deed[] {
  const until = underWayUntil(judged, deed);
  return judged.deeds.filter(
    (other) =>
      other.ref !== deed.ref &&
      !(other.action === deed.action && other.target === deed.target) &&
      other.launchedTick < until &&
      deed.launchedTick < underWayUntil(judged, other),
  );
}

function underWayUntil({ play, team }: Judged, deed: Deed): Tick {
  return toldTick(play, deed, ["action.effective", "action.failed", "action.cancelled"]) ?? team.endTick;
}

function isPrepared({ play }: Judged, { launchedTick }: Deed): boolean {
  return play.cards.some(({ tick }) => tick <= launchedTick && tick >= launchedTick - LOOK_TICKS);
}

/** Somebody looked at something after its effect, or there was no time left to. */
function isSeen({ play, team }: Judged, deed: Deed): boolean {
  const effect = toldTick(play, deed, ["action.effective"]);
  if (effect === null || team.endTick < effect + LOOK_TICKS) return true;
  return play.cards.some(({ tick }) => tick >= effect && tick <= effect + LOOK_TICKS);
}

/** It got worse than it would have, had it gone on as in the minute before. */
function isWorseAfter(judged: Judged, deed: Deed): boolean {
  const effect = toldTick(judged.play, deed, ["action.effective"]);
  if (effect === null || isCalming(judged, deed)) return false;
  const until = Math.min(effect + AFTER_TICKS, judged.team.endTick);
  const now = affectedAt(judged, effect);
  const rise = Math.max(0, now - affectedAt(judged, Math.max(0, effect - MINUTE)));
  return worstBetween(judged, effect, until) > now + (rise * AFTER_TICKS) / MINUTE + WORSE;
}
