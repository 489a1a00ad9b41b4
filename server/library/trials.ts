/**
 * Trials: what becomes of a scenario when nobody acts and when its reference does, and how it paces its players. Run
 * without anybody; one of each is made for each text, and kept; asking again tells how far it is.
 */
import type { Tick } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import type { LoneRun } from "../../shared/debrief/index.ts";
import type { Pace, DryRun, DryRunCurve } from "../../shared/protocol/index.ts";
import { SCRAPE_TICKS } from "../../shared/sim/index.ts";
import type { Pool } from "../whatif/index.ts";

export interface Trials {
  /** Both start theirs unless it is under way or done. `text` is what the scenario was read from. */
  dryRun(scenario: Scenario, text: string): DryRun;
  pace(scenario: Scenario, text: string): Pace;
}

type Running = { readonly state: "running"; readonly progress: number };
type Failed = { readonly state: "failed"; readonly reason: string };
type Tell = (share: number) => void;
type Done<Trial> = Exclude<Trial, Running | Failed>;

/** So many of each are kept; the oldest goes. */
const MOST_KEPT = 40;
/** A real minute of the live part at the usual speed. */
const TICKS_PER_MINUTE = 2400;
const SEED = "dry run";

export function createTrials(pool: Pick<Pool, "run">, warn: (problem: unknown) => void): Trials {
  const dryRun = kept(warn, async (scenario, tell): Promise<Result<Done<DryRun>>> => {
    const horizonTick = scenario.minutes.standard * TICKS_PER_MINUTE;
    const world = await pool.run("preRoll", { scenario, seed: SEED }).result;
    if (!world.ok) return world;
    const request = { scenario, seed: SEED, atZero: world.value.snapshot, horizonTick };
    const shares = [0, 0];
    const alone = (policy: string, run: 0 | 1) =>
      pool.run(
        "runAlone",
        { ...request, policy },
        {
          progress(share) {
            shares[run] = share;
            tell(shares.reduce((sum, part) => sum + part, 0) / shares.length);
          },
        },
      ).result;
    const reference = Object.entries(scenario.policies).find(([, { kind }]) => kind === "reference")?.[0] ?? "none";
    const [none, played] = await Promise.all([alone("none", 0), alone(reference, 1)]);
    if (!none.ok) return none;
    if (!played.ok) return played;
    const users = none.value.users.map(Math.round);
    const runs = { none: runOf(none.value), reference: runOf(played.value) };
    return { ok: true, value: { state: "done", everyTicks: SCRAPE_TICKS, horizonTick, users, ...runs } };
  });

  const pace = kept(warn, async (scenario, tell): Promise<Result<Done<Pace>>> => {
    const paced = await pool.run("timePace", { scenario }, { progress: tell }).result;
    if (!paced.ok) return paced;
    const { beats, wonTick, lastUsefulTick, bounds } = paced.value;
    const { pageTick, tip, globalTick } = beats;
    const value = { state: "done", pageTick, tipTick: tip?.tick ?? null, globalTick, wonTick, lastUsefulTick, bounds };
    return { ok: true, value: { ...value, state: "done" } };
  });

  return { dryRun, pace };
}

/** Runs a trial once for each text, and answers with how it stands. One that failed is tried again. */
function kept<Trial extends { readonly state: "done" }>(
  warn: (problem: unknown) => void,
  run: (scenario: Scenario, tell: Tell) => Promise<Result<Trial>>,
): (scenario: Scenario, text: string) => Trial | Running | Failed {
  const known = new Map<string, Trial | Running | Failed>();
  return (scenario, text) => {
    const found = known.get(text);
    if (found && found.state !== "failed") return found;
    const begun: Running = { state: "running", progress: 0 };
    known.delete(text);
    known.set(text, begun);
    const oldest = known.size > MOST_KEPT ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    const fail = (reason: string): void => void known.set(text, { state: "failed", reason });
    run(scenario, (progress) => known.set(text, { state: "running", progress })).then(
      (result) => (result.ok ? void known.set(text, result.value) : fail(result.refusal.reason)),
      (problem: unknown) => {
        warn(problem);
        fail("This scenario could not be run. The server's log says why.");
      },
    );
    return begun;
  };
}

function runOf({ userMinutes, events }: LoneRun): DryRunCurve {
  const first = (kind: string): Tick | null => events.find((event) => event.kind === kind)?.tick ?? null;
  return {
    userMinutes: userMinutes.map((total) => Math.round(total * 10) / 10),
    wentGlobalTick: first("went-global"),
    wonTick: first("won"),
  };
}
