/**
 * Risk reports of the library's scenarios: one is worked out at a time, on threads that nobody else wants, and each person
 * may want one at a time. A report is kept by the text that its scenario was read from. Invariant: nobody stops a report
 * that somebody else still waits for.
 */
import type { Result } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import type { RiskState } from "../../shared/protocol/index.ts";
import { no, turnDown } from "../../shared/refusals/index.ts";
import { healthyOf } from "../../shared/risk/index.ts";
import type { RiskReport } from "../../shared/risk/index.ts";
import { assessRisks } from "../whatif/index.ts";
import type { Job, Pool } from "../whatif/index.ts";
import { riskView, runningView } from "./riskView.ts";

export interface Risks {
  /** Begins a report, unless it is under way or done. One that failed or was stopped is begun anew. */
  begin(scenario: Scenario, text: string, owner: string): Result<RiskState>;
  /** How it stands. */
  look(text: string): RiskState;
  /** Ends it with what is known, unless somebody else wants it too. */
  stop(text: string, owner: string): void;
  /** What there is to take away. */
  report(text: string): RiskReport | undefined;
}

export interface RiskOptions {
  readonly pool: Pick<Pool, "run">;
  readonly warn: (problem: unknown) => void;
  readonly nowMs: () => number;
  /** How many faults of a world are simulated, and for how many a change is looked for. */
  readonly top?: number;
  readonly contain?: number;
}

/** So many wait while one is worked on. */
const MOST_WAITING = 4;
/** So many are kept when they are done; the oldest goes. */
const MOST_KEPT = 12;
const MOST_STATIONS = 150;
/** From then on no more simulations begin. */
const LIMIT_MS = 10 * 60_000;
/** Jobs at a time: as many as there are threads. */
const LANES = 2;
const TOP = 50;
const CONTAIN = 10;
const SEED = "1";

interface Wanted {
  readonly healthy: Scenario;
  readonly text: string;
  readonly owners: Set<string>;
  readonly jobs: Set<Pick<Job<unknown>, "cancel">>;
  state: RiskState;
  report: RiskReport | undefined;
  isStopped: boolean;
}

export function createRisks({ pool, warn, nowMs, top = TOP, contain = CONTAIN }: RiskOptions): Risks {
  const known = new Map<string, Wanted>();
  const line: Wanted[] = [];
  let running: Wanted | undefined;

  async function workOff(wanted: Wanted): Promise<void> {
    running = wanted;
    const beganMs = nowMs();
    const assessed = await assessRisks({
      healthy: wanted.healthy,
      seed: SEED,
      top,
      contain,
      lanes: LANES,
      async run(kind, payload) {
        const job = pool.run(kind, payload, { when: "idle" });
        wanted.jobs.add(job);
        return job.result.finally(() => wanted.jobs.delete(job));
      },
      spent: () => (wanted.isStopped ? 1 : (nowMs() - beganMs) / LIMIT_MS),
      told(news) {
        wanted.state = runningView(news);
      },
    });
    if (!assessed.ok) wanted.state = { state: "failed", refusal: assessed.refusal };
    else {
      wanted.report = assessed.value;
      wanted.state = { state: "done", report: riskView(assessed.value) };
    }
  }

  function next(): void {
    const wanted = running ? undefined : line.shift();
    if (!wanted) return;
    workOff(wanted)
      .catch((problem: unknown) => {
        warn(problem);
        wanted.state = { state: "failed", refusal: no("scenario/not-run") };
      })
      .finally(() => {
        running = undefined;
        forgetOldest();
        next();
      });
  }

  function forgetOldest(): void {
    const over = [...known.values()].filter((wanted) => !isOpen(wanted));
    for (const { text } of over.slice(0, Math.max(0, over.length - MOST_KEPT))) known.delete(text);
  }

  function isOpen(wanted: Wanted): boolean {
    return wanted === running || line.includes(wanted);
  }

  function whyNot(healthy: Scenario, owner: string): Result<never> | undefined {
    const stations = healthy.world.services.length * healthy.world.regions.length;
    if (healthy.world.populations.every(({ users }) => users === 0)) return turnDown("risk/nobody");
    if (stations > MOST_STATIONS) return turnDown("risk/too-large", { most: MOST_STATIONS });
    if ([...known.values()].some((wanted) => isOpen(wanted) && wanted.owners.has(owner))) return turnDown("risk/one");
    return line.length >= MOST_WAITING ? turnDown("risk/busy") : undefined;
  }

  function stateOf(wanted: Wanted): RiskState {
    const place = line.indexOf(wanted);
    return place < 0 ? wanted.state : { state: "waiting", ahead: place + 1 };
  }

  return {
    begin(scenario, text, owner) {
      const found = known.get(text);
      if (found && (isOpen(found) || found.report?.isCut === false)) {
        const other = [...known.values()].some((one) => one !== found && isOpen(one) && one.owners.has(owner));
        if (isOpen(found) && other) return turnDown("risk/one");
        found.owners.add(owner);
        return { ok: true, value: stateOf(found) };
      }
      const healthy = { ...healthyOf(scenario), title: scenario.company.name };
      const refused = whyNot(healthy, owner);
      if (refused) return refused;
      const wanted: Wanted = {
        healthy,
        text,
        owners: new Set([owner]),
        jobs: new Set(),
        report: undefined,
        isStopped: false,
        state: { state: "waiting", ahead: 0 },
      };
      known.delete(text);
      known.set(text, wanted);
      line.push(wanted);
      next();
      return { ok: true, value: stateOf(wanted) };
    },
    look(text) {
      const wanted = known.get(text);
      return wanted ? stateOf(wanted) : { state: "none" };
    },
    stop(text, owner) {
      const wanted = known.get(text);
      if (!wanted || !isOpen(wanted) || !wanted.owners.delete(owner) || wanted.owners.size > 0) return;
      wanted.isStopped = true;
      for (const job of wanted.jobs) job.cancel();
      if (wanted === running) return;
      line.splice(line.indexOf(wanted), 1);
      known.delete(text);
    },
    report: (text) => known.get(text)?.report,
  };
}
