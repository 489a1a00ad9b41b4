/**
 * Automations: whatever in a world decides by itself, under the names that a file may use for it. This is the one list:
 * lint, parameters, the simulation's state and what seats see all follow its order.
 */
import type { Scenario } from "./scenario.ts";
import type { ServiceSpec, WorldSpec } from "./world.ts";

export type AutomationKind =
  | "roll-out"
  | "failover"
  | "autoscaler"
  | "health-check"
  | "supervisor"
  | "channel"
  | "job"
  | "enforcer";

/** steady: nothing new. hold: it wants to, and does not. stage, done: a roll-out. push, stop: a channel. restart: a supervisor. paused, resumed, overridden: somebody told it. */
export type DidWhat =
  | "steady"
  | "hold"
  | "scale-out"
  | "scale-in"
  | "evict"
  | "readmit"
  | "move"
  | "return"
  | "stage"
  | "done"
  | "push"
  | "stop"
  | "run"
  | "put-back"
  | "restart"
  | "paused"
  | "resumed"
  | "overridden";

/** What bound it to do less than it wanted, or nothing. */
export type BoundBy =
  | "no-data"
  | "floor"
  | "ceiling"
  | "window"
  | "rate"
  | "provider"
  | "patience"
  | "panic"
  | "backoff"
  | "freeze"
  | "override";

export interface Automation {
  readonly id: string;
  readonly kind: AutomationKind;
  /** Every name for it: its own, and those that may mean several, such as `failover`. */
  readonly names: readonly string[];
  /** The service whose owner answers for it. */
  readonly service: string;
  /** Index among its kind: of the roll-out, the failover, or the station. */
  readonly at: number;
  /** Everybody who owns the service knows of it; of others only those who have an action for it. */
  readonly isDocumented: boolean;
}

interface Station {
  readonly id: string;
  readonly service: ServiceSpec;
}

/** What a scenario adds to its world's own automations. */
export type Automated = Partial<Pick<Scenario, "rollouts" | "channels" | "jobs" | "enforcers">>;

export function automationsOf(
  { failovers }: WorldSpec,
  stations: readonly Station[],
  { rollouts = [], channels = [], jobs = [], enforcers = [] }: Automated,
): readonly Automation[] {
  return [
    ...rollouts.map(({ id, service }, at) => automation("roll-out", id, [], service, at, false)),
    ...failovers.map(({ from, service }, at) =>
      automation("failover", `failover:${from}`, ["failover"], service, at, true),
    ),
    ...ofStations(stations, "autoscaler", "autoscaler"),
    ...ofStations(stations, "health-check", "healthCheck"),
    ...ofStations(stations, "supervisor", "supervisor"),
    ...channels.map(({ id, consumers }, at) => automation("channel", id, [], consumers[0] ?? "", at, true)),
    ...jobs.map(({ id, service }, at) => automation("job", id, [], service, at, false)),
    ...enforcers.map(({ id, service }, at) => automation("enforcer", id, [], service, at, false)),
  ];
}

/** `autoscaler:boot@eu-west`, and `autoscaler:boot` for those of every region. */
function ofStations(
  stations: readonly Station[],
  kind: AutomationKind,
  part: "autoscaler" | "healthCheck" | "supervisor",
): readonly Automation[] {
  return stations.flatMap(({ id, service }, at) =>
    service[part]
      ? [automation(kind, `${kind}:${id}`, [`${kind}:${service.id}`], service.id, at, service.instrumented)]
      : [],
  );
}

function automation(
  kind: AutomationKind,
  id: string,
  others: readonly string[],
  service: string,
  at: number,
  isDocumented: boolean,
): Automation {
  return { id, kind, names: [...new Set([id, ...others])], service, at, isDocumented };
}
