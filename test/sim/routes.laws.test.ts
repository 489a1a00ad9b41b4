import { describe, expect, it } from "vitest";
import { advance } from "../../shared/sim/world.ts";
import type { World } from "../../shared/sim/world.ts";
import { measure, open, run, set, sum } from "./bench.ts";
import { outstanding } from "./laws.ts";

const regions = ["ams", "fra", "lon"];

/** People of three regions, 100 requests per second each, and a front in each that can do 200. */
function anycast(route: object = {}, front: object = {}, links: readonly object[] = []): World {
  return open({
    regions: regions.map((id) => ({ id })),
    links,
    services: [
      {
        id: "front",
        groups: [{ replicas: 10, slots: 1, serviceMs: 50 }],
        queue: { places: 20 },
        loops: [{ id: "reach", to: "core", everyS: 5, retryS: 1, timeoutMs: 500, onFailure: "leave" }],
        ...front,
      },
      { id: "core", regions: ["ams"], groups: [{ slots: 100, serviceMs: 5 }] },
    ],
    populations: regions.map((region) => ({ id: `${region}-people`, region, journeys: [{ to: "front", rps: 100 }] })),
    routes: [{ service: "front", ...route }],
  });
}

/** Share of each region's people that goes to each site, in the order of the regions. */
function shares({ plant, step }: World): number[][] {
  return regions.map((_, population) => {
    const { edges = [] } = plant.clients.find((client) => client.population === population) ?? {};
    return regions.map((_region, site) =>
      sum(
        edges.flatMap((edge) => {
          const { station = -1 } = plant.edges[edge] ?? {};
          return plant.topology.stations[station]?.region === site ? [step.state.edgeShare[edge] ?? 0] : [];
        }),
      ),
    );
  });
}

/** Requests per second that arrive at each site over a while. */
function arrivals(world: World, seconds: number): number[] {
  const read = (): number[] => regions.map((_, site) => world.step.state.arrivals[site] ?? 0);
  const before = read();
  run(world, seconds);
  return read().map((after, site) => (after - (before[site] ?? 0)) / seconds);
}

describe("which site takes the calls", () => {
  it("[M16] without sites listed everybody stays at home", () => {
    expect(shares(run(anycast(), 1))).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  it("[M16] the most preferred takes all, and equals share by their weights", () => {
    const sites = [
      { region: "ams", preference: 10 },
      { region: "fra", weight: 3 },
      { region: "lon", weight: 1 },
    ];
    expect(shares(run(anycast({ sites }), 1))).toEqual(regions.map(() => [0, 0.75, 0.25]));
  });

  it("[M16] a route is for the callers of its regions alone", () => {
    const route = { from: ["fra"], sites: [{ region: "lon" }] };
    expect(shares(run(anycast(route), 1))).toEqual([
      [1, 0, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });

  it("[M16] a site that is no longer advertised gives its load to the next best, and takes it back", () => {
    const world = run(anycast(), 10);
    set(world, "front@fra.advertised", 0);
    run(world, 1);
    expect(shares(world)).toEqual([
      [1, 0, 0],
      [0.5, 0, 0.5],
      [0, 0, 1],
    ]);
    const [ams, fra, lon] = arrivals(world, 60);
    expect(ams).toBeGreaterThan(140);
    expect(ams).toBeLessThan(160);
    expect(fra).toBeLessThan(0.5);
    expect(lon).toBeGreaterThan(140);
    set(world, "front@fra.advertised", 1);
    expect(shares(run(world, 1))[1]).toEqual([0, 1, 0]);
  });

  it("[M16] a link that loses everything takes its site out; one that loses something does not", () => {
    const sites = [{ region: "lon", preference: 200 }, { region: "fra" }];
    const links = [{ from: "lon", to: "ams", latencyMs: 10 }];
    const world = run(anycast({ from: ["ams"], sites }, {}, links), 10);
    set(world, "ams~lon.lossRatio", 0.9);
    expect(shares(run(world, 1))[0]).toEqual([0, 0, 1]);
    set(world, "ams~lon.lossRatio", 1);
    expect(shares(run(world, 1))[0]).toEqual([0, 1, 0]);
  });
});

describe("attraction", () => {
  it("[M16] a leaked preference bends all paths to one site, and the total carried falls to what it can do", () => {
    const world = run(anycast(), 20);
    expect(measure(world, 60).ok).toBeGreaterThan(285);
    set(world, "front@lon.preference", 500);
    run(world, 5);
    expect(shares(world)).toEqual(regions.map(() => [0, 0, 1]));
    const { ok } = measure(world, 60);
    expect(ok).toBeGreaterThan(0.95 * 200);
    expect(ok).toBeLessThan(1.03 * 200);
    expect(arrivals(world, 30)[2]).toBeGreaterThan(285);
  });

  it("[M16] one caller's preference bends that caller's path alone", () => {
    const world = run(anycast(), 10);
    set(world, "fra-people:request>front@lon.preference", 500);
    expect(shares(run(world, 1))).toEqual([
      [1, 0, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });
});

describe("time", () => {
  it("[N1] a change moves the share linearly over the propagation time, from wherever it is", () => {
    const world = run(anycast({ propagationS: 40 }), 10);
    set(world, "front@fra.advertised", 0);
    for (const passed of [10, 20, 30]) {
      run(world, 10);
      const [ams, fra, lon] = shares(world)[1] ?? [];
      expect(fra).toBeCloseTo(1 - passed / 40, 9);
      expect(ams).toBeCloseTo(passed / 80, 9);
      expect(lon).toBeCloseTo(passed / 80, 9);
    }
    set(world, "front@fra.advertised", 1);
    run(world, 20);
    expect(shares(world)[1]?.[1]).toBeCloseTo(1 - 0.75 / 2, 9);
    expect(shares(run(world, 20))[1]).toEqual([0, 1, 0]);
  });

  it("[Q6] on the way shares sum to 1, and no call is lost or made", () => {
    const world = anycast({ propagationS: 7, sites: regions.map((region, i) => ({ region, weight: i + 1 })) });
    for (let tick = 0; tick < 1500; tick++) {
      if (tick === 300) set(world, "front@lon.advertised", 0);
      if (tick === 340) set(world, "front@fra.preference", 300);
      if (tick === 600) set(world, "front.advertised", 0);
      if (tick === 900) set(world, "front@ams.advertised", 1);
      advance(world);
      const { noWay, callSent, callOk, callFailed, answered, refused, due } = world.step.state;
      for (const [population, row] of shares(world).entries()) {
        const client = world.plant.clients.findIndex((one) => one.population === population);
        expect(sum(row) + (noWay[client] ?? 0)).toBeCloseTo(1, 12);
      }
      const ended = sum(callOk) + sum(callFailed) + sum(answered) + sum(refused);
      expect(ended + outstanding(world) + sum(due)).toBeCloseTo(sum(callSent), 6);
    }
  });
});

describe("sites that judge themselves", () => {
  it("[M25] each withdraws when its own replicas are out, and with all gone there is no way at all", () => {
    const world = run(anycast({ propagationS: 2 }, { withdrawBelow: 0.5 }), 30);
    expect(shares(world)[1]).toEqual([0, 1, 0]);
    set(world, "front@fra:reach.retryS", 5);
    set(world, "front@fra:reach>core.heldOpen", 1);
    run(world, 15);
    expect(shares(world)[1]).toEqual([0.5, 0, 0.5]);
    expect(measure(world, 30).ok).toBeGreaterThan(285);
    set(world, "core.errorRatio", 1);
    run(world, 15);
    const cut = measure(world, 30);
    expect(cut.ok).toBe(0);
    expect(cut.failed).toBeGreaterThan(285);
    set(world, "core.errorRatio", 0);
    set(world, "front@fra:reach>core.heldOpen", 0);
    expect(measure(run(world, 20), 30).ok).toBeGreaterThan(285);
  });

  it("[M25] told to hold, a site keeps its routes though its replicas are out", () => {
    const world = run(anycast({}, { withdrawBelow: 0.5 }), 30);
    set(world, "front.withdrawBelow", 0);
    set(world, "core.errorRatio", 1);
    run(world, 15);
    expect(shares(world)[1]).toEqual([0, 1, 0]);
  });
});

describe("calls between services", () => {
  /** A web here that asks a store here, or over there. */
  const tiers = (extra: object): World =>
    open({
      regions: [{ id: "here" }, { id: "there" }],
      links: [{ from: "here", to: "there", latencyMs: 80, reverse: { latencyMs: 80, capacityRps: 30 } }],
      services: [
        { id: "web", groups: [{ slots: 200, serviceMs: 10 }], calls: [{ to: "store", timeoutMs: 1000 }] },
        { id: "store", groups: [{ slots: 20, serviceMs: 20 }] },
      ],
      populations: ["here", "there"].map((region) => ({
        id: `${region}-people`,
        region,
        journeys: [{ to: "web", rps: 100, timeoutMs: 4000 }],
      })),
      ...extra,
    });

  it("[M16] follow a route to another region and back, over the link", () => {
    const world = run(tiers({ routes: [{ service: "store" }] }), 20);
    const read = (): number[] => ["store@here", "store@there"].map((id) => arrived(world, id));
    set(world, "web@here>store@here.weight", 0);
    run(world, 5);
    const before = read();
    expect(measure(world, 60).ok).toBeGreaterThan(190);
    const moved = read().map((now, i) => (now - (before[i] ?? 0)) / 60);
    expect(moved[0]).toBeLessThan(0.5);
    expect(moved[1]).toBeGreaterThan(190);
  });

  it("[M16] fail at once while there is no way, and hold no slot for it", () => {
    const world = run(tiers({ routes: [{ service: "store" }] }), 20);
    set(world, "store.advertised", 0);
    run(world, 5);
    expect(measure(world, 30)).toMatchObject({ ok: 0 });
    const client = world.plant.clients.findIndex(({ pool }) => pool >= 0);
    expect(world.step.state.open[client]).toBeCloseTo(0, 6);
    set(world, "store.advertised", 1);
    expect(measure(run(world, 5), 60).ok).toBeGreaterThan(190);
  });

  it("[M16] a link may be narrower one way than the other", () => {
    const world = run(tiers({ routes: [{ service: "store", sites: [{ region: "there" }] }] }), 20);
    expect(measure(world, 60).ok).toBeGreaterThan(190);
    set(world, "store@there.advertised", 0);
    const back = run(tiers({ routes: [{ service: "store", sites: [{ region: "here" }] }] }), 20);
    const { ok } = measure(back, 60);
    expect(ok).toBeGreaterThan(120);
    expect(ok).toBeLessThan(140);
    set(back, "here>there.lossRatio", 1);
    set(back, "there>here.capacityRps", 1000);
    expect(measure(run(back, 5), 30).ok).toBeGreaterThan(190);
  });

  function arrived({ plant, step }: World, id: string): number {
    const station = plant.topology.stations.findIndex((one) => one.id === id);
    return sum((plant.stationPools[station] ?? []).map((pool) => step.state.arrivals[pool] ?? 0));
  }
});
