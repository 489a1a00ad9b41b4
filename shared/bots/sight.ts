/**
 * What a seat sees, in the words in which people think of it: places with their readings beside what is usual there, and
 * what is wrong with them. Made of the seat's own view alone; what its screens do not show it knows from shared cards
 * and alerts, as long as these are fresh.
 */
import { secondsToTicks, TICK_MS } from "../base/index.ts";
import type { Tick } from "../base/index.ts";
import type { ConsoleId } from "../content/index.ts";
import { readDepth, readImpact, readLink, readNode, readRegion } from "../protocol/index.ts";
import type {
  CardView,
  CommonView,
  DepthReading,
  FullFrame,
  LinkReading,
  LinkView,
  MetricsRow,
  NodeReading,
  NodeView,
  OwnView,
} from "../protocol/index.ts";

/** A full frame, or what a client made of one and the deltas after it. */
export interface Shown extends Pick<FullFrame, "tick" | "clockMs" | "common" | "own"> {
  /** Members that are bots, as the roster of a browser has them; everybody is where nothing is said of it. */
  readonly isBot?: ((member: string) => boolean) | undefined;
}

export interface Sight {
  readonly tick: Tick;
  readonly clockMs: number;
  readonly common: CommonView;
  readonly own: OwnView;
  readonly seat: number | null;
  /** Seats of people who are here. */
  readonly people: ReadonlySet<number>;
  readonly nodes: readonly Place[];
  readonly links: readonly Way[];
  /** By region id: the share of its users that are affected. */
  readonly affected: ReadonlyMap<string, number>;
  /** The share of all users. */
  readonly affectedRatio: number;
  /** Cards that this seat can read, oldest first. */
  readonly cards: readonly CardView[];
  readonly isPaged: boolean;
}

/** A node of the map. Null is what this seat does not know. */
export interface Place {
  readonly view: NodeView;
  readonly region: string;
  readonly reading: NodeReading | null;
  readonly utilization: number | null;
  readonly queue: number | null;
  readonly hitRatio: number | null;
  /** How much less a cache finds than it did. */
  readonly hitsLost: number;
  /** The largest share of a ceiling that is used. */
  readonly ceiling: number | null;
  /** How many replicas serve less than did, or than should; and their share. */
  readonly lostReplicas: number;
  readonly missingReplicas: number;
  readonly isFailing: boolean;
  readonly isSlow: boolean;
  readonly isFull: boolean;
  readonly isSick: boolean;
}

/** A call on the map. */
export interface Way {
  readonly view: LinkView;
  readonly reading: LinkReading | null;
  readonly attemptsPerCall: number;
}

/** What a card says of a number is old after this. */
const FRESH_TICKS = secondsToTicks(180);
/** How far from usual is worth a look. */
const ERRORS_ABOVE = 0.02;
const TIMES_SLOWER = 2.5;
const MS_SLOWER = 15;
const FULL = 0.88;
const HITS_LOST = 0.03;
/** Below this part of its usual requests a cache is bored, not cold. */
const BORED = 0.5;

export function see({ tick, clockMs, common, own, isBot = () => true }: Shown): Sight {
  const row = common.metrics.at(-1) ?? null;
  const cards = [...common.evidence, ...own.tray];
  const { nodes = [], links = [], regions = [] } = common.map ?? {};
  const known = knownFrom(common, cards, tick);
  const impact = row && readImpact(row);
  return {
    tick,
    clockMs,
    common,
    own,
    seat: own.you.seat,
    people: new Set(
      common.seats.flatMap(({ seat, member, state }) =>
        state === "here" && member !== null && !isBot(member) ? [seat] : [],
      ),
    ),
    nodes: nodes.map((view, index) =>
      placeOf({
        common,
        row,
        view,
        index,
        region: regions[view.region]?.id ?? "",
        own,
        known: known.get(view.id) ?? {},
      }),
    ),
    links: links.map((view, index) => wayOf(view, row && readLink(row, index))),
    affected: new Map(regions.map(({ id }, index) => [id, row ? readRegion(row, index).affectedRatio : 0])),
    affectedRatio: impact && impact.usersTotal > 0 ? impact.usersAffected / impact.usersTotal : 0,
    cards,
    isPaged: common.alerts.some(({ severity, state }) => severity === "page" && state === "firing"),
  };
}

export function holds(sight: Sight, console: ConsoleId): boolean {
  return sight.own.you.consoles.includes(console);
}

/** How many real milliseconds ago something was, at the speed of now; for ever where it never was. */
export function sinceMs({ tick, common }: Sight, then: Tick | null | undefined): number {
  return then === null || then === undefined ? Infinity : ((tick - then) * TICK_MS) / common.session.speed;
}

/** What alerts and cards tell of places that one has no screen of, by the metric's name. */
type Numbers = Readonly<Record<string, number>>;

function knownFrom({ alerts }: CommonView, cards: readonly CardView[], tick: Tick): ReadonlyMap<string, Numbers> {
  const known = new Map<string, Numbers>();
  const learn = (node: string, numbers: Numbers): void => void known.set(node, { ...known.get(node), ...numbers });
  for (const card of cards) {
    if (card.tick < tick - FRESH_TICKS || card.detail.kind !== "lines") continue;
    for (const { code, params } of [card.headline, ...card.detail.lines]) {
      const { metric, now, use, limit } = params;
      if (code === "look.metric" && typeof metric === "string" && typeof now === "number") {
        learn(card.target, { [metric]: now });
      }
      if (code === "look.ceiling" && typeof use === "number" && typeof limit === "number" && limit > 0) {
        learn(card.target, { ceiling: Math.max(use / limit, known.get(card.target)?.["ceiling"] ?? 0) });
      }
    }
  }
  for (const { subject, metric, value, state } of alerts) {
    if (state === "firing" && value !== null) learn(subject, { [metric]: value });
  }
  return known;
}

interface Looked {
  readonly common: CommonView;
  readonly own: OwnView;
  readonly row: MetricsRow | null;
  readonly view: NodeView;
  readonly index: number;
  readonly region: string;
  readonly known: Numbers;
}

function placeOf({ common, own, row, view, index, region, known }: Looked): Place {
  const reading = row && readNode(row, index);
  const usual = usualOf(common, index);
  const depth = depthOf(own, index);
  const utilization = depth?.utilization ?? known["utilization"] ?? null;
  const hitRatio = depth?.hitRatio ?? known["hitRatio"] ?? null;
  const isBored = reading !== null && reading.rps < usual.rps * BORED;
  const hitsLost = isBored ? 0 : Math.max(0, (depth?.bestHits ?? 1) - (depth?.hitRatio ?? depth?.bestHits ?? 1));
  const isFailing = reading !== null && reading.errorRatio > usual.errorRatio + ERRORS_ABOVE;
  const isSlow = reading !== null && reading.p95Ms > Math.max(usual.p95Ms * TIMES_SLOWER, usual.p95Ms + MS_SLOWER);
  const isFull = (utilization ?? 0) >= FULL;
  const wanted = depth ? Math.max(depth.replicasWanted, depth.bestReplicas) : 0;
  const lostReplicas = depth ? Math.max(0, wanted - depth.replicasServing) : 0;
  return {
    view,
    region,
    reading,
    utilization,
    queue: depth?.queue ?? known["queue"] ?? null,
    hitRatio,
    hitsLost,
    ceiling: known["ceiling"] ?? null,
    lostReplicas,
    missingReplicas: wanted > 0 ? lostReplicas / wanted : 0,
    isFailing,
    isSlow,
    isFull,
    isSick: isFailing || isSlow || isFull || hitsLost > HITS_LOST,
  };
}

/** The upper end of what is usual for errors, the slow end of answers, and the least of the requests. */
function usualOf({ baseline }: CommonView, index: number): Pick<NodeReading, "errorRatio" | "p95Ms" | "rps"> {
  const high = baseline && readNode({ ...EMPTY_ROW, nodes: baseline.nodesHigh }, index);
  const low = baseline && readNode({ ...EMPTY_ROW, nodes: baseline.nodesLow }, index);
  return { errorRatio: high?.errorRatio ?? 0, p95Ms: high?.p95Ms ?? Infinity, rps: low?.rps ?? 0 };
}

const EMPTY_ROW: MetricsRow = { scrape: 0, tick: 0, nodes: [], links: [], regions: [], impact: [] };

/** The saturation of a node of one's own, and how well it did at its best in what the charts show. */
function depthOf({ depth, depthNodes }: OwnView, node: number): Depth | null {
  const place = depthNodes.indexOf(node);
  const last = depth.at(-1);
  const reading = place < 0 || !last ? null : readDepth(last, place);
  if (!reading) return null;
  const rows = depth.flatMap((row) => readDepth(row, place) ?? []);
  return {
    ...reading,
    bestHits: Math.max(...rows.map(({ hitRatio }) => hitRatio ?? 0)),
    bestReplicas: Math.max(...rows.map(({ replicasServing }) => replicasServing)),
  };
}

interface Depth extends DepthReading {
  readonly bestHits: number;
  readonly bestReplicas: number;
}

function wayOf(view: LinkView, reading: LinkReading | null): Way {
  const attemptsPerCall = reading && reading.callsRps > 0.1 ? reading.attemptsRps / reading.callsRps : 1;
  return { view, reading, attemptsPerCall };
}
