import * as fc from "fast-check";
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { actionOf, createFacts, seenBy } from "../../shared/play/index.ts";
import { estimate, latest, record } from "../../shared/telemetry/index.ts";
import type { Estimate } from "../../shared/protocol/index.ts";
import { fakeScenario } from "../play/fakeScenario.ts";
import { goLive } from "../play/table.ts";
import type { Table } from "../play/table.ts";

const facts = createFacts(fakeScenario);
const station = (id: string): number => must(facts.stationIndex.get(id), id);

function estimateAt({ round }: Table, action: string, target: string, value: number): Estimate {
  const seen = seenBy(facts, round.play, round.history, round.tick);
  return estimate(seen, { spec: must(actionOf(facts, action), action), target, value, inForce: null });
}

function load({ lines }: Estimate, node: string): number {
  return Number(
    must(
      lines.find(({ code, params }) => code === "estimate.load" && params["node"] === node),
      node,
    ).params["after"],
  );
}

it("says from which scrape it is", () => {
  const table = goLive();
  table.wait(4_000);
  expect(estimateAt(table, "admit", "edge@west", 50).scrapeTick).toBe(100);
});

it("carries less load down the known calls when less is admitted, in proportion", () => {
  const half = estimateAt(goLive(), "admit", "edge@west", 50);
  expect(load(half, "edge@west")).toBeCloseTo(0.2, 2);
  expect(load(half, "store@west")).toBeCloseTo(0.15, 2);
  expect(half.lines[0]).toMatchObject({ code: "estimate.rejects", params: { share: 0.5 } });
  expect(half.nodes).toEqual(["edge@west", "app@west", "cache@west", "store@west"].map(station).sort((a, b) => a - b));
});

it("admitting more than another value that stands raises the load against now", () => {
  const table = goLive();
  const seen = seenBy(facts, table.round.play, table.round.history, table.round.tick);
  const spec = must(actionOf(facts, "admit"), "admit");
  const raised = estimate(seen, { spec, target: "edge@west", value: 50, inForce: 25 });
  expect(load(raised, "edge@west")).toBeCloseTo(0.8, 2);
});

it("a gate for one class leaves the others, and what only they call, as they are", () => {
  const halved = estimateAt(goLive(), "admit-uploads", "edge@west", 50);
  expect(halved.lines[0]).toEqual({ code: "estimate.rejects", params: { share: 0.5, rps: 50 } });
  expect(load(halved, "edge@west")).toBeCloseTo(0.4 * 0.75, 2);
  expect(halved.nodes).toEqual([station("edge@west")]);
});

it("capping retries cannot promise fewer attempts than calls", () => {
  const table = goLive({ world: { harmAtTick: 0 } });
  table.wait(3_000);
  const capped = estimateAt(table, "cap-retries", "app@west>store", 1);
  expect(load(capped, "store@west")).toBeCloseTo(0.9 * (200 / 300), 2);
});

it("once a station that refuses is asked less, what was sent to it again and again is sent once", () => {
  const table = goLive({ world: { harmAtTick: 0 } });
  table.wait(3_000);
  const seen = seenBy(facts, table.round.play, table.round.history, table.round.tick);
  const now = must(latest(seen.history), "a scrape");
  const admitHalf = { spec: must(actionOf(facts, "admit"), "admit"), target: "edge@west", value: 50, inForce: null };
  const afterwards = (errorRatio: number): number => {
    const store = station("store@west");
    const stations = now.stations.map((reading, at) =>
      reading && at === store ? { ...reading, errorRatio } : reading,
    );
    const history = record(seen.history, { ...now, stations, scrape: now.scrape + 1 });
    return load(estimate({ ...seen, history }, admitHalf), "store@west");
  };
  // Calls are a third of the attempts.
  expect(afterwards(0.5) / afterwards(0)).toBeCloseTo(1 / 3, 1);
});

it("flushing a cache multiplies what it misses", () => {
  expect(load(estimateAt(goLive(), "flush-cache", "cache@west", 0), "store@west")).toBeGreaterThan(5);
});

it("a purge drops what dashboards see waiting, and loses the part that comes by asynchronous calls", () => {
  const table = goLive();
  const seen = seenBy(facts, table.round.play, table.round.history, table.round.tick);
  const now = must(latest(seen.history), "a scrape");
  const stations = now.stations.map((reading) => reading && { ...reading, queue: 400 });
  const history = record(seen.history, { ...now, stations, scrape: now.scrape + 1 });
  const intent = { spec: must(actionOf(facts, "purge-app"), "purge"), target: "app@west", value: 0, inForce: null };
  expect(estimate({ ...seen, history }, intent).lines).toEqual([{ code: "estimate.drops", params: { count: 400 } }]);
  // Were it called by the edge without waiting, all of that would be lost.
  const calls = seen.topology.calls.map((call) => ({ ...call, spec: { ...call.spec, kind: "async" as const } }));
  const asking = { ...seen, history, topology: { ...seen.topology, calls } };
  expect(estimate(asking, intent).lines).toEqual([
    { code: "estimate.drops", params: { count: 400 } },
    { code: "estimate.loses", params: { count: 400 } },
  ]);
});

it("a restore takes the store away for its data to be read back, and loses what it wrote since the last backup", () => {
  const table = goLive();
  const { lines } = estimateAt(table, "restore-store", "store@west", 0);
  expect(lines[0]).toEqual({ code: "estimate.away", params: { seconds: 180 } });
  const { history, tick } = table.round;
  const edge = facts.topology.edges.findIndex(({ id }) => id === "app@west>store@west");
  const rps = must(latest(history)?.edges[edge], "edge").attemptsRps;
  const expected = rps * (1200 + tick / 10);
  expect(Math.abs(Number(lines[1]?.params["count"]) - expected)).toBeLessThan(0.02 * expected);
  expect(lines[2]).toMatchObject({ code: "estimate.load", params: { node: "store@west" } });
});

it("a freeze says what stands still, for which no dashboard has a number", () => {
  expect(estimateAt(goLive(), "freeze", "changes", 0).lines).toEqual([{ code: "estimate.freezes", params: {} }]);
});

it("more replicas share the same load", () => {
  expect(load(estimateAt(goLive(), "add-app", "app@west", 4), "app@west")).toBeCloseTo(0.2, 2);
});

it("says so when dashboards hold no number for it", () => {
  expect(estimateAt(goLive(), "roll-back-app", "app", 0).lines).toEqual([{ code: "estimate.no-number", params: {} }]);
});

it("[DESIGN 4] does not change when hidden state changes", () => {
  const pairs = fc.tuple(
    fc.constantFrom(...fakeScenario.actions),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 0, max: 12_000 }),
  );
  fc.assert(
    fc.property(pairs, ([spec, value, waitMs]) => {
      const [one, two] = [0, 1].map((hidden) => {
        const table = goLive({ world: { hidden, harmAtTick: 150 } });
        table.wait(waitMs);
        return estimateAt(table, spec.id, spec.targets[0] ?? "", value);
      });
      expect(one).toEqual(two);
    }),
    { numRuns: 40 },
  );
});
