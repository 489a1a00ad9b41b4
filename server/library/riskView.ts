/** What a browser is told of a risk report. Shares are rounded to a thousandth: they are drawn. */
import type { FindingView, RiskState, RiskView } from "../../shared/protocol/index.ts";
import { isHarmless } from "../../shared/risk/index.ts";
import type { Finding, RiskReport } from "../../shared/risk/index.ts";
import type { RiskNews } from "../whatif/index.ts";

/** How much of the whole each stage is, roughly. */
const UNTIL = { screening: 0.04, simulating: 0.65, containing: 1 } as const;

export function runningView({ stage, done, of, report }: RiskNews): RiskState {
  const from = stage === "screening" ? 0 : stage === "simulating" ? UNTIL.screening : UNTIL.simulating;
  const progress = from + ((UNTIL[stage] - from) * done) / Math.max(1, of);
  return { state: "running", stage, done, of, progress, report: report && riskView(report, []) };
}

export function riskView(report: RiskReport, screened = report.screened): RiskView {
  const { scenario, stations, users, seed, findings, isCut } = report;
  return {
    company: scenario.company.name,
    stations,
    users,
    seed,
    isHarmless: isHarmless(report),
    findings: findings.map(findingView),
    screened: screened.map(({ fault: { id, says }, userMinutes }) => ({
      id,
      says,
      userMinutes: Math.round(userMinutes),
    })),
    screenedCount: report.screened.length,
    isCut,
  };
}

function findingView({ fault, outcome, ownShare, isAmplified, loop, tried }: Finding): FindingView {
  const { kind, gain, through, healsWithout } = loop;
  return {
    id: fault.id,
    place: fault.place,
    says: fault.says,
    userMinutes: Math.round(outcome.userMinutes),
    ownShare: Math.round(ownShare),
    isAmplified,
    worst: outcome.worst,
    regions: outcome.regions,
    fell: outcome.fell,
    hurtAtS: outcome.hurtAtS,
    affected: outcome.affected.map(rounded),
    loop: { kind, gain, through, healsWithout },
    tried:
      tried &&
      tried.map(({ change, after, isContained }) => ({
        kind: change.kind,
        says: change.says,
        userMinutes: Math.round(after.userMinutes),
        affected: after.affected.map(rounded),
        isContained,
      })),
  };
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
