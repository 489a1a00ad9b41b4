/** A small scenario for tests of play: two regions, four tiers, one call that is on no map. */
import { scenarioSchema } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";

/** Words that only the truth contains: none may ever reach a seat before the debrief. */
export const secrets = ["tumbleweed", "sleeping-limit", "quiet-restart", "the seed is 4711"] as const;
export const hiddenEdge = "app@west>names@west";
export const seed = secrets[3];

export const fakeScenario: Scenario = scenarioSchema.parse({
  format: "small-causes/scenario@1",
  id: "tumbleweed-falls",
  title: "Tumbleweed falls",
  company: { name: "Parcel Post", sentence: "Parcels find their people." },
  startUtc: "2026-03-02T09:00:00Z",
  players: [1, 8],
  minutes: { short: 10, standard: 15 },
  difficulty: { diagnosis: 2, pace: 2, noise: 1, coordination: 2 },
  slo: { target: 0.99, sentence: "99 of 100 parcels are found within a second." },
  world: {
    regions: [{ id: "west" }, { id: "east" }],
    classes: ["request", "upload"],
    services: [
      { id: "edge", kind: "edge", calls: [{ to: "app", perRequest: { request: 1 } }] },
      {
        id: "app",
        calls: [
          { to: "cache" },
          { to: "store", onMissOf: "cache", timeoutMs: 800, retries: { max: 3 } },
          { to: "names", hidden: true },
        ],
      },
      { id: "cache", kind: "cache", cache: { keys: 1000, ttlS: 600 } },
      { id: "store", kind: "store", backup: { everyS: 3600, lastS: -1200, sizeGb: 90, restoreGbPerS: 0.5 } },
      { id: "names", kind: "names", instrumented: false },
    ],
    populations: [
      {
        id: "west-users",
        region: "west",
        journeys: [
          { to: "edge", rps: 100 },
          { to: "edge", class: "upload", rps: 10 },
        ],
        users: 1000,
      },
      { id: "east-users", region: "east", journeys: [{ to: "edge", rps: 50 }], users: 500 },
    ],
    failovers: [{ service: "edge", from: "west", to: "east" }],
  },
  rollouts: [
    {
      id: "quiet-restart",
      name: "quiet-restart",
      service: "cache",
      stages: [{ atS: 60, share: 0.5 }],
      everyS: 5,
      absentS: 1,
    },
  ],
  defects: [{ id: "sleeping-limit", says: "A sleeping-limit wakes.", atS: 60, set: { "store.serviceMs": 40 } }],
  changes: [
    { atS: -600, service: "app", kind: "deploy", text: "app 5.20.1", by: "Ida" },
    { atS: 600, service: "cache", kind: "infra", text: "cache agents, step 3 of 4", by: "rollouts" },
  ],
  logs: [
    { service: "cache", level: "warn", template: "promoted spare in {region}, hit ratio {hitRatio}", source: "swaps" },
    { service: "app", level: "error", template: "request {request} gave up", source: "timeouts" },
  ],
  hints: [
    { level: 1, text: "What answers less than it did?" },
    { level: 2, text: "Which cache is empty?" },
  ],
  expect: [{ when: "The pages ring", does: "Says who commands." }],
  injects: [{ id: "head", atS: 40, kind: "executive", text: "Head of service: is it us?" }],
  alerts: [{ id: "store-busy", metric: "utilization", of: "store", above: 0.7, text: "The store is busy." }],
  actions: [
    action("roll-back-app", "SVC", "change.rollback", ["app"], { risk: "L" }),
    action("admit", "TRF", "traffic.admit", ["edge@west", "edge@east"], {
      risk: "M",
      value: { ...slider(0, 100, 10, 50), unit: "%" },
    }),
    action("admit-uploads", "TRF", "traffic.admit", ["edge@west"], {
      risk: "M",
      class: "upload",
      value: { ...slider(0, 100, 10, 50), unit: "%" },
    }),
    action("cap-retries", "SVC", "parameter.set", ["app@west>store"], {
      risk: "M",
      parameter: "retries",
      value: slider(0, 3, 1, 1),
    }),
    action("flush-cache", "DAT", "cache.flush", ["cache@west"], { risk: "H" }),
    action("pause-failover", "TRF", "automation.pause", ["failover:west"], { risk: "L" }),
    action("resume-failover", "TRF", "automation.resume", ["failover:west"], { risk: "L" }),
    action("add-app", "SVC", "capacity.add", ["app@west"], { risk: "L", value: slider(1, 10, 1, 2) }),
    action("freeze", "CMD", "changes.freeze", ["changes"], { risk: "L" }),
    action("purge-app", "DAT", "queue.purge", ["app@west"], { risk: "H" }),
    action("restore-store", "DAT", "store.restore", ["store@west"], { risk: "H" }),
  ],
  runbook: [
    { console: "DAT", title: "Cache", lines: ["Look at the hit ratio first."] },
    { console: "SVC", title: "App", lines: ["Look at retries."] },
  ],
  briefing: { highlights: ["One edge in each region."], notInstrumented: ["names"] },
  reports: [{ atS: 30, region: "west", feature: "tracking", text: "My parcel is gone." }],
  policies: {
    reference: {
      kind: "reference",
      says: "tumbleweed",
      steps: [{ when: { atS: 90 }, do: "admit", on: "edge@west", value: 0.2 }],
    },
  },
  truth: [{ role: "trigger", component: ["cache"], mechanism: ["caches and backlog"], says: "tumbleweed rolled" }],
  loudest: { symptom: "tumbleweed", idea: "tumbleweed", right: false },
  learn: "tumbleweed",
});

function slider(min: number, max: number, step: number, initial: number): object {
  return { min, max, step, initial };
}

function action(id: string, console: string, verb: string, targets: readonly string[], more: object): object {
  return { id, label: id, console, verb, targets, leadS: 30, about: `It does ${id}.`, ...more };
}
