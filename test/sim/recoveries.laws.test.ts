import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { advance } from "../../shared/sim/world.ts";
import type { World } from "../../shared/sim/world.ts";
import { companyWith, until } from "./automated.ts";
import { open, run, set } from "./bench.ts";
import { broken } from "./laws.ts";

/** 50 disks; for each that is lost the rest copies 100 blocks from their peers' store, two per second each. */
function disks(recovery: object = {}, store: object = {}) {
  return open({
    services: [
      {
        id: "disks",
        groups: [{ replicas: 50, slots: 10, serviceMs: 10 }],
        recoveries: [{ id: "mirror", to: "blocks", perLost: 100, perReplicaRps: 2, ...recovery }],
      },
      { id: "blocks", groups: [{ slots: 100, serviceMs: 20, ...store }] },
    ],
    populations: [{ id: "users", journeys: [{ to: "disks", rps: 100 }] }],
  });
}

const asked = ({ step }: World): number => step.state.arrivals[1] ?? -1;

function askedIn(world: World, seconds: number): number {
  const before = asked(world);
  return asked(run(world, seconds)) - before;
}

it("[M01] a recovery is called when replicas were lost, so often for each, and at no other time", () => {
  const world = run(disks(), 60);
  expect(asked(world)).toBe(0);
  set(world, "disks.replicas", 46);
  run(world, 120);
  expect(asked(world)).toBeCloseTo(4 * 100, 6);
  // New ones owe nothing.
  set(world, "disks.replicas", 60);
  expect(askedIn(world, 60)).toBe(0);
});

it("[M01] the rest makes its calls at so many per second each: fewer that remain take longer", () => {
  const world = run(disks(), 10);
  set(world, "disks.replicas", 25);
  // 2,500 calls at 2 x 25 per second.
  expect(askedIn(world, 20)).toBeCloseTo(2 * 25 * 20, 6);
  set(world, "disks:mirror.perReplicaRps", 4);
  expect(askedIn(world, 10)).toBeCloseTo(4 * 25 * 10, 6);
  expect(askedIn(world, 60)).toBeCloseTo(2500 - 1000 - 1000, 6);
});

it("[M01] [M23] while it is paused no call is made, and none is forgotten", () => {
  const world = run(disks(), 10);
  set(world, "disks.replicas", 40);
  run(world, 2);
  set(world, "disks:mirror.paused", 1);
  expect(askedIn(run(world, 1), 100)).toBe(0);
  set(world, "disks:mirror.paused", 0);
  run(world, 100);
  expect(asked(world)).toBeCloseTo(10 * 100, 6);
});

it("[Q6] owed + open + answered = lost x calls for each, whatever fails on the way", () => {
  const world = disks({ timeoutMs: 300, retries: { max: 1 } }, { slots: 3 });
  const { state } = world.step;
  const client = must(world.plant.recoveries[0], "recovery").client;
  for (let tick = 0; tick < 3000; tick++) {
    if (tick === 100) set(world, "disks.replicas", 47);
    if (tick === 400) set(world, "blocks.errorRatio", 0.7);
    if (tick === 900) set(world, "disks.replicas", 50);
    if (tick === 1200) set(world, "disks.replicas", 45);
    if (tick === 1800) set(world, "blocks.errorRatio", 0);
    advance(world);
    const total = (state.owed[0] ?? 0) + (state.owedOpen[0] ?? 0) + (state.callOk[client] ?? 0);
    const lost = tick < 100 ? 0 : tick < 1200 ? 3 : 8;
    expect(total).toBeCloseTo(100 * lost, 5);
    expect(broken(world)).toEqual([]);
  }
  expect(state.callOk[client]).toBeCloseTo(800, 4);
});

it("[M01] [M13] a store that a recovery fills leads to the crash that made it necessary", () => {
  const mirror = { id: "mirror", to: "blocks", class: "find", perLost: 10_000, perReplicaRps: 100, hidden: true };
  const app = {
    id: "app",
    groups: [{ replicas: 20, slots: 20, serviceMs: 80, startupS: 5, crashesPerHour: 0 }],
    supervisor: {},
    recoveries: [mirror],
  };
  const simulation = companyWith({
    world: { services: [app, { id: "blocks", groups: [{ slots: 50, serviceMs: 50 }] }] },
    defects: [{ id: "bad", says: "Some crash.", atS: 60, lastsS: 1, set: { "app.crashesPerHour": 1500 } }],
  });
  const events = until(simulation, 200);
  const one = (kind: string, subject: string) =>
    must(
      events.find((event) => event.kind === kind && event.subject === subject),
      `${kind} of ${subject}`,
    );
  const defect = one("defect-activated", "bad");
  const crashed = one("replica-crashed", "app");
  const recovering = one("recovery-started", "app");
  expect(crashed.parents).toContain(defect.id);
  expect(recovering.parents).toContain(crashed.id);
  expect(one("saturated", "blocks").parents).toEqual([recovering.id]);
});
