/** Which findings of a risk report are shown, in which order and words. */
import { expect, it } from "vitest";
import type { FindingView, RiskView } from "../../../shared/protocol/index.ts";
import { containing, groupsOf, ownPart, summaryOf } from "../../../client/screens/risk/view.ts";
import { createText } from "../../../client/text/index.ts";

const text = createText("en");

const finding = (id: string, userMinutes: number, more: Partial<FindingView> = {}): FindingView => ({
  id,
  place: "desk",
  says: `${id} happens.`,
  userMinutes,
  ownShare: 0,
  isAmplified: true,
  worst: 1,
  regions: 1,
  fell: [],
  hurtAtS: null,
  affected: [],
  loop: { kind: "none", gain: 1, through: [], healsWithout: false },
  tried: null,
  ...more,
});

const report = (...findings: readonly FindingView[]): RiskView => ({
  company: "Corner shop",
  stations: 5,
  users: 100,
  seed: "1",
  isHarmless: findings.every(({ userMinutes }) => userMinutes === 0),
  findings,
  screened: [],
  screenedCount: 0,
  isCut: false,
});

const change = { kind: "jitter", says: "Wait a random part.", userMinutes: 3, affected: [] };
const both = report(
  finding("slow:rows", 50, { tried: [{ ...change, isContained: false }] }),
  finding("gone:desk", 900, { ownShare: 1000, isAmplified: false }),
);
const idsOf = (words: string, order: "amplified" | "lost") =>
  groupsOf(both, words, order).map(({ of, rows }) => [of, ...rows.map(({ rank, finding: { id } }) => `${rank} ${id}`)]);

it("shows what the system amplifies first, or all by user-minutes, with their ranks in the whole", () => {
  expect(idsOf("", "amplified")).toEqual([
    ["amplified", "1 slow:rows"],
    ["plain", "2 gone:desk"],
  ]);
  expect(idsOf("", "lost")).toEqual([["all", "2 gone:desk", "1 slow:rows"]]);
});

it("finds by every word of a fault or of a change that was tried, and has no empty group", () => {
  expect(idsOf("GONE happens", "amplified")).toEqual([["plain", "2 gone:desk"]]);
  expect(idsOf("random", "lost")).toEqual([["all", "1 slow:rows"]]);
  expect(idsOf("nowhere", "lost")).toEqual([]);
});

it("sums up by the worst that is amplified, by the worst of all, or says that nobody is harmed", () => {
  expect(summaryOf(both, text)).toMatch(/^One fault .* by itself\. The worst: slow:rows happens\. 50/);
  expect(summaryOf(report(finding("gone:desk", 900, { isAmplified: false })), text)).toMatch(/^No fault .* gone:desk/);
  expect(summaryOf(report(finding("slow:attic", 0)), text)).toBe("No fault that was simulated harms anybody.");
});

it("says of a fault's own share no more than was lost, and only what contains it as contained", () => {
  expect(ownPart({ ownShare: 1000, userMinutes: 900 })).toBe(900);
  const contained = { ...change, isContained: true };
  expect(containing({ tried: [{ ...change, isContained: false }, contained] })).toBe(contained);
  expect(containing({ tried: [{ ...change, isContained: false }] })).toBeUndefined();
});
