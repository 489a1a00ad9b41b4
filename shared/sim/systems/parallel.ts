/**
 * Calls made side by side: contexts come to all calls of a bundle at once, go on when the last is answered, and fail
 * with the first that fails [Q5]. Owns no state: who waits for what is kept by bundles.ts.
 */
import { DUST } from "../step.ts";
import type { Step } from "../step.ts";
import { noteLacking } from "./lacking.ts";
import { makeCalls } from "./attempts.ts";
import type { Mode } from "./attempts.ts";
import { enterBundle, settleSeat, unfailed, waitingFor } from "./bundles.ts";
import { sendDue } from "./carried.ts";
import type { Ended } from "./carried.ts";
import { coveredShare } from "./fallbacks.ts";

/** As `throughCalls` for one call: `contexts.good` comes in; what is through goes into `next`, what failed into `bad`. */
export function throughBundle(step: Step, mode: Mode, at: number, k: number, carried: boolean): void {
  const { contexts, entered } = step.work;
  const { good } = contexts;
  const bundle = step.plant.bundles[at];
  if (good > DUST) {
    for (let seat = 0; seat < bundle.clients.length; seat++) sendSeat(step, mode, at, seat, k);
    if (mode === "send") enterBundle(step, at, k, entered, good);
    contexts.next += good * waitingFor(bundle, entered, 0);
    contexts.bad += good * (1 - unfailed(bundle, entered, -1));
  }
  if (carried) takeSettled(step, at, k);
}

/** Sends the calls of one seat, and says which share of the contexts still waits for it and which it failed. */
function sendSeat(step: Step, mode: Mode, at: number, seat: number, k: number): void {
  const { plant, state, work } = step;
  const { outcome, entered } = work;
  const { good } = work.contexts;
  const client = plant.bundles[at].clients[seat];
  const calling = work.calling[client * plant.classes.length + k];
  const calls = makeCalls(step, mode, client, k, good);
  const open = calls - outcome.good - outcome.bad;
  const covered = coveredShare(step, client);
  entered.open[seat] = Math.max(0, open);
  entered.waiting[seat] = calls > 0 ? (calling * Math.max(0, open)) / calls : 0;
  entered.failing[seat] = calls > 0 ? (calling * outcome.bad * (1 - covered)) / calls : 0;
  if (mode === "foresee") return;
  state.open[client] += open;
  const passed = good * (1 - entered.waiting[seat] - entered.failing[seat]);
  noteLacking(step, client, k, passed, calls > 0 ? (good * calling * outcome.bad * covered) / calls : 0);
}

const settleEnded: Ended = (step, client, k) => {
  const { batch, outcome } = step.work;
  step.state.open[client] -= outcome.good + outcome.bad;
  settleSeat(step, client, k, outcome.good, batch.birth, true);
  settleSeat(step, client, k, outcome.bad, batch.birth, false);
};

/** Retries that are due, and the contexts whose last answer or first failure came since the pool's last turn. */
function takeSettled(step: Step, at: number, k: number): void {
  const { plant, state, work } = step;
  const { clients } = plant.bundles[at];
  for (const client of clients) sendDue(step, client, k, settleEnded);
  const mail = at * plant.classes.length + k;
  work.contexts.next += state.bundleGood[mail];
  work.contexts.bad += state.bundleBad[mail];
  state.bundleGood[mail] = 0;
  state.bundleBad[mail] = 0;
}
