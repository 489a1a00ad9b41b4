/** Calls side by side and connection pools against an event simulation that knows neither steps nor shares. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { simulate } from "./ensemble.ts";
import { openClock } from "./events/clock.ts";
import { call, openConnections, openStation, openUsers, together } from "./events/system.ts";
import type { CallerSpec, StationSpec } from "./events/system.ts";
import { openScorecard } from "./scorecard.ts";
import { mean } from "./statistics.ts";

const card = openScorecard("(g) side by side");
const seeds = 10;
const [fromS, toS] = [40, 240];

interface Callee extends CallerSpec, Pick<StationSpec, "slots" | "serviceS" | "places"> {
  readonly errors?: number;
}

interface Case {
  readonly rps: number;
  readonly slots: number;
  readonly callees: readonly Callee[];
  /** Response times count the time-outs that a call ran into, not its waits after other failures: nothing to compare. */
  readonly waitsAfterErrors?: true;
}

const front = { serviceS: 0.01, places: 60 };
const patience = 5;

/** Request by request: goodput, slots held at the caller, and the median of the good answers. */
function byEvents({ rps, slots, callees }: Case) {
  const runs = Array.from({ length: seeds }, (_, seed) => {
    const clock = openClock(seed + 1);
    const stations = callees.map((callee) => openStation(clock, callee));
    const caller = openStation(clock, {
      ...front,
      slots,
      calls: (answer) =>
        together(
          callees.map(
            (callee, i) => (done) => call(clock, callee, must(stations[i], "callee").arrive, "request", done),
          ),
          answer,
        ),
    });
    const users = openUsers(clock, { rps }, { timeoutS: patience, retries: 0 }, caller.arrive);
    clock.run(fromS);
    const before = { ok: users.seen.ok, busyS: caller.seen.busyS };
    const seen = users.seen.latenciesS.length;
    clock.run(toS);
    const sorted = users.seen.latenciesS.slice(seen).toSorted((a, b) => a - b);
    return {
      ok: (users.seen.ok - before.ok) / (toS - fromS),
      held: (caller.seen.busyS - before.busyS) / (toS - fromS),
      p50: sorted[Math.floor(sorted.length / 2)] ?? 0,
    };
  });
  return {
    ok: mean(runs.map(({ ok }) => ok)),
    held: mean(runs.map(({ held }) => held)),
    p50: mean(runs.map(({ p50 }) => p50)),
  };
}

function byFlow({ rps, slots, callees }: Case) {
  const runs = simulate(seeds, {
    durationS: toS,
    world: {
      services: [
        {
          id: "front",
          groups: [{ slots, serviceMs: front.serviceS * 1000 }],
          queue: { places: front.places },
          calls: callees.map(({ timeoutS, retries, backoffS = 0 }, i) => ({
            to: `callee${i}`,
            timeoutMs: timeoutS * 1000,
            retries: { max: retries, backoffMs: backoffS * 1000 },
            ...(i > 0 ? { beside: "previous" } : {}),
          })),
        },
        ...callees.map(({ slots: own, serviceS, places, errors = 0 }, i) => ({
          id: `callee${i}`,
          groups: [{ slots: own, serviceMs: serviceS * 1000, errorRatio: errors }],
          queue: { places },
        })),
      ],
      populations: [{ id: "users", journeys: [{ to: "front", rps, timeoutMs: patience * 1000 }] }],
    },
  });
  const read = (subject: string, metric: "goodput" | "busy" | "p50"): number => runs.mean(subject, metric, fromS, toS);
  return { ok: read("users", "goodput"), held: read("front", "busy"), p50: read("users", "p50") };
}

const quick = { slots: 100, serviceS: 0.02, places: 200, timeoutS: 2, retries: 0 };
const hung = { ...quick, slots: 1, serviceS: 1e6, places: 1e6, timeoutS: 1 };
const cases: Readonly<Record<string, Case>> = {
  "two alike": {
    rps: 100,
    slots: 100,
    callees: [
      { ...quick, serviceS: 0.1 },
      { ...quick, serviceS: 0.1 },
    ],
  },
  "one slow": { rps: 50, slots: 100, callees: [quick, { ...quick, serviceS: 0.4 }] },
  "one slow, too few slots": { rps: 50, slots: 15, callees: [quick, { ...quick, serviceS: 0.4 }] },
  "one failing": {
    rps: 100,
    slots: 100,
    callees: [
      { ...quick, serviceS: 0.3 },
      { ...quick, errors: 0.3 },
    ],
  },
  "both failing, with retries": {
    rps: 60,
    slots: 100,
    waitsAfterErrors: true,
    callees: [
      { ...quick, serviceS: 0.1, errors: 0.2, retries: 1, backoffS: 0.2 },
      { ...quick, serviceS: 0.1, errors: 0.4, retries: 1, backoffS: 0.2 },
    ],
  },
  "one beyond its patience": {
    rps: 60,
    slots: 200,
    callees: [quick, { ...quick, slots: 10, serviceS: 0.2, places: 25, timeoutS: 1 }],
  },
  "both hang": {
    rps: 20,
    slots: 100,
    callees: [hung, hung],
  },
  "three, one of them slow": {
    rps: 50,
    slots: 100,
    callees: [quick, { ...quick, serviceS: 0.1 }, { ...quick, serviceS: 0.25 }],
  },
};

it("[Q5 Q7] calls side by side hold a slot until the last answer or the first failure", () => {
  for (const [name, one] of Object.entries(cases)) {
    const theirs = byEvents(one);
    const ours = byFlow(one);
    card.near(`${name}: goodput`, theirs.ok / one.rps, ours.ok / one.rps, 0.025);
    card.nearRelative(`${name}: slots held`, theirs.held, ours.held, 0.1);
    if (theirs.ok > 0 && !one.waitsAfterErrors) card.nearRelative(`${name}: p50`, theirs.p50, ours.p50, 0.12);
  }
  expect(card.misses()).toEqual([]);
});

/** A front whose requests of one kind need a callee that is slow or hangs, and of the other kind one that is well. */
interface Bulkhead {
  readonly serviceS: number;
  readonly timeoutS: number;
  readonly retries: number;
  /** Connections to the first callee, and how long a request waits for one; without limit when left out. */
  readonly pool?: { readonly max: number; readonly waitS: number };
}

const shared = { slots: 100, serviceS: 0.01, places: 50 };
const rates = { ill: 40, well: 60 };
const well = { slots: 100, serviceS: 0.05, places: 100, timeoutS: 1, retries: 0 };

function pooledByEvents({ serviceS, timeoutS, retries, pool }: Bulkhead) {
  const runs = Array.from({ length: seeds }, (_, seed) => {
    const clock = openClock(seed + 1);
    const ill = openStation(clock, { slots: 1000, serviceS, places: 1e6 });
    const other = openStation(clock, well);
    const connections = pool && openConnections(clock, pool.max, pool.waitS);
    const caller = openStation(clock, {
      ...shared,
      calls: (answer, kind) =>
        kind === "ill"
          ? call(clock, { timeoutS, retries }, ill.arrive, kind, answer, connections)
          : call(clock, well, other.arrive, kind, answer),
    });
    const users = (["ill", "well"] as const).map((kind) =>
      openUsers(clock, { rps: rates[kind], kind }, { timeoutS: patience, retries: 0 }, caller.arrive),
    );
    clock.run(fromS);
    const before = [...users.map(({ seen }) => seen.ok), caller.seen.busyS, ill.seen.arrivals];
    clock.run(toS);
    const after = [...users.map(({ seen }) => seen.ok), caller.seen.busyS, ill.seen.arrivals];
    return after.map((value, i) => (value - must(before[i], "before")) / (toS - fromS));
  });
  return must(runs[0], "run").map((_, i) => mean(runs.map((run) => must(run[i], "mean"))));
}

function pooledByFlow({ serviceS, timeoutS, retries, pool }: Bulkhead) {
  const runs = simulate(seeds, {
    durationS: toS,
    world: {
      classes: ["ill", "well"],
      services: [
        {
          id: "front",
          groups: [{ slots: shared.slots, serviceMs: shared.serviceS * 1000 }],
          queue: { places: shared.places },
          calls: [
            {
              to: "ill",
              perRequest: { ill: 1 },
              timeoutMs: timeoutS * 1000,
              retries: { max: retries },
              ...(pool ? { connections: { max: pool.max, waitMs: pool.waitS * 1000 } } : {}),
            },
            { to: "well", perRequest: { well: 1 }, timeoutMs: well.timeoutS * 1000 },
          ],
        },
        { id: "ill", groups: [{ slots: 1000, serviceMs: serviceS * 1000 }] },
        {
          id: "well",
          groups: [{ slots: well.slots, serviceMs: well.serviceS * 1000 }],
          queue: { places: well.places },
        },
      ],
      populations: (["ill", "well"] as const).map((kind) => ({
        id: `${kind}-users`,
        journeys: [{ to: "front", class: kind, rps: rates[kind], timeoutMs: patience * 1000 }],
      })),
    },
  });
  return [
    runs.mean("ill-users", "goodput", fromS, toS),
    runs.mean("well-users", "goodput", fromS, toS),
    runs.mean("front", "busy", fromS, toS),
    runs.mean("ill", "attempts", fromS, toS),
  ];
}

const hanging = { serviceS: 1e6, timeoutS: 4, retries: 0 };
const bulkheads: Readonly<Record<string, Bulkhead>> = {
  "a callee hangs, no bulkhead": hanging,
  "a callee hangs behind 20 connections": { ...hanging, pool: { max: 20, waitS: 0.5 } },
  "it hangs and is tried again": { ...hanging, retries: 1, pool: { max: 20, waitS: 0.3 } },
  "a slow callee fills its connections": { serviceS: 1, timeoutS: 6, retries: 0, pool: { max: 20, waitS: 0.6 } },
  "room for all": { serviceS: 0.2, timeoutS: 2, retries: 0, pool: { max: 40, waitS: 0.6 } },
};

it("[M20] a callee that hangs takes its own connections, and not the slots of its caller's other calls", () => {
  const gained: number[] = [];
  for (const [name, one] of Object.entries(bulkheads)) {
    const [theirIll = 0, theirWell = 0, theirHeld = 0, theirAttempts = 0] = pooledByEvents(one);
    const [ourIll = 0, ourWell = 0, ourHeld = 0, ourAttempts = 0] = pooledByFlow(one);
    card.near(`${name}: goodput that needs it`, theirIll / rates.ill, ourIll / rates.ill, 0.025);
    card.near(`${name}: the other goodput`, theirWell / rates.well, ourWell / rates.well, 0.025);
    card.nearRelative(`${name}: slots held`, theirHeld, ourHeld, 0.1);
    card.nearRelative(`${name}: attempts sent`, theirAttempts, ourAttempts, 0.05);
    gained.push(ourWell / rates.well);
  }
  expect(card.misses()).toEqual([]);
  expect(gained[0]).toBeLessThan(0.7);
  expect(gained[1]).toBeGreaterThan(0.98);
});
