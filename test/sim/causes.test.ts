/** What trouble is blamed on, where the cause is not a station: a link, or people. */
import { expect, it } from "vitest";
import { scenarioSchema } from "../../shared/content/index.ts";
import { createSimulation } from "../../shared/sim/index.ts";
import type { SimEvent } from "../../shared/sim/index.ts";
import { rootsOf } from "./roots.ts";

/** A shop in two regions whose ledger stands in one of them; what is wrong wakes at T+30 s. */
function eventsOf(flaw: object): readonly SimEvent[] {
  const people = (region: string): object => ({
    id: `${region}-people`,
    region,
    users: 600,
    sessionMinutes: 10,
    journeys: [
      { to: "shop", class: "all", when: "arriving", timeoutMs: 2000 },
      { to: "shop", class: "all", when: "connected", perUserPerMinute: 6, timeoutMs: 2000 },
    ],
  });
  const scenario = scenarioSchema.parse({
    format: "small-causes/scenario@1",
    id: "links",
    title: "Links",
    company: { name: "Nobody", sentence: "A shop in two regions." },
    startUtc: "2026-03-03T13:00:00Z",
    players: [1, 4],
    minutes: { short: 5, standard: 10 },
    difficulty: { diagnosis: 1, pace: 1, noise: 1, coordination: 1 },
    slo: { target: 0.99, sentence: "Nearly all requests are answered." },
    world: {
      regions: [{ id: "eu" }, { id: "us" }],
      links: [{ from: "eu", to: "us", latencyMs: 40 }],
      classes: ["all"],
      services: [
        {
          id: "shop",
          groups: [{ replicas: 2, slots: 20, serviceMs: 20 }],
          calls: [{ to: "ledger", timeoutMs: 1500 }],
        },
        { id: "ledger", regions: ["eu"], groups: [{ replicas: 2, slots: 4, serviceMs: 20 }] },
      ],
      populations: [people("eu"), people("us")],
    },
    defects: [{ id: "flaw", says: "Something is wrong.", atS: 30, ...flaw }],
    alerts: [{ id: "errors", metric: "errorRatio", of: "shop", above: 0.05, severity: "ticket", text: "Errors." }],
    actions: [
      {
        id: "admit",
        label: "Admit",
        console: "CMD",
        verb: "traffic.admit",
        targets: ["shop"],
        leadS: 2,
        risk: "L",
        about: "Lets fewer in.",
        value: { min: 0, max: 100, step: 1, initial: 50, unit: "%" },
      },
    ],
    runbook: [],
    briefing: { highlights: [], notInstrumented: [] },
    policies: {
      reference: {
        kind: "reference",
        says: "Help.",
        steps: [{ when: { atS: 90 }, do: "admit", on: "shop", value: 50 }],
      },
    },
    truth: [{ role: "trigger", component: ["shop"], mechanism: ["other"], says: "It was the flaw." }],
    loudest: { symptom: "Errors.", idea: "The edge is broken.", right: false },
    learn: "Look between the stations.",
  });
  const simulation = createSimulation(scenario, "causes");
  const events: SimEvent[] = [];
  for (let tick = 0; tick < 1500; tick++) events.push(...simulation.step([]));
  return events;
}

it.each([
  ["a link that loses all", { set: { "eu~us.lossRatio": 1 } }, "shop@us"],
  ["one direction of a link under another name", { set: { "us~eu.lossRatio": 0.9 } }, "shop@us"],
  ["a link that is slow for slots", { set: { "eu~us.latencyMs": 1300 } }, "shop@us"],
  ["people who come in crowds", { scale: { "us-people.perUserPerMinute": 30 } }, "shop@us"],
])("[E1] %s is what failures are blamed on", (_, flaw, victim) => {
  const events = eventsOf(flaw);
  const failing = events.filter(({ kind }) => kind === "failing");
  expect(failing.map(({ subject }) => subject)).toContain(victim);
  for (const event of failing) expect(rootsOf(events, event)).toContain("defect");
});
