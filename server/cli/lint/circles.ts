/**
 * Calls that go round in a circle without getting fewer: each request then sets off others without end. Circles that
 * die out, because a call is made for a share of the requests or for what a cache misses, are none of these.
 */
import { must } from "../../../shared/base/index.ts";
import type { Topology } from "../../../shared/content/index.ts";
import type { Flow } from "./flows.ts";

export interface Circle {
  /** Services, from the first around to it again. */
  readonly services: readonly string[];
  readonly class: string;
  /** The call that closes it: indices of its service, and among the calls of that. */
  readonly service: number;
  readonly call: number;
}

/** Each once, whatever its regions and classes. */
export function circlesOf(topology: Topology, flows: readonly Flow[]): readonly Circle[] {
  const { classes } = topology.world;
  const circles = classes.flatMap((name, c) => {
    const made = flows.filter(({ perRequest, cache }) => (perRequest[c] ?? 0) > 0 && cache < 0);
    return loopsIn(made)
      .filter((loop) => loop.reduce((gain, { perRequest }) => gain * (perRequest[c] ?? 0), 1) >= 1)
      .map((loop) => circleOf(topology, loop, name));
  });
  const names = circles.map(({ service, call }) => `${service} ${call}`);
  return circles.filter((_, i) => names.indexOf(names[i] ?? "") === i);
}

/** Flows that lead back to where the first of them begins. */
function loopsIn(flows: readonly Flow[]): readonly (readonly Flow[])[] {
  const loops: (readonly Flow[])[] = [];
  const done = new Set<number>();
  const walk = (station: number, way: readonly Flow[]): void => {
    const since = way.findIndex(({ caller }) => caller === station);
    if (since >= 0) loops.push(way.slice(since));
    if (since >= 0 || done.has(station)) return;
    for (const flow of flows) if (flow.caller === station) walk(flow.callee, [...way, flow]);
    done.add(station);
  };
  for (const { caller } of flows) walk(caller, []);
  return loops;
}

function circleOf({ stations, world }: Topology, loop: readonly Flow[], name: string): Circle {
  const serviceOf = (station: number): string => must(stations[station], "station").service.id;
  const last = must(loop.at(-1), "call");
  const service = world.services.findIndex(({ id }) => id === serviceOf(last.caller));
  const call = world.services[service]?.calls.findIndex(({ to }) => to === last.spec.to) ?? 0;
  const services = [...loop.map(({ caller }) => serviceOf(caller)), serviceOf(last.callee)];
  return { services, class: name, service, call };
}
