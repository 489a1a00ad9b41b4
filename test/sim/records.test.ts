/** Names in a round: whose failure they are, their calendar, and what fetching anew and restarting do. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import { openSimulation } from "../../shared/sim/index.ts";
import type { SimEvent, Simulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";

const act = (id: string, verb: string, target: string): object => {
  const text = { label: id, console: "DAT", leadS: 1, risk: "L", about: id };
  return { id, verb, targets: [target], ...text };
};

/** The apps look the store up; its name goes from the list at T+60 and expires, where it is held, at T+300. */
const scenario = scenarioSchema.parse({
  ...smallScenario,
  world: {
    ...smallScenario.world,
    services: [
      ...smallScenario.world.services.map((service) =>
        service.id === "app"
          ? {
              ...service,
              calls: service.calls.map((call) => ({ ...call, needs: { record: "address" } })),
              loops: [{ id: "resolve", to: "names", class: "find", fetches: "address", everyS: 120 }],
            }
          : service,
      ),
      { id: "names", kind: "names", regions: ["west"], records: [{ id: "address", expiresAtS: 300 }] },
    ],
  },
  defects: [{ id: "unpublished", says: "It is gone.", atS: 60, set: { "names@west:address.published": 0 } }],
  actions: [act("look-again", "records.refresh", "app:resolve"), act("restart", "instances.restart", "app")],
  policies: {},
  cutPoints: [],
});

/** Runs to a second of the round, and returns all that happened. */
function to(simulation: Simulation, seconds: number, action = -1): readonly SimEvent[] {
  const target = action < 0 ? "" : must(scenario.actions[action]?.targets[0], "target");
  const commands = action < 0 ? [] : [{ kind: "action.launch", ref: "a", action, target, value: 1 } as const];
  const events = [...simulation.step(commands)];
  while (simulation.tick < seconds * 10) events.push(...simulation.step([]));
  return events;
}

/** Share of the apps' calls that lack an address. */
const lacking = ({ world: { plant, step } }: Simulation): number =>
  step.state.lacking[must(must(plant.clients[must(plant.needs[0], "need").client], "client").edges[0], "edge")] ?? NaN;

/** Read as one story, for the life before T+0 takes its time. */
it("[E1] a name that is gone fails those who need it, by its own defect; to look or to start again hastens it", () => {
  const ignored = openSimulation(scenario, "names");
  const first = to(ignored, 65);
  const refreshed = ignored.fork();
  const restarted = ignored.fork();
  const events = [...first, ...to(ignored, 90)];
  expect(lacking(ignored)).toBeGreaterThan(0.2);
  expect(lacking(ignored)).toBeLessThan(0.3);
  const event = (kind: string, subject: string): SimEvent =>
    must(
      events.find((one) => one.kind === kind && one.subject === subject),
      kind,
    );
  expect(event("failing", "app@west").parents).toEqual([event("defect-activated", "unpublished").id]);
  to(refreshed, 68, 0);
  expect(lacking(refreshed)).toBeGreaterThan(0.95);
  to(restarted, 101, 1);
  expect(lacking(restarted)).toBe(1);
});

it("[M18] what expires does so in seconds from T+0", () => {
  const simulation = openSimulation({ ...scenario, defects: [] }, "names");
  to(simulation, 299);
  expect(lacking(simulation)).toBe(0);
  to(simulation, 301);
  expect(lacking(simulation)).toBe(1);
});
