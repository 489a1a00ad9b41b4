/** Harm that no recovery takes back: split histories, lost writes, wrong answers. */
import { expect, it } from "vitest";
import type { SimEvent } from "../../shared/sim/index.ts";
import { action, companyWith, launch, until } from "./automated.ts";
import { rootsOf } from "./roots.ts";

const regions = ["east", "west", "cloud"];

/** A ledger with a member in each region and 30 writes per second from each; at T+30 the east is cut off for 60 s. */
function ledger(commit: string, actions: readonly object[] = []) {
  const links = [
    { from: "east", to: "west" },
    { from: "east", to: "cloud" },
    { from: "west", to: "cloud" },
  ];
  return companyWith({
    app: {},
    world: {
      regions: regions.map((id) => ({ id })),
      links: links.map((link) => ({ ...link, latencyMs: 20 })),
      services: [
        { id: "ledger", groups: [{ slots: 200, serviceMs: 10 }], quorum: { commit, detectS: 5, promoteS: 5, lagS: 1 } },
        { id: "app", groups: [{ slots: 50, serviceMs: 10 }] },
      ],
      populations: regions.map((region) => ({
        id: `${region}-people`,
        region,
        users: 30,
        journeys: [{ class: "find", to: "ledger", rps: 30, timeoutMs: 2000 }],
      })),
    },
    defects: [
      {
        id: "cut",
        says: "The east is cut off.",
        atS: 30,
        set: { "east~west.lossRatio": 1, "east~cloud.lossRatio": 1 },
        lastsS: 60,
      },
    ],
    actions,
  });
}

const kinds = (events: readonly SimEvent[]): readonly string[] =>
  events.flatMap(({ kind, subject }) => (/leader|data|answers/.test(kind) ? [`${kind} ${subject}`] : []));

it("[M27] a leader that goes on alone splits the history, and all of it leads back to the cut", () => {
  const run = ledger("local");
  const events = until(run, 80);
  expect(kinds(events)).toEqual(["leader-changed ledger@west", "data-diverged ledger@east"]);
  for (const event of events.filter(({ kind }) => kind === "leader-changed" || kind === "data-diverged"))
    expect(rootsOf(events, event)).toContain("defect");
  // The east's own 30 per second since the promotion some 10 s after the cut, and the second it was ahead.
  const { diverged, lost } = run.harm().integrity;
  const [east, west] = run.observe().members;
  expect(east).toMatchObject({ leads: true, diverged: expect.closeTo(diverged, 6) });
  expect(west).toMatchObject({ leads: true, diverged: 0 });
  expect(diverged).toBeGreaterThan(30 * 30);
  expect(diverged).toBeLessThan(30 * 60);
  expect(lost).toBe(0);
});

it("[M27] a member made leader by hand over one that is ahead loses those writes for ever, by a player", () => {
  const lead = { ...action("parameter.set", "ledger@west", { max: 1 }), parameter: "leads" };
  const run = ledger("local", [lead]);
  const before = until(run, 120);
  const { diverged } = run.harm().integrity;
  const stopped = until(run, 122, [launch(1, "ledger@west", 0)]);
  const events = [...before, ...stopped, ...until(run, 140, [launch(1, "ledger@west", 1, "again")])];
  expect(kinds(events)).toContain("data-lost ledger");
  expect(kinds(events)).toContain("data-joined ledger@east");
  expect(run.harm().integrity).toMatchObject({ diverged: 0, wrong: 0 });
  expect(run.harm().integrity.lost).toBeCloseTo(diverged, 6);
  const loss = events.filter(({ kind }) => kind === "data-lost");
  expect(loss).toHaveLength(1);
  for (const event of loss) expect(rootsOf(events, event)).toContain("player");
});

it("[M27] with a majority for each write nothing diverges", () => {
  const run = ledger("majority");
  expect(kinds(until(run, 120))).toEqual(["leader-changed ledger@west"]);
  expect(run.harm().integrity).toEqual({ diverged: 0, lost: 0, wrong: 0 });
});

it("[M27] wrong answers count as good and as harm: that share of the good ones while it lasts", () => {
  const run = companyWith({
    defects: [{ id: "rounding", says: "Amounts are cut.", atS: 30, set: { "app.wrongRatio": 0.02 }, lastsS: 30 }],
  });
  const events = until(run, 90);
  expect(kinds(events)).toEqual(["answers-wrong app", "answers-right app"]);
  expect(events.some(({ kind }) => kind === "failing" || kind === "alert-fired")).toBe(false);
  const expected = 1000 * 30 * 0.02;
  expect(Math.abs(run.harm().integrity.wrong - expected)).toBeLessThan(0.05 * expected);
});
