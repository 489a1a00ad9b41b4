/**
 * Steps of a cascade: events that say the same thing about the same part are one step. The first event names it, the
 * last one that ends it closes it; what comes back after it was over is a step of its own, a relapse. Pruned to what led
 * to harm: a cache that cooled and hurt nobody is no step [E1].
 */
import { must, secondsToTicks } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import type { Topology } from "../../content/index.ts";
import type { EventKind, SimEvent } from "../../sim/index.ts";

export interface Step {
  readonly key: string;
  readonly events: readonly SimEvent[];
  readonly region: string | null;
  readonly covers: readonly string[];
  /** The same had happened before, and was over. */
  readonly isRelapse: boolean;
}

/** What comes back sooner than this was never over. */
export const FLICKER_TICKS = secondsToTicks(60);

/** The steps of a run in the order in which they began. */
export function stepsOf(events: readonly SimEvent[], topology: Topology): readonly Step[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const kept = withAncestors(
    events.filter(({ kind }) => harms.has(kind)),
    byId,
  );
  for (const storm of worstStorms(events, topology)) kept.add(storm);
  for (const fall of fullAgain(events, kept)) kept.add(fall);
  const falls: { readonly key: string; readonly isRelapse: boolean; readonly group: SimEvent[] }[] = [];
  for (const event of events.filter((other) => kept.has(other))) {
    const key = keyOf(event, topology, byId);
    const known = falls.filter((fall) => fall.key === key).at(-1);
    if (known && !isOver(known.group, event.tick, events)) known.group.push(event);
    else falls.push({ key, isRelapse: known !== undefined, group: [event] });
  }
  return falls.map(({ key, isRelapse, group }) => ({
    key,
    isRelapse,
    events: group,
    region: regionOf(must(group[0], key), topology),
    covers: [...new Set(group.flatMap(({ kind, subject }) => (ofStations.has(kind) ? [subject] : [])))],
  }));
}

function isOver(group: readonly SimEvent[], tick: Tick, events: readonly SimEvent[]): boolean {
  const end = endOf({ events: group }, events);
  return end !== null && tick - end >= FLICKER_TICKS;
}

const harms: ReadonlySet<EventKind> = new Set([
  "failing",
  "failover-started",
  "data-diverged",
  "data-lost",
  "answers-wrong",
  "went-global",
] as const);
const quiet: ReadonlySet<EventKind> = new Set(["alert-fired", "alert-resolved", "action-launched"] as const);

function withAncestors(ends: readonly SimEvent[], byId: ReadonlyMap<number, SimEvent>): Set<SimEvent> {
  const kept = new Set<SimEvent>();
  const open = [...ends];
  for (let event = open.pop(); event; event = open.pop()) {
    if (kept.has(event) || quiet.has(event.kind)) continue;
    kept.add(event);
    open.push(...event.parents.flatMap((id) => byId.get(id) ?? []));
  }
  return kept;
}

/** Whoever was full on the way to harm is watched: that it is full again is news, whatever comes of it. */
function fullAgain(events: readonly SimEvent[], kept: ReadonlySet<SimEvent>): readonly SimEvent[] {
  const watched = new Set([...kept].flatMap(({ kind, subject }) => (kind === "saturated" ? [subject] : [])));
  return events.filter(({ kind, subject }) => kind === "saturated" && watched.has(subject));
}

/** Of the retry storms on a station that is full for the first time, the worst: it is what keeps the station full. */
function worstStorms(events: readonly SimEvent[], topology: Topology): readonly SimEvent[] {
  const worst = new Map<string, SimEvent>();
  const full = new Set<string>();
  for (const event of events) {
    if (event.kind === "saturated" && !worst.has(event.subject)) full.add(event.subject);
    if (event.kind === "relieved") full.delete(event.subject);
    const callee = stormOn(event, topology);
    if (callee === null || !full.has(callee)) continue;
    const known = worst.get(callee);
    if (!known || amplification(event) > amplification(known)) worst.set(callee, event);
  }
  return [...worst.values()];
}

function amplification({ data }: SimEvent): number {
  return Number(data["attemptsPerCall"]);
}

/** The station that a retry storm falls on; null for other events. */
export function stormOn({ kind, subject }: SimEvent, { edges, stations }: Topology): string | null {
  if (kind !== "retry-storm") return null;
  const edge = edges.find(({ id }) => id === subject);
  return edge ? stations[edge.to].id : null;
}

/** Callers that fail one after another in a region are one step; a full store that fails is the full store. */
function keyOf(event: SimEvent, topology: Topology, byId: ReadonlyMap<number, SimEvent>): string {
  const { kind, subject, parents } = event;
  if (kind === "failing") {
    const isFull = parents.some((id) => byId.get(id)?.kind === "saturated" && byId.get(id)?.subject === subject);
    return isFull ? `saturated:${subject}` : `failing:${regionOf(event, topology)}`;
  }
  if (kind === "replica-away" || kind === "change-landed") return `${kind}:${subject.split("@")[0]}`;
  if (kind === "action-effective") return `${kind}:${event.data["ref"]}`;
  return `${kind}:${subject}`;
}

const ofStations: ReadonlySet<EventKind> = new Set([
  "failing",
  "saturated",
  "cache-cooling",
  "replica-away",
  "replica-crashed",
  "recovery-started",
  "boot-stalled",
  "leader-changed",
  "data-diverged",
  "answers-wrong",
  "allowance-spent",
] as const);

function regionOf(event: SimEvent, topology: Topology): string | null {
  if (event.kind === "replica-away") return null;
  const { stations, edges, world } = topology;
  const edge = edges.find(({ id }) => id === event.subject);
  const station = edge ? stations[edge.to] : stations.find(({ id }) => id === event.subject);
  if (station) return world.regions[station.region].id;
  return typeof event.data["from"] === "string" ? event.data["from"] : null;
}

/** What ends a condition: a later event that names its beginning as its parent. */
export const endings: Readonly<Partial<Record<EventKind, EventKind>>> = {
  "defect-activated": "defect-ended",
  "job-started": "job-ended",
  saturated: "relieved",
  failing: "recovered",
  "breaker-opened": "breaker-closed",
  "replica-crashed": "replicas-restarted",
  "recovery-started": "recovery-ended",
  "boot-stalled": "booted",
  "failover-started": "failover-ended",
  "data-diverged": "data-joined",
  "answers-wrong": "answers-right",
  "allowance-spent": "allowance-filled",
};

/** When the last of a step's conditions ended; null while one of them lasts, or where nothing can end. */
export function endOf(step: Pick<Step, "events">, events: readonly SimEvent[]): Tick | null {
  const ends = step.events.flatMap(({ id, kind }) => {
    const ending = endings[kind];
    return ending ? [events.find((event) => event.kind === ending && event.parents.includes(id))?.tick ?? null] : [];
  });
  return ends.reduce<Tick | null>(
    (latest, end) => (latest === null || end === null ? null : Math.max(latest, end)),
    ends[0] ?? null,
  );
}
