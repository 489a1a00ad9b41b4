import { expect, it } from "vitest";
import { scenarioSchema } from "../../shared/content/index.ts";
import { createSimulation } from "../../shared/sim/index.ts";
import { composeDegraded } from "../../shared/sim/observe/degraded.ts";
import { smallScenario } from "../debrief/smallWorld.ts";
import { open, run, set } from "./bench.ts";

/** People ask an edge for pages; a page has tips and adverts that it can do without, and tips need a list. */
function pages(calls: readonly object[], tips: readonly object[] = []) {
  return open({
    services: [
      { id: "edge", groups: [{ serviceMs: 1 }], calls: [{ to: "page" }] },
      { id: "page", groups: [{ serviceMs: 1 }], calls },
      { id: "tips", groups: [{ serviceMs: 5 }], calls: tips },
      { id: "adverts", groups: [{ serviceMs: 5 }] },
      { id: "list", groups: [{ serviceMs: 5 }] },
    ],
    populations: [{ id: "users", journeys: [{ to: "edge", rps: 200 }] }],
  });
}

/** What answers to people have lost over the next ten seconds. */
function lost(world: ReturnType<typeof pages>): number {
  composeDegraded(world.step);
  run(world, 10);
  composeDegraded(world.step);
  return world.step.state.journeyDegraded[0] ?? NaN;
}

const tipsCall = { to: "tips", kind: "soft", degraded: 0.2 };
const advertsCall = { to: "adverts", kind: "soft", degraded: 0.1 };

it("[H1] who goes on without a call has lost what it is worth, two tiers up", () => {
  const world = run(pages([tipsCall]), 10);
  expect(lost(world)).toBe(0);
  set(world, "tips.errorRatio", 0.5);
  expect(lost(run(world, 1))).toBeCloseTo(0.1, 3);
  set(world, "tips.errorRatio", 1);
  expect(lost(run(world, 1))).toBeCloseTo(0.2, 9);
  set(world, "page>tips.failOpen", 0);
  expect(lost(run(world, 1))).toBe(0);
});

it("[H1] several losses leave what is left of the worth each time, side by side too", () => {
  for (const beside of [{}, { beside: "previous" }]) {
    const world = run(pages([tipsCall, { ...advertsCall, ...beside }]), 10);
    set(world, "tips.errorRatio", 1);
    set(world, "adverts.errorRatio", 0.25);
    expect(lost(run(world, 1))).toBeCloseTo(1 - (1 - 0.2) * (1 - 0.1 * 0.25), 3);
  }
});

it("[A7] a feature that is switched off is missed by those who would have used it", () => {
  const world = run(
    pages([
      { ...tipsCall, perRequest: 0.5 },
      { ...advertsCall, perRequest: 2 },
    ]),
    10,
  );
  expect(lost(world)).toBe(0);
  set(world, "page>tips.perRequest", 0.1);
  expect(lost(run(world, 1))).toBeCloseTo(0.2 * 0.4, 6);
  set(world, "page>adverts.perRequest", 1);
  expect(lost(run(world, 1))).toBeCloseTo(1 - (1 - 0.2 * 0.4) * (1 - 0.1 / 2), 6);
});

it("[H1] answers that are degraded themselves count for those who get them, and for nobody else", () => {
  const world = run(pages([{ ...tipsCall, perRequest: 0.5 }], [{ to: "list", kind: "soft", degraded: 0.3 }]), 10);
  set(world, "list.errorRatio", 1);
  expect(lost(run(world, 1))).toBeCloseTo(0.5 * 0.3, 6);
  set(world, "tips.errorRatio", 1);
  expect(lost(run(world, 1))).toBeCloseTo(0.5 * 0.2, 4);
});

it("[A7] old answers count as well", () => {
  const world = run(pages([{ to: "tips", staticS: 600, degraded: 0.05 }]), 60);
  set(world, "tips.errorRatio", 1);
  expect(lost(run(world, 1))).toBeCloseTo(0.05, 6);
});

it("[H1] who fails or is slowed is not degraded as well, and all of it is in the total", () => {
  const affected = (degraded: object, errorRatio: number): number => {
    const [edge, app, store] = smallScenario.world.services;
    const app2 = { ...app, calls: [{ ...app?.calls[0], kind: "soft", ...degraded }] };
    const scenario = scenarioSchema.parse({
      ...smallScenario,
      world: { ...smallScenario.world, services: [edge, app2, store] },
      defects: [
        {
          id: "lost-index",
          says: "Something is lost.",
          atS: -300,
          set: { "store.errorRatio": 1, "app>store.retries": 0 },
        },
        { id: "errors", says: "Some fail.", atS: -300, set: { "edge.errorRatio": errorRatio } },
      ],
    });
    const simulation = createSimulation(scenario, "degraded");
    for (let i = 0; i < 10; i++) simulation.step([]);
    return simulation.harm().affected;
  };
  const connected = 6000;
  expect(affected({}, 0)).toBeLessThan(0.01 * connected);
  const all = affected({ degraded: 0.2 }, 0);
  expect(Math.abs(all / (0.2 * connected) - 1)).toBeLessThan(0.1);
  // Of those who do not fail, each has lost a fifth: the two together are less than their sum.
  const failed = affected({}, 0.03);
  const both = affected({ degraded: 0.2 }, 0.03);
  expect(both).toBeGreaterThan(failed);
  expect(both).toBeLessThan(failed + all);
});
