/** Geo-failover against arithmetic: when it decides, how fast people move, what misleads it, and who may tell it. */
import { expect, it } from "vitest";
import type { Simulation } from "../../shared/sim/index.ts";
import { action, automation, companyWith, launch, logOf, reading, until, words } from "./automated.ts";

const spec = { service: "edge", from: "west", to: "east", detectS: 30, ttlS: 60, maxShare: 0.8 };
const broken = { id: "broken", says: "West is broken.", atS: 60, set: { "edge@west.errorRatio": 1 } };
const mended = { id: "mended", says: "West is well.", atS: 300, set: { "edge@west.errorRatio": 0 } };
const percent = { min: 0, max: 100, unit: "%" };

function twoCoasts(failover: object, more: { defects?: readonly object[]; actions?: readonly object[] }): Simulation {
  const world = {
    regions: [{ id: "west" }, { id: "east" }],
    services: [{ id: "app" }, { id: "edge", groups: [{ replicas: 4, slots: 500, serviceMs: 2 }] }],
    populations: ["west", "east"].map((region) => ({
      id: region,
      region,
      journeys: [{ class: "find", to: "edge", rps: 100 }],
    })),
    failovers: [{ ...spec, ...failover }],
  };
  return companyWith({ world, ...more });
}

const share = (run: Simulation) => automation(run, "failover:west").share;

it("[N1] decides when it has read failure for detectS, and moves maxShare linearly over the time-to-live", () => {
  const run = twoCoasts({}, { defects: [broken] });
  const started = until(run, 99.9)
    .concat(until(run, 101))
    .filter(({ kind }) => kind === "failover-started");
  // The scrape at 70 s is the first to see the failure; 30 s later it is sure.
  expect(started.map(({ tick, data }) => [tick, data["signal"]])).toEqual([[1000, 1]]);
  for (const seconds of [110, 130, 150]) {
    until(run, seconds);
    expect(share(run)).toBeCloseTo((0.8 * (seconds - 100)) / 60, 3);
  }
  until(run, 190);
  expect(share(run)).toBe(0.8);
  expect(reading(run, "edge@east").rps).toBeGreaterThan(170);
  expect(reading(run, "edge@east").rps).toBeLessThan(190);
});

it("returns when home has been well for four times as long, in the same way", () => {
  const run = twoCoasts({}, { defects: [broken, mended] });
  until(run, 300);
  const ended = until(run, 440).filter(({ kind }) => kind === "failover-ended");
  // 20 of 100 requests still call home: the scrape at 310 s is the first that sees it well.
  expect(ended.map(({ tick }) => tick)).toEqual([3100 + 4 * 300]);
  expect(share(run)).toBeCloseTo(0.8 * (1 - 10 / 60), 3);
  until(run, 500);
  expect(share(run)).toBe(0);
  expect(words(logOf(run, "failover:west"))).toEqual(["hold (patience)", "move", "hold (patience)", "return"]);
});

it("[M10] is misled: it takes requests that were refused on purpose for a region that fails", () => {
  const shed = { id: "shed", says: "Somebody sheds load.", atS: 60, set: { "edge@west.admit": 0.3 } };
  const run = twoCoasts({}, { defects: [shed] });
  until(run, 120);
  expect(share(run)).toBeGreaterThan(0.2);
  expect(logOf(run, "failover:west").at(-1)).toMatchObject({ did: "move", wants: 0.8, read: { target: 0.5 } });
});

it("has no data of a home that everybody has left, and then changes its mind neither way", () => {
  const run = twoCoasts(
    { maxShare: 1 },
    { defects: [broken, mended], actions: [action("automation.override", "failover:west", percent)] },
  );
  until(run, 900);
  expect(share(run)).toBe(1);
  expect(automation(run, "failover:west").look).toMatchObject({ read: { value: null }, did: "hold", why: "no-data" });
  until(run, 930, [launch(1, "failover:west", 0)]);
  expect(share(run)).toBeCloseTo(0.5, 2);
});

it("paused in the middle it moves nobody on, and nobody back", () => {
  const run = twoCoasts({}, { defects: [broken], actions: [action("automation.pause", "failover")] });
  until(run, 130);
  const half = share(run);
  until(run, 400, [launch(1, "failover")]);
  expect(share(run)).toBeCloseTo(half, 2);
  expect(half).toBeCloseTo(0.4, 2);
});

it("told a share it comes to it over the time-to-live; taken back, it goes back to its own mind", () => {
  const run = twoCoasts({}, { actions: [action("automation.override", "failover:west", percent)] });
  until(run, 30, [launch(1, "failover:west", 60)]);
  expect(share(run)).toBeCloseTo(0.3, 2);
  until(run, 70);
  expect(share(run)).toBe(0.6);
  until(run, 200, [{ kind: "action.undo", ref: "r1" }]);
  expect(share(run)).toBe(0);
  expect(automation(run, "failover:west").override).toBeNull();
});

it.each([
  ["is broken it moves the rest out", [{ ...broken, atS: 10 }], 0.8],
  ["has been well it brings them back", [], 0],
])("resumed it goes on from where people left it: where home %s", (_, defects, then) => {
  const verbs = ["traffic.shift", "automation.resume"];
  const actions = verbs.map((verb, i) => action(verb, "failover:west", i === 0 ? percent : undefined));
  const run = twoCoasts({}, { defects, actions });
  until(run, 140, [launch(1, "failover:west", 50)]);
  until(run, 141, [launch(2, "failover:west")]);
  expect(Math.abs(share(run) - 0.5)).toBeLessThan(0.02);
  until(run, 220);
  expect(share(run)).toBe(then);
});

it.each([true, false])(
  "a shift by hand moves people at once, and its undo puts them back exactly: enabled %s",
  (enabled) => {
    const run = twoCoasts({ enabled }, { actions: [action("traffic.shift", "failover:west", percent)] });
    until(run, 60);
    const before = automation(run, "failover:west");
    expect(before.paused).toBe(!enabled);
    until(run, 80, [launch(1, "failover:west", 50)]);
    expect(reading(run, "edge@west").rps).toBeLessThan(60);
    expect(reading(run, "edge@east").rps).toBeGreaterThan(140);
    until(run, 100, [{ kind: "action.undo", ref: "r1" }]);
    const { look: _then, ...stood } = before;
    expect(automation(run, "failover:west")).toMatchObject(stood);
    expect(reading(run, "edge@west").rps).toBeGreaterThan(90);
  },
);

it("one that is not enabled acts once it is resumed", () => {
  const run = twoCoasts(
    { enabled: false },
    { defects: [broken], actions: [action("automation.resume", "failover:west")] },
  );
  until(run, 200);
  expect(share(run)).toBe(0);
  until(run, 300, [launch(1, "failover:west")]);
  expect(share(run)).toBe(0.8);
});
