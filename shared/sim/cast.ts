/**
 * The cast of a round: a scenario resolved against its plant, once. What names mean (stations, parameters, caches,
 * clients) is looked up here, so that a round only handles numbers.
 */
import { ok, refuse } from "../base/index.ts";
import type { Result } from "../base/index.ts";
import { signalKinds } from "../content/index.ts";
import type { AutomationKind, Scenario, ScheduleEntry, SignalKind } from "../content/index.ts";
import { accessOf } from "./compile/access.ts";
import type { Access } from "./compile/access.ts";
import { failoversOf } from "./compile/failovers.ts";
import type { CastFailover } from "./compile/failovers.ts";
import type { Plant } from "./compile/plant.ts";
import { changesOf } from "./changes/cast.ts";
import type { Changes } from "./changes/plan.ts";
import { stationsNamed } from "./parameters.ts";
import { compileSchedule } from "./schedule.ts";
import type { Schedule } from "./schedule.ts";

/** Ordinary life before T+0, so that charts, burn windows and caches have a history: 45 simulated minutes. */
export const PREROLL_TICKS = 27_000;
export const SCRAPE_TICKS = 100;

export interface CastRollout {
  readonly id: string;
  readonly stages: readonly { readonly tick: number; readonly share: number; readonly stations: readonly number[] }[];
  /** Stations of all stages. */
  readonly stations: readonly number[];
  /** By station: the pool that it goes through, and the one in which a touched replica comes back: the same as a rule. */
  readonly pools: readonly number[];
  readonly into: readonly number[];
  readonly everyTicks: number;
  readonly absentTicks: number;
  readonly jitterTicks: number;
  readonly swapsContent: boolean;
}

export interface CastAlert {
  readonly id: string;
  readonly severity: "page" | "ticket";
  readonly subject: string;
  readonly metric: string;
  readonly station: number;
  readonly above: number | null;
  readonly below: number | null;
  readonly forTicks: number;
  readonly onNoData: "show" | "fire";
}

export interface Needs {
  readonly metrics: readonly number[];
  readonly logs: readonly number[];
  readonly traces: readonly number[];
  readonly users: number;
  readonly alerts: number;
}

export interface Cast extends Changes {
  readonly scenario: Scenario;
  readonly schedule: Schedule;
  readonly rollouts: readonly CastRollout[];
  readonly alerts: readonly CastAlert[];
  /** The station that each kind of signal goes through, by the station it is about; -1 where it needs none. */
  readonly needs: Needs;
  readonly access: Access;
  /** From how long on an answer is a slow one, at stations that write of them. */
  readonly slowMs: readonly (number | null)[];
  readonly failovers: readonly CastFailover[];
  /** The topology's automations by kind: which one, and its index among its kind. */
  readonly crew: Readonly<Record<AutomationKind, readonly { readonly actor: number; readonly at: number }[]>>;
}

/** Resolves every name of a scenario. `entries` are schedule entries in ticks from T+0 that tests may add. */
export function castOf(plant: Plant, scenario: Scenario, entries: readonly ScheduleEntry[] = []): Result<Cast> {
  const schedule = compileSchedule(plant, entries);
  if (!schedule.ok) return schedule;
  const changes = changesOf(plant, scenario, -PREROLL_TICKS);
  if (!changes.ok) return changes;
  const rollouts: CastRollout[] = [];
  for (const rollout of scenario.rollouts) {
    const stations = stationsNamed(plant, rollout.service);
    if (stations.length === 0)
      return refuse("rollout/no-service", `rollouts.${rollout.id}: there is no service "${rollout.service}".`);
    const stages = rollout.stages.map(({ atS, share, region }) => ({
      tick: Math.round(atS * 10),
      share,
      stations: stations.filter((station) => region === undefined || regionId(plant, station) === region),
    }));
    const touched = stations.filter((station) => stages.some((stage) => stage.stations.includes(station)));
    const pools = touched.map((station) => groupAt(plant, station, rollout.group));
    rollouts.push({
      id: rollout.id,
      stages,
      stations: touched,
      pools,
      into: touched.map((station, at) =>
        rollout.into === undefined ? pools[at] : groupAt(plant, station, rollout.into),
      ),
      everyTicks: Math.round(rollout.everyS * 10),
      absentTicks: Math.round(rollout.absentS * 10),
      jitterTicks: Math.round(rollout.jitterS * 10),
      swapsContent: rollout.swapsContent,
    });
  }
  const alerts: CastAlert[] = [];
  for (const rule of scenario.alerts) {
    const stations = stationsNamed(plant, rule.of);
    if (stations.length === 0)
      return refuse("alert/no-station", `alerts.${rule.id}: there is no station or service "${rule.of}".`);
    for (const station of stations) {
      alerts.push({
        id: rule.id,
        severity: rule.severity,
        subject: plant.topology.stations[station].id,
        metric: rule.metric,
        station,
        above: rule.above ?? null,
        below: rule.below ?? null,
        forTicks: Math.round(rule.forS * 10),
        onNoData: rule.onNoData,
      });
    }
  }
  const needs = needsOf(plant, scenario);
  if (!needs.ok) return needs;
  const access = accessOf(plant, scenario);
  if (!access.ok) return access;
  const ofKind = (wanted: AutomationKind): Cast["crew"][AutomationKind] =>
    plant.topology.automations.flatMap(({ kind, at }, actor) => (kind === wanted ? [{ actor, at }] : []));
  return ok({
    ...changes.value,
    watched: [...new Set([...changes.value.watched, ...access.value.stations])].sort((a, b) => a - b),
    access: access.value,
    scenario,
    schedule: schedule.value,
    rollouts,
    alerts,
    needs: needs.value,
    slowMs: plant.topology.stations.map(
      ({ service }) =>
        scenario.logs.find((rule) => rule.service === service.id && rule.source === "slow")?.overMs ?? null,
    ),
    failovers: failoversOf(plant),
    crew: {
      "roll-out": ofKind("roll-out"),
      failover: ofKind("failover"),
      autoscaler: ofKind("autoscaler"),
      "health-check": ofKind("health-check"),
      supervisor: ofKind("supervisor"),
      channel: ofKind("channel"),
      job: ofKind("job"),
      enforcer: ofKind("enforcer"),
    },
  });
}

/** The pool of a station's group; of its first where none is named. */
function groupAt({ pools, stationPools }: Plant, station: number, group: string | undefined): number {
  const own = stationPools[station];
  return own.find((pool) => pools[pool].group.id === group) ?? own[0];
}

/** Of a service that runs in several regions each station needs that of its own, else the first. */
function needsOf(plant: Plant, { monitoring }: Scenario): Result<Needs> {
  const { stations } = plant.topology;
  for (const kind of signalKinds) {
    const { needs } = monitoring[kind];
    if (needs !== undefined && stationsNamed(plant, needs).length === 0)
      return refuse("monitoring/no-service", `monitoring.${kind}: there is no service or station "${needs}".`);
  }
  const keepers = (kind: SignalKind): number[] => stationsNamed(plant, monitoring[kind].needs ?? "");
  const perStation = (kind: SignalKind): number[] =>
    stations.map(({ region }) => {
      const known = keepers(kind);
      return known.find((keeper) => stations[keeper].region === region) ?? known[0] ?? -1;
    });
  return ok({
    metrics: perStation("metrics"),
    logs: perStation("logs"),
    traces: perStation("traces"),
    users: keepers("users")[0] ?? -1,
    alerts: keepers("alerts")[0] ?? -1,
  });
}

function regionId(plant: Plant, station: number): string {
  return plant.topology.world.regions[plant.topology.stations[station].region].id;
}
