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

it("lists an alert once for as long as it fires, and for a minute after it is over", () => {
  const watched = "store-busy:store@west";
  const mended = {
    id: "mended",
    says: "Somebody mends it.",
    atS: 400,
    set: { "store@west.serviceMs": 20, "app>store.retries": 0 },
  };
  const run = createSimulation({ ...scenario, defects: [...scenario.defects, ...defectsOf(mended)] }, "alerts");
  const listed: { tick: number; state: string; sinceTick: number }[] = [];
  let fired = 0;
  while (run.tick < 6500) {
    for (const { kind, subject } of run.step([])) if (kind === "alert-fired" && subject === watched) fired++;
    const found = run.observe().alerts.filter(({ id }) => id === watched);
    expect(found.length).toBeLessThan(2);
    for (const { state, sinceTick } of found) listed.push({ tick: run.tick, state, sinceTick });
  }
  expect(fired).toBe(1);
  const [firing, resolved] = ["firing", "resolved"].map((word) => listed.filter(({ state }) => state === word));
  expect(new Set(must(firing, "firing").map(({ sinceTick }) => sinceTick)).size).toBe(1);
  expect(must(firing, "firing").length).toBeGreaterThan(1800);
  expect(must(resolved, "resolved").length).toBeGreaterThan(580);
  expect(must(resolved, "resolved").length).toBeLessThan(720);
});

function defectsOf(defect: object) {
  return scenarioSchema.parse({ ...smallScenario, defects: [defect] }).defects;
}
