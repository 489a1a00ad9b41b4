/**
 * READ THIS FIRST. One step of the world is these systems in this order; nothing happens anywhere else.
 *
 * Work flows through all tiers within the step: old work finishes callee first and leaves at each pool a kernel (what
 * becomes of work that arrives now); then new work is sent caller first and what is left of it is stored as cohorts.
 */
import type { Step } from "./step.ts";
import { turnAllowances } from "./systems/allowances.ts";
import { turnBreakers } from "./systems/breakers.ts";
import { foreseePermission } from "./systems/budgets.ts";
import { answer } from "./systems/answers.ts";
import { answerJoined, turnCaches } from "./systems/caches.ts";
import { turnBackups } from "./systems/backups.ts";
import { turnBoots } from "./systems/boots.ts";
import { turnCeilings } from "./systems/ceilings.ts";
import { turnCrashes } from "./systems/crashes.ts";
import { turnFleets } from "./systems/fleets.ts";
import { admitToCaller, advanceCaller } from "./systems/callers.ts";
import { composeLatency } from "./systems/latency.ts";
import { admitToLeaf, advanceLeaf } from "./systems/leaves.ts";
import { measurePools } from "./systems/pools.ts";
import { setPaces } from "./systems/paces.ts";
import { countWrong } from "./systems/integrity.ts";
import { answerArrived, crossLinks, setLinks } from "./systems/links.ts";
import { turnFallbacks } from "./systems/fallbacks.ts";
import { turnLoops } from "./systems/loops.ts";
import { turnQuorums } from "./systems/quorums.ts";
import { turnRoutes } from "./systems/routes.ts";
import { openTick } from "./systems/queues.ts";
import { turnBundles } from "./systems/bundles.ts";
import { turnRecoveries } from "./systems/recoveries.ts";
import { shedStale } from "./systems/shedding.ts";
import { turnRecords } from "./systems/records.ts";
import { turnWarmups } from "./systems/warmups.ts";
import { expireAttempts } from "./systems/timeouts.ts";
import { beginJourneys, sendOutside } from "./systems/users.ts";

export type System = (step: Step) => void;

export const pipeline: readonly System[] = [
  openTick,
  turnCrashes,
  turnFleets,
  turnLoops,
  turnBoots,
  turnWarmups,
  turnRecoveries,
  turnRecords,
  turnFallbacks,
  setPaces,
  turnCeilings,
  turnAllowances,
  setLinks,
  turnQuorums,
  turnRoutes,
  turnBreakers,
  foreseePermission,
  beginJourneys,
  turnBundles,
  expireAttempts,
  shedStale,
  crossLinks,
  settleJoined,
  calleesFirst,
  sendOutside,
  callersFirst,
  turnCaches,
  measurePools,
  countWrong,
  turnBackups,
  composeLatency,
];

/** Loads that ended in the step before answer those who joined them. */
function settleJoined(step: Step): void {
  if (step.state.joined.length > 0)
    answerJoined(step, (stream, sentTick, mass) => answer(step, stream, sentTick, mass));
}

function calleesFirst(step: Step): void {
  for (const pool of step.plant.order) {
    if (step.plant.pools[pool].leaf) advanceLeaf(step, pool);
    else advanceCaller(step, pool);
    answerArrived(step, pool);
  }
}

function callersFirst(step: Step): void {
  const { order, pools } = step.plant;
  for (let i = order.length - 1; i >= 0; i--) {
    const pool = order[i];
    if (pools[pool].leaf) admitToLeaf(step, pool);
    else admitToCaller(step, pool);
  }
}
