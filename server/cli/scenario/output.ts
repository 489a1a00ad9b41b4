/**
 * What comes out of a scenario's rounds: CSV with one line per second, JSON for machines, and a page for people with
 * the harm, the verdicts and what the policy did.
 */
import { ticksToSeconds } from "../../../shared/base/index.ts";
import type { Tick } from "../../../shared/base/index.ts";
import type { Scenario } from "../../../shared/content/index.ts";
import { aligned } from "../table.ts";
import { clockOf } from "../../tempo/index.ts";
import { launchesOf } from "./rounds.ts";
import type { Round } from "./rounds.ts";

export interface Rounds {
  readonly scenario: Scenario;
  /** What `--policy` said. */
  readonly policy: string;
  /** At least one. */
  readonly rounds: readonly Round[];
}

export function csvOfRounds({ rounds }: Rounds): string {
  const columns = (rounds[0]?.series.columns ?? []).map(({ subject, metric }) => `${subject}.${metric}`);
  const lines = rounds.flatMap(({ seed, series }) =>
    series.rows.map((row, t) => [seed, t, ...Array.from(row, short)].join(",")),
  );
  return `${[["seed", "t", ...columns].join(","), ...lines].join("\n")}\n`;
}

export function jsonOfRounds({ scenario, policy, rounds }: Rounds): string {
  return JSON.stringify({
    format: "small-causes/rounds@1",
    scenario: scenario.id,
    policy,
    columns: rounds[0]?.series.columns ?? [],
    rounds: rounds.map((round) => ({
      seed: round.seed,
      horizonS: ticksToSeconds(round.endTick),
      userMinutes: short(round.userMinutes),
      failingShare: short(round.failing),
      integrity: {
        diverged: short(round.integrity.diverged),
        lost: short(round.integrity.lost),
        wrong: short(round.integrity.wrong),
      },
      wentGlobalS: secondsOf(round.wentGlobalTick),
      wonS: secondsOf(round.wonTick),
      launches: launchesOf(round.events).map(({ tick, came, ...launch }) => ({
        atS: ticksToSeconds(tick),
        ...launch,
        came: came && { of: came.of, atS: ticksToSeconds(came.tick), why: came.why },
      })),
      rows: round.series.rows.map((row) => Array.from(row, short)),
    })),
  });
}

/** Seven digits are more than the noise leaves true. */
function short(x: number): number {
  return Number(x.toPrecision(7));
}

function secondsOf(tick: Tick | null): number | null {
  return tick === null ? null : ticksToSeconds(tick);
}

export function summaryOfRounds({ scenario, policy, rounds }: Rounds): string {
  const verdicts = aligned([
    ["seed", "user-minutes", "failing at the end", "most failing", "global", "won"],
    ...rounds.map((round) => [
      String(round.seed),
      round.userMinutes.toFixed(0),
      `${(round.failing * 100).toFixed(1)} %`,
      mostAffected(round).toFixed(0),
      momentOf(round.wentGlobalTick),
      momentOf(round.wonTick),
    ]),
  ]);
  const horizon = rounds[0]?.endTick ?? 0;
  const head = `${scenario.title} (${scenario.id}), policy ${policy}, T+0:00 to ${clockOf(horizon)}`;
  return [head, verdicts, ...rounds.flatMap(integrityLine), ...rounds.map(launchList)].join("\n\n");
}

/** Harm that no recovery takes back; nothing where there is none. */
function integrityLine({ seed, integrity }: Round): readonly string[] {
  const parts = [
    `${integrity.diverged.toFixed(0)} writes that only one side has`,
    `${integrity.lost.toFixed(0)} writes lost for good`,
    `${integrity.wrong.toFixed(0)} wrong answers`,
  ].filter((part) => !part.startsWith("0 "));
  return parts.length === 0 ? [] : [`seed ${seed} harmed data: ${parts.join(", ")}`];
}

function mostAffected({ series }: Round): number {
  const at = series.columns.findIndex(({ metric }) => metric === "affected");
  return series.rows.reduce((most, row) => Math.max(most, row[at] ?? 0), 0);
}

function momentOf(tick: Tick | null): string {
  return tick === null ? "no" : clockOf(tick);
}

function launchList({ seed, events }: Round): string {
  const launches = launchesOf(events);
  if (launches.length === 0) return `seed ${seed}: nothing was launched`;
  const rows = launches.map(({ tick, action, target, value, came }) => {
    const end = came ? `${came.of} at ${clockOf(came.tick)}` : "under way";
    return `  ${clockOf(tick)}  ${action} ${target} ${value}, ${[end, came?.why ?? ""].filter(Boolean).join(": ")}`;
  });
  return [`seed ${seed} launched`, ...rows].join("\n");
}
