/**
 * Stations that die and come back. Owns `dead`. A dying station loses its queue and its work in service; its clients
 * are told at once. While it is dead every attempt is refused at once; it comes back empty.
 */
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
  state.unfinished[pool] = 0;
  state.debt[pool] = 0;
  for (const lane of plant.pools[pool].lanes) {
    const { client, stream } = plant.lanes[lane];
    const { attempts, ring } = plant.clients[client];
    for (let s = stream; s < stream + classes * attempts; s++) {
      const entry = plant.streams[s].ring;
      if (entry < 0) continue;
      for (let sent = tick - ring.length + 1; sent < tick; sent++) {
        const at = entry + (sent & ring.mask);
        const lost = state.out[at];
        state.wait[at] = 0;
        state.win[at] = 0;
        if (lost > 0) failAttempt(step, s, sent, lost, "error");
      }
    }
  }
}
