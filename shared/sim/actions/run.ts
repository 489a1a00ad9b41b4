/**
 * Launched actions: lead time, effect, cancel and undo, all in simulated time. Owns `affairs.actions`, `affairs.warming`
 * and `affairs.restarts`. A deed that meets an obstacle starts and then waits or fails where everybody can see it; the
 * lead time runs from when it gets through.
 */
import { assert } from "../../base/index.ts";
import { ALL_CHANGES } from "../../content/index.ts";
import type { ActionAffair } from "../affairs.ts";
import { restartReplicas } from "../actors/replicas.ts";
import { endBy } from "../changes/defects.ts";
import { comingOf, outcomeCauses, wakeOutcome } from "../changes/outcomes.ts";
import { isHeldUp } from "../changes/freeze.ts";
import { changesNamed } from "../observe/blame.ts";
import { happen, setStanding } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { warmEntries } from "../systems/caches.ts";
import type { Obstacle, SimCommand } from "../types.ts";
import { openTries, tryAgain } from "./access.ts";
import { applyDeed, undoDeed, waitingFor } from "./apply.ts";
import type { Applied, Deed } from "./apply.ts";

export function takeCommand(round: RoundStep, command: SimCommand): void {
  const { affairs, cast } = round;
  if (command.kind === "action.launch") {
    const spec = cast.scenario.actions[command.action];
    assert(spec !== undefined, `no action ${command.action}`);
    const event = happen(round, "action-launched", spec.id, [], "player", {
      target: command.target,
      value: command.value,
      ref: command.ref,
    });
    affairs.actions.push({
      ref: command.ref,
      action: command.action,
      target: command.target,
      value: command.value,
      verb: spec.verb,
      launchedTick: round.tick,
      effectiveTick: round.tick + Math.round(spec.leadS * 10),
      state: "running",
      event,
      saved: [],
      tries: openTries(round, command.action),
      obstacle: null,
      woke: [],
    });
    return;
  }
  const at = affairs.actions.findIndex(({ ref }) => ref === command.ref);
  if (at < 0) return;
  const action = affairs.actions[at];
  if (command.kind === "action.cancel" && action.state === "running") {
    affairs.actions[at] = { ...action, state: "cancelled" };
    happen(round, "action-cancelled", cast.scenario.actions[action.action].id, [action.event], "player", {
      ref: action.ref,
    });
  }
  if (command.kind === "action.undo" && action.state === "effective") {
    const half = Math.round((cast.scenario.actions[action.action].leadS * 10) / 2);
    const tries = openTries(round, action.action);
    affairs.actions[at] = { ...action, state: "undoing", effectiveTick: round.tick + half, tries, obstacle: null };
  }
}

export function turnActions(round: RoundStep): void {
  const { affairs } = round;
  for (const [at, action] of affairs.actions.entries()) {
    if (action.state === "running" || action.state === "undoing") affairs.actions[at] = turnAction(round, action);
    else if (action.state === "effective" && action.obstacle?.code === "limit")
      affairs.actions[at] = { ...action, obstacle: waitingFor(round, action.saved) };
  }
  turnRestarts(round);
  turnWarming(round);
}

/** Through first, then its lead time, then what it does. */
function turnAction(round: RoundStep, before: ActionAffair): ActionAffair {
  const { tries } = before;
  const action = tries !== null && tries.nextTick <= round.tick ? tryAgain(round, before, tries) : before;
  if (action.tries !== null || action.effectiveTick > round.tick) return action;
  if (isHeldUp(round, deedOf(round, action).spec, action.target)) return hold(round, action);
  if (action.state === "running") return takeEffect(round, action);
  return action.state === "undoing" ? takeBack(round, action) : action;
}

function deedOf({ cast }: RoundStep, { ref, action, target, value, event }: ActionAffair): Deed {
  return { ref, spec: cast.scenario.actions[action], target, value, event };
}

/** It is ready, and changes are frozen. */
function hold(round: RoundStep, action: ActionAffair): ActionAffair {
  if (action.obstacle?.code === "frozen") return action;
  const { id } = round.cast.scenario.actions[action.action];
  const obstacle = { code: "frozen", of: ALL_CHANGES, says: null } as const;
  const data = { target: action.target, ref: action.ref, code: obstacle.code, of: obstacle.of };
  happen(round, "action-blocked", id, [action.event, ...changesNamed(round, ALL_CHANGES)], null, data);
  return { ...action, obstacle };
}

function takeEffect(round: RoundStep, action: ActionAffair): ActionAffair {
  const deed = deedOf(round, action);
  const outcome = comingOf(round, round.cast.ofActions[action.action]);
  if (outcome?.does === "fails") {
    const obstacle = { code: "outcome", of: action.target, says: outcome.says } as const;
    return fail(round, action, obstacle, outcomeCauses(round, outcome));
  }
  const applied: Applied = outcome?.does === "instead" ? { ok: true, saved: [] } : applyDeed(round, deed);
  if (!applied.ok) return fail(round, action, applied.obstacle, changesNamed(round, applied.obstacle.of));
  const event = happen(round, "action-effective", deed.spec.id, [action.event], null, {
    target: action.target,
    value: action.value,
    ref: action.ref,
  });
  const woke = outcome ? wakeOutcome(round, outcome, action.target, event) : [];
  if (outcome?.does !== "instead") setStanding(round, action.target, "action-effective", event);
  const obstacle = waitingFor(round, applied.saved);
  if (obstacle !== null) {
    const data = { target: action.target, ref: action.ref, code: obstacle.code, of: obstacle.of };
    happen(round, "action-blocked", deed.spec.id, [event, ...changesNamed(round, obstacle.of)], null, data);
  }
  return { ...action, state: "effective", saved: applied.saved, obstacle, woke };
}

function fail(round: RoundStep, action: ActionAffair, obstacle: Obstacle, causes: readonly number[]): ActionAffair {
  const { id } = round.cast.scenario.actions[action.action];
  const { code, of } = obstacle;
  const data = { target: action.target, ref: action.ref, code, of };
  happen(round, "action-failed", id, [action.event, ...causes], null, data);
  return { ...action, state: "failed", obstacle };
}

function takeBack(round: RoundStep, action: ActionAffair): ActionAffair {
  undoDeed(round, deedOf(round, action), action.saved);
  for (const defect of action.woke) endBy(round, defect);
  setStanding(round, action.target, "action-effective", null);
  happen(round, "action-cancelled", round.cast.scenario.actions[action.action].id, [action.event], "player", {
    ref: action.ref,
  });
  return { ...action, state: "undone", obstacle: null };
}

function turnRestarts(round: RoundStep): void {
  const { affairs } = round;
  if (affairs.restarts.length === 0) return;
  for (const { pool, count, startTick, ...absence } of affairs.restarts) {
    if (startTick <= round.tick) restartReplicas(round, pool, count, absence);
  }
  affairs.restarts = affairs.restarts.filter(({ startTick }) => startTick > round.tick);
}

/**
 * Warm-up jobs load the most wanted missing keys. Each load is work for the store behind: its slots are reserved for
 * the job's rate, and only what is spare is used, so a full store is not warmed from.
 */
function turnWarming(round: RoundStep): void {
  const { plant } = round.cast;
  const { state } = round.step;
  state.reserved.fill(0);
  for (const { cache, ratePerS } of round.affairs.warming) {
    const [pool] = storePools(round, cache);
    if (pool === undefined) continue;
    const slots = state.serving[pool] * state.slotsPerReplica[pool];
    const needed = (ratePerS * state.serviceMs[pool]) / 1000;
    const spare = Math.max(0, slots * 0.9 - busyOf(round, pool));
    const used = Math.min(needed, spare);
    const loads = needed > 0 ? (ratePerS / 10) * (used / needed) : 0;
    const loaded = warmEntries(state, plant, cache, loads);
    state.reserved[pool] += loads > 0 ? used * (loaded / loads) : 0;
  }
}

function storePools({ cast }: RoundStep, cache: number): number[] {
  const { plant } = cast;
  const client = plant.clients.find((one) => one.cache === cache);
  return client ? client.edges.flatMap((edge) => plant.stationPools[plant.edges[edge].station]) : [];
}

function busyOf({ step }: RoundStep, pool: number): number {
  const classes = step.plant.classes.length;
  let busy = 0;
  for (let k = 0; k < classes; k++) busy += step.state.busy[pool * classes + k];
  return busy;
}
