/**
 * Delivery: what has arrived at the company's monitoring of what was measured. Owns the state's `reading*`, `seen*`,
 * `late*` and `signal*`.
 *
 * A report goes by its fleet's own calls where it has some, and through the service that its kind needs. It is as late
 * as those take and lost as they fail, so nothing here is scripted. An age is in scrapes, and what is shown never goes
 * back in time: from one scrape to the next it is measured later, or the same and one scrape older.
 */
import { unreachable } from "../../base/index.ts";
import { signalKinds } from "../../content/index.ts";
import type { Scenario, SignalKind } from "../../content/index.ts";
import { SCRAPE_TICKS } from "../cast.ts";
import type { Plant } from "../compile/plant.ts";
import { wayBetween } from "../compile/reach.ts";
import type { RoundStep } from "../roundStep.ts";
import {
  EDGE_READINGS,
  LATE_SCRAPES,
  LOG_SOURCES,
  MEMBER_READINGS,
  STATION_COUNTERS,
  STATION_READINGS,
} from "../state.ts";
import type { Step } from "../step.ts";
import { wantedUsers } from "./harm.ts";
import { grown } from "./telemetry.ts";

/** What a way does with reports now: the share that it brings, and after how many ticks. */
interface Passage {
  readonly kept: number;
  readonly ticks: number;
}
const OPEN: Passage = { kept: 1, ticks: 0 };
const SHUT: Passage = { kept: 0, ticks: 0 };

/** Below this share of its series the numbers of a fleet are none; where sums may be low, below this. */
const ENOUGH = { whole: 0.5, low: 0.01 };
/** Readings that are sums over replicas; the others are means and shares. */
const STATION_SUMS = [0, 5, 6];
const EDGE_SUMS = [0, 1, 2];

/** Whether any report goes a way that can be slow, so that past measurements have to be kept. */
export function canBeLate({ world, monitoring }: Scenario): boolean {
  return (
    signalKinds.some((kind) => monitoring[kind].needs !== undefined) ||
    world.services.some(({ loops }) => loops.some(({ carries }) => carries === "metrics"))
  );
}

/** Where a kind of signal about a station stands in the state's `signal*`; one entry is all there is of the last two. */
export function signalAt({ topology }: Plant, kind: SignalKind, station: number): number {
  const { length } = topology.stations;
  switch (kind) {
    case "metrics":
      return station;
    case "logs":
      return length + station;
    case "traces":
      return length * 2 + station;
    case "users":
      return length * 3;
    case "alerts":
      return length * 3 + 1;
    default:
      return unreachable(kind);
  }
}

/** After each scrape. */
export function deliver(round: RoundStep): void {
  const { step, cast } = round;
  const { plant, state } = step;
  measurePeople(round);
  if (!plant.canBeLate) {
    state.reading.set(state.measured);
    state.readingEdge.set(state.measuredEdge);
    state.readingCeiling.set(state.measuredCeiling);
    state.readingMember.set(state.measuredMember);
    state.seenPeople.set(state.measuredPeople);
    for (const [entry, lines] of state.measuredLines.entries()) state.seenLines[entry] = lines * state.linesTaken[0];
    return;
  }
  remember(step);
  for (let station = 0; station < plant.topology.stations.length; station++) {
    deliverMetrics(round, station);
    deliverLogs(step, station, cast.needs.logs[station]);
    const traces = wayThrough(step, station, cast.needs.traces[station]);
    arrive(step, signalAt(plant, "traces", station), traces, ENOUGH.low);
  }
  const { users, alerts } = cast.needs;
  const people = signalAt(plant, "users", 0);
  arrive(step, people, wayThrough(step, users, users), ENOUGH.whole);
  show(step, state.seenPeople, state.latePeople, 0, state.seenPeople.length, people);
  arrive(step, signalAt(plant, "alerts", 0), wayThrough(step, alerts, alerts), ENOUGH.whole);
  deliverEdges(step);
}

/** What does not arrive is a gap, unless monitoring is made to show the last values. What is late is shown. */
export function isDark({ step, cast }: RoundStep, signal: number): boolean {
  return step.state.signalDark[signal] === 1 && cast.scenario.monitoring.onLoss === "gap";
}

function measurePeople(round: RoundStep): void {
  const { state } = round.step;
  for (let population = 0; population < state.affected.length; population++) {
    state.measuredPeople[population * 2] = state.affected[population];
    state.measuredPeople[population * 2 + 1] = wantedUsers(round, population);
  }
  state.measuredPeople[state.affected.length * 2] = state.userMinutes[0];
}

/** This scrape's measurements, where late reports will find them. */
function remember({ state }: Step): void {
  const slot = (state.scrape[0] - 1) % LATE_SCRAPES;
  state.lateReading.set(state.measured, slot * state.measured.length);
  state.lateEdge.set(state.measuredEdge, slot * state.measuredEdge.length);
  state.lateCeiling.set(state.measuredCeiling, slot * state.measuredCeiling.length);
  state.lateMember.set(state.measuredMember, slot * state.measuredMember.length);
  state.latePeople.set(state.measuredPeople, slot * state.measuredPeople.length);
  state.lateLines.set(state.measuredLines, slot * state.measuredLines.length);
}

/** What a way brings now, or else what was there before. */
function arrive({ state }: Step, signal: number, { kept, ticks }: Passage, enough: number): void {
  const late = Math.round(ticks / SCRAPE_TICKS);
  const older = state.signalAge[signal] + 1;
  const comes = kept >= enough && late < LATE_SCRAPES;
  state.signalAge[signal] = comes ? Math.min(older, late) : older;
  state.signalDark[signal] = comes ? 0 : 1;
  // What stands still does so with the share that it arrived with.
  if (comes) state.signalKept[signal] = kept;
}

/** Copies what was measured as long ago as a signal is old. False where it came before and is no longer kept. */
function show(
  { state }: Step,
  seen: Float64Array,
  past: Float64Array,
  from: number,
  count: number,
  signal: number,
): boolean {
  const age = state.signalAge[signal];
  const scrape = state.scrape[0] - 1 - age;
  if (age >= LATE_SCRAPES || scrape < 0) return false;
  const base = (scrape % LATE_SCRAPES) * seen.length + from;
  for (let i = 0; i < count; i++) seen[from + i] = past[base + i];
  return true;
}

/** Lines are a stream: in come those written after the newest that had come. Those of a dark time are lost. */
function deliverLogs(step: Step, station: number, keeper: number): void {
  const { plant, state } = step;
  const logs = signalAt(plant, "logs", station);
  const wasDark = state.signalDark[logs] === 1;
  const before = state.signalAge[logs];
  arrive(step, logs, wayThrough(step, station, keeper), ENOUGH.low);
  const at = station * LOG_SOURCES;
  state.seenLines.fill(0, at, at + LOG_SOURCES);
  const newest = state.scrape[0] - 1 - state.signalAge[logs];
  const coming = state.signalDark[logs] === 1 ? 0 : wasDark ? 1 : before + 1 - state.signalAge[logs];
  const taken = takingOf(step, station);
  for (let scrape = newest; scrape > newest - coming && scrape >= 0; scrape--) {
    const base = (scrape % LATE_SCRAPES) * state.seenLines.length + at;
    for (let i = 0; i < LOG_SOURCES; i++) state.seenLines[at + i] += state.lateLines[base + i] * taken;
  }
}

/** Share of a station's lines that the log store takes in now. */
export function takingOf({ plant, state }: Step, station: number): number {
  if (!plant.canBeLate) return state.linesTaken[0];
  const logs = signalAt(plant, "logs", station);
  return state.signalDark[logs] === 1 ? 0 : state.signalKept[logs] * state.linesTaken[0];
}

function deliverMetrics({ step, cast }: RoundStep, station: number): void {
  const { state } = step;
  const { partial } = cast.scenario.monitoring;
  const own = ownWay(step, station);
  const far = wayThrough(step, station, cast.needs.metrics[station]);
  arrive(step, station, { kept: own.kept * far.kept, ticks: own.ticks + far.ticks }, ENOUGH[partial]);
  if (partial === "whole") state.signalKept[station] = 1;
  const from = station * STATION_READINGS;
  if (show(step, state.reading, state.lateReading, from, STATION_READINGS, station))
    for (const sum of STATION_SUMS) state.reading[from + sum] *= state.signalKept[station];
  for (const [c, { pool }] of step.plant.ceilings.entries())
    if (step.plant.pools[pool].station === station)
      show(step, state.readingCeiling, state.lateCeiling, c * 2, 2, station);
  if (state.readingMember.length > 0)
    show(step, state.readingMember, state.lateMember, station * MEMBER_READINGS, MEMBER_READINGS, station);
}

/** A call is measured where it is made: by its caller's fleet, or in people's hands. */
function deliverEdges(step: Step): void {
  const { plant, state } = step;
  const { edges, calls } = plant.topology;
  for (const [index, { call }] of edges.entries()) {
    const { from } = calls[call];
    const signal = "station" in from ? from.station : signalAt(plant, "users", 0);
    const at = index * EDGE_READINGS;
    if (show(step, state.readingEdge, state.lateEdge, at, EDGE_READINGS, signal) && "station" in from)
      for (const sum of EDGE_SUMS) state.readingEdge[at + sum] *= state.signalKept[signal];
  }
}

/** Where a fleet delivers its metrics by its own calls: the share answered since the last scrape, and how long it took. */
function ownWay(step: Step, station: number): Passage {
  const { plant, state } = step;
  let good = 0;
  let bad = 0;
  let ticks = 0;
  let delivers = false;
  for (const { pool, client, class: k, spec } of plant.loops) {
    if (spec.carries !== "metrics" || plant.pools[pool].station !== station) continue;
    delivers = true;
    good += state.callOk[client * plant.classes.length + k];
    bad += state.callFailed[client * plant.classes.length + k];
    ticks += state.callLatency[client * plant.classes.length + k];
  }
  if (!delivers) return OPEN;
  const slot = station * STATION_COUNTERS + 5;
  const answered = grown(step, slot, good);
  const unanswered = grown(step, slot + 1, bad);
  const waited = grown(step, slot + 2, ticks);
  if (answered <= 0) return SHUT;
  return { kept: answered / (answered + unanswered), ticks: waited / answered };
}

/** What a keeper does with the reports of a station: by its answers of the last ten seconds, over the link to it. */
function wayThrough({ plant, state, work }: Step, station: number, keeper: number): Passage {
  if (keeper < 0) return OPEN;
  const { stations, world } = plant.topology;
  const at = keeper * STATION_READINGS;
  const serving = state.measured[at + 6];
  if (state.dead[keeper] === 1 || serving <= 0) return SHUT;
  const link = wayBetween(plant.ways, world, stations[station].region, stations[keeper].region);
  const carried = link < 0 ? 1 : work.linkKept[link];
  const wayTicks = link < 0 ? 0 : state.linkLatencyMs[link] / 100;
  return { kept: (1 - state.measured[at + 1]) * carried, ticks: state.measured[at + 2] / 100 + wayTicks };
}
