/** Roll-outs and defects as a scenario says them, by the events and readings they leave. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import { createSimulation, openSimulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";
import { action, automation, companyWith, launch, logOf, until, words } from "./automated.ts";
import { measure, open, run, set } from "./bench.ts";

it("touches each region's share of replicas, region by region", () => {
  const scenario = scenarioSchema.parse({
    ...smallScenario,
    rollouts: [
      {
        id: "agent",
        name: "A new agent",
        service: "app",
        stages: [
          { atS: 10, region: "west", share: 1 },
          { atS: 60, region: "east", share: 0.5 },
          { atS: 90, region: "east", share: 1 },
        ],
        everyS: 5,
        absentS: 2,
      },
    ],
    defects: [],
    policies: {},
  });
  const simulation = createSimulation(scenario, "roll");
  const away: string[] = [];
  while (simulation.tick < 1500)
    for (const { kind, subject } of simulation.step([])) if (kind === "replica-away") away.push(subject);
  // Four replicas each.
  expect(away).toEqual([...Array<string>(4).fill("app@west"), ...Array<string>(4).fill("app@east")]);
});

const agent = {
  id: "agent",
  name: "A new agent",
  service: "app",
  stages: [
    { atS: 10, share: 0.5 },
    { atS: 300, share: 1 },
  ],
  everyS: 5,
  absentS: 2,
};
const hand = (verb: string) => action(verb, "agent", verb === "automation.override" ? { max: 1 } : undefined);
const touches = (events: readonly { readonly kind: string; readonly tick: number }[]) =>
  events.flatMap(({ kind, tick }) => (kind === "replica-away" ? [tick / 10] : []));

it("[M10] goes by its clock: half of four replicas at its first stage, the rest at its second", () => {
  const company = companyWith({ rollouts: [agent] });
  expect(touches(until(company, 400))).toEqual([10, 15, 300, 305]);
  expect(words(logOf(company, "agent"))).toEqual(["stage", "done", "stage", "done"]);
  expect(logOf(company, "agent")[1]).toMatchObject({ read: null, wants: 0.5, to: 0.5 });
});

it("[M10] paused it touches nobody, and resumed it makes up for it", () => {
  const company = companyWith({ rollouts: [agent], actions: ["automation.pause", "automation.resume"].map(hand) });
  until(company, 12);
  expect(touches(until(company, 320, [launch(1, "agent")]))).toEqual([]);
  expect(touches(until(company, 400, [launch(2, "agent")]))).toEqual([320, 325, 330]);
});

it("[M21] told to go to its end it does so at its own pace; told to back out it touches them all again", () => {
  const company = companyWith({ rollouts: [agent], actions: [hand("automation.override")] });
  until(company, 60);
  expect(touches(until(company, 100, [launch(1, "agent", 1)]))).toEqual([60, 65]);
  expect(automation(company, "agent").look).toMatchObject({ did: "done", to: 1, why: "override" });
  expect(touches(until(company, 200, [launch(1, "agent", 0, "back")]))).toEqual([100, 105, 110, 115]);
  // Its second stage does not begin while it is told.
  expect(touches(until(company, 400))).toEqual([]);
  // Taken back, the order to go to the end stands again.
  expect(touches(until(company, 500, [{ kind: "action.undo", ref: "back" }]))).toEqual([400, 405, 410, 415]);
});

it("a defect from long before the round is there from the start of its history", () => {
  const defect = { ...must(smallScenario.defects[0], "defect"), atS: -900_000 };
  const scenario = scenarioSchema.parse({ ...smallScenario, defects: [defect], policies: {} });
  const first = openSimulation(scenario, "old").step([]);
  expect(first.map(({ kind, subject }) => `${kind} ${subject}`)).toContain("defect-activated lost-index");
});

it("calls that nobody makes at first can begin during a run", () => {
  const world = open({
    services: [
      { id: "front", groups: [{ slots: 50, serviceMs: 10 }], calls: [{ to: "extra", perRequest: 0 }] },
      { id: "extra", groups: [{ slots: 50, serviceMs: 10 }] },
    ],
    populations: [{ id: "users", journeys: [{ to: "front", rps: 100 }] }],
  });
  run(world, 10);
  expect(world.step.state.arrivals[1]).toBe(0);
  set(world, "front>extra.perRequest", 1);
  const { ok, failed } = measure(run(world, 5), 20);
  expect(ok).toBeGreaterThan(95);
  expect(failed).toBe(0);
  expect(world.step.state.arrivals[1]).toBeGreaterThan(2000);
});
