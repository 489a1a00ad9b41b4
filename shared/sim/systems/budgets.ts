/**
 * Retry budgets [R3]: a token bucket per client. Owns `tokens`, `permission`, `retryDemand`.
 * A first attempt (or a success) earns `ratio` tokens, a retry costs one, the cap bounds them, the floor is 0.
 */
import type { Step } from "../step.ts";

/** Weight of the newest step in the smoothed demand for retries within a step. */
const SMOOTHING = 0.3;

/** Takes tokens for `mass` retries and returns how many may go. */
export function spend({ state }: Step, client: number, mass: number): number {
  const granted = Math.min(mass, Math.max(0, state.tokens[client]));
  state.tokens[client] -= granted;
  return granted;
}

export function earn({ state, plant }: Step, client: number, mass: number, by: "request" | "success"): void {
  const budget = plant.clients[client].call.spec.budget;
  if (!budget || budget.earnedBy !== by) return;
  state.tokens[client] = Math.min(state.budgetCap[client], state.tokens[client] + mass * state.budgetRatio[client]);
}

/** Before the flow: the share of in-step retries that the tokens will cover, from the demand of recent steps. */
export function foreseePermission({ state, plant }: Step): void {
  for (const client of plant.budgeted) {
    const demand = state.retryDemand[client];
    state.permission[client] =
      demand <= state.tokens[client] ? 1 : demand > 0 ? Math.max(0, state.tokens[client]) / demand : 0;
    state.retryDemand[client] = demand * (1 - SMOOTHING);
  }
}

/** Within the flow: retries asked for at once, of which `permission` go. Returns the share that goes. */
export function spendInStep({ state, plant }: Step, client: number, mass: number): number {
  if (!plant.clients[client].call.spec.budget) return 1;
  const share = state.permission[client];
  state.retryDemand[client] += mass * SMOOTHING;
  state.tokens[client] -= mass * share;
  return share;
}
