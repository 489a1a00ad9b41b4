/**
 * Operator access [M15]: whether the tools of people get an answer from what they go through. Owns the `tries` of
 * `affairs.actions`.
 *
 * A try asks every gate once. A gate answers with the chance that a request to it has now: that it is not refused or
 * failed, not slower than the tool waits, and not lost on the link from where people sit. It is the truth, not what
 * monitoring shows, and nobody learns of it but by trying.
 */
import type { LookKind } from "../../actions/index.ts";
import type { ActionAffair, Tries } from "../affairs.ts";
import { readingOf, waitS } from "../changes/conditions.ts";
import type { Gate } from "../compile/access.ts";
import { silenceCauses } from "../observe/blame.ts";
import { uniform } from "../random.ts";
import { happen } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { slowerThan } from "../systems/latency.ts";
import { carriedBy } from "../systems/links.ts";

/** Room in the numbering of draws for the gates of one tool, and for the targets of one action. */
const GATES = 64;
const TARGETS = 1024;

/** The tries before an action, or its undo, begins; null where it needs nobody's answer. */
export function openTries({ cast, tick }: RoundStep, action: number): Tries | null {
  if (cast.access.actions[action].length === 0) return null;
  return { nextTick: tick, untilTick: tick + Math.round(cast.scenario.actions[action].patienceS * 10) };
}

/**
 * One try of an action that waits for an answer: through, it has no more tries and its lead time begins; else it is
 * tried again while there is patience, and then has failed, or is as it was before its undo.
 */
export function tryAgain(round: RoundStep, action: ActionAffair, tries: Tries): ActionAffair {
  const { access, plant, scenario } = round.cast;
  const spec = scenario.actions[action.action];
  const isUndo = action.state === "undoing";
  const leadTicks = Math.round((spec.leadS * 10) / (isUndo ? 2 : 1));
  const draw = action.action * TARGETS + spec.targets.indexOf(action.target);
  const gate = closedGate(round, access.actions[action.action], draw);
  if (gate === null) return { ...action, tries: null, obstacle: null, effectiveTick: round.tick + leadTicks };
  const { id } = plant.topology.stations[gate.station];
  const obstacle = { code: "no-answer", of: id, says: null } as const;
  const parents = [action.event, ...silenceCauses(round, gate.station, gate.way)];
  const data = { target: action.target, ref: action.ref, code: obstacle.code, of: id, ...(isUndo ? { undo: 1 } : {}) };
  const nextTick = round.tick + access.retryTicks;
  if (nextTick > tries.untilTick) {
    happen(round, "action-failed", spec.id, parents, null, data);
    return { ...action, tries: null, obstacle, effectiveTick: round.tick, state: isUndo ? "effective" : "failed" };
  }
  if (action.obstacle?.of !== id) happen(round, "action-blocked", spec.id, parents, null, data);
  return { ...action, tries: { ...tries, nextTick }, obstacle, effectiveTick: nextTick + leadTicks };
}

/** The station that does not answer a look now, or null. `draw` tells the looks of one tick apart. */
export function unanswered(round: RoundStep, kind: LookKind, draw: number): string | null {
  // Odd against even: a look has a luck of its own beside an action of the same tick.
  const gate = closedGate(round, round.cast.access.looks.get(kind) ?? [], -1 - draw);
  return gate === null ? null : round.cast.plant.topology.stations[gate.station].id;
}

/** The first gate that does not answer in this tick. */
function closedGate(round: RoundStep, gates: readonly Gate[], draw: number): Gate | null {
  const { toolsKey } = round.cast.plant;
  for (const [i, gate] of gates.entries())
    if (uniform(toolsKey, round.step.tick, draw * GATES + i) >= answering(round, gate)) return gate;
  return null;
}

/** The chance that a request of a tool is answered in time. */
function answering(scene: RoundStep, { station, way }: Gate): number {
  const { state, plant } = scene.step;
  const pools = plant.stationPools[station];
  const serving = pools.reduce((sum, pool) => sum + state.rotation[pool], 0);
  if (state.dead[station] === 1 || serving <= 0) return 0;
  const patienceMs = scene.cast.access.timeoutMs - (way < 0 ? 0 : state.linkLatencyMs[way]);
  if (patienceMs <= 0 || (state.lifo[station] === 0 && waitS(scene, station) * 1000 > patienceMs)) return 0;
  const late = pools.reduce((sum, pool) => sum + state.rotation[pool] * slowerThan(scene.step, pool, patienceMs), 0);
  const failing = Math.min(1, readingOf(scene, "errorRatio", station));
  return (1 - failing) * (1 - late / serving) * (way < 0 ? 1 : carriedBy(scene.step, way));
}
