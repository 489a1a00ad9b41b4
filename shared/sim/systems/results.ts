/** What the calls of one outside caller, a fleet, came to since the step before. Owns no state: it moves what answers.ts put down. */
import type { Step } from "../step.ts";

/** Takes the results of a client's calls of a class, counts them, and leaves them in `work.outcome`. */
export function takeResults(step: Step, client: number, k: number): void {
  const { plant, state, work } = step;
  const at = client * plant.classes.length + k;
  const good = state.answered[at];
  const bad = state.refused[at];
  state.answered[at] = 0;
  state.refused[at] = 0;
  for (const edge of plant.clients[client].edges) state.turnedAway[edge] = 0;
  state.callOk[at] += good;
  state.callFailed[at] += bad;
  if (good > 0) state.callLatency[at] += good * (step.tick - 1 - state.answeredBirth[at]);
  work.outcome.good = good;
  work.outcome.bad = bad;
}
