/**
 * The latest save: which one of the team's changes, done a little sooner, would have saved most. Each try is an ordinary
 * what-if, so the server runs them one by one, behind whatever people ask for, while they answer the private questions.
 */
import { secondsToTicks } from "../../base/index.ts";
import type { Play } from "../../play/index.ts";
import type { ChangedDeed } from "../../protocol/index.ts";
import { lostIn } from "./tape.ts";
import type { Taped } from "./tape.ts";
import type { WhatIfRun } from "./counterfactual.ts";

export interface Save {
  readonly change: ChangedDeed;
  readonly run: WhatIfRun;
}

/** How much sooner is tried: as long as it takes to look and to agree. */
const SOONER = secondsToTicks(300);
/** Each try costs seconds of a processor, and the first changes have the most time left to matter. */
const MOST_TRIES = 6;
/** What saves less than this share of the team's own user-minutes is not worth telling. */
const WORTH = 0.02;

/** What is tried: the changes that took effect, each five minutes sooner. */
export function changesSooner({ actions }: Pick<Play, "actions">): readonly ChangedDeed[] {
  return actions
    .flatMap(({ ref, state, launchedTick }): readonly ChangedDeed[] =>
      state === "effective" && launchedTick !== null
        ? [{ kind: "move", ref, toTick: Math.max(0, launchedTick - SOONER) }]
        : [],
    )
    .slice(0, MOST_TRIES);
}

/** The try that lost least; null where none is worth telling. */
export function bestSave(team: Pick<Taped, "userMinutes">, tries: readonly Save[]): Save | null {
  const best = tries.reduce<Save | null>((so, one) => (so && lostIn(so.run) <= lostIn(one.run) ? so : one), null);
  return best && lostIn(best.run) < lostIn(team) * (1 - WORTH) ? best : null;
}
