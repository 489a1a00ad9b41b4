/** Alerts of burning budgets: each journey has its own, also where people of one region ask for the same. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import { createSimulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";

/** West has guests beside its users: they arrive and stay with requests of one class. */
const [west, east] = smallScenario.world.populations.map((population) => must(population, "population"));
const guests = {
  ...must(west, "west"),
  id: "guests",
  users: 500,
  journeys: must(west, "west").journeys.map((journey) => ({ ...journey, class: "find" })),
};
const scenario = scenarioSchema.parse({
  ...smallScenario,
  world: { ...smallScenario.world, populations: [west, east, guests] },
});

it("tells journeys apart that share class and region, and names all others by those alone", () => {
  const run = createSimulation(scenario, "alerts");
  const fired = new Map<string, string>();
  const events = new Set<string>();
  while (run.tick < 6000) {
    for (const { kind, subject } of run.step([])) if (kind === "alert-fired") events.add(subject);
    for (const { id, subject } of run.observe().alerts) fired.set(id, subject);
  }
  const burning = [...fired].filter(([id]) => id.startsWith("burn:"));
  expect(Object.fromEntries(burning)).toEqual({
    "burn:start west": "start west",
    "burn:find west west-users": "find west",
    "burn:find west guests 1": "find west",
    "burn:find west guests 2": "find west",
  });
  for (const [id] of burning) expect(events).toContain(id);
});
