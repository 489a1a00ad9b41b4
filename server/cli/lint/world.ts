/**
 * Findings about a world: stations that nobody ever asks, calls and limits that are there for nothing, calls that
 * never end, and stations and links that cannot carry what reaches them before anything has happened.
 */
import { must } from "../../../shared/base/index.ts";
import type { CallSpec, Topology } from "../../../shared/content/index.ts";
import type { Circle } from "./circles.ts";
import { figure, found, percent } from "./finding.ts";
import type { Finding, Severity } from "./finding.ts";
import type { Rest } from "./rest.ts";

/** Above this share of its slots a station waits noticeably, and chance alone can fill it. */
const CLOSE = 0.9;

/** `scenery`: services that are there to be named and do work without being asked, such as those that run roll-outs. */
export function idleFindings(topology: Topology, scenery: readonly string[]): readonly Finding[] {
  return [...uncalledFindings(topology, scenery), ...patienceFindings(topology), ...twinFindings(topology)];
}

/** A limit for slow answers that comes after the last one. */
function patienceFindings({ world }: Topology): readonly Finding[] {
  return world.populations.flatMap(({ journeys }, p) =>
    journeys.flatMap(({ sloMs = 0, timeoutMs, retries }, j) =>
      found(
        timeoutMs !== null && retries.max === 0 && sloMs > timeoutMs,
        "warning",
        ["world", "populations", p, "journeys", j, "sloMs"],
        `nobody is ever slow: who waits ${sloMs} ms has given up after ${timeoutMs ?? 0} ms.`,
        "Write less than timeoutMs.",
      ),
    ),
  );
}

/** Two calls of one name: what is said of it, and what is set at it, means both. */
function twinFindings({ world }: Topology): readonly Finding[] {
  const says = "is made a second time for the same requests, and every name for it means both.";
  return [
    ...world.services.flatMap(({ calls }, i) =>
      calls.flatMap((call, k) =>
        found(
          calls.slice(0, k).some((other) => isSameCall(other, call, world.classes)),
          "warning",
          ["world", "services", i, "calls", k],
          `the call to "${call.to}" ${says}`,
          "Write one, with the sum of both in perRequest.",
        ),
      ),
    ),
    ...world.populations.flatMap(({ journeys }, p) =>
      journeys.flatMap(({ class: name, to, when }, j) =>
        found(
          journeys.slice(0, j).some((other) => other.class === name && other.to === to && other.when === when),
          "warning",
          ["world", "populations", p, "journeys", j],
          `the journey "${name}" to "${to}" ${says}`,
          "Write one, with the sum of both rates.",
        ),
      ),
    ),
  ];
}

function isSameCall(one: CallSpec, other: CallSpec, classes: readonly string[]): boolean {
  const isMade = ({ perRequest }: CallSpec, name: string): boolean =>
    (typeof perRequest === "number" ? perRequest : (perRequest[name] ?? 0)) > 0;
  if (one.to !== other.to || one.onMissOf !== other.onMissOf) return false;
  return classes.some((name) => isMade(one, name) && isMade(other, name));
}

/** Stations of which nobody hears. */
function uncalledFindings(topology: Topology, scenery: readonly string[]): readonly Finding[] {
  const reached = reachedStations(topology);
  return topology.world.services.flatMap(({ id, loops }, i) => {
    const here = topology.stations.flatMap((station, s) => (station.service.id === id ? [{ id: station.id, s }] : []));
    const idle = here.filter(({ s }) => !reached.has(s));
    if (idle.length === 0 || loops.length > 0 || scenery.includes(id)) return [];
    const which = idle.length < here.length ? idle.map((station) => `"${station.id}"`).join(", ") : `"${id}"`;
    return found(
      true,
      "warning",
      ["world", "services", i],
      `nobody ever calls ${which}; its curves stay at zero.`,
      "Add a call or a journey to it, or leave it out; as scenery it is fine.",
    );
  });
}

/** What people and loops ask, and what is asked or looked up for it, by failover too. */
function reachedStations({ calls, stations }: Topology): ReadonlySet<number> {
  const reached = new Set<number>();
  const lookedUp = (service: string | undefined): readonly number[] =>
    service === undefined ? [] : [...stations.keys()].filter((s) => stations[s]?.service.id === service);
  for (let before = -1; before < reached.size;) {
    before = reached.size;
    for (const { from, routes, spec } of calls) {
      const isMade = !("station" in from) || from.own !== undefined || reached.has(from.station);
      if (isMade) for (const station of [...routes, ...lookedUp(spec.onMissOf)]) reached.add(station);
    }
  }
  return reached;
}

/** `overload` is what it is to be too small at rest: wrong in a scenario, maybe the question of an experiment. */
export function loadFindings(topology: Topology, rest: Rest, overload: Severity): readonly Finding[] {
  const { services, links } = topology.world;
  if (rest.circles.length > 0) return rest.circles.flatMap((circle) => circleFindings(circle, overload));
  return [
    ...services.flatMap(({ id }, i) => {
      const worst = topology.stations
        .map((station, s) => ({ station, at: must(rest.stations[s], "rest") }))
        .filter(({ station }) => station.service.id === id)
        .sort((a, b) => b.at.utilization - a.at.utilization)[0];
      return worst ? stationFindings(worst.station.id, worst.at, ["world", "services", i], overload) : [];
    }),
    ...links.flatMap(({ from, to, capacityRps }, i) => {
      const rps = rest.linkRps[i] ?? 0;
      return found(
        capacityRps !== undefined && rps > capacityRps,
        overload,
        ["world", "links", i, "capacityRps"],
        `at rest ${figure(rps)} attempts/s cross ${from}~${to}, which carries ${capacityRps ?? 0}.`,
        "Widen the link, or let fewer calls cross it.",
      );
    }),
  ];
}

function circleFindings({ services, class: name, service, call }: Circle, overload: Severity): readonly Finding[] {
  return found(
    true,
    overload,
    ["world", "services", service, "calls", call],
    `${services.join(" > ")} goes round in a circle: each request "${name}" sets off another one, without end.`,
    "Leave the call out, make it for a share of the requests, or leave the class out of its perRequest.",
  );
}

function stationFindings(
  id: string,
  { rps, slots, ownMs, holdMs, ownUtilization, utilization }: Rest["stations"][number],
  path: Finding["path"],
  overload: Severity,
): readonly Finding[] {
  if (slots === null || utilization <= CLOSE) return [];
  const asked = `at rest "${id}" is asked ${figure(rps)} times/s`;
  const own = `${figure(slots)} slots of ${figure(ownMs)} ms finish ${figure((slots * 1000) / ownMs)}/s`;
  const held = `each request holds a slot for ${figure(holdMs)} ms, its calls among them, and ${figure(slots)} slots carry ${figure((slots * 1000) / holdMs)}/s`;
  if (ownUtilization > 1) {
    const advice = `Give it at least ${Math.ceil((rps * ownMs) / 1000 / CLOSE)} slots in all, make it quicker, or ask it less.`;
    return found(true, overload, path, `${asked}; ${own}.`, advice);
  }
  const advice = `Give it at least ${Math.ceil((rps * holdMs) / 1000 / CLOSE)} slots in all, or make what it calls quicker.`;
  if (utilization > 1) return found(true, overload, path, `${asked}; ${held}.`, advice);
  return found(true, "warning", path, `${asked} and ${percent(utilization)} busy; ${held}.`, advice);
}
