/** What people's tools go through, resolved: the station that has to answer, and the way to it from where people sit. */
import { ok, refuse } from "../../base/index.ts";
import type { Result } from "../../base/index.ts";
import { lookKinds } from "../../actions/index.ts";
import type { LookKind } from "../../actions/index.ts";
import type { Scenario } from "../../content/index.ts";
import { stationsNamed } from "../parameters.ts";
import type { Plant } from "./plant.ts";
import { wayBetween } from "./reach.ts";

/** A station that has to answer before a tool does anything. */
export interface Gate {
  readonly station: number;
  /** The link that is crossed to it, or -1. */
  readonly way: number;
}

export interface Access {
  readonly timeoutMs: number;
  readonly retryTicks: number;
  /** By action of the scenario. */
  readonly actions: readonly (readonly Gate[])[];
  readonly looks: ReadonlyMap<LookKind, readonly Gate[]>;
  /** Every station that is a gate to something. */
  readonly stations: readonly number[];
}

export function accessOf(plant: Plant, { actions, tools }: Scenario): Result<Access> {
  const { regions } = plant.topology.world;
  const home = regions.findIndex(({ id }) => id === tools.from);
  if (tools.from !== undefined && home < 0)
    return refuse("tools/no-region", `tools: there is no region "${tools.from}".`);
  const asked = [...actions.flatMap(({ needs = [] }) => needs), ...tools.looks.map(({ needs }) => needs)];
  const lost = asked.find((name) => stationsNamed(plant, name).length === 0);
  if (lost !== undefined) return refuse("tools/no-service", `needs: there is no service or station "${lost}".`);
  const gatesOf = (names: readonly string[]): Gate[] => [...new Set(names)].map((name) => gateOf(plant, name, home));
  const ofActions = actions.map(({ needs = [] }) => gatesOf([needs].flat()));
  const ofLooks = lookKinds.map((kind): [LookKind, Gate[]] => [
    kind,
    gatesOf(tools.looks.filter(({ kinds = lookKinds }) => kinds.includes(kind)).map(({ needs }) => needs)),
  ]);
  const gates = [...ofActions, ...ofLooks.map(([, own]) => own)].flat();
  return ok({
    timeoutMs: tools.timeoutS * 1000,
    retryTicks: Math.max(1, Math.round(tools.retryS * 10)),
    actions: ofActions,
    looks: new Map(ofLooks),
    stations: gates.map(({ station }) => station),
  });
}

/** Of a service in several regions: the station where people sit, else its first. */
function gateOf(plant: Plant, name: string, home: number): Gate {
  const { stations, world } = plant.topology;
  const named = stationsNamed(plant, name);
  const station = named.find((one) => stations[one].region === home) ?? named[0];
  return { station, way: home < 0 ? -1 : wayBetween(plant.ways, world, home, stations[station].region) };
}
