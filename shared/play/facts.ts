/**
 * What never changes in a round and everybody may know: the documented world and the declared actions, by name.
 * Hidden calls are kept apart, so that only the code that reveals them can name them.
 */
import { must, secondsToTicks } from "../base/index.ts";
import { expand } from "../content/index.ts";
import type { ActionSpec, ConsoleId, Scenario, ServiceKind, ServiceSpec, Signal, Topology } from "../content/index.ts";
import type { InboxView } from "../protocol/index.ts";
import { seatPlans, teamSizes } from "./consoles.ts";
import type { SeatPlan } from "./consoles.ts";

export interface Facts {
  readonly scenario: Scenario;
  readonly topology: Topology;
  readonly stationIndex: ReadonlyMap<string, number>;
  readonly actionIndex: ReadonlyMap<string, number>;
  /** Edges of documented calls, in topology order. */
  readonly documentedEdges: readonly number[];
  /** Undocumented edges by the station they leave from or lead to. */
  readonly hiddenEdges: ReadonlyMap<number, readonly number[]>;
  /** Questions that point the way, the vague ones first. */
  readonly hints: readonly string[];
  /** What outsiders will say, and when. */
  readonly injects: readonly (InboxView & { readonly onlyIf: Signal | undefined })[];
  /** What a hypothesis may name, edges apart: services, stations, and whatever an action can be aimed at. */
  readonly components: ReadonlySet<string>;
  /** The services that each seat owns, by the team's size. */
  readonly owned: ReadonlyMap<number, readonly (readonly string[])[]>;
}

export function createFacts(scenario: Scenario): Facts {
  const topology = expand(scenario.world, scenario);
  const edges = topology.edges.map((edge, index) => ({
    ...edge,
    index,
    call: must(topology.calls[edge.call], "call"),
  }));
  const hiddenEdges = new Map<number, readonly number[]>();
  for (const { index, call, to } of edges.filter((edge) => edge.call.spec.hidden)) {
    const ends = "station" in call.from ? [call.from.station, to] : [to];
    for (const end of ends) hiddenEdges.set(end, [...(hiddenEdges.get(end) ?? []), index]);
  }
  return {
    scenario,
    topology,
    stationIndex: new Map(topology.stations.map(({ id }, index) => [id, index])),
    actionIndex: new Map(scenario.actions.map(({ id }, index) => [id, index])),
    documentedEdges: edges.flatMap(({ index, call }) => (call.spec.hidden ? [] : [index])),
    hiddenEdges,
    hints: scenario.hints.map(({ text }) => text),
    injects: scenario.injects.map(({ id, atS, kind, text, onlyIf }) => ({
      id,
      tick: secondsToTicks(atS),
      kind,
      text,
      onlyIf,
    })),
    components: new Set([
      ...scenario.world.services.map(({ id }) => id),
      ...topology.stations.map(({ id }) => id),
      ...scenario.actions.flatMap(({ targets }) => targets),
    ]),
    owned: new Map(teamSizes.map((size) => [size, seatPlans(size).map((plan) => ownedBy(plan, scenario))])),
  };
}

export function actionOf(facts: Facts, id: string): ActionSpec | undefined {
  const index = facts.actionIndex.get(id);
  return index === undefined ? undefined : facts.scenario.actions[index];
}

export function consolesOf(action: ActionSpec): readonly ConsoleId[] {
  return typeof action.console === "string" ? [action.console] : action.console;
}

/** The console that owns each kind of service where the scenario does not say. */
const usualOwner: Readonly<Record<ServiceKind, ConsoleId>> = {
  edge: "TRF",
  gateway: "TRF",
  names: "TRF",
  service: "SVC",
  "sign-in": "SVC",
  config: "SVC",
  discovery: "SVC",
  "third-party": "SVC",
  cache: "DAT",
  store: "DAT",
  queue: "DAT",
  metrics: "DAT",
  job: "DAT",
};

export function ownerOf({ owner, kind }: ServiceSpec): ConsoleId {
  return owner ?? usualOwner[kind];
}

function ownedBy({ consoles, half }: SeatPlan, { world }: Scenario): readonly string[] {
  const owned = world.services.filter((service) => consoles.includes(ownerOf(service)));
  const middle = Math.ceil(owned.length / 2);
  const part = half === "front" ? owned.slice(0, middle) : half === "core" ? owned.slice(middle) : owned;
  return part.map(({ id }) => id);
}

/** The services that a seat of a team of this size owns. */
export function seatServices({ owned }: Facts, size: number, seat: number): readonly string[] {
  return owned.get(size)?.[seat] ?? [];
}
