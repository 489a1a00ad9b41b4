/** Replica groups are changed alone or with their service, and an undo puts each back as it was. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import { openSimulation } from "../../shared/sim/index.ts";
import type { SimCommand, Simulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";
import { measure, open, run, set } from "./bench.ts";

const groups = [
  { id: "current", replicas: 6, slots: 50, serviceMs: 40, startupS: 20 },
  { id: "canary", replicas: 2, slots: 50, serviceMs: 40, startupS: 20 },
];
const targets = ["app", "app/canary", "app@east", "app/canary@east"];
const act = (id: string, verb: string, value?: object) => ({
  ...must(smallScenario.actions[1], "action"),
  id,
  verb,
  targets,
  leadS: 0,
  value: value ?? { min: 1, max: 8, step: 1, initial: 4 },
});

/** Two regions of eight app replicas each: six current ones and two canaries. */
function fleet(): Simulation {
  return openSimulation(
    scenarioSchema.parse({
      ...smallScenario,
      defects: [],
      policies: {},
      world: {
        regions: [{ id: "west" }, { id: "east" }],
        classes: ["find"],
        services: [{ id: "app", groups }],
        populations: ["west", "east"].map((region) => ({
          id: region,
          region,
          journeys: [{ class: "find", to: "app", rps: 200 }],
        })),
      },
      alerts: [],
      actions: [
        act("add", "capacity.add"),
        act("remove", "capacity.remove"),
        act("away", "instances.quarantine"),
        act("restart", "instances.restart", { min: 10, max: 100, step: 10, initial: 50, unit: "%" }),
        { ...act("slow", "parameter.set"), parameter: "serviceMs" },
      ],
      truth: [{ ...must(smallScenario.truth[0], "truth"), component: ["app"] }],
      cutPoints: [],
    }),
    "groups",
  );
}

const launch = (action: number, target: string, value: number): SimCommand => {
  return { kind: "action.launch", ref: `${action}`, action, target, value };
};
/** Serving replicas of west's current and canary and of east's. */
const serving = ({ world }: Simulation): number[] => [...world.step.state.serving];

function after(simulation: Simulation, seconds: number, ...commands: readonly SimCommand[]): number[] {
  simulation.step(commands);
  for (let tick = 1; tick < seconds * 10; tick++) simulation.step([]);
  return serving(simulation);
}

it("[M22] adds and removes in every group as the groups split the fleet, in each station", () => {
  expect(after(fleet(), 30, launch(0, "app", 4))).toEqual([9, 3, 9, 3]);
  expect(after(fleet(), 30, launch(1, "app@east", 4))).toEqual([6, 2, 3, 1]);
  expect(after(fleet(), 30, launch(0, "app", 3))).toEqual([8, 3, 8, 3]);
});

it("[M22] changes one group alone where it is named", () => {
  expect(after(fleet(), 30, launch(0, "app/canary", 4))).toEqual([6, 6, 6, 6]);
  expect(after(fleet(), 5, launch(2, "app/canary@east", 2))).toEqual([6, 2, 6, 0]);
  expect(after(fleet(), 5, launch(3, "app/canary", 50))).toEqual([6, 1, 6, 1]);
  expect(after(fleet(), 5, launch(3, "app@west", 50))).toEqual([3, 1, 6, 2]);
  expect(after(fleet(), 5, launch(1, "app/canary", 5))).toEqual([6, 0, 6, 0]);
  const slowed = fleet();
  after(slowed, 1, launch(4, "app/canary@east", 8));
  expect([...slowed.world.step.state.serviceMs]).toEqual([40, 40, 40, 8]);
});

it.each([
  [0, "app", 3],
  [1, "app", 7],
  [1, "app/canary", 8],
  [2, "app", 4],
  [4, "app/canary", 8],
])("[M22] an undo of action %i on %s puts every group back", (action, target, value) => {
  const run = fleet();
  const before = [...run.world.step.state.serving, ...run.world.step.state.serviceMs];
  after(run, 5, launch(action, target, value));
  // What was still booting is not waited for; what was removed boots again.
  after(run, 21, { kind: "action.undo", ref: `${action}` });
  expect([...run.world.step.state.serving, ...run.world.step.state.serviceMs]).toEqual(before);
});

it("[M22] calls and loops of one group are changed alone", () => {
  const world = run(
    open({
      services: [
        {
          id: "disks",
          groups: [
            { id: "old", replicas: 10, slots: 10, serviceMs: 5 },
            { id: "new", replicas: 10, slots: 10, serviceMs: 5 },
          ],
          calls: [{ to: "members", timeoutMs: 1000 }],
          loops: [{ id: "renew", to: "members", everyS: 5 }],
        },
        { id: "members", groups: [{ slots: 50, serviceMs: 20 }] },
      ],
      populations: [{ id: "users", journeys: [{ to: "disks", rps: 100 }] }],
    }),
    10,
  );
  const { state } = world.step;
  set(world, "disks/new>members.heldOpen", 1);
  set(world, "disks/new:renew.paused", 1);
  const { clients, loops, pools } = world.plant;
  const groupOf = (pool: number): string => pools[pool]?.group.id ?? "";
  const held = clients.flatMap(({ pool }, client) =>
    pool >= 0 && state.heldOpen[client] === 1 ? [groupOf(pool)] : [],
  );
  expect(held).toEqual(["new"]);
  const renewals = (): number[] => loops.map(({ client }) => state.callSent[client] ?? 0);
  const before = renewals();
  run(world, 60);
  const [old = 0, paused] = renewals().map((calls, loop) => calls - (before[loop] ?? 0));
  // Ten replicas that renew every 5 s make 120 calls in a minute.
  expect(old).toBeGreaterThan(114);
  expect(old).toBeLessThan(126);
  expect(paused).toBe(0);
});

it("[M24] a zone written as a group of each service goes with all that is in it", () => {
  const zones = (slots: number) => ["a", "b", "c"].map((id) => ({ id, replicas: 2, slots, serviceMs: 20 }));
  const goodputWithout = (lost: readonly string[]): number => {
    const world = open({
      services: [
        { id: "app", groups: zones(10), calls: [{ to: "store", timeoutMs: 500 }], queue: { places: 60 } },
        { id: "store", groups: zones(3), queue: { places: 30 } },
      ],
      populations: [{ id: "users", journeys: [{ to: "app", rps: 400 }] }],
    });
    for (const zone of lost) {
      set(world, `app/${zone}.replicas`, 0);
      set(world, `store/${zone}.replicas`, 0);
    }
    run(world, 30);
    return measure(world, 60).ok;
  };
  // 400 requests/s of 20 ms keep 8 slots of the store busy: three zones have 18, two have 12, one has 6 and answers 300.
  expect(goodputWithout([])).toBeGreaterThan(395);
  expect(goodputWithout(["b"])).toBeGreaterThan(385);
  expect(goodputWithout(["a", "b"]) / 300).toBeCloseTo(1, 1);
  expect(goodputWithout(["a", "b", "c"])).toBe(0);
});
