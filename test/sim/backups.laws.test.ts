/** A restore takes the store away for as long as its data take to be read back, and loses what the backup lacks. */
import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import type { Simulation } from "../../shared/sim/index.ts";
import { restoreData } from "../../shared/sim/systems/backups.ts";
import type { World } from "../../shared/sim/world.ts";
import { action, companyWith, launch, reading, until } from "./automated.ts";
import { open, run, set, sum } from "./bench.ts";
import { broken } from "./laws.ts";
import { rootsOf } from "./roots.ts";

const restoring = [{ ...action("store.restore", "app"), risk: "H" }];
/** 120 GB at 2 GB/s: a minute. Backed up every ten minutes, the last time two minutes before T+0. */
const backup = { everyS: 600, lastS: -120, sizeGb: 120, restoreGbPerS: 2 };
const served = { groups: [{ replicas: 4, slots: 50, serviceMs: 80 }], backup };

/** Whether a station refuses everybody now. */
function isDown(run: Simulation): boolean {
  return reading(run, "app").replicasServing === 0;
}

describe("a store", () => {
  it("serves nobody for as long as its data take to be read back, and then as before", () => {
    const run = companyWith({ app: served, actions: restoring });
    const events = until(run, 70, [launch(1, "app")]);
    expect(isDown(run)).toBe(false);
    expect(reading(run, "app").errorRatio).toBeLessThan(0.01);
    const failing = events.filter(({ kind }) => kind === "failing");
    expect(failing.length).toBeGreaterThan(0);
    for (const event of failing) expect(rootsOf(events, event)).toContain("player");
    const again = companyWith({ app: served, actions: restoring });
    until(again, 50, [launch(1, "app")]);
    expect(isDown(again)).toBe(true);
    expect(reading(again, "app").errorRatio).toBe(1);
  });

  it("is away twice as long with twice the data", () => {
    const downFor = (sizeGb: number): number => {
      const run = companyWith({ app: { ...served, backup: { ...backup, sizeGb } }, actions: restoring });
      run.step([launch(1, "app")]);
      const { serving } = run.world.step.state;
      let ticks = 0;
      for (; serving[0] === 0; ticks++) run.step([]);
      return ticks;
    };
    expect(downFor(120)).toBe(600);
    expect(downFor(240)).toBe(1200);
  });

  it("[M27] loses what was written since the backup, and no more, and the loss leads back to who did it", () => {
    const run = companyWith({ app: served, actions: restoring });
    const events = until(run, 30);
    expect(run.harm().integrity.lost).toBe(0);
    events.push(...until(run, 60, [launch(1, "app")]));
    // 1,000 writes per second since T-120 s.
    const expected = 1000 * 150;
    expect(Math.abs(run.harm().integrity.lost - expected)).toBeLessThan(0.02 * expected);
    const [loss] = events.filter(({ kind }) => kind === "data-lost");
    expect(loss).toMatchObject({ subject: "app" });
    expect(rootsOf(events, must(loss, "loss"))).toContain("player");
    // A second restore has nothing to lose that was not written meanwhile.
    const { lost } = run.harm().integrity;
    until(run, 70, [launch(1, "app", 0, "again")]);
    expect(run.harm().integrity.lost).toBe(lost);
  });

  it("loses only what a backup that was made meanwhile lacks", () => {
    const run = companyWith({ app: served, actions: restoring });
    until(run, 500);
    until(run, 501, [launch(1, "app")]);
    // The next one was made at T+480 s.
    expect(Math.abs(run.harm().integrity.lost - 1000 * 20)).toBeLessThan(0.05 * 20_000);
  });

  it("of a backup older than the world loses what ordinary life writes in that time", () => {
    const run = companyWith({
      app: { ...served, backup: { ...backup, everyS: 86_400, lastS: -36_000 } },
      actions: restoring,
    });
    until(run, 10, [launch(1, "app")]);
    const expected = 1000 * 36_000;
    expect(Math.abs(run.harm().integrity.lost - expected)).toBeLessThan(0.01 * expected);
  });

  it("counts the classes that write alone", () => {
    const classes = ["find", "save"];
    const journeys = [
      { class: "find", to: "app", rps: 900 },
      { class: "save", to: "app", rps: 100 },
    ];
    const services = [{ id: "app", ...served, backup: { ...backup, writes: ["save"] } }, { id: "collector" }];
    const run = companyWith({
      world: { classes, services, populations: [{ id: "users", journeys }] },
      actions: restoring,
    });
    until(run, 10, [launch(1, "app")]);
    expect(Math.abs(run.harm().integrity.lost - 100 * 120)).toBeLessThan(0.05 * 12_000);
  });
});

it("[Q6] what a restored service had taken, and the calls it had open, are all accounted for", () => {
  const calls = ["left", "right"].map((to, i) => ({ to, timeoutMs: 5000, ...(i > 0 ? { beside: "previous" } : {}) }));
  const world = {
    classes: ["find"],
    services: [
      { id: "app", ...served, calls },
      { id: "left", groups: [{ slots: 100, serviceMs: 80 }] },
      { id: "right", groups: [{ slots: 50, serviceMs: 90 }] },
      { id: "collector" },
    ],
    populations: [{ id: "users", journeys: [{ class: "find", to: "app", rps: 500, timeoutMs: 8000 }] }],
  };
  const run = companyWith({ world, actions: restoring });
  until(run, 10);
  run.step([launch(1, "app")]);
  for (let tick = 0; tick < 700; tick++) {
    run.step([]);
    expect(broken(run.world)).toEqual([]);
  }
  expect(reading(run, "app").errorRatio).toBeLessThan(0.05);
});

describe("wrong data", () => {
  const corrupt = (atS: number) => [{ id: "rounding", says: "Amounts are cut.", atS, set: { "app.wrongRatio": 0.02 } }];

  it("[M27] are gone with a backup from before they were written, though what wrote them is still awake", () => {
    const run = companyWith({ app: served, defects: corrupt(10), actions: restoring });
    until(run, 60);
    until(run, 130, [launch(1, "app")]);
    const { wrong } = run.harm().integrity;
    expect(wrong).toBeGreaterThan(900);
    until(run, 300);
    expect(run.harm().integrity.wrong).toBe(wrong);
  });

  it("come back with a backup that has them in it", () => {
    const run = companyWith({ app: served, defects: corrupt(-300), actions: restoring });
    until(run, 130, [launch(1, "app")]);
    const { wrong } = run.harm().integrity;
    until(run, 180);
    expect((run.harm().integrity.wrong - wrong) / (1000 * 50)).toBeCloseTo(0.02, 2);
  });

  it("that are written afterwards are wrong again", () => {
    const run = companyWith({ app: served, defects: corrupt(100), actions: restoring });
    until(run, 90, [launch(1, "app")]);
    until(run, 150);
    expect(run.harm().integrity.wrong).toBeGreaterThan(900);
  });
});

describe("a quorum", () => {
  const regions = ["east", "west", "cloud"];
  const backup = { everyS: 1000, lastS: 0, sizeGb: 10, restoreGbPerS: 1 };

  /** A ledger with a member in each region and 20 writes per second from each; the leader answers by itself. */
  function ledger(): World {
    const links = [
      { from: "east", to: "west" },
      { from: "east", to: "cloud" },
      { from: "west", to: "cloud" },
    ];
    return open({
      regions: regions.map((id) => ({ id })),
      links: links.map((link) => ({ ...link, latencyMs: 20 })),
      services: [
        {
          id: "ledger",
          groups: [{ slots: 200, serviceMs: 10 }],
          quorum: { commit: "local", detectS: 5, promoteS: 5, lagS: 1 },
          backup,
        },
      ],
      populations: regions.map((region) => ({ id: `${region}-people`, region, journeys: [{ to: "ledger", rps: 20 }] })),
    });
  }

  const station = ({ plant }: World, region: string): number =>
    plant.topology.stations.findIndex(({ id }) => id === `ledger@${region}`);
  const taken = (world: World): number => sum(world.step.state.stationGood);
  const since = (world: World): number => must(world.step.state.writtenSince[0], "since");

  it("[F1] writes since the backup, those that members hold alone and those lost are all that were taken", () => {
    const world = run(ledger(), 60);
    const account = (): number => since(world) + sum(world.step.state.diverged) + sum(world.step.state.lostWrites);
    expect(account()).toBeCloseTo(taken(world), -2);
    for (const other of ["west", "cloud"]) set(world, `east~${other}.lossRatio`, 1);
    run(world, 60);
    expect(sum(world.step.state.diverged)).toBeGreaterThan(500);
    // What a step answers is booked in the next one.
    expect(Math.abs(account() - taken(world))).toBeLessThan(30);
    for (const other of ["west", "cloud"]) set(world, `east~${other}.lossRatio`, 0);
    set(world, "ledger@east.replayRps", 20);
    run(world, 20);
    expect(Math.abs(account() - taken(world))).toBeLessThan(30);
    set(world, "ledger@east.leads", 1);
    run(world, 20);
    expect(Math.abs(account() - taken(world))).toBeLessThan(30);
    expect(broken(world)).toEqual([]);
  });

  it("[F1] restoring a follower loses what it alone had, and it catches up with the rest", () => {
    const world = run(ledger(), 60);
    for (const other of ["west", "cloud"]) set(world, `east~${other}.lossRatio`, 1);
    run(world, 60);
    for (const other of ["west", "cloud"]) set(world, `east~${other}.lossRatio`, 0);
    run(world, 5);
    const { state } = world.step;
    const own = sum(state.diverged);
    const history = since(world);
    restoreData(world.step, [station(world, "east")]);
    expect(sum(state.lostWrites)).toBe(own);
    expect(state.behind[station(world, "east")]).toBe(history);
    run(world, 30);
    expect(state.behind[station(world, "east")]).toBeLessThan(200);
    expect(since(world)).toBeGreaterThan(history);
  });

  it("[F1] restoring all of it loses the history since the backup, and what members held alone", () => {
    const world = run(ledger(), 60);
    for (const other of ["west", "cloud"]) set(world, `east~${other}.lossRatio`, 1);
    run(world, 60);
    const { state } = world.step;
    const [own, history] = [sum(state.diverged), since(world)];
    restoreData(
      world.step,
      regions.map((region) => station(world, region)),
    );
    expect(sum(state.lostWrites)).toBeCloseTo(own + history, 6);
    expect(sum(state.diverged)).toBe(0);
    expect(since(world)).toBe(0);
    expect(sum(state.behind)).toBe(0);
  });
});
