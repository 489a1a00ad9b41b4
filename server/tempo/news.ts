/**
 * News: what a console could notice, and when, in a run. Alerts, rates, errors and durations reach everybody;
 * saturation and hit ratios reach who owns the station; the rest reaches the consoles whose looks show it. A clue comes
 * from the incident; other news (an executive's question, an unrelated change) only keeps people busy.
 */
import { secondsToTicks } from "../../shared/base/index.ts";
import type { Tick } from "../../shared/base/index.ts";
import { consoleIds } from "../../shared/content/index.ts";
import type { ConsoleId, Scenario, Signal, Topology } from "../../shared/content/index.ts";
import { consolesOf, diagnostics, ownerOf } from "../../shared/play/index.ts";
import { signalHolds, signalValue } from "../../shared/sim/index.ts";
import type { Observation, SimEvent } from "../../shared/sim/index.ts";
import { atRest, nextLevel } from "./levels.ts";
import type { Level } from "./levels.ts";

export interface News {
  readonly tick: Tick;
  readonly consoles: readonly ConsoleId[];
  readonly what: string;
  /** News of one topic tells more of the same: the hit ratio of one cache, one alert. */
  readonly topic: string;
  readonly isClue: boolean;
}

/** What is watched at each station and call: how far it left its usual value, and the steps worth a word. */
interface Watched {
  readonly metric: Signal["metric"];
  readonly at: "station" | "call";
  readonly seenBy: "everybody" | "owner";
  readonly distance: (now: number, usual: number) => number;
  readonly steps: readonly number[];
}

const more = (now: number, usual: number): number => now - usual;
const times = (now: number, usual: number): number => (usual > 0 ? now / usual : now > 0 ? 1 : 0);
const watched: readonly Watched[] = [
  { metric: "errorRatio", at: "station", seenBy: "everybody", distance: more, steps: [0.01, 0.05, 0.2, 0.5] },
  { metric: "p95Ms", at: "station", seenBy: "everybody", distance: times, steps: [1.5, 3, 6, 12, 24] },
  { metric: "rps", at: "station", seenBy: "everybody", distance: times, steps: [2, 4, 8] },
  { metric: "attemptsPerCall", at: "call", seenBy: "everybody", distance: more, steps: [0.2, 0.5, 1, 2] },
  { metric: "utilization", at: "station", seenBy: "owner", distance: more, steps: [0.1, 0.2, 0.3, 0.45] },
  {
    metric: "hitRatio",
    at: "station",
    seenBy: "owner",
    distance: (now, usual) => usual - now,
    steps: [0.01, 0.02, 0.04, 0.08, 0.16, 0.32],
  },
];

/** A log template that ordinary life never writes begins with its first line, and anew after a silence this long. */
const SILENT_TICKS = secondsToTicks(300);

export interface NewsDesk {
  /** Takes the next scrape of the live part. */
  scrape(observation: Observation): void;
  happened(events: readonly SimEvent[]): void;
  readonly news: readonly News[];
}

interface Meter {
  readonly signal: Signal;
  readonly usual: number;
  readonly consoles: readonly ConsoleId[];
  readonly watch: Watched;
  level: Level;
}

/** `before` are the scrapes of ordinary life. */
export function openNewsDesk(scenario: Scenario, topology: Topology, before: readonly Observation[]): NewsDesk {
  const meters = openMeters(topology, before);
  const isUsual = scenario.logs.map((_, rule) => before.some(({ logs }) => (logs[rule]?.lines ?? 0) > 0));
  const lastLine = scenario.logs.map((): Tick => -SILENT_TICKS);
  const pending = { changes: sorted(scenario.changes), injects: sorted(scenario.injects), reports: scenario.reports };
  const news: News[] = [];
  const add = (tick: Tick, consoles: readonly ConsoleId[], what: string, isClue: boolean, topic = what): void => {
    news.push({ tick, consoles, what, topic, isClue });
  };

  function readMetric(meter: Meter, observation: Observation): void {
    const value = signalValue(topology, observation, meter.signal);
    if (value === null) return;
    const { watch, level, usual, signal } = meter;
    meter.level = nextLevel(level, watch.distance(value, usual), watch.steps);
    if (meter.level.step === level.step) return;
    const topic = `${signal.of} ${signal.metric}`;
    const what = `${topic} ${short(usual)} to ${short(value)}`;
    add(observation.tick, meter.consoles, what, meter.level.step > level.step, topic);
  }

  function readLogs({ tick, logs }: Observation): void {
    for (const [rule, { service, level, template }] of scenario.logs.entries()) {
      if (isUsual[rule] || (logs[rule]?.lines ?? 0) === 0) continue;
      const begins = tick - (lastLine[rule] ?? 0) >= SILENT_TICKS;
      lastLine[rule] = tick;
      const consoles = [...new Set([...ownersOf(topology, service), ...looking("logs")])];
      if (begins) add(tick, consoles, `${service} log ${level}: ${template}`, true);
    }
  }

  function readPlanned(observation: Observation): void {
    const isDue = ({ atS }: { readonly atS: number }): boolean => secondsToTicks(atS) <= observation.tick;
    for (const { service, text } of taken(pending.changes, isDue))
      add(observation.tick, looking("changes"), `change: ${text}`, isInTruth(scenario, service));
    for (const { kind, text, onlyIf } of taken(pending.injects, isDue))
      if (!onlyIf || signalHolds(topology, observation, onlyIf))
        add(observation.tick, ["CMD", "COM"], `${kind}: ${text}`, false);
    const isIn = (report: Scenario["reports"][number]): boolean =>
      isDue(report) && (!report.onlyIf || signalHolds(topology, observation, report.onlyIf));
    for (const { text } of pending.reports.filter(isIn))
      add(observation.tick, ["COM", "CMD"], `customer: ${text}`, true);
    pending.reports = pending.reports.filter((report) => !isIn(report));
  }

  return {
    news,
    scrape(observation) {
      for (const meter of meters) readMetric(meter, observation);
      readLogs(observation);
      readPlanned(observation);
    },
    happened(events) {
      for (const { tick, kind, subject, data } of events) {
        if (kind === "alert-fired") add(tick, consoleIds, `alert: ${subject}`, true);
        if (kind === "alert-resolved") add(tick, consoleIds, `resolved: ${subject}`, false);
        const action = scenario.actions.find(({ id }) => id === subject);
        if (!action) continue;
        if (kind === "action-launched") add(tick, consolesOf(action), `launches ${subject} ${data["target"]}`, false);
        if (kind === "action-effective") add(tick, consolesOf(action), `${subject} takes effect`, false);
      }
    },
  };
}

function openMeters(topology: Topology, before: readonly Observation[]): Meter[] {
  const subjects = {
    station: topology.stations.map(({ id, service }) => ({
      id,
      owner: ownerOf(service),
      isShown: service.instrumented,
    })),
    call: topology.edges.flatMap(({ id, call, to }) => {
      const service = topology.stations[to]?.service;
      return service ? [{ id, owner: ownerOf(service), isShown: !topology.calls[call]?.spec.hidden }] : [];
    }),
  };
  return watched.flatMap((watch) =>
    subjects[watch.at].flatMap(({ id, owner, isShown }) => {
      const signal: Signal = { metric: watch.metric, of: id, forS: 0 };
      const values = before.flatMap((scrape) => signalValue(topology, scrape, signal) ?? []);
      if (!isShown || values.length === 0) return [];
      const consoles = watch.seenBy === "owner" ? [owner] : consoleIds;
      return [{ signal, usual: median(values), consoles, watch, level: atRest }];
    }),
  );
}

/** Consoles that may take a look of this kind anywhere. */
function looking(look: "logs" | "changes"): readonly ConsoleId[] {
  return diagnostics[look].by.consoles;
}

function ownersOf({ stations }: Topology, id: string): readonly ConsoleId[] {
  return stations.flatMap(({ service }) => (service.id === id ? [ownerOf(service)] : []));
}

function isInTruth({ truth }: Scenario, service: string): boolean {
  return truth.some(({ component }) => component.some((name) => name.split(/[@>]/)[0] === service));
}

/** Entries of the live part, in order. */
function sorted<Entry extends { readonly atS: number }>(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ atS }) => atS >= 0).sort((a, b) => a.atS - b.atS);
}

/** Takes the entries that are due off the front of a list. */
function taken<Entry>(entries: Entry[], isDue: (entry: Entry) => boolean): readonly Entry[] {
  const waiting = entries.findIndex((entry) => !isDue(entry));
  return entries.splice(0, waiting < 0 ? entries.length : waiting);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function short(value: number): string {
  return Math.abs(value) < 10 ? value.toFixed(3) : value.toFixed(0);
}
