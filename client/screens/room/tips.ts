/**
 * First-use tips as data: a short sentence for the first time that something is met. One at a time, each once on a
 * device, and none while so much is going on that nobody would read it. Pure.
 */
import type { Tick } from "../../../shared/base/index.ts";
import type { AlertView, CommonView, OwnView } from "../../../shared/protocol/index.ts";
import { alertRows, STORM_GROUPS } from "../../panels/alerts/index.ts";
import type { Key } from "../../text/index.ts";

export interface Met {
  readonly common: Pick<CommonView, "session" | "evidence" | "comms">;
  readonly own: Pick<OwnView, "you" | "tray" | "diagnostics" | "preparing" | "refused">;
  /** What is chosen on the map. */
  readonly selected: string | null;
}

export interface Tip {
  readonly id: string;
  readonly says: Extract<Key, `tip.${string}`>;
  readonly isDue: (met: Met) => boolean;
}

export const tips: readonly Tip[] = [
  { id: "share", says: "tip.share", isDue: ({ common, own }) => common.session.size > 1 && own.tray.length > 0 },
  {
    id: "claim",
    says: "tip.claim",
    isDue: ({ common, own }) =>
      common.session.size > 1 && common.evidence.some(({ seat, claim }) => seat === own.you.seat && claim === null),
  },
  {
    id: "posts",
    says: "tip.posts",
    isDue: ({ common, own }) => common.comms.nextPostDueMs !== null && own.refused["status.post"] === undefined,
  },
  { id: "estimate", says: "tip.estimate", isDue: ({ own }) => own.preparing !== null },
  { id: "slots", says: "tip.slots", isDue: ({ own }) => own.diagnostics.runs.length > 0 },
  { id: "ages", says: "tip.ages", isDue: ({ selected }) => selected !== null },
];

export function tipDue(met: Met, seen: readonly string[]): Tip | null {
  return tips.find(({ id, isDue }) => !seen.includes(id) && isDue(met)) ?? null;
}

/** Whether there is time to read: no storm row, and no more groups than would make one. */
export function isCalm(alerts: readonly AlertView[], tick: Tick): boolean {
  const { storm, pages, tickets } = alertRows(alerts, tick);
  return storm === null && pages.length + tickets.length <= STORM_GROUPS;
}
