import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { advance } from "../../shared/sim/world.ts";
import type { World } from "../../shared/sim/world.ts";
import { measure, open, run, set, sum } from "./bench.ts";

const three = ["east", "west", "cloud"];
const five = [...three, "north", "south"];

/** A ledger with a member in each region, all linked, and 20 writes per second from the people of each. */
function ledger(
  quorum: object = {},
  regions: readonly string[] = three,
  tripMs = (_a: string, _b: string) => 40,
): World {
  return open({
    regions: regions.map((id) => ({ id })),
    links: regions.flatMap((from, i) => regions.slice(i + 1).map((to) => ({ from, to, latencyMs: tripMs(from, to) }))),
    services: [
      { id: "ledger", groups: [{ slots: 200, serviceMs: 10 }], quorum: { detectS: 5, promoteS: 8, ...quorum } },
    ],
    populations: regions.map((region) => ({
      id: `${region}-people`,
      region,
      journeys: [{ to: "ledger", rps: 20, timeoutMs: 2000 }],
    })),
  });
}

/** Cuts every link between two blocks of members, or heals it. */
function cut(world: World, blocks: readonly (readonly string[])[], lossRatio = 1): void {
  for (const [i, block] of blocks.entries())
    for (const other of blocks.slice(i + 1))
      for (const a of block) for (const b of other) set(world, `${a}~${b}.lossRatio`, lossRatio);
}

type PerMember = "accepts" | "behind" | "behindS" | "diverged" | "commitMs" | "stationGood";
function of({ plant, step }: World, field: PerMember, region: string): number {
  const station = plant.topology.stations.findIndex(({ id }) => id === `ledger@${region}`);
  return must(step.state[field][station], field);
}

function writers(world: World): readonly string[] {
  const { stations, world: spec } = world.plant.topology;
  return stations.flatMap(({ region }, at) =>
    world.step.state.accepts[at] === 1 ? [must(spec.regions[region], "r").id] : [],
  );
}

/** Ticks until the condition holds. */
function ticksUntil(world: World, holds: () => boolean): number {
  for (let ticks = 1; ticks < 2000; ticks++) {
    advance(world);
    if (holds()) return ticks;
  }
  throw new Error("never");
}

describe("elections", () => {
  it("[F1] nobody writes from the leader's loss for as long as detection and promotion take, and all calls fail", () => {
    const world = run(ledger(), 20);
    expect(writers(world)).toEqual(["east"]);
    set(world, "ledger@east.replicas", 0);
    expect(ticksUntil(world, () => writers(world).length === 0)).toBeLessThanOrEqual(2);
    const before = sum(world.step.state.callFailed);
    expect(ticksUntil(world, () => writers(world).length > 0)).toBe((5 + 8) * 10);
    expect(writers(world)).toEqual(["west"]);
    const failed = sum(run(world, 2).step.state.callFailed) - before;
    expect(failed).toBeGreaterThan(0.9 * 60 * 13);
    expect(failed).toBeLessThan(1.1 * 60 * 13);
    expect(measure(world, 30).ok).toBeGreaterThan(55);
  });

  it("[F1] a blip shorter than the detection changes nothing; 43 seconds move the leader for good", () => {
    const world = run(ledger({ commit: "local", detectS: 10, promoteS: 20 }), 20);
    cut(world, [["east"], ["west", "cloud"]]);
    run(world, 9);
    cut(world, [["east"], ["west", "cloud"]], 0);
    expect(writers(run(world, 60))).toEqual(["east"]);
    cut(world, [["east"], ["west", "cloud"]]);
    run(world, 43);
    cut(world, [["east"], ["west", "cloud"]], 0);
    expect(writers(run(world, 600))).toEqual(["west"]);
  });

  it.each([[three], [five]])(
    "[M11] of %j a side writes if and only if it has the majority, however they are parted",
    (members) => {
      for (const blocks of partitions(members)) {
        const world = run(ledger({ detectS: 1, promoteS: 1 }, members), 3);
        cut(world, blocks);
        run(world, 5);
        const majority = blocks.find((block) => block.length > members.length / 2);
        const writing = writers(world);
        expect(writing).toHaveLength(majority ? 1 : 0);
        expect(majority ?? []).toEqual(expect.arrayContaining([...writing]));
        const { ok } = measure(run(world, 3), 10);
        expect(ok / 20).toBeCloseTo(majority?.length ?? 0, 0);
      }
    },
  );

  it("[M11] who is not eligible is not elected, and paused elections elect nobody", () => {
    const world = run(ledger(), 5);
    set(world, "ledger@west.eligible", 0);
    set(world, "ledger.elects", 0);
    set(world, "ledger@east.replicas", 0);
    expect(writers(run(world, 120))).toEqual([]);
    set(world, "ledger.elects", 1);
    expect(writers(run(world, 20))).toEqual(["cloud"]);
  });

  it("[F1] leadership returns when the first leader has been well for so long, with a pause and no loss", () => {
    const world = run(ledger({ returnsAfterS: 60 }), 5);
    set(world, "ledger@east.replicas", 0);
    run(world, 60);
    expect(writers(world)).toEqual(["west"]);
    set(world, "ledger@east.replicas", 1);
    expect(ticksUntil(world, () => writers(world).length === 0)).toBeGreaterThanOrEqual(600);
    expect(ticksUntil(world, () => writers(world).length > 0)).toBe(80);
    expect(writers(world)).toEqual(["east"]);
    expect(sum(world.step.state.lostWrites) + sum(world.step.state.diverged)).toBe(0);
  });
});

describe("what a write costs", () => {
  const far: Readonly<Record<string, number>> = { west: 10, cloud: 30, north: 60, south: 90 };
  const tripMs = (a: string, b: string): number => Math.max(far[a] ?? 0, far[b] ?? 0);

  it.each([
    [three, {}, 10],
    [five, {}, 30],
    [five, { west: 0 }, 60],
    [five, { west: 0, cloud: 0 }, 60],
    [five, { east: 5 }, 0],
  ])("[M11] of %j with votes %j it waits %s ms for the nearest majority", (members, votes, expected) => {
    const world = run(ledger({ votes }, members, tripMs), 2);
    expect(of(world, "commitMs", "east")).toBe(expected);
  });

  it("[M11] the wait is in every answer: the leader's slots are held for it", () => {
    const busy = (commit: string): number => {
      const world = run(ledger({ commit }, five, tripMs), 20);
      let total = 0;
      for (let tick = 0; tick < 600; tick++) {
        advance(world);
        total += sum(world.step.state.busy);
      }
      return total / 600;
    };
    expect(busy("majority") - busy("local")).toBeGreaterThan(0.9 * 100 * 0.03);
    expect(busy("majority") - busy("local")).toBeLessThan(1.1 * 100 * 0.03);
  });

  it("[M11] a slow leader slows everybody's writes; another one takes over by hand", () => {
    const world = run(ledger(), 20);
    set(world, "ledger@east.serviceMs", 4000);
    expect(measure(run(world, 10), 20).ok).toBeLessThan(45);
    set(world, "ledger@west.leads", 1);
    run(world, 5);
    expect(writers(world)).toEqual(["west"]);
    expect(measure(world, 20).ok).toBeGreaterThan(55);
    expect(sum(world.step.state.lostWrites)).toBe(0);
  });
});

describe("split histories", () => {
  /** East is cut off for 60 s from where the others elect the west. */
  function split(quorum: object): World {
    const world = run(ledger({ ...quorum }), 20);
    cut(world, [["east"], ["west", "cloud"]]);
    return run(world, 60);
  }

  it("[F1] who waits for a majority has one history: the minority takes nothing", () => {
    const world = split({ commit: "majority" });
    expect(writers(world)).toEqual(["west"]);
    expect(sum(world.step.state.diverged) + sum(world.step.state.lostWrites)).toBe(0);
  });

  it("[F1] who commits locally has two leaders, and every write of the old one is its own", () => {
    const world = split({ commit: "local" });
    expect([...writers(world)].sort()).toEqual(["east", "west"]);
    // East alone has its people's writes of all 60 s: those before the west was promoted too.
    expect(of(world, "diverged", "east")).toBeGreaterThan(0.9 * 20 * 60);
    expect(of(world, "diverged", "east")).toBeLessThan(1.1 * 20 * 60);
    // All that the west took but what it took in this step.
    const lacked = of(world, "stationGood", "west") - of(world, "behind", "east");
    expect(lacked).toBeGreaterThan(0);
    expect(lacked).toBeLessThan(20);
    cut(world, [["east"], ["west", "cloud"]], 0);
    run(world, 60);
    expect(writers(world)).toEqual(["west"]);
    // It cannot follow with writes of its own: it falls behind.
    expect(of(world, "behind", "east")).toBeGreaterThan(60 * 60);
    expect(of(world, "behindS", "east")).toBeGreaterThan(100);
    expect(of(world, "behind", "cloud")).toBe(0);
  });

  it("[F1] forcing the old leader back loses what the new one took, and nothing else", () => {
    const world = split({ commit: "local" });
    cut(world, [["east"], ["west", "cloud"]], 0);
    run(world, 30);
    const lacks = of(world, "behind", "east");
    set(world, "ledger@east.leads", 1);
    advance(world);
    expect(sum(world.step.state.lostWrites)).toBeGreaterThanOrEqual(lacks);
    expect(sum(world.step.state.lostWrites)).toBeLessThan(lacks + 20);
    expect(sum(world.step.state.diverged)).toBe(0);
    expect(writers(run(world, 30))).toEqual(["east"]);
  });

  it("[F1] replayed first, it catches up, and the way back costs nothing", () => {
    const world = split({ commit: "local", catchUpRps: 500 });
    cut(world, [["east"], ["west", "cloud"]], 0);
    run(world, 5);
    set(world, "ledger@east.replayRps", 30);
    run(world, of(world, "diverged", "east") / 30 + 30);
    expect(of(world, "diverged", "east")).toBe(0);
    expect(of(world, "behind", "east")).toBe(0);
    set(world, "ledger@east.leads", 1);
    expect(writers(run(world, 5))).toEqual(["east"]);
    expect(sum(world.step.state.lostWrites)).toBe(0);
  });

  it("[M11] a leader that dies takes with it what its followers lacked", () => {
    const world = run(ledger({ commit: "local", lagS: 4 }), 60);
    expect(of(world, "behind", "west")).toBeGreaterThan(0.8 * 60 * 4);
    expect(of(world, "behindS", "west")).toBe(4);
    set(world, "ledger@east.replicas", 0);
    run(world, 20);
    expect(of(world, "diverged", "east")).toBeGreaterThan(0.8 * 60 * 4);
    expect(of(world, "diverged", "east")).toBeLessThan(1.2 * 60 * 4);
  });
});

/** Every way to part members into blocks. */
function partitions(members: readonly string[]): readonly (readonly string[])[][] {
  const [first, ...rest] = members;
  if (first === undefined) return [[]];
  return partitions(rest).flatMap((blocks) => [
    [[first], ...blocks],
    ...blocks.map((_, at) => blocks.map((block, i) => (i === at ? [first, ...block] : block))),
  ]);
}
