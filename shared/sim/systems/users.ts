/**
 * People: who wants to be connected, who waits to try again, who has given up, and the calls they begin. Owns
 * `connected`, `waiting`, `gone`, the `call*` counters, and the first attempts put into `due`.
 *
 * A journey `always` is an open stream of calls; `arriving` is made once to become connected; `connected` is made by
 * those who are. A user whose journey failed tries again after an exponential wait, or gives up and is missed for as
 * long as a session lasts.
 */
import { cos } from "../../base/index.ts";
import type { PopulationSpec } from "../../content/index.ts";
import { poisson, uniform } from "../random.ts";
import type { Step } from "../step.ts";
import { callAnswered, callRefused } from "./answers.ts";
import { beginCalls, beginOver } from "./attempts.ts";
import { sendDue } from "./carried.ts";
import type { Ended } from "./carried.ts";

const TICKS_PER_MINUTE = 600;

/** Share of a population that wants to be connected at a tick: a daily cosine between its trough and 1. */
export function dailyShare(spec: PopulationSpec, hourUtc: number): number {
  if (!spec.daily) return 1;
  const { peakHourUtc, trough } = spec.daily;
  return trough + ((1 - trough) * (1 + cos(((hourUtc - peakHourUtc) * Math.PI) / 12))) / 2;
}

export function hourOf({ plant }: Pick<Step, "plant">, tick: number): number {
  return plant.startHourUtc + tick / 36_000;
}

/** Results of last step's journeys, then the journeys that begin now. */
export function beginJourneys(step: Step): void {
  const { plant, state, tick } = step;
  for (const [j, { population, journey, client, class: k, key }] of plant.journeys.entries()) {
    const spec = plant.topology.world.populations[population];
    const { when } = spec.journeys[journey];
    collectResults(step, population, client, k, when);
    let mean = state.rps[j] / 10;
    if (when === "arriving")
      mean =
        (state.users[population] * dailyShare(spec, hourOf(step, tick))) /
        (state.sessionMinutes[population] * TICKS_PER_MINUTE);
    if (when === "connected") mean = (state.connected[population] * state.perUserPerMinute[j]) / TICKS_PER_MINUTE;
    begin(step, population, client, k, poisson(mean, uniform(key, tick, 0)));
  }
  for (let population = 0; population < plant.topology.world.populations.length; population++) {
    const staying = 1 - 1 / (state.sessionMinutes[population] * TICKS_PER_MINUTE);
    state.connected[population] *= staying;
    state.gone[population] *= staying;
  }
}

/** New calls go by the edges' shares; users who come back go where a failover binds them, or by the route again. */
function begin(step: Step, population: number, client: number, k: number, fresh: number): void {
  const { plant, state } = step;
  const { call, edges } = plant.clients[client];
  const patience = Math.max(1, state.reloadAfterS[population] * 10);
  if (call.route) {
    let mass = fresh;
    for (const edge of edges) {
      mass += state.waiting[edge] / patience;
      state.waiting[edge] -= state.waiting[edge] / patience;
    }
    beginCalls(step, client, k, mass);
    return;
  }
  for (const edge of edges) {
    const returning = state.waiting[edge] / patience;
    state.waiting[edge] -= returning;
    beginOver(step, edge, k, fresh * state.edgeShare[edge] + returning);
  }
}

function collectResults(step: Step, population: number, client: number, k: number, when: string): void {
  const { plant, state } = step;
  const at = client * plant.classes.length + k;
  const good = state.answered[at];
  const bad = state.refused[at];
  state.callOk[at] += good;
  state.callFailed[at] += bad;
  state.callLatency[at] += good > 0 ? good * (step.tick - 1 - state.answeredBirth[at]) : 0;
  state.answered[at] = 0;
  state.refused[at] = 0;
  if (when === "arriving") state.connected[population] += good;
  const { edges } = plant.clients[client];
  for (const [i, edge] of edges.entries()) {
    const turned = state.turnedAway[edge];
    state.turnedAway[edge] = 0;
    if (turned <= 0) continue;
    const again = turned * state.reloadShare[population];
    if (when === "connected") {
      const leaving = Math.min(again, state.connected[population]);
      state.connected[population] -= leaving;
      state.waiting[arrivalEdge(step, population, client, i)] += leaving;
    } else {
      state.waiting[edge] += again;
      state.gone[population] += turned - again;
    }
  }
}

/** Where a connected user whose request failed starts anew: the same way, by the journey that lets people in. */
function arrivalEdge({ plant }: Step, population: number, client: number, way: number): number {
  const { journeys } = plant.topology.world.populations[population];
  const entry = plant.journeys.find(
    (one) => one.population === population && journeys[one.journey].when === "arriving",
  );
  const { edges } = plant.clients[entry ? entry.client : client];
  return edges[way < edges.length ? way : 0];
}

/** The callers-first pass begins with people and fleets: attempts that are due go out. */
export function sendOutside(step: Step): void {
  for (const { client, class: k } of step.plant.outside) sendDue(step, client, k, answerOutside);
}

/** Nobody else's work waits for these calls: who made them has the answer at once. */
const answerOutside: Ended = (step, client, k) => {
  const { batch, outcome } = step.work;
  callAnswered(step, client, k, outcome.good, batch.birth);
  callRefused(step, client, k, outcome.bad, batch.birth);
  step.state.turnedAway[batch.edge] += outcome.bad;
};
