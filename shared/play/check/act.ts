/**
 * What must hold before a change is prepared, launched, approved or taken back. Only what the team can know counts:
 * a hidden obstacle lets the change start and fail where everybody sees it.
 */
import { secondsToTicks } from "../../base/index.ts";
import type { Refusal, Tick } from "../../base/index.ts";
import { factsOf, verbs } from "../../actions/index.ts";
import type { Verb } from "../../actions/index.ts";
import { isChange } from "../../content/index.ts";
import type { ActionSpec } from "../../content/index.ts";
import type { AddedAction } from "../../protocol/index.ts";
import { mayBreakGlass } from "../../protocol/index.ts";
import { no } from "../../refusals/index.ts";
import { actionOf } from "../facts.ts";
import type { Facts } from "../facts.ts";
import type { Checks, SeatAsk } from "../handlers.ts";
import { actionByRef, consolesHeldBy, hypothesisOf, isInFlight, mayActAs } from "../queries.ts";
import { onlyConsoleOf } from "./who.ts";
import type { Action, Play, Preparation } from "../state.ts";

const frozen = no("action/frozen");
const unknownRef = no("action/unknown");

export const actChecks = {
  "action.prepare": (ask, change) => prepare(ask, change),
  "action.dismiss": () => null,
  "action.launch": (ask, change) => {
    const { facts, play } = ask;
    const refusal = prepare(ask, change) ?? targetRefusal(facts, play, change.action, change.target);
    if (refusal) return refusal;
    if (isInForce(ask, change)) return no("action/already-in-force");
    const isGlass = change.breakGlass !== undefined;
    const verb = actionOf(facts, change.action)?.verb;
    if (isGlass && verb !== undefined && factsOf(verb).losesData) return no("action/always-two");
    if (isGlass && !mayBreakGlass(play.options.layer, play.comms.severity)) {
      return no("action/no-glass");
    }
    return change.hypothesis !== undefined && !hypothesisOf(play, change.hypothesis) ? no("hypothesis/unknown") : null;
  },
  "action.cancel": ({ play, at, seat }, { ref }) => {
    const action = actionByRef(play, ref);
    if (!action) return unknownRef;
    if (action.by !== seat && !mayActAs(play, seat, "CMD")) {
      return no("action/not-yours");
    }
    if (action.state === "proposed") return null;
    const isInTime = action.cancellableUntilMs !== null && at.clockMs < action.cancellableUntilMs;
    return action.state === "running" && isInTime ? null : no("action/too-late");
  },
  "action.approve": (ask, { ref }) => mayDecide(ask, ref),
  "action.deny": (ask, { ref }) => mayDecide(ask, ref),
  "action.undo": ({ facts, play, seat }, { ref }) => {
    const action = actionByRef(play, ref);
    const spec = action && actionOf(facts, action.action);
    if (!action || !spec) return unknownRef;
    return onlyConsoleOf(spec, play, seat) ?? undoRefusal(facts, play, action, spec);
  },
} as const satisfies Partial<Checks>;

/** Why a target cannot be changed now, or null. It also answers the button that would launch the change. */
export function targetRefusal(facts: Facts, play: Play, action: string, target: string): Refusal | null {
  const spec = actionOf(facts, action);
  if (spec && isChange(facts.topology, spec, target) && isFrozen(facts, play)) return frozen;
  const busy = play.actions.find((other) => isInFlight(other) && other.target === target);
  if (!busy) return null;
  return busyRefusal(busy.action === action);
}

/** What is said where a change is under way already: the same one, or another. */
export function busyRefusal(isSame: boolean): Refusal {
  return isSame ? no("action/already-running") : no("action/target-busy");
}

/** Why an action could not have been launched at a tick of a round that is over, or null. */
export function addedRefusal(facts: Facts, play: Play, added: AddedAction, endTick: Tick): Refusal | null {
  const { action, target, value, toTick } = added;
  const spec = actionOf(facts, action);
  if (!spec) return no("action/unknown-kind");
  if (!spec.targets.includes(target)) {
    const known = spec.targets.join(", ");
    return no("whatif/not-there", { action: spec.label, target, known });
  }
  const wrong = valueRefusal(spec, value);
  if (wrong) return wrong;
  if (toTick < 0) return no("whatif/too-early");
  if (toTick > endTick) return no("whatif/too-late");
  return wasBusy(facts, play, target, toTick) ? no("whatif/target-busy") : null;
}

/** Whether one of the team's changes was under way at a place, from its launch to its effect. */
export function wasBusy(facts: Facts, { actions }: Pick<Play, "actions">, target: string, tick: Tick): boolean {
  return actions.some(({ action, target: at, launchedTick, dueTick, state }) => {
    if (at !== target || launchedTick === null || launchedTick > tick) return false;
    // The due moment of what was taken back is that of its undo.
    const isBack = state === "undoing" || state === "undone";
    const lead = secondsToTicks(actionOf(facts, action)?.leadS ?? 0);
    return tick < (isBack ? launchedTick + lead : (dueTick ?? launchedTick + 1));
  });
}

/** Why a change cannot be taken back, or null. */
export function undoRefusal(facts: Facts, play: Play, action: Action, spec: ActionSpec): Refusal | null {
  if (verbs[spec.verb].undo === "none") return no("action/no-undo");
  if (action.state !== "effective") return no("action/not-done");
  if (isChange(facts.topology, spec, action.target) && isFrozen(facts, play)) return frozen;
  const later = play.actions.some(
    (other) =>
      setsTheSame(facts, action, other) &&
      other.state === "effective" &&
      (other.launchedTick ?? 0) > (action.launchedTick ?? 0),
  );
  return later ? no("action/superseded") : null;
}

/** The team has frozen changes, and has not lifted that yet. */
function isFrozen(facts: Facts, play: Play): boolean {
  return play.actions.some(
    ({ action, state }) =>
      (state === "effective" || state === "undoing") && actionOf(facts, action)?.verb === "changes.freeze",
  );
}

function prepare({ facts, play, seat }: SeatAsk, { action, target, value }: Preparation): Refusal | null {
  const spec = actionOf(facts, action);
  if (!spec) return no("action/unknown-kind");
  const foreign = onlyConsoleOf(spec, play, seat);
  if (foreign) return foreign;
  if (!spec.targets.includes(target)) return no("action/bad-target");
  return valueRefusal(spec, value);
}

function valueRefusal({ value: range }: ActionSpec, value: number): Refusal | null {
  if (!range) return null;
  const steps = (value - range.min) / range.step;
  const isOnStep = Math.abs(steps - Math.round(steps)) < 1e-6;
  return value >= range.min && value <= range.max && isOnStep
    ? null
    : no("action/bad-value", { min: range.min, max: range.max, step: range.step });
}

/** Verbs that set something: setting it again to the same value does nothing. */
const setters: ReadonlySet<string> = new Set([
  "parameter.set",
  "traffic.admit",
  "traffic.limit",
  "traffic.shift",
  "automation.pause",
  "automation.resume",
  "automation.override",
  "breaker.force",
  "changes.freeze",
]);

/** Verbs that tell an automation how to stand: each takes the place of the others before it. */
const hands: ReadonlySet<Verb> = new Set([
  "automation.pause",
  "automation.resume",
  "automation.override",
  "traffic.shift",
] as const);

function isHand(facts: Facts, action: string): boolean {
  const verb = actionOf(facts, action)?.verb;
  return verb !== undefined && hands.has(verb);
}

/** Whether of two changes the later one counts alone. */
function setsTheSame(facts: Facts, { action, target }: Pick<Action, "action" | "target">, other: Action): boolean {
  if (other.target !== target) return false;
  return other.action === action || (isHand(facts, action) && isHand(facts, other.action));
}

function isInForce({ facts, play }: SeatAsk, change: Preparation): boolean {
  const spec = actionOf(facts, change.action);
  const last = play.actions.filter((other) => other.state === "effective" && setsTheSame(facts, change, other)).at(-1);
  return spec !== undefined && setters.has(spec.verb) && last?.action === change.action && last.value === change.value;
}

/** The second key is turned by another person: command, or in a pair the partner, or whoever is there. */
function mayDecide({ play, seat }: SeatAsk, ref: string): Refusal | null {
  const action = actionByRef(play, ref);
  if (!action) return unknownRef;
  if (action.state !== "proposed") return no("action/not-proposed");
  if (action.by === seat) return no("action/own-proposal");
  const proposerCommands = consolesHeldBy(play, action.by).includes("CMD");
  return proposerCommands || mayActAs(play, seat, "CMD") ? null : no("action/no-decider");
}
