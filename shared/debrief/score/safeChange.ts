/**
 * Safe change, from logged moments and displayed only: changes that overlap so that nobody can tell which one worked,
 * and changes after which nobody looked. Containment and stopping an actor may overlap, and so may steps of one set point.
 */
import { must, secondsToTicks } from "../../base/index.ts";
import type { Verb } from "../../actions/index.ts";
import type { Deed, Dial } from "../../protocol/index.ts";
import { toldTick } from "../story/changes.ts";
import { figure, moments, part } from "./round.ts";
import type { Judged } from "./round.ts";

const BAND = { from: 0.75, to: 1 };
/** A look within this time after its effect verifies a change. */
const LOOK_TICKS = secondsToTicks(180);
const containing: ReadonlySet<Verb> = new Set([
  "traffic.admit",
  "traffic.limit",
  "traffic.shift",
  "automation.pause",
  "breaker.force",
] as const);

export function safeChange(judged: Judged): Dial {
  const { deeds } = judged;
  const confounded = deeds.filter((deed) => isConfounded(judged, deed));
  const unverified = deeds.filter((deed) => deed.takenBackTick === null && !isLookedAt(judged, deed));
  const worst = Math.max(1, 2 * deeds.length);
  return {
    id: "safe-change",
    share: deeds.length === 0 ? null : 1 - (confounded.length + unverified.length) / worst,
    band: BAND,
    figure: deeds.length === 0 ? figure("none") : figure("unverified", { count: unverified.length }),
    parts: [
      part("confounded", confounded.length === 0, rowsOf(judged, confounded), { count: confounded.length }),
      part("unverified", unverified.length === 0, rowsOf(judged, unverified), { count: unverified.length }),
      ...(deeds.some(({ wasReasonable }) => wasReasonable)
        ? [
            part(
              "reasonable",
              true,
              rowsOf(
                judged,
                deeds.filter(({ wasReasonable }) => wasReasonable),
              ),
              { count: deeds.filter(({ wasReasonable }) => wasReasonable).length },
            ),
          ]
        : []),
    ],
  };
}

function effectTick({ play }: Judged, deed: Deed): number | null {
  return toldTick(play, deed, ["action.effective"]);
}

function isLookedAt(judged: Judged, deed: Deed): boolean {
  const effect = effectTick(judged, deed);
  if (effect === null) return true;
  const isLook = (tick: number) => tick >= effect && tick <= effect + LOOK_TICKS;
  return judged.play.cards.some(({ tick }) => isLook(tick)) || judged.team.endTick < effect + LOOK_TICKS;
}

/** Another change that is no containment took effect between this one's launch and its effect. */
function isConfounded(judged: Judged, deed: Deed): boolean {
  if (isContainment(judged, deed)) return false;
  const effect = effectTick(judged, deed) ?? judged.team.endTick;
  return judged.deeds.some((other) => {
    if (other.ref === deed.ref || other.action === deed.action || isContainment(judged, other)) return false;
    const theirs = effectTick(judged, other);
    return theirs !== null && theirs >= deed.launchedTick && theirs <= effect;
  });
}

function isContainment({ scenario }: Judged, { action }: Deed): boolean {
  return containing.has(
    must(
      scenario.actions.find(({ id }) => id === action),
      action,
    ).verb,
  );
}

function rowsOf(judged: Judged, deeds: readonly Deed[]): readonly number[] {
  const refs = deeds.map(({ ref }) => ref);
  return moments(judged, ["action.launched"], ({ message }) => refs.includes(String(message.params["ref"])));
}
