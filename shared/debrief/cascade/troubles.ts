/**
 * Which stations were not well, from when to when: as it was, by the world's own events, and as everybody's map had it,
 * by the scrapes. The replay's map is painted from both.
 */
import { must } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import type { Topology } from "../../content/index.ts";
import { nodeHealth } from "../../protocol/index.ts";
import type { Health, Trouble, UndocumentedCall } from "../../protocol/index.ts";
import type { EventKind, Observation, SimEvent } from "../../sim/index.ts";
import type { History } from "../../telemetry/index.ts";
import { endings } from "./steps.ts";

/** What is a station's own condition, and how bad it is. */
const conditions: Readonly<Partial<Record<EventKind, "slow" | "err">>> = {
  failing: "err",
  "answers-wrong": "err",
  saturated: "slow",
  "replica-crashed": "slow",
  "recovery-started": "slow",
  "boot-stalled": "slow",
  "data-diverged": "slow",
  "allowance-spent": "slow",
};

export function troublesOf(events: readonly SimEvent[], { stations }: Topology): readonly Trouble[] {
  const ids = new Set(stations.map(({ id }) => id));
  const endOf = new Map(
    events.flatMap((event) => event.parents.map((parent) => [`${event.kind} ${parent}`, event.tick] as const)),
  );
  return events.flatMap(({ id, kind, subject, tick }): readonly Trouble[] => {
    const is = conditions[kind];
    if (!is || !ids.has(subject)) return [];
    const end = endOf.get(`${must(endings[kind], `the end of ${kind}`)} ${id}`) ?? null;
    return [{ station: subject, is, fromTick: tick, toTick: end }];
  });
}

/** Watches scrapes for what the map makes of them. What a console sees beyond that is its own, and is not in it. */
export interface ShownTroubles {
  see(scrape: Pick<Observation, "scrapeTick" | "stations">): void;
  /** Oldest first. */
  all(): readonly Trouble[];
}

export function watchShown({ stations }: Topology, { usual }: Pick<History, "usual">): ShownTroubles {
  const past: Trouble[] = [];
  const now: { is: Health; fromTick: Tick }[] = stations.map(() => ({ is: "ok", fromTick: 0 }));
  const trouble = (index: number, toTick: Tick | null): readonly Trouble[] => {
    const { is, fromTick } = must(now[index], "station");
    const { id, service } = must(stations[index], "station");
    return is !== "ok" && service.instrumented ? [{ station: id, is, fromTick, toTick }] : [];
  };
  return {
    see({ scrapeTick, stations: readings }) {
      readings.forEach((reading, index) => {
        const is = nodeHealth(reading, usual.stations[index]?.high.p95Ms ?? Infinity, null, null);
        if (is === now[index]?.is) return;
        past.push(...trouble(index, scrapeTick));
        now[index] = { is, fromTick: scrapeTick };
      });
    },
    all: () => [...past, ...now.flatMap((_, index) => trouble(index, null))].sort((a, b) => a.fromTick - b.fromTick),
  };
}

export function undocumentedIn({ edges, calls, stations }: Topology): readonly UndocumentedCall[] {
  return edges.flatMap(({ id, call, to }) => {
    const made = must(calls[call], id);
    if (!made.spec.hidden || !("station" in made.from)) return [];
    return [{ id, from: must(stations[made.from.station], id).id, to: must(stations[to], id).id }];
  });
}
