/**
 * What becomes of a change after its launch: whether it helped by its own metric, whether it is to be taken back, and
 * how a gate that holds arrivals back is opened again, in steps.
 */
import { secondsToTicks } from "../base/index.ts";
import type { Tick } from "../base/index.ts";
import { readNode, readRegion } from "../protocol/index.ts";
import type { ActionView, PermittedAction } from "../protocol/index.ts";
import { onStep } from "./slider.ts";
import { isMet, nodesNamed, regionIn } from "./places.ts";
import type { Place, Sight } from "./sight.ts";

/** How long a step has to stand before the next. */
const STEP_TICKS = secondsToTicks(70);
/** So much more of the users affected is worse. */
const WORSE = 0.08;
/** So long a step that went wrong is remembered. */
const REMEMBER_TICKS = secondsToTicks(600);
const ROOM = 0.72;
const LARGEST_STEP = 4;
/** After so long a change has shown what it does. */
const SHOWN_TICKS = secondsToTicks(40);
const STUCK_TICKS = secondsToTicks(150);

export interface Step {
  readonly action: PermittedAction;
  readonly target: string;
  readonly value: number;
}

/** When the effect of a change should have shown; null while it is under way. */
function shownTick({ own }: Sight, { state, dueTick, action }: ActionView): Tick | null {
  if (state !== "effective" || dueTick === null) return null;
  const spec = own.permitted.find((permitted) => permitted.action === action);
  return dueTick + secondsToTicks(spec?.effectS ?? 30) + SHOWN_TICKS;
}

/** A change of this seat that is under way, or whose effect nobody can have seen yet. */
export function isWaitingFor(sight: Sight, change: ActionView): boolean {
  if (change.state === "proposed" || change.state === "running" || change.state === "undoing") return true;
  const shown = shownTick(sight, change);
  return shown !== null && sight.tick < shown;
}

/** Changes of this seat after which its users fared clearly worse, and its metric is not well. */
export function hurtful(sight: Sight): readonly ActionView[] {
  return sight.common.actions.filter((change) => {
    const shown = shownTick(sight, change);
    if (change.by !== sight.seat || !change.canUndo || shown === null || sight.tick < shown || isGate(change))
      return false;
    if (sight.tick > shown + STUCK_TICKS || change.verb === "automation.pause") return false;
    if (isMasked(sight, change)) return false;
    const { verify } = sight.own.permitted.find(({ action }) => action === change.action) ?? {};
    const isWell = verify ? isMet(sight, verify, change.target) === true : false;
    const before = harmAt(sight, change.target, change.launchedTick ?? 0);
    return !isWell && before !== null && harmNow(sight, change.target) > before + WORSE;
  });
}

/** Whether somebody has held arrivals back since: who is held back counts as harm as well. */
function isMasked({ common }: Sight, { launchedTick }: ActionView): boolean {
  return common.actions.some((gate) => isGate(gate) && (gate.launchedTick ?? 0) > (launchedTick ?? 0) - STUCK_TICKS);
}

/** The next step of each gate of this seat: further open when all behind it is well, or tighter when it is not. */
export function gateSteps(sight: Sight): readonly Step[] {
  return sight.own.permitted.flatMap((action) => {
    const { value: slider } = action;
    if ((action.verb !== "traffic.limit" && action.verb !== "traffic.admit") || !slider) return [];
    return action.targets.flatMap(({ target, refusal }) => {
      const stood = sight.common.actions.filter(
        (change) => change.action === action.action && change.target === target && change.state === "effective",
      );
      const inForce = stood.at(-1);
      const since = inForce?.dueTick ?? null;
      if (refusal || inForce === undefined || since === null || sight.tick < since + STEP_TICKS) return [];
      const health = healthBehind(sight, action, target);
      if (health === "well" && inForce.value < slider.max) {
        const wanted = opened(slider, inForce.value, busiest(behind(sight, target)));
        const value = Math.min(wanted, onStep(slider, (inForce.value + tooFar(stood, sight.tick)) / 2));
        return value > inForce.value ? [{ action, target, value }] : [];
      }
      const canTighten =
        health === "ill" && sight.tick > since + STUCK_TICKS && inForce.value > slider.min + slider.step;
      return canTighten ? [{ action, target, value: onStep(slider, inForce.value / 2) }] : [];
    });
  });
}

function isGate({ verb }: ActionView): boolean {
  return verb === "traffic.limit" || verb === "traffic.admit";
}

/** Where the gate stood of late when it had to be closed again; infinitely far where that never was. */
function tooFar(stood: readonly ActionView[], tick: Tick): number {
  const failed = stood.filter(
    ({ value, dueTick }, at) => (stood[at + 1]?.value ?? value) < value && (dueTick ?? 0) > tick - REMEMBER_TICKS,
  );
  return Math.min(Infinity, ...failed.map(({ value }) => value));
}

/** Twice as far, and further where what is behind it is idle; never so far that it would be full at once. */
function opened(slider: NonNullable<PermittedAction["value"]>, value: number, utilization: number): number {
  const times = Math.min(LARGEST_STEP, Math.max(2, ROOM / Math.max(utilization, 0.01)));
  return onStep(slider, Math.max(value * times, value + slider.step, slider.min + slider.step));
}

function busiest(places: readonly Place[]): number {
  return Math.max(0, ...places.map(({ utilization }) => utilization ?? 0));
}

/** The gate itself turns people away, so what stands behind it is asked, for as long as a step has to stand. */
function healthBehind(sight: Sight, { verify }: PermittedAction, target: string): "well" | "ill" | "unclear" {
  const places = behind(sight, target);
  const isVerified = verify ? isMet(sight, verify, target) : null;
  const isBusy = places.some(({ isFull, isFailing }) => isFull || isFailing);
  if (isVerified === false) return "ill";
  if (isBusy) return isVerified === true ? "unclear" : "ill";
  const wasCalm = sight.common.metrics
    .filter(({ tick }) => tick > sight.tick - STEP_TICKS)
    .every((row) => places.every((node) => (readNode(row, sight.nodes.indexOf(node))?.errorRatio ?? 0) < 0.05));
  return wasCalm && busiest(places) < ROOM ? "well" : "unclear";
}

function behind(sight: Sight, target: string): readonly Place[] {
  const region = regionIn(sight, target);
  const gates = nodesNamed(sight, target);
  return sight.nodes.filter(
    (node) => (region === null || node.region === region) && !gates.includes(node) && node.view.kind !== "edge",
  );
}

function harmNow(sight: Sight, target: string): number {
  const region = regionIn(sight, target);
  return region === null ? sight.affectedRatio : (sight.affected.get(region) ?? 0);
}

/** The share of users affected where a change acts, at a moment that the charts still show. */
function harmAt({ common, ...sight }: Sight, target: string, tick: Tick): number | null {
  const row = common.metrics.filter((one) => one.tick <= tick).at(-1);
  if (!row) return null;
  const regions = common.map?.regions ?? [];
  const region = regionIn({ common, ...sight }, target);
  const shares = regions.map((_, index) => readRegion(row, index));
  const at = regions.findIndex(({ id }) => id === region);
  if (at >= 0) return shares[at]?.affectedRatio ?? null;
  const users = shares.reduce((sum, one) => sum + one.users, 0);
  return users > 0 ? shares.reduce((sum, one) => sum + one.affectedRatio * one.users, 0) / users : null;
}
