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
