/** What trouble is blamed on, where the cause is not a station: a link, or people. */
import { expect, it } from "vitest";
import { companyWith, until } from "./automated.ts";
import { rootsOf } from "./roots.ts";

const journey = { class: "find", to: "app", timeoutMs: 2000 };
const people = (region: string): object => ({
  id: `${region}-people`,
  region,
  users: 600,
  sessionMinutes: 10,
  journeys: [
    { ...journey, when: "arriving" },
    { ...journey, when: "connected", perUserPerMinute: 6 },
  ],
});

/** An app in two regions whose store stands in one of them. */
const world = {
  regions: [{ id: "eu" }, { id: "us" }],
  links: [{ from: "eu", to: "us", latencyMs: 40 }],
  services: [
    { id: "app", groups: [{ replicas: 2, slots: 20, serviceMs: 20 }], calls: [{ to: "store", timeoutMs: 1500 }] },
    { id: "store", regions: ["eu"], groups: [{ replicas: 2, slots: 4, serviceMs: 20 }] },
  ],
  populations: [people("eu"), people("us")],
};

it.each([
  ["a link that loses all", { set: { "eu~us.lossRatio": 1 } }, "app@us"],
  ["a link by its other name", { set: { "us~eu.lossRatio": 0.9 } }, "app@us"],
  ["a link that is slow for slots", { set: { "eu~us.latencyMs": 1300 } }, "app@us"],
  ["people who come in crowds", { scale: { "us-people.perUserPerMinute": 30 } }, "app@us"],
])("[E1] %s is what failures are blamed on", (_, flaw, victim) => {
  const defects = [{ id: "flaw", says: "Something is wrong.", atS: 30, ...flaw }];
  const events = until(companyWith({ world, defects }), 150);
  const failing = events.filter(({ kind }) => kind === "failing");
  expect(failing.map(({ subject }) => subject)).toContain(victim);
  for (const event of failing) expect(rootsOf(events, event)).toContain("defect");
});

it("[E1] a cache that holds fewer answers than in ordinary life has cooled, and is blamed on what cooled it", () => {
  const beforeStore = {
    ...world,
    services: [
      {
        id: "app",
        groups: [{ replicas: 2, slots: 20, serviceMs: 20 }],
        calls: [{ to: "cache" }, { to: "store", onMissOf: "cache", timeoutMs: 1500 }],
      },
      { id: "cache", groups: [{ slots: 100, serviceMs: 1 }], cache: { keys: 500, zipf: 0.9, ttlS: 600 } },
      { id: "store", groups: [{ replicas: 2, slots: 20, serviceMs: 20 }] },
    ],
  };
  const flaw = { id: "flaw", says: "Entries expire at once.", atS: 120, set: { "cache@us.ttlS": 2 } };
  const events = until(companyWith({ world: beforeStore, defects: [flaw] }), 900);
  const cooled = events.filter(({ kind }) => kind === "cache-cooling");
  expect(cooled.map(({ subject }) => subject)).toEqual(["cache@us"]);
  for (const event of cooled) {
    expect(event.tick).toBeGreaterThan(1200);
    expect(rootsOf(events, event)).toContain("defect");
  }
});
