/**
 * What the parameters of this step come to, worked out once before the flow that reads it many times, and again only
 * where they have changed. Owns no state: it fills `ownWork`, `leftOld`, `leftNew` by (pool, class) and `calling`, `fan`,
 * `widest` by (client, class) in working memory.
 */
import type { Step } from "../step.ts";
import { callingShare, fanOut } from "./caches.ts";
import { serviceSteps } from "./pools.ts";
import { leftOfOld, leftOfStarts } from "./service.ts";

export function setPaces(step: Step): void {
  const { plant, work } = step;
  const classes = plant.classes.length;
  for (let pool = 0; pool < plant.pools.length; pool++) {
    const { classes: coming, clients } = plant.pools[pool];
    for (const k of coming) {
      const at = pool * classes + k;
      const own = serviceSteps(step, pool, k);
      if (own === work.ownWork[at]) continue;
      work.ownWork[at] = own;
      work.leftOld[at] = leftOfOld(own);
      work.leftNew[at] = leftOfStarts(own);
    }
    for (const client of clients) setCalls(step, client, coming);
  }
}

function setCalls(step: Step, client: number, coming: readonly number[]): void {
  const { plant, work } = step;
  let widest = 1;
  for (const k of coming) {
    const at = client * plant.classes.length + k;
    work.calling[at] = callingShare(step, client, k);
    work.fan[at] = fanOut(step, client, k, work.calling[at]);
    widest = Math.max(widest, work.fan[at]);
  }
  // Nobody waits for an asynchronous call: it holds no slot. For those side by side their bundle does.
  const { bundle, isAsync } = plant.clients[client];
  work.widest[client] = isAsync || bundle >= 0 ? Infinity : widest;
}
