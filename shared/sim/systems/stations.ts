/**
 * Stations that die and come back. Owns `dead`. A dying station loses its queue and its work in service; its clients
 * are told at once. While it is dead every attempt is refused at once; it comes back empty.
 */
import { cohortAt, OUT, WAIT, WIN } from "../cohorts.ts";
import type { Step } from "../step.ts";
import { failAttempt } from "./answers.ts";
import { dropQueue } from "./queues.ts";

export function killStation(step: Step, station: number): void {
  const { plant, state } = step;
  if (state.dead[station] === 1) return;
  state.dead[station] = 1;
  for (const pool of plant.stationPools[station]) emptyPool(step, pool);
}

export function reviveStation({ state }: Step, station: number): void {
  state.dead[station] = 0;
}

/** Everything that a pool had accepted fails at its clients now. */
function emptyPool(step: Step, pool: number): void {
  const { plant, state, tick } = step;
  const classes = plant.classes.length;
  dropQueue(step, pool);
  state.busy.fill(0, pool * classes, (pool + 1) * classes);
  state.present.fill(0, pool * classes, (pool + 1) * classes);
  state.unfinished[pool] = 0;
  state.debt[pool] = 0;
  for (const k of plant.pools[pool].classes) {
    for (const s of plant.pools[pool].streams[k]) {
      const stream = plant.streams[s];
      for (let sent = tick - stream.length + 1; sent < tick; sent++) {
        const at = cohortAt(stream, sent);
        const lost = state.cohorts[at + OUT];
        state.cohorts[at + WAIT] = 0;
        state.cohorts[at + WIN] = 0;
        if (lost > 0) failAttempt(step, s, sent, lost, "error");
      }
    }
  }
}
