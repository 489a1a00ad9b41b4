/**
 * Previews: what becomes of a scenario when nobody acts and when its reference does, run without anybody behind
 * whatever people wait for. One is made for each text, and kept; asking again tells how far it is.
 */
import type { Tick } from "../../shared/base/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import type { LoneRun } from "../../shared/debrief/index.ts";
import type { Preview, PreviewRun } from "../../shared/protocol/index.ts";
import { SCRAPE_TICKS } from "../../shared/sim/index.ts";
import type { Pool } from "../whatif/index.ts";

export interface Previews {
  /** Starts it unless it is under way or done. */
  of(scenario: Scenario, hash: string): Preview;
}

/** So many are kept; the oldest goes. */
const MOST_KEPT = 40;
/** Real seconds of a live part at the usual speed, as ticks. */
const TICKS_PER_MINUTE = 2400;
const SEED = "preview";

export function createPreviews(pool: Pick<Pool, "run">, warn: (problem: unknown) => void): Previews {
  const known = new Map<string, Preview>();

  async function run(scenario: Scenario, hash: string): Promise<void> {
    const horizonTick = scenario.minutes.standard * TICKS_PER_MINUTE;
    const shares = [0, 0];
    const tell = (run: number, share: number): void => {
      shares[run] = share;
      known.set(hash, { state: "running", progress: shares.reduce((sum, part) => sum + part, 0) / shares.length });
    };
    const world = await pool.run("preRoll", { scenario, seed: SEED }).result;
    if (!world.ok) return void known.set(hash, { state: "failed", reason: world.refusal.reason });
    const request = { scenario, seed: SEED, atZero: world.value.snapshot, horizonTick };
    const alone = (policy: string, at: number) =>
      pool.run("runAlone", { ...request, policy }, { progress: (share) => tell(at, share) }).result;
    const reference = Object.entries(scenario.policies).find(([, { kind }]) => kind === "reference")?.[0] ?? "none";
    const [none, played] = await Promise.all([alone("none", 0), alone(reference, 1)]);
    if (!none.ok) return void known.set(hash, { state: "failed", reason: none.refusal.reason });
    if (!played.ok) return void known.set(hash, { state: "failed", reason: played.refusal.reason });
    known.set(hash, {
      state: "done",
      everyTicks: SCRAPE_TICKS,
      horizonTick,
      users: none.value.users.map(Math.round),
      none: runOf(none.value),
      reference: runOf(played.value),
    });
  }

  return {
    of(scenario, hash) {
      const found = known.get(hash);
      if (found && found.state !== "failed") return found;
      const begun: Preview = { state: "running", progress: 0 };
      known.delete(hash);
      known.set(hash, begun);
      const oldest = known.size > MOST_KEPT ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
      run(scenario, hash).catch((problem: unknown) => {
        warn(problem);
        known.set(hash, { state: "failed", reason: "This scenario could not be run. The server's log says why." });
      });
      return begun;
    },
  };
}

function runOf({ userMinutes, events }: LoneRun): PreviewRun {
  const first = (kind: string): Tick | null => events.find((event) => event.kind === kind)?.tick ?? null;
  return {
    userMinutes: userMinutes.map((total) => Math.round(total * 10) / 10),
    wentGlobalTick: first("went-global"),
    wonTick: first("won"),
  };
}
