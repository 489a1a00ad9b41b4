/**
 * The latest save: which one of the team's changes, done a little sooner, would have saved most. It is searched while
 * the team answers its private questions, so that the reveal has a first what-if to show.
 */
import { must, secondsToTicks } from "../../base/index.ts";
import type { WhatIfChange } from "../../protocol/index.ts";
import type { Progress } from "./tape.ts";
import { runWhatIf } from "./whatIf.ts";
import type { WhatIfRequest, WhatIfRun } from "./whatIf.ts";

export interface Save {
  readonly change: WhatIfChange;
  readonly run: WhatIfRun;
}

/** How much sooner is tried: as long as it takes to look and to agree. */
const SOONER = secondsToTicks(300);
/** What saves less than this share of the team's own user-minutes is not worth telling. */
const WORTH = 0.02;

export function findSave(request: Omit<WhatIfRequest, "change">, progress: Progress): Save | null {
  const { play, userMinutes } = request.original;
  const done = play.actions.filter(({ state, launchedTick }) => state === "effective" && launchedTick !== null);
  let best: Save | null = null;
  for (const [index, { ref, launchedTick }] of done.entries()) {
    progress(index / done.length);
    const change = { kind: "move", ref, toTick: Math.max(0, must(launchedTick, ref) - SOONER) } as const;
    const run = runWhatIf({ ...request, change }, () => undefined);
    if (!best || lost(run) < lost(best.run)) best = { change, run };
  }
  return best && lost(best.run) < lost({ userMinutes }) * (1 - WORTH) ? best : null;
}

function lost({ userMinutes }: Pick<WhatIfRun, "userMinutes">): number {
  return must(userMinutes.at(-1), "total");
}
