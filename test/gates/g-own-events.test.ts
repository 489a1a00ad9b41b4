import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { simulate } from "./ensemble.ts";
import { openClock } from "./events/clock.ts";
import { call, openStation, openUsers } from "./events/system.ts";
import type { CallerSpec, Station, Users } from "./events/system.ts";
import { openScorecard } from "./scorecard.ts";
import { erlangWait, mean } from "./statistics.ts";

const card = openScorecard("(g)");
const seeds = 10;
const serviceS = 0.1;

/** Means over seeds of what `measure` reads from a request-by-request run. */
function byEvents<Name extends string>(measure: (seed: number) => Record<Name, number>): Record<Name, number> {
  const runs = Array.from({ length: seeds }, (_, seed) => measure(seed + 1));
  const first = must(runs[0], "run");
  for (const name in first) first[name] = mean(runs.map((run) => run[name]));
  return first;
}

/** Counts per second in [fromS, toS). */
function rates<Name extends string>(
  run: (untilS: number) => void,
  count: () => Record<Name, number>,
  fromS: number,
  toS: number,
) {
  run(fromS);
  const before = count();
  run(toS);
  const after = count();
  for (const name in after) after[name] = (after[name] - before[name]) / (toS - fromS);
  return after;
}

it("[Q4] the event simulation itself waits as Erlang C says", () => {
  for (const [slots, load] of [
    [1, 0.7],
    [2, 0.8],
    [10, 0.9],
  ] as const) {
    const { waitS } = byEvents((seed) => {
      const clock = openClock(seed);
      const { seen, arrive } = openStation(clock, { slots, serviceS, places: Infinity });
      openUsers(clock, { rps: (load * slots) / serviceS }, { timeoutS: Infinity, retries: 0 }, arrive);
      clock.run(4000);
      return { waitS: seen.waitedS / seen.started };
    });
    card.nearRelative(`events: c ${slots} load ${load}, mean wait`, erlangWait(slots, load, serviceS), waitS, 0.06);
  }
  expect(card.misses()).toEqual([]);
});

interface Caller extends CallerSpec {
  readonly rps: number;
}

/** Two callers, `a` and `b`, of one station with ten slots. */
function together(a: Caller, b: Caller, places: number) {
  const [fromS, toS] = [60, 260];
  const theirs = byEvents((seed) => {
    const clock = openClock(seed);
    const station = openStation(clock, { slots: 10, serviceS, places });
    const sent = { a: 0, b: 0 };
    const counting =
      (name: "a" | "b"): Station["arrive"] =>
      (kind, answer) => {
        sent[name]++;
        station.arrive(kind, answer);
      };
    const [ua, ub] = [openUsers(clock, a, a, counting("a")), openUsers(clock, b, b, counting("b"))];
    return rates(clock.run, () => ({ okA: ua.seen.ok, okB: ub.seen.ok, sentA: sent.a, sentB: sent.b }), fromS, toS);
  });
  const journey = ({ rps, timeoutS, retries, backoffS = 0 }: Caller) => ({
    to: "station",
    rps,
    timeoutMs: timeoutS * 1000,
    retries: { max: retries, backoffMs: backoffS * 1000 },
  });
  const runs = simulate(seeds, {
    durationS: toS,
    world: {
      services: [{ id: "station", groups: [{ slots: 10, serviceMs: serviceS * 1000 }], queue: { places } }],
      populations: [
        { id: "a", journeys: [journey(a)] },
        { id: "b", journeys: [journey(b)] },
      ],
    },
  });
  const ours = (who: "a" | "b", metric: "goodput" | "attempts"): number => runs.mean(who, metric, fromS, toS);
  return { theirs, ours };
}

const pairs: Readonly<Record<string, readonly [Caller, Caller, number]>> = {
  "both calm": [{ rps: 30, timeoutS: 0.3, retries: 0 }, { rps: 40, timeoutS: 2, retries: 3 }, 400],
  "short patience beside long": [{ rps: 70, timeoutS: 0.3, retries: 1 }, { rps: 70, timeoutS: 2, retries: 3 }, 60],
  "one retries, one does not": [{ rps: 60, timeoutS: 1, retries: 0 }, { rps: 60, timeoutS: 1, retries: 3 }, 60],
  "a storm starves its neighbour": [{ rps: 60, timeoutS: 1, retries: 3 }, { rps: 60, timeoutS: 5, retries: 0 }, 400],
};

it("[Q1 Q2 Q3] two callers with their own patience and retries share one station", () => {
  for (const [name, [a, b, places]] of Object.entries(pairs)) {
    const { theirs, ours } = together(a, b, places);
    card.near(`${name}: goodput of a`, theirs.okA / 100, ours("a", "goodput") / 100, 0.02);
    card.near(`${name}: goodput of b`, theirs.okB / 100, ours("b", "goodput") / 100, 0.02);
    card.nearRelative(`${name}: attempts of a`, theirs.sentA, ours("a", "attempts"), 0.03);
    card.nearRelative(`${name}: attempts of b`, theirs.sentB, ours("b", "attempts"), 0.03);
  }
  expect(card.misses()).toEqual([]);
});

it("[Q1] two priorities: shedding the lower one saves the higher", () => {
  for (const admitted of [1, 0.5, 0.2]) {
    const caller = { timeoutS: 1, retries: 0 };
    const theirs = byEvents((seed) => {
      const clock = openClock(seed);
      const station = openStation(clock, { slots: 10, serviceS, places: 50, admit: { batch: admitted } });
      const high = openUsers(clock, { rps: 60, kind: "people" }, caller, station.arrive);
      const low = openUsers(clock, { rps: 80, kind: "batch" }, caller, station.arrive);
      return rates(clock.run, () => ({ high: high.seen.ok, low: low.seen.ok }), 60, 260);
    });
    const journey = { to: "station", timeoutMs: 1000 };
    const runs = simulate(seeds, {
      durationS: 260,
      world: {
        classes: ["people", "batch"],
        services: [{ id: "station", groups: [{ slots: 10, serviceMs: 100 }], queue: { places: 50 } }],
        populations: [
          { id: "high", journeys: [{ ...journey, class: "people", rps: 60 }] },
          { id: "low", journeys: [{ ...journey, class: "batch", rps: 80 }] },
        ],
      },
      schedule: [{ atS: 0, set: { "station.admit:batch": admitted } }],
    });
    for (const who of ["high", "low"] as const)
      card.near(
        `${admitted} of the low priority let in: goodput of ${who}`,
        theirs[who] / 100,
        runs.mean(who, "goodput", 60, 260) / 100,
        0.02,
      );
  }
  expect(card.misses()).toEqual([]);
});

it("[Q5 Q7] a healthy chain of five 4-ms hops reads 20 ms", () => {
  const tiers = ["one", "two", "three", "four", "five"];
  const patient = { timeoutS: 1, retries: 0 };
  const theirs = byEvents((seed) => {
    const clock = openClock(seed);
    let inner: Station | undefined;
    for (const _ of tiers) {
      const callee = inner;
      inner = openStation(clock, {
        slots: 100,
        serviceS: 0.004,
        places: Infinity,
        ...(callee ? { calls: (answer) => call(clock, patient, callee.arrive, "request", answer) } : {}),
      });
    }
    const outer = must(inner, "outer");
    const users = openUsers(clock, { rps: 100 }, patient, outer.arrive);
    clock.run(200);
    const sorted = users.seen.latenciesS.toSorted((a, b) => a - b);
    const quantile = (p: number): number => must(sorted[Math.floor(p * sorted.length)], "quantile");
    return { meanS: mean(sorted), p50: quantile(0.5), p99: quantile(0.99), busy: outer.seen.busyS / 200 };
  });
  const runs = simulate(seeds, {
    durationS: 200,
    world: {
      services: tiers.map((id, i) => {
        const to = tiers[i + 1];
        return { id, groups: [{ slots: 100, serviceMs: 4 }], calls: to === undefined ? [] : [{ to, timeoutMs: 1000 }] };
      }),
      populations: [{ id: "users", journeys: [{ to: "one", rps: 100, timeoutMs: 1000 }] }],
    },
  });
  const busy = runs.mean("one", "busy", 20, 200);
  card.nearRelative("chain: events' mean latency is the sum of its hops", 0.02, theirs.meanS, 0.02);
  card.nearRelative("chain: busy slots of the first hop", theirs.busy, busy, 0.1);
  card.nearRelative("chain: p50", theirs.p50, runs.mean("users", "p50", 20, 200), 0.1);
  card.nearRelative("chain: p99", theirs.p99, runs.mean("users", "p99", 20, 200), 0.1);
  expect(card.misses()).toEqual([]);
});

// The rates keep clear of those at which a group is exactly full.
const splits = [
  { rps: 30, retries: 0 },
  { rps: 70, retries: 1 },
  { rps: 90, retries: 0 },
  { rps: 200, retries: 1 },
];

it("replica groups split the load by replicas, and a slow group fails alone", () => {
  for (const { rps, retries } of splits) {
    const theirs = byEvents((seed) => {
      const clock = openClock(seed);
      const fast = openStation(clock, { slots: 6, serviceS, places: 20 });
      const slow = openStation(clock, { slots: 6, serviceS: 2 * serviceS, places: 20 });
      const users: Users = openUsers(clock, { rps }, { timeoutS: 1, retries }, (kind, answer) =>
        (clock.chance() < 0.5 ? fast : slow).arrive(kind, answer),
      );
      const count = () => ({ ok: users.seen.ok, attempts: fast.seen.arrivals + slow.seen.arrivals });
      return rates(clock.run, count, 60, 260);
    });
    const runs = simulate(seeds, {
      durationS: 260,
      world: {
        services: [
          {
            id: "station",
            groups: [
              { id: "fast", replicas: 3, slots: 2, serviceMs: 100 },
              { id: "slow", replicas: 3, slots: 2, serviceMs: 200 },
            ],
            queue: { places: 40 },
          },
        ],
        populations: [{ id: "users", journeys: [{ to: "station", rps, timeoutMs: 1000, retries: { max: retries } }] }],
      },
    });
    const name = `groups at ${rps}/s, k ${retries}`;
    card.near(`${name}: goodput`, theirs.ok / 90, runs.mean("users", "goodput", 60, 260) / 90, 0.02);
    card.nearRelative(`${name}: attempts`, theirs.attempts, runs.mean("users", "attempts", 60, 260), 0.03);
  }
  expect(card.misses()).toEqual([]);
});

interface Discipline {
  readonly order?: "fifo" | "adaptive";
  readonly lifoAbove?: number;
  readonly codel?: { readonly targetMs: number; readonly intervalMs: number };
}

const published = { targetMs: 5, intervalMs: 100 };
const disciplines: Readonly<Record<string, Discipline>> = {
  "adaptive from 20 on": { order: "adaptive", lifoAbove: 20 },
  "adaptive from 150 on": { order: "adaptive", lifoAbove: 150 },
  "codel 5/100 ms": { codel: published },
  "codel 200/600 ms": { codel: { targetMs: 200, intervalMs: 600 } },
  both: { order: "adaptive", lifoAbove: 10, codel: published },
};
const crowds = [
  { rps: 90, retries: 0 },
  { rps: 130, retries: 0 },
  { rps: 130, retries: 3 },
  { rps: 250, retries: 1 },
];

it.each(Object.entries(disciplines))("[Q1] a station that is overloaded answers as many: %s", (name, discipline) => {
  const { order = "fifo", lifoAbove = 0, codel } = discipline;
  for (const { rps, retries } of crowds) {
    const theirs = byEvents((seed) => {
      const clock = openClock(seed);
      const station = openStation(clock, {
        slots: 10,
        serviceS,
        places: 400,
        order,
        lifoAbove,
        ...(codel ? { codel: { targetS: codel.targetMs / 1000, intervalS: codel.intervalMs / 1000 } } : {}),
      });
      const users = openUsers(clock, { rps }, { timeoutS: 1, retries }, station.arrive);
      const count = () => ({ ok: users.seen.ok, attempts: station.seen.arrivals, waitedS: station.seen.waitedS });
      return rates(clock.run, count, 60, 260);
    });
    const runs = simulate(seeds, {
      durationS: 260,
      world: {
        services: [{ id: "station", groups: [{ slots: 10, serviceMs: 100 }], queue: { places: 400, ...discipline } }],
        populations: [{ id: "users", journeys: [{ to: "station", rps, timeoutMs: 1000, retries: { max: retries } }] }],
      },
    });
    const what = `${name}, ${rps}/s, k ${retries}`;
    card.near(`${what}: goodput`, theirs.ok / 100, runs.mean("users", "goodput", 60, 260) / 100, 0.03);
    card.nearRelative(`${what}: attempts`, theirs.attempts, runs.mean("users", "attempts", 60, 260), 0.07);
  }
  expect(card.misses()).toEqual([]);
});

/** Slots, mean service and patience in seconds, and the load that never ends. At 1.2 a step is coarse for what is left. */
const overloads = [
  [30, 0.4, 2.5, 1.2],
  [30, 0.4, 2.5, 1.8],
  [10, 0.1, 1, 1.2],
  [10, 0.1, 1, 1.8],
  [30, 0.02, 1, 1.8],
] as const;

it("[Q2] while expired work is skipped, slots are just in time and most of their work is in vain", () => {
  for (const [slots, s, timeoutS, load] of overloads) {
    const capacity = slots / s;
    const runs = simulate(3, {
      durationS: 260,
      world: {
        services: [{ id: "station", groups: [{ slots, serviceMs: s * 1000 }], queue: { expired: "skip" } }],
        populations: [
          {
            id: "users",
            reload: { share: 0 },
            journeys: [{ to: "station", rps: load * capacity, timeoutMs: timeoutS * 1000 }],
          },
        ],
      },
    });
    // The time left at a start is exponential of the rate at which work expires: 1 / (1 + s (load - 1) capacity).
    const inTime = 1 / (1 + s * (load - 1) * capacity);
    const ours = runs.mean("users", "goodput", 60, 260) / capacity;
    card.near(`skip: ${slots} slots of ${s} s at load ${load}`, inTime, ours, 0.06);
  }
  expect(card.misses()).toEqual([]);
});
