/**
 * A made-up course of telemetry for the gallery: the world of the visual targets, calm and in a storm. It is drawn by a
 * few curves and simulates nothing.
 */
import { packDepth, packImpact, packLink, packNode, packRegion } from "../../shared/protocol/index.ts";
import type {
  Baseline,
  DepthReading,
  DepthRow,
  LinkReading,
  LinkView,
  MapView,
  MetricsRow,
  NodeReading,
  NodeView,
} from "../../shared/protocol/index.ts";

const regions = [
  { id: "us-east", name: "us-east", place: [-77.5, 39] as const, users: 84_000, share: 0.67 },
  { id: "eu-west", name: "eu-west", place: [-6.3, 53.3] as const, users: 96_000, share: 1 },
  { id: "ap-south", name: "ap-south", place: [72.9, 19.1] as const, users: 60_000, share: 0.44 },
];

interface Service {
  readonly id: string;
  readonly kind: NodeView["kind"];
  readonly layer: number;
  readonly owner: NonNullable<NodeView["owner"]>;
  readonly rps: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

const services: readonly Service[] = [
  { id: "edge", kind: "edge", layer: 0, owner: "TRF", rps: 6400, p50Ms: 38, p95Ms: 330 },
  { id: "gw", kind: "gateway", layer: 1, owner: "TRF", rps: 6400, p50Ms: 36, p95Ms: 318 },
  { id: "boot", kind: "service", layer: 2, owner: "SVC", rps: 420, p50Ms: 120, p95Ms: 310 },
  { id: "msgs", kind: "service", layer: 2, owner: "SVC", rps: 5980, p50Ms: 24, p95Ms: 90 },
  { id: "cache", kind: "cache", layer: 3, owner: "DAT", rps: 7100, p50Ms: 1, p95Ms: 3 },
  { id: "jobs", kind: "queue", layer: 3, owner: "DAT", rps: 1200, p50Ms: 8, p95Ms: 20 },
  { id: "store", kind: "store", layer: 4, owner: "DAT", rps: 130, p50Ms: 60, p95Ms: 140 },
];
const background: readonly Service[] = [
  { id: "rollouts", kind: "job", layer: 6, owner: "SVC", rps: 2, p50Ms: 20, p95Ms: 40 },
  { id: "config", kind: "config", layer: 6, owner: "SVC", rps: 9, p50Ms: 4, p95Ms: 9 },
  { id: "discovery", kind: "discovery", layer: 6, owner: "DAT", rps: 30, p50Ms: 4, p95Ms: 9 },
  { id: "sign-in", kind: "sign-in", layer: 6, owner: "SVC", rps: 800, p50Ms: 9, p95Ms: 21 },
  { id: "push", kind: "third-party", layer: 6, owner: "COM", rps: 0, p50Ms: 0, p95Ms: 0 },
];

interface Call {
  readonly from: string;
  readonly to: string;
  readonly perRequest: number;
  readonly timeoutMs: number;
  readonly kind?: "soft";
}
const calls: readonly Call[] = [
  { from: "edge", to: "gw", perRequest: 1, timeoutMs: 9000 },
  { from: "gw", to: "boot", perRequest: 0.0656, timeoutMs: 5000 },
  { from: "gw", to: "msgs", perRequest: 0.93, timeoutMs: 3000 },
  { from: "boot", to: "cache", perRequest: 12, timeoutMs: 500 },
  { from: "boot", to: "store", perRequest: 0.3, timeoutMs: 1000 },
  { from: "msgs", to: "cache", perRequest: 0.3, timeoutMs: 500 },
  { from: "msgs", to: "store", perRequest: 0.001, timeoutMs: 1000, kind: "soft" },
  { from: "msgs", to: "jobs", perRequest: 0.2, timeoutMs: 800, kind: "soft" },
];

const everywhere = services.flatMap((service) => regions.map((region, index) => ({ service, region, index })));
const all = [
  ...everywhere,
  ...background.flatMap((service) => regions.slice(1, 2).map((region) => ({ service, region, index: 1 }))),
];

const nodes: readonly NodeView[] = all.map(({ service, region, index }) => ({
  id: `${service.id}@${region.id}`,
  service: service.id,
  name: service.id,
  kind: service.kind,
  region: index,
  layer: service.layer,
  owner: service.owner,
  isInstrumented: service.id !== "push" && !(service.id === "jobs" && index === 2),
}));
const at = (id: string): number => nodes.findIndex((node) => node.id === id);

interface Wire {
  readonly link: LinkView;
  readonly region: number;
  readonly usualRps: number;
  readonly usualP95Ms: number;
}

const wires: readonly Wire[] = [
  ...regions.map(({ id, share }, region) => ({
    link: {
      id: `${id}-users:boot>edge@${id}`,
      from: { users: `${id}-users`, region },
      to: at(`edge@${id}`),
      kind: "hard",
      timeoutMs: 10_000,
      foundTick: null,
      isFailover: false,
    } as const,
    region,
    usualRps: 6400 * share,
    usualP95Ms: 330,
  })),
  {
    link: {
      id: "eu-west-users:boot>edge@us-east",
      from: { users: "eu-west-users", region: 1 },
      to: at("edge@us-east"),
      kind: "hard",
      timeoutMs: 10_000,
      foundTick: null,
      isFailover: true,
    },
    region: 1,
    usualRps: 0,
    usualP95Ms: 330,
  },
  ...calls.flatMap(({ from, to, perRequest, timeoutMs, kind }) =>
    regions.map(({ id, share }, region): Wire => {
      const caller = services.find((service) => service.id === from);
      const callee = services.find((service) => service.id === to);
      return {
        link: {
          id: `${from}@${id}>${to}@${id}`,
          from: { node: at(`${from}@${id}`) },
          to: at(`${to}@${id}`),
          kind: kind ?? "hard",
          timeoutMs,
          foundTick: null,
          isFailover: false,
        },
        region,
        usualRps: (caller?.rps ?? 0) * share * perRequest,
        usualP95Ms: callee?.p95Ms ?? 1,
      };
    }),
  ),
];

/** The dependency that the storm's team has found: the cache agents listen to discovery. */
const found: Wire = {
  link: {
    id: "discovery@eu-west>cache@eu-west",
    from: { node: at("discovery@eu-west") },
    to: at("cache@eu-west"),
    kind: "soft",
    timeoutMs: 1000,
    foundTick: 15_900,
    isFailover: false,
  },
  region: 1,
  usualRps: 4,
  usualP95Ms: 9,
};

/** How bad it is in a region at a second, 0..1. */
type Course = (region: number, second: number) => number;

export interface Scene {
  readonly tick: number;
  readonly map: MapView;
  readonly metrics: readonly MetricsRow[];
  readonly depthNodes: readonly number[];
  readonly depth: readonly DepthRow[];
  readonly baseline: Baseline;
}

const SCRAPES = 90;

export function scene(tick: number, course: Course, withFound: boolean, owned: readonly string[]): Scene {
  const known = withFound ? [...wires, found] : wires;
  const depthNodes = nodes.flatMap((node, index) => (owned.includes(node.service) ? [index] : []));
  const lastTick = tick - (tick % 100);
  const ticks = Array.from({ length: SCRAPES }, (_, i) => lastTick - (SCRAPES - 1 - i) * 100);
  return {
    tick,
    map: {
      regions: regions.map(({ id, name, place }) => ({ id, name, place })),
      nodes,
      links: known.map(({ link }) => link),
    },
    depthNodes,
    metrics: ticks.map((now) => rowAt(now, course, known)),
    depth: ticks.map((now) => ({
      scrape: now / 100,
      tick: now,
      values: depthNodes.flatMap((index) => packDepth(depthAt(index, now / 10, course))),
    })),
    baseline: {
      nodesLow: nodes.flatMap((_, index) => packNode(usualNode(index, 0.94))),
      nodesHigh: nodes.flatMap((_, index) => packNode(usualNode(index, 1.06))),
      linksLow: known.flatMap((wire) => packLink(linkAt(wire, 0, () => 0, 0.94))),
      linksHigh: known.flatMap((wire) => packLink(linkAt(wire, 0, () => 0, 1.06))),
    },
  };
}

function rowAt(tick: number, course: Course, known: readonly Wire[]): MetricsRow {
  const second = tick / 10;
  const shares = regions.map((_, region) => course(region, second));
  const affected = regions.reduce((sum, { users }, i) => sum + users * affectedShare(shares[i] ?? 0), 0);
  const total = regions.reduce((sum, { users }) => sum + users, 0);
  return {
    scrape: tick / 100,
    tick,
    nodes: nodes.flatMap((_, index) => packNode(nodeAt(index, second, course))),
    links: known.flatMap((wire) => packLink(linkAt(wire, second, course, 1))),
    regions: regions.flatMap(({ users }, i) => packRegion({ affectedRatio: affectedShare(shares[i] ?? 0), users })),
    impact: packImpact({
      sli: 0.9997 - (affected / total) * 0.6,
      burn: ((affected / total) * 0.6) / 0.005 + 0.3,
      usersAffected: affected,
      usersTotal: total,
      userMinutesLost: Math.max(0, (affected / total) * Math.max(0, second - 900) * 800),
      ageTicks: 0,
      alertsAgeTicks: 0,
    }),
  };
}

function affectedShare(bad: number): number {
  return bad < 0.02 ? 0.0004 : bad * 0.88;
}

/** A small wobble that is the same for the same place and second. */
function wobble(seed: number, second: number): number {
  return 1 + 0.02 * Math.sin(seed * 7.3 + second / 23) + 0.012 * Math.sin(seed * 3.1 + second / 7);
}

function usualNode(index: number, factor: number): NodeReading | null {
  const reading = nodeAt(index, 0, () => 0);
  return reading && { ...reading, rps: reading.rps * factor, p95Ms: reading.p95Ms * factor };
}

function nodeAt(index: number, second: number, course: Course): NodeReading | null {
  const place = all[index];
  if (!place || nodes[index]?.isInstrumented === false) return null;
  const { service, region } = place;
  const bad = service.layer >= 6 ? 0 : course(place.index, second);
  const shake = wobble(index, second);
  const errors: Readonly<Record<string, number>> = { gw: 0.26, boot: 0.97, store: 0.5, msgs: 0.08, edge: 0.04 };
  const slow: Readonly<Record<string, number>> = { gw: 14, boot: 16, store: 36, msgs: 34, edge: 1.6, cache: 1.4 };
  return {
    rps: service.rps * region.share * shake * (service.id === "boot" || service.id === "store" ? 1 + 1.6 * bad : 1),
    errorRatio: 0.0008 + (errors[service.id] ?? 0) * bad ** 1.5,
    p50Ms: service.p50Ms * shake * (1 + 3 * bad),
    p95Ms: service.p95Ms * shake * (1 + (slow[service.id] ?? 0) * bad),
    ageTicks: 0,
  };
}

function linkAt(
  { link, region, usualRps, usualP95Ms }: Wire,
  second: number,
  course: Course,
  factor: number,
): LinkReading {
  const bad = course(region, second);
  const isHot = /gw@.*>boot|boot@.*>store/.test(link.id);
  const shake = factor * wobble(link.to, second);
  const moved = link.isFailover ? 420 * 0.3 * bad : 0;
  const callsRps = usualRps * shake + moved;
  const attempts = isHot ? 1 + 2.4 * bad ** 2 : 1;
  const errorRatio = isHot ? 0.0008 + 0.9 * bad ** 1.4 : 0.0008 + 0.04 * bad;
  return {
    attemptsRps: callsRps * attempts,
    callsRps,
    goodRps: callsRps * attempts * (1 - errorRatio),
    errorRatio,
    timeoutRatio: errorRatio * 0.8,
    p95Ms: Math.min(link.timeoutMs ?? Infinity, usualP95Ms * shake * (1 + (isHot ? 18 : 5) * bad)),
    isBreakerOpen: false,
    ageTicks: 0,
  };
}

function depthAt(index: number, second: number, course: Course): DepthReading {
  const place = all[index];
  const bad = place && place.service.layer < 6 ? course(place.index, second) : 0;
  const shake = wobble(index, second);
  const isStore = place?.service.kind === "store";
  return {
    utilization: (isStore ? 0.11 + 2.7 * bad : 0.22 + 0.3 * bad) * shake,
    queue: isStore && bad > 0.4 ? (bad - 0.4) * 3700 : 0,
    replicasServing: 8,
    replicasWanted: 8,
    hitRatio: place?.service.kind === "cache" ? 0.97 - 0.39 * bad : null,
  };
}
