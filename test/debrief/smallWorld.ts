/** A small scenario for tests of the debrief: a store slows down, retries keep it down, and a policy can save it. */
import { scenarioSchema } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";

const regions = ["west", "east"] as const;

export const smallScenario: Scenario = scenarioSchema.parse({
  format: "small-causes/scenario@1",
  id: "slow-store",
  title: "A slow store",
  company: { name: "Parcel Post", sentence: "Parcels find their people." },
  startUtc: "2026-03-02T09:00:00Z",
  players: [1, 8],
  minutes: { short: 10, standard: 15 },
  difficulty: { diagnosis: 1, pace: 1, noise: 1, coordination: 1 },
  slo: { target: 0.99, sentence: "99 of 100 parcels are found within a second." },
  world: {
    regions: regions.map((id) => ({ id })),
    classes: ["start", "find"],
    services: [
      {
        id: "edge",
        kind: "edge",
        groups: [{ replicas: 4, slots: 500, serviceMs: 2 }],
        calls: [{ to: "app", timeoutMs: 3000 }],
      },
      {
        id: "app",
        groups: [{ replicas: 4, slots: 60, serviceMs: 5 }],
        queue: { places: 400 },
        calls: [{ to: "store", timeoutMs: 800, retries: { max: 3, backoffMs: 50, jitter: "full" } }],
      },
      { id: "store", kind: "store", groups: [{ replicas: 2, slots: 4, serviceMs: 40 }], queue: { places: 600 } },
    ],
    populations: regions.map((region) => ({
      id: `${region}-users`,
      region,
      users: 3000,
      sessionMinutes: 30,
      reload: { share: 0.9, afterS: 10 },
      journeys: [
        { class: "start", to: "edge", when: "arriving", sloMs: 900, timeoutMs: 4000 },
        { class: "find", to: "edge", when: "connected", perUserPerMinute: 2, sloMs: 900, timeoutMs: 4000 },
      ],
    })),
  },
  defects: [{ id: "lost-index", says: "An index was dropped.", atS: 120, scale: { "store@west.serviceMs": 4 } }],
  alerts: [{ id: "store-busy", metric: "utilization", of: "store", above: 0.9, text: "The store is busy." }],
  actions: [
    {
      ...action("cap-retries", "SVC", "parameter.set", ["app>store"]),
      parameter: "retries",
      value: { min: 0, max: 3, step: 1, initial: 0 },
    },
    { ...action("add-store", "DAT", "capacity.add", ["store@west"]), value: { min: 1, max: 4, step: 1, initial: 2 } },
    {
      ...action("heavier-query", "DAT", "parameter.set", ["store@west"]),
      risk: "H",
      parameter: "cost",
      value: { min: 1, max: 4, step: 1, initial: 3 },
    },
    {
      ...action("limit", "TRF", "traffic.admit", ["edge@west"]),
      class: "find",
      value: { min: 0, max: 100, step: 10, initial: 50, unit: "%" },
    },
  ],
  runbook: [],
  briefing: { highlights: [], notInstrumented: [] },
  policies: {
    reference: {
      kind: "reference",
      says: "Add stores.",
      steps: [
        {
          when: { metric: "utilization", of: "store@west", above: 0.9 },
          afterS: 30,
          do: "add-store",
          on: "store@west",
          value: 4,
        },
      ],
    },
  },
  truth: [
    { role: "trigger", component: ["store"], mechanism: ["data and split-brain"], says: "The store lost an index." },
    {
      role: "sustainer",
      component: ["app>store", "app"],
      mechanism: ["retries and herds"],
      says: "Retries kept it full.",
    },
  ],
  loudest: { symptom: "App is slow.", idea: "A bad deploy.", right: false },
  cutPoints: [{ action: "add-store", says: "Two more stores carry the slower queries." }],
  learn: "Retries multiply load.",
});

function action(id: string, console: string, verb: string, targets: readonly string[]): object {
  return { id, label: id, console, verb, targets, leadS: 20, risk: "L", about: `It does ${id}.` };
}
