/**
 * Alert evaluation, on what has arrived of the scraped numbers. Owns `affairs.alerts` and `affairs.conditionSince`.
 *
 * Pages: the error budget of a user journey burns too fast in a long and a short window at once; the windows are those
 * of the multi-window recipe compressed ten times (6 min and 30 s at 14.4x, 36 min and 3 min at 6x). Tickets: a
 * scenario's rules on one station's readings, held for a while.
 *
 * No data is a state of its own: what does not fire is listed as `no-data`, never as well, and what fires goes on
 * firing. Frozen numbers are believed.
 */
import type { AlertReading } from "../types.ts";
import { happen, setStanding, standing } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { EDGE_READINGS, STATION_READINGS } from "../state.ts";
import type { Step } from "../step.ts";
import { loadCauses } from "./blame.ts";
import { isDark, signalAt } from "./delivery.ts";
import { ceilingReading, failureInto, journeyLevel, stationReadings } from "./telemetry.ts";

/** In scrapes. */
export const BURN_WINDOWS = [
  { long: 36, short: 3, factor: 14.4 },
  { long: 216, short: 18, factor: 6 },
] as const;

/** A resolved alert stays in the list for this long, so that screens can fade it. */
const KEEP_RESOLVED_TICKS = 600;

export function evaluateAlerts(round: RoundStep): void {
  const { affairs } = round;
  affairs.alerts = affairs.alerts.filter(
    (alert) => alert.state !== "resolved" || round.tick - alert.sinceTick < KEEP_RESOLVED_TICKS,
  );
  // An evaluation that takes longer than a scrape misses those that come meanwhile; one that fails says nothing.
  if (alertsAge(round.step) > 0) return;
  for (let journey = 0; journey < round.cast.plant.journeys.length; journey++) burnAlert(round, journey);
  for (let rule = 0; rule < round.cast.alerts.length; rule++) ruleAlert(round, rule);
}

/** Scrapes since the rules were last evaluated. */
export function alertsAge({ plant, state }: Step): number {
  const at = signalAt(plant, "alerts", 0);
  const age = state.signalAge[at];
  return state.signalDark[at] === 1 ? age : state.scrape[0] % (age + 1);
}

/** What is watched, under an id of its own. */
type Watch = Pick<AlertReading, "id" | "rule" | "severity" | "subject" | "threshold">;

/** Burn rate of a journey over a window: the bad share over what the objective allows. */
function burnRate(round: RoundStep, journey: number, scrapes: number): number {
  return (
    (1 -
      journeyLevel(round.step, journey, scrapes, round.step.state.signalAge[signalAt(round.step.plant, "users", 0)])) /
    (1 - round.cast.scenario.slo.target)
  );
}

function burnAlert(round: RoundStep, journey: number): void {
  const subject = journeySubject(round, journey);
  let burn = 0;
  let threshold: number = BURN_WINDOWS[0].factor;
  const watch = {
    id: `burn:${nameOf(round, journey, subject)}`,
    rule: -1 - journey,
    severity: "page",
    subject,
  } as const;
  if (isDark(round, signalAt(round.cast.plant, "users", 0))) {
    unknown(round, { ...watch, threshold });
    return;
  }
  for (const { long, short, factor } of BURN_WINDOWS) {
    const value = burnRate(round, journey, long);
    if (value > factor && burnRate(round, journey, short) > factor && value > burn) {
      burn = value;
      threshold = factor;
    }
  }
  setAlert(round, { ...watch, threshold }, burn > 0, burn);
}

/** The subject, and where several journeys share it who makes them: an alert's id is its own. */
function nameOf(round: RoundStep, journey: number, subject: string): string {
  const { journeys, topology } = round.cast.plant;
  const sharing = [...journeys.keys()].filter((other) => journeySubject(round, other) === subject);
  if (sharing.length === 1) return subject;
  const { population, journey: index } = journeys[journey];
  const makers = sharing.filter((other) => journeys[other].population === population);
  const name = `${subject} ${topology.world.populations[population].id}`;
  return makers.length === 1 ? name : `${name} ${index + 1}`;
}

/** `boot eu-west`: the class and the region of the people who suffer. */
function journeySubject({ cast }: RoundStep, journey: number): string {
  const { population, journey: index } = cast.plant.journeys[journey];
  const spec = cast.plant.topology.world.populations[population];
  return `${spec.journeys[index].class} ${spec.region ?? cast.plant.topology.world.regions[0].id}`;
}

function ruleAlert(round: RoundStep, index: number): void {
  const rule = round.cast.alerts[index];
  const { severity, subject } = rule;
  const watch = {
    id: `${rule.id}:${subject}`,
    rule: index,
    severity,
    subject,
    threshold: rule.above ?? rule.below ?? 0,
  };
  if (isDark(round, rule.station)) {
    if (rule.onNoData === "fire") setAlert(round, watch, true, null);
    else unknown(round, watch);
    return;
  }
  const value = metricOf(round, rule.metric, rule.station);
  const met =
    value !== null && ((rule.above !== null && value > rule.above) || (rule.below !== null && value < rule.below));
  const since = met ? (round.affairs.conditionSince[index] ?? round.tick) : null;
  round.affairs.conditionSince[index] = since;
  setAlert(round, watch, since !== null && round.tick - since >= rule.forTicks, value ?? 0);
}

function metricOf({ step, cast }: RoundStep, metric: string, station: number): number | null {
  const { state } = step;
  if (metric === "attemptsPerCall") {
    let worst = 0;
    for (const [index, { to }] of cast.plant.topology.edges.entries()) {
      const calls = state.readingEdge[index * EDGE_READINGS + 1];
      if (to === station && calls > 0.1) worst = Math.max(worst, state.readingEdge[index * EDGE_READINGS] / calls);
    }
    return worst;
  }
  if (metric === "errorRatio") return failureInto(cast.plant, state.readingEdge, station);
  if (metric === "ceiling") return ceilingReading(step, station);
  const at = stationReadings.findIndex((name) => name === metric);
  return at < 0 ? null : state.reading[station * STATION_READINGS + at];
}

/** Nothing is known of what does not fire: that is listed once, and is over with the first number that arrives. */
function unknown({ affairs, tick }: RoundStep, watch: Watch): void {
  if (affairs.alerts.some(({ id, state }) => id === watch.id && state !== "resolved")) return;
  affairs.alerts.push({ ...watch, value: null, sinceTick: tick, state: "no-data" });
}

/** A value of null is no data at a rule that fires for it. */
function setAlert(round: RoundStep, watch: Watch, firing: boolean, value: number | null): void {
  const { affairs } = round;
  const { id, threshold, subject } = watch;
  affairs.alerts = affairs.alerts.filter((alert) => alert.id !== id || alert.state !== "no-data");
  const at = affairs.alerts.findIndex((alert) => alert.id === id && alert.state === "firing");
  if (firing && at < 0) {
    affairs.alerts.push({ ...watch, value, sinceTick: round.tick, state: "firing" });
    const cause = causesOf(round, subject, value === null);
    const data = value === null ? { threshold } : { value, threshold };
    const event = happen(round, "alert-fired", id, cause, cause.length === 0 ? "noise" : null, data);
    setStanding(round, id, "alert-fired", event);
  } else if (firing) {
    affairs.alerts[at] = { ...affairs.alerts[at], value };
  } else if (at >= 0) {
    affairs.alerts[at] = { ...affairs.alerts[at], state: "resolved", sinceTick: round.tick };
    const fired = standing(round, id, "alert-fired");
    happen(round, "alert-resolved", id, fired === undefined ? [] : [fired]);
    setStanding(round, id, "alert-fired", null);
  }
}

/** What stands behind an alert: at its station or what its numbers go through, for a journey what fails in its region. */
function causesOf(round: RoundStep, subject: string, isNoData: boolean): number[] {
  const { stations, world } = round.cast.plant.topology;
  const named = stations.findIndex(({ id }) => id === subject);
  const keeper = isNoData ? round.cast.needs.metrics[named] : -1;
  const station = keeper < 0 ? named : keeper;
  if (station >= 0) {
    const own = (["cache-cooling", "saturated", "failing"] as const)
      .map((kind) => standing(round, stations[station].id, kind))
      .filter((event) => event !== undefined);
    return own.length > 0 ? own : loadCauses(round, station);
  }
  const region = subject.split(" ")[1];
  return stations
    .filter((one) => world.regions[one.region].id === region)
    .flatMap(({ id }) => [standing(round, id, "failing"), standing(round, id, "saturated")])
    .filter((event) => event !== undefined)
    .slice(0, 3);
}
