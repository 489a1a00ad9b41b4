/**
 * A risk report, worked out on the pool: the world at rest and every fault screened, then one job for each fault that is
 * simulated and for each change that is tried against one. Small jobs, so that whoever waits for something else gets
 * a thread in between, and so that it can end after any of them with what is known by then.
 */
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { ranked, reportOf, worthSimulating } from "../../shared/risk/index.ts";
import type { Finding, RiskReport, Survey, Tried } from "../../shared/risk/index.ts";
import type { JobKind, JobPayload, JobResult } from "./jobs.ts";
import { inLanes } from "./lanes.ts";

export interface RiskOrder {
  /** A world without its story. */
  readonly healthy: Scenario;
  readonly seed: string;
  /** How many faults are simulated, and for how many of them a change is looked for. */
  readonly top: number;
  readonly contain: number;
  /** Jobs at a time. */
  readonly lanes: number;
  /** Once a job is refused the report ends with what is known. */
  readonly run: <K extends JobKind>(kind: K, payload: JobPayload<K>) => Promise<Result<JobResult<K>>>;
  /** How much of the time is over: from 1 on no more job begins. */
  readonly spent: () => number;
  readonly told: (news: RiskNews) => void;
}

export interface RiskNews {
  readonly stage: "screening" | "simulating" | "containing";
  readonly done: number;
  readonly of: number;
  /** What is known by now; null before the screening is done. */
  readonly report: RiskReport | null;
}

/** So much of the time may go into faults: a report that says what to do about the worst is worth more than a long one. */
const FOR_FAULTS = 0.7;

export async function assessRisks(order: RiskOrder): Promise<Result<RiskReport>> {
  const { healthy, seed, top, contain, lanes, told } = order;
  let isOver = false;
  let isCut = false;

  /** Undefined when it is not done any more. */
  async function ask<K extends JobKind>(kind: K, payload: JobPayload<K>, until = 1): Promise<JobResult<K> | undefined> {
    if (isOver || order.spent() >= until) {
      isCut = true;
      return undefined;
    }
    try {
      const job = await order.run(kind, payload);
      if (job.ok) return job.value;
    } catch (problem) {
      isOver = true;
      throw problem;
    }
    [isOver, isCut] = [true, true];
    return undefined;
  }

  told({ stage: "screening", done: 0, of: 1, report: null });
  const surveyed = await order.run("riskSurvey", { scenario: healthy, seed });
  if (!surveyed.ok) return surveyed;
  const survey: Survey = surveyed.value;
  const { rest } = survey;
  const found = new Map<string, Finding>();
  const report = (): RiskReport => reportOf(survey, [...found.values()], isCut);

  const faults = worthSimulating(survey, top);
  told({ stage: "simulating", done: 0, of: faults.length, report: report() });
  await inLanes(lanes, faults, async (fault) => {
    const finding = await ask("riskFinding", { rest, fault }, FOR_FAULTS);
    if (!finding) return;
    found.set(fault.id, finding);
    told({ stage: "simulating", done: found.size, of: faults.length, report: report() });
  });

  const wanted = ranked([...found.values()]).slice(0, contain);
  let done = 0;
  if (wanted.length > 0) told({ stage: "containing", done, of: wanted.length, report: report() });
  await inLanes(lanes, wanted, async (finding) => {
    const tried = await triedFor(finding);
    if (!tried) return;
    found.set(finding.fault.id, { ...finding, tried });
    told({ stage: "containing", done: ++done, of: wanted.length, report: report() });
  });
  return ok(report());

  /** Up to the first that contains it; undefined where that was cut short. */
  async function triedFor(finding: Finding): Promise<readonly Tried[] | undefined> {
    const changes = await ask("riskChanges", { rest, finding });
    const all: Tried[] = [];
    for (const change of changes ?? []) {
      const tried = await ask("riskTry", { rest, finding, change });
      if (!tried) return undefined;
      all.push(tried);
      if (tried.isContained) break;
    }
    return changes && all;
  }
}
