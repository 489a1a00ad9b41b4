/** Looks at a game as a bridge gets them: the view of a live round, with whatever a test wants to be otherwise. */
import { packImpact, packLink, packNode, packRegion } from "../../../shared/protocol/index.ts";
import type { AlertView, CommonView, LinkReading, MetricsRow, NodeReading } from "../../../shared/protocol/index.ts";
import { createViewer } from "../../../shared/view/index.ts";
import { goLive } from "../../play/table.ts";
import type { Look } from "../../../server/bridge/look.ts";

const { round } = goLive();
const live = createViewer(round).common();

export const node: NodeReading = { rps: 100, errorRatio: 0.1, p50Ms: 20, p95Ms: 80, ageTicks: 0 };
const link: LinkReading = {
  attemptsRps: 60,
  callsRps: 50,
  goodRps: 45,
  errorRatio: 0.2,
  timeoutRatio: 0.1,
  p95Ms: 40,
  isBreakerOpen: true,
  ageTicks: 0,
};
const impact = { sli: 0.9, burn: 10, usersAffected: 100, usersTotal: 1000, ageTicks: 0, alertsAgeTicks: 0 };

/** The n-th scrape; `first` is what the first node reads, null where there is no data. All other nodes read `node`. */
export function rowAt(scrape: number, first: NodeReading | null = node, userMinutesLost = 0): MetricsRow {
  const others = (live.map?.nodes ?? []).slice(1).map(() => node);
  return {
    scrape,
    tick: scrape * 100,
    nodes: [first, ...others].flatMap(packNode),
    links: (live.map?.links ?? []).flatMap(() => packLink(link)),
    regions: (live.map?.regions ?? []).flatMap(() => packRegion({ affectedRatio: 0.1, users: 1000 })),
    impact: packImpact({ ...impact, userMinutesLost }),
  };
}

export function lookAt(changes: Partial<CommonView> = {}, tag = "abc"): Look {
  const common = { ...live, ...changes };
  return { tag, tick: common.metrics.at(-1)?.tick ?? 0, common };
}

export function atSpeed(speed: CommonView["session"]["speed"]): Pick<CommonView, "session"> {
  return { session: { ...live.session, speed } };
}

export function inPhase(phase: CommonView["session"]["phase"]): Pick<CommonView, "session"> {
  return { session: { ...live.session, phase } };
}

export function alert(changes: Partial<AlertView> = {}): AlertView {
  return {
    id: "store-errors:store@west",
    severity: "page",
    metric: "errorRatio",
    subject: "store@west",
    text: "The store refuses",
    value: 0.4,
    threshold: 0.05,
    overS: [60],
    owner: "DAT",
    sinceTick: 0,
    state: "firing",
    ackedBy: null,
    escalatesTick: null,
    silencedUntil: null,
    silence: null,
    ...changes,
  };
}
