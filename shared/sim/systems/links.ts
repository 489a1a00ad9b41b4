/**
 * Attempts under way: over links between regions, and over the call that closes a cycle, which takes a step. Owns
 * `transit*`, `lost*`, `linkOffered`, and fills `delay`, `prompt` and `kept` in working memory.
 *
 * A link's whole round trip is spent on the way out: an attempt arrives that much later and has that much less patience
 * left, its answer is back at once. What a link drops nobody answers: its client times out.
 */
import { TRANSIT } from "../compile/plant.ts";
import { DUST, mixAt } from "../step.ts";
import type { Step } from "../step.ts";
import { callAnswered, failCalls, noteSuccess } from "./answers.ts";
import { kernelShare } from "./kernel.ts";

/** What every link does in this step, from what was offered to it in the step before. */
export function setLinks(step: Step): void {
  const { plant, state, work } = step;
  for (let link = 0; link < plant.ways.length; link++) {
    work.linkKept[link] = carriedBy(step, link);
    state.linkOffered[link] = 0;
  }
  for (const edge of plant.wired) {
    const { link, back } = plant.edges[edge];
    const latency = link < 0 ? 0 : state.linkLatencyMs[link] / 100;
    work.delay[edge] = Math.min(TRANSIT - 3, Math.max(back ? 1 : 0, latency));
    work.kept[edge] = link < 0 ? 1 : work.linkKept[link];
    work.prompt[edge] = work.kept[edge] * Math.max(0, 1 - work.delay[edge]);
  }
}

/** Share that a way carries of what is offered to it now. */
export function carriedBy({ state }: Step, way: number): number {
  const most = state.linkCapacityRps[way] / 10;
  const offered = state.linkOffered[way];
  return (1 - state.linkLoss[way]) * (offered > most ? most / offered : 1);
}

/** What does not arrive within the step: lost on the way, or there in a later one. */
export function sendFar(step: Step, edge: number, stream: number, mass: number, birth: number): void {
  const { plant, state, work, tick } = step;
  const { link } = plant.edges[edge];
  if (link >= 0) state.linkOffered[link] += mass;
  const { transit, lost, client } = plant.streams[stream];
  const whole = Math.floor(work.delay[edge]);
  const part = work.delay[edge] - whole;
  const going = mass * work.kept[edge];
  if (whole > 0) land(step, transit, whole, going * (1 - part), birth);
  land(step, transit, whole + 1, going * part, birth);
  if (lost < 0) return;
  const { ring } = plant.clients[client];
  const patience = Math.min(Math.max(1, Math.round(state.timeoutMs[client] / 100)), ring.length - 1);
  const at = lost + ((tick + patience) & ring.mask);
  mixAt(state.lost, state.lostBirth, at, mass - going, birth);
}

function land({ state, tick }: Step, transit: number, later: number, mass: number, birth: number): void {
  mixAt(state.transit, state.transitBirth, transit + ((tick + later) % TRANSIT), mass, birth);
}

/** At the start of a step: what arrives now joins what is sent; who waited in vain for a lost attempt times out. */
export function crossLinks(step: Step): void {
  const { plant, state, tick } = step;
  for (const edge of plant.wired) {
    for (const lane of plant.edges[edge].lanes) {
      const { client, pool, stream } = plant.lanes[lane];
      const { attempts, ring } = plant.clients[client];
      for (const k of plant.pools[pool].classes) {
        for (let s = stream + k * attempts; s < stream + (k + 1) * attempts; s++) {
          const { transit, lost } = plant.streams[s];
          if (transit < 0) continue;
          const at = transit + (tick % TRANSIT);
          mixAt(state.sent, state.sentBirth, s, state.transit[at], state.transitBirth[at]);
          state.transit[at] = 0;
          if (lost < 0) continue;
          const gone = lost + (tick & ring.mask);
          failCalls(step, s, tick, state.lost[gone], state.lostBirth[gone], "timeout");
          state.lost[gone] = 0;
        }
      }
    }
  }
}

/**
 * A pool's kernel stands: what arrived over links and is decided within the step is answered now, in vain where the link
 * took longer than the client waits.
 */
export function answerArrived(step: Step, pool: number): void {
  const { plant, state, work } = step;
  for (const lane of plant.pools[pool].lanes) {
    const { client, edge, stream } = plant.lanes[lane];
    if (!plant.edges[edge].isWired) continue;
    const { attempts } = plant.clients[client];
    const isLate = work.delay[edge] * 100 >= state.timeoutMs[client];
    for (const k of plant.pools[pool].classes) {
      const failing = kernelShare(step, pool, k, "fail") + kernelShare(step, pool, k, "reject");
      const good = kernelShare(step, pool, k, "ok");
      for (let s = stream + k * attempts; s < stream + (k + 1) * attempts; s++) {
        const mass = state.sent[s];
        if (mass <= DUST) continue;
        const birth = state.sentBirth[s];
        if (isLate) failCalls(step, s, step.tick, mass * good, birth, "timeout");
        else {
          state.open[client] -= mass * good;
          noteSuccess(step, s, mass * good);
          callAnswered(step, client, k, mass * good, birth);
        }
        failCalls(step, s, step.tick, mass * failing, birth, "error");
      }
    }
  }
}
