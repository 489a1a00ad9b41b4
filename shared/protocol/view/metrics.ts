/**
 * Telemetry on the wire: one row of whole numbers per scrape, in the order of the map's nodes and links. Whole
 * numbers are short in JSON and equal when nothing a person could see has changed. Nodes and links are only ever
 * appended, so an older row is a prefix of a newer one's order and an index never tells what is hidden.
 */
import type { Tick } from "../../base/index.ts";

export interface MetricsRow {
  readonly scrape: number;
  readonly tick: Tick;
  /** `NODE_WIDTH` numbers per node; all −1 where there is no data. */
  readonly nodes: readonly number[];
  /** `LINK_WIDTH` numbers per link; all −1 where there is no data. */
  readonly links: readonly number[];
  /** Per region: share of users affected and users connected. */
  readonly regions: readonly number[];
  /** Level, burn, users affected, users in all, user-minutes lost, and their age: the top bar. Then the age of the alerts. */
  readonly impact: readonly number[];
}

/** Saturation of the stations a seat owns, in the order of `depthNodes` in the own view. */
export interface DepthRow {
  readonly scrape: number;
  readonly tick: Tick;
  readonly values: readonly number[];
}

/** Every reading knows its age: the ticks from its measurement to the scrape of its row. 0 as a rule. */
interface Aged {
  readonly ageTicks: Tick;
}

export interface NodeReading extends Aged {
  readonly rps: number;
  readonly errorRatio: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

export interface LinkReading extends Aged {
  readonly attemptsRps: number;
  readonly callsRps: number;
  readonly goodRps: number;
  readonly errorRatio: number;
  readonly timeoutRatio: number;
  readonly p95Ms: number;
  readonly isBreakerOpen: boolean;
}

/** As old as the node's other numbers. */
export interface DepthReading {
  readonly utilization: number;
  readonly queue: number;
  readonly replicasServing: number;
  readonly replicasWanted: number;
  /** Caches only. */
  readonly hitRatio: number | null;
}

export interface Impact extends Aged {
  /** Null, as the burn is, where there is no data. */
  readonly sli: number | null;
  readonly burn: number | null;
  readonly usersAffected: number;
  readonly usersTotal: number;
  readonly userMinutesLost: number;
  /** Since the alert rules were last evaluated. */
  readonly alertsAgeTicks: Tick;
}

/** Steps a person cannot see below: a tenth of a request per second, a hundredth of a percent, a tenth of a ms. */
const RPS = 10;
const RATIO = 10_000;
const MS = 10;
const BURN = 10;

const NODE_WIDTH = 5;
const LINK_WIDTH = 8;
const DEPTH_WIDTH = 5;
const REGION_WIDTH = 2;
const NONE = -1;

export function packNode(reading: NodeReading | null): readonly number[] {
  if (!reading) return Array.from({ length: NODE_WIDTH }, () => NONE);
  const { rps, errorRatio, p50Ms, p95Ms, ageTicks } = reading;
  return [whole(rps * RPS), whole(errorRatio * RATIO), whole(p50Ms * MS), whole(p95Ms * MS), ageTicks];
}

/** The node's reading, or null for "no data" (also before the node was known). */
export function readNode(row: MetricsRow, node: number): NodeReading | null {
  const [rps, errors, p50, p95, ageTicks = 0] = slice(row.nodes, node, NODE_WIDTH);
  if (rps === undefined || errors === undefined || p50 === undefined || p95 === undefined || rps === NONE) return null;
  return { rps: rps / RPS, errorRatio: errors / RATIO, p50Ms: p50 / MS, p95Ms: p95 / MS, ageTicks };
}

export function packLink(reading: LinkReading | null): readonly number[] {
  if (!reading) return Array.from({ length: LINK_WIDTH }, () => NONE);
  return [
    whole(reading.attemptsRps * RPS),
    whole(reading.callsRps * RPS),
    whole(reading.goodRps * RPS),
    whole(reading.errorRatio * RATIO),
    whole(reading.timeoutRatio * RATIO),
    whole(reading.p95Ms * MS),
    reading.isBreakerOpen ? 1 : 0,
    reading.ageTicks,
  ];
}

/** The link's reading, or null for "no data" and in rows from before it was found. */
export function readLink(row: MetricsRow, link: number): LinkReading | null {
  const packed = slice(row.links, link, LINK_WIDTH);
  if (packed.length < LINK_WIDTH || packed[0] === NONE) return null;
  const [attempts = 0, calls = 0, good = 0, errors = 0, timeouts = 0, p95 = 0, open = 0, ageTicks = 0] = packed;
  return {
    attemptsRps: attempts / RPS,
    callsRps: calls / RPS,
    goodRps: good / RPS,
    errorRatio: errors / RATIO,
    timeoutRatio: timeouts / RATIO,
    p95Ms: p95 / MS,
    isBreakerOpen: open === 1,
    ageTicks,
  };
}

export function packDepth(reading: DepthReading | null): readonly number[] {
  if (!reading) return Array.from({ length: DEPTH_WIDTH }, () => NONE);
  return [
    whole(reading.utilization * RATIO),
    whole(reading.queue),
    reading.replicasServing,
    reading.replicasWanted,
    reading.hitRatio === null ? NONE : whole(reading.hitRatio * RATIO),
  ];
}

/** The `place`-th owned station's reading, or null for "no data". */
export function readDepth(row: DepthRow, place: number): DepthReading | null {
  const [load = NONE, queue = 0, serving = 0, wanted = 0, hits = NONE] = slice(row.values, place, DEPTH_WIDTH);
  if (load === NONE) return null;
  return {
    utilization: load / RATIO,
    queue,
    replicasServing: serving,
    replicasWanted: wanted,
    hitRatio: hits === NONE ? null : hits / RATIO,
  };
}

export function packRegion(reading: { readonly affectedRatio: number; readonly users: number }): readonly number[] {
  return [whole(reading.affectedRatio * RATIO), whole(reading.users)];
}

export function readRegion(
  row: MetricsRow,
  region: number,
): { readonly affectedRatio: number; readonly users: number } {
  const [affected = 0, users = 0] = slice(row.regions, region, REGION_WIDTH);
  return { affectedRatio: affected / RATIO, users };
}

export function packImpact(impact: Impact): readonly number[] {
  return [
    impact.sli === null ? NONE : whole(impact.sli * RATIO),
    impact.burn === null ? NONE : whole(impact.burn * BURN),
    whole(impact.usersAffected),
    whole(impact.usersTotal),
    whole(impact.userMinutesLost),
    impact.ageTicks,
    impact.alertsAgeTicks,
  ];
}

export function readImpact(row: MetricsRow): Impact {
  const [
    sli = NONE,
    burn = NONE,
    usersAffected = 0,
    usersTotal = 0,
    userMinutesLost = 0,
    ageTicks = 0,
    alertsAgeTicks = 0,
  ] = row.impact;
  return {
    sli: sli === NONE ? null : sli / RATIO,
    burn: burn === NONE ? null : burn / BURN,
    usersAffected,
    usersTotal,
    userMinutesLost,
    ageTicks,
    alertsAgeTicks,
  };
}

function slice(values: readonly number[], index: number, width: number): readonly number[] {
  return values.slice(index * width, (index + 1) * width);
}

/** What is not finite cannot cross JSON and is "no data"; adding zero turns −0 into 0, which JSON would do anyway. */
function whole(value: number): number {
  return Number.isFinite(value) ? Math.round(value) + 0 : NONE;
}
