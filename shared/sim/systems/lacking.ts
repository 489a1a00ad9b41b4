/**
 * Requests that go on without an answer they asked for, or with an old one: of calls that say what that is worth. Owns
 * `lackPassed` and `lacked`, counters by (such a call, class).
 */
import type { Step } from "../step.ts";

/** So many requests passed a call of a client, and so many of them without its answer. */
export function noteLacking({ plant, state }: Step, client: number, k: number, passed: number, lacked: number): void {
  const { lack } = plant.clients[client];
  if (lack < 0) return;
  const at = lack * plant.classes.length + k;
  state.lackPassed[at] += passed;
  state.lacked[at] += lacked;
}
