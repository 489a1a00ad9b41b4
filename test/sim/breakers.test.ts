/** What is told of breakers: that callers stopped calling, why, and that they call again. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import { createSimulation } from "../../shared/sim/index.ts";
import type { SimEvent } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";

it("[R3] tells once that a breaker opened, with its cause, and that it closed when the callee is well", () => {
  const { world } = smallScenario;
  const services = world.services.map((service) => ({
    ...service,
    calls: service.calls.map((call) => (call.to === "store" ? { ...call, breaker: {} } : call)),
  }));
  const scenario = scenarioSchema.parse({
    ...smallScenario,
    world: { ...world, services },
    defects: [
      { id: "down", says: "The store fails.", atS: 60, set: { "store@west.errorRatio": 1 } },
      { id: "up", says: "It is back.", atS: 300, set: { "store@west.errorRatio": 0 } },
    ],
  });
  const run = createSimulation(scenario, "broken");
  const events: SimEvent[] = [];
  while (run.tick < 4000) events.push(...run.step([]));
  const told = events.filter(({ kind }) => kind === "breaker-opened" || kind === "breaker-closed");
  expect(told.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
    "breaker-opened app@west>store@west",
    "breaker-closed app@west>store@west",
  ]);
  const [opened, closed] = told;
  expect(must(opened, "opened").tick).toBeLessThan(800);
  expect(must(opened, "opened").parents.length).toBeGreaterThan(0);
  expect(must(closed, "closed").tick).toBeGreaterThan(3000);
  expect(must(closed, "closed").parents).toEqual([must(opened, "opened").id]);
});
