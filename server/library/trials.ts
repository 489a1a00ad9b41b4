/**
 * Trials: what becomes of a scenario when nobody acts and when its reference does, and how it paces its players. Run
 * without anybody, one at a time and behind whatever people wait for. What came of one is kept by the text it was read
 * from. Invariant: a trial that has been forgotten writes nothing any more.
 */
import { must } from "../../shared/base/index.ts";
import type { Result, Tick } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import type { LoneRun } from "../../shared/debrief/index.ts";
import type { DryRun, DryRunCurve, Pace, Pending } from "../../shared/protocol/index.ts";
import { no, turnDown } from "../../shared/refusals/index.ts";
import { SCRAPE_TICKS } from "../../shared/sim/index.ts";
import { horizonOf } from "../tempo/index.ts";
import type { Pool } from "../whatif/index.ts";

export interface Trial<State> {
  /** Begins it, unless it is under way or done. One that failed is tried again. */
  begin(scenario: Scenario, text: string): State;
  /** How it stands; undefined when nobody has begun it. */
  look(text: string): State | undefined;
}

export interface Trials {
  readonly dryRun: Trial<DryRun>;
  readonly pace: Trial<Pace>;
}

type Tell = (share: number) => void;
type Done<State> = Exclude<State, Pending>;

/** So many of each are kept; the oldest goes. */
const MOST_KEPT = 40;
const SEED = "dry run";

export function createTrials(pool: Pick<Pool, "run">, warn: (problem: unknown) => void): Trials {
  /** The end of the line: each trial begins when the one before it is over. */
  let last: Promise<unknown> = Promise.resolve();

  function inLine<T>(run: () => Promise<T>): Promise<T> {
    const mine = last.then(run, run);
    last = mine;
    return mine;
  }

  function createTrial<State extends { readonly state: "done" }>(
    run: (scenario: Scenario, tell: Tell) => Promise<Result<State>>,
  ): Trial<State | Pending> {
    const known = new Map<string, { state: State | Pending }>();
    return {
      look: (text) => known.get(text)?.state,
      begin(scenario, text) {
        const found = known.get(text);
        if (found && found.state.state !== "failed") return found.state;
        const trial: { state: State | Pending } = { state: { state: "running", progress: 0 } };
        known.delete(text);
        known.set(text, trial);
        const oldest = known.size > MOST_KEPT ? known.keys().next().value : undefined;
        if (oldest !== undefined) known.delete(oldest);
        const tell = (progress: number): void => {
          if (trial.state.state === "running") trial.state = { state: "running", progress };
        };
        inLine(() => run(scenario, tell)).then(
          (result) => (trial.state = result.ok ? result.value : { state: "failed", refusal: result.refusal }),
          (problem: unknown) => {
            warn(problem);
            trial.state = { state: "failed", refusal: no("scenario/not-run") };
          },
        );
        return trial.state;
      },
    };
  }

  const dryRun = createTrial(async (scenario, tell): Promise<Result<Done<DryRun>>> => {
    const horizonTick = horizonOf(scenario);
    const world = await pool.run("preRoll", { scenario, seed: SEED }, { when: "later" }).result;
    if (!world.ok) return world;
    const request = { scenario, seed: SEED, atZero: world.value.snapshot, horizonTick };
    const reference = referenceOf(scenario);
    const runs = reference === undefined ? ["none"] : ["none", reference];
    const lone: LoneRun[] = [];
    for (const [n, policy] of runs.entries()) {
      const progress: Tell = (share) => tell((n + share) / runs.length);
      const run = await pool.run("runAlone", { ...request, policy }, { progress, when: "later" }).result;
      if (!run.ok) return run;
      lone.push(run.value);
    }
    const [first, played] = lone;
    const none = must(first, "the untouched run");
    const users = none.users.map(Math.round);
    const curves = { none: curveOf(none), reference: played ? curveOf(played) : null };
    return { ok: true, value: { state: "done", everyTicks: SCRAPE_TICKS, horizonTick, users, ...curves } };
  });

  const pace = createTrial(async (scenario, tell): Promise<Result<Done<Pace>>> => {
    if (referenceOf(scenario) === undefined) return turnDown("scenario/no-reference");
    const paced = await pool.run("timePace", { scenario }, { progress: tell, when: "later" }).result;
    if (!paced.ok) return paced;
    const { beats, wonTick, lastUsefulTick, bounds } = paced.value;
    const { pageTick, tip, globalTick } = beats;
    const ticks = { pageTick, tipTick: tip?.tick ?? null, globalTick, wonTick, lastUsefulTick };
    return { ok: true, value: { state: "done", ...ticks, bounds } };
  });

  return { dryRun, pace };
}

function referenceOf({ policies }: Scenario): string | undefined {
  return Object.entries(policies).find(([, { kind }]) => kind === "reference")?.[0];
}

function curveOf({ userMinutes, events }: LoneRun): DryRunCurve {
  const first = (kind: string): Tick | null => events.find((event) => event.kind === kind)?.tick ?? null;
  return {
    userMinutes: userMinutes.map((total) => Math.round(total * 10) / 10),
    wentGlobalTick: first("went-global"),
    wonTick: first("won"),
  };
}
