/**
 * One round of a scenario for the command line: its pre-roll, its live time up to the horizon, and every second of
 * every station and population as an outside observer would measure them, beside the harm to people.
 */
import type { Scenario } from "../../../shared/content/index.ts";
import { createSimulation, openMeters, readMeters } from "../../../shared/sim/index.ts";
import type { Policy, SimEvent } from "../../../shared/sim/index.ts";
import { horizonOf, played } from "../../tempo/index.ts";
import type { Played } from "../../tempo/index.ts";

export interface Round extends Played {
  readonly seed: number;
  readonly series: Series;
}

export interface Series {
  readonly columns: readonly { readonly subject: string; readonly metric: string }[];
  /** One per simulated second; the first covers T+0 to T+1 s. */
  readonly rows: readonly Float64Array[];
}

/** What the whole world adds to the columns of its parts. */
const worldColumns = [
  { subject: "world", metric: "affected" },
  { subject: "world", metric: "userMinutes" },
] as const;

export function runRound(scenario: Scenario, seed: number, policy: Policy | null): Round {
  const simulation = createSimulation(scenario, String(seed));
  const meters = openMeters(simulation.world);
  // Counters have run since the pre-roll began: the first reading only sets them.
  readMeters(simulation.world, meters);
  const rows: Float64Array[] = [];
  const second = (): void => {
    const { affected, userMinutes } = simulation.harm();
    rows.push(Float64Array.of(...readMeters(simulation.world, meters), affected, userMinutes));
  };
  const run = played(simulation, policy, horizonOf(scenario), { second });
  return { ...run, seed, series: { columns: [...meters.columns, ...worldColumns], rows } };
}

export interface Launch {
  readonly tick: number;
  readonly action: string;
  readonly target: string;
  readonly value: number;
  /** What came of it, and when; null while it is still under way. */
  readonly came: {
    readonly of: "effective" | "failed" | "cancelled";
    readonly tick: number;
    readonly why: string;
  } | null;
}

const ends = new Map<SimEvent["kind"], "effective" | "failed" | "cancelled">([
  ["action-effective", "effective"],
  ["action-failed", "failed"],
  ["action-cancelled", "cancelled"],
]);

export function launchesOf(events: readonly SimEvent[]): readonly Launch[] {
  return events.flatMap(({ kind, tick, subject, data }) => {
    if (kind !== "action-launched") return [];
    const came = events.flatMap((end) => {
      const of = end.data["ref"] === data["ref"] ? ends.get(end.kind) : undefined;
      const why = [end.data["code"], end.data["of"]].filter((word) => word !== undefined).join(" ");
      return of ? [{ of, tick: end.tick, why }] : [];
    })[0];
    return [
      { tick, action: subject, target: String(data["target"]), value: Number(data["value"]), came: came ?? null },
    ];
  });
}
