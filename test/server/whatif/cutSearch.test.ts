/** The search for the best cut, on a small world: what it finds can be played again, and its answers are what they say. */
import { beforeAll, expect, it } from "vitest";
import { must } from "../../../shared/base/index.ts";
import {
  candidatesOf,
  checkpointFor,
  firstMoment,
  firstTickOf,
  reportOf,
  runAdded,
  runAlone,
} from "../../../shared/debrief/index.ts";
import type { Candidate, TeamRun } from "../../../shared/debrief/index.ts";
import { createFacts, wasBusy } from "../../../shared/play/index.ts";
import type { AddedActions, DebriefReport, FoundCut } from "../../../shared/protocol/index.ts";
import { searchCut } from "../../../server/whatif/index.ts";
import { smallScenario } from "../../debrief/smallWorld.ts";
import { atZero, HORIZON, launch, lived, recordingOf, seed, silent } from "../../debrief/solo.ts";

const recording = recordingOf([
  [300, launch("cap-retries", "app>store", 0)],
  [480, launch("add-store", "store@west", 1)],
]);
let start: Uint8Array;
let team: TeamRun;
let report: DebriefReport;
let candidates: readonly Candidate[];
let found: FoundCut;
const heard: FoundCut[] = [];
const tried: AddedActions[] = [];

function run(change: AddedActions, bars?: readonly number[]) {
  const origin = { scenario: smallScenario, seed, atZero: start, original: team, fork: checkpointFor(team, change) };
  return runAdded({ ...origin, change, ...(bars ? { bars } : {}) }, silent);
}

beforeAll(async () => {
  start = atZero();
  team = lived(recording, start);
  const alone = (policy: string) =>
    runAlone({ scenario: smallScenario, seed, atZero: start, policy, horizonTick: HORIZON }, silent);
  report = reportOf(recording, { team, none: alone("none"), reference: alone("reference"), cuts: null, without: [] });
  candidates = candidatesOf(smallScenario, report.deeds, report.tree);
  const facts = createFacts(smallScenario);
  found = await searchCut({
    candidates,
    firstTick: firstMoment(team, report.tree),
    endTick: team.endTick,
    team,
    isBusy: (target, tick) => wasBusy(facts, team.play, target, tick),
    run: (change, bars) => {
      tried.push(change);
      return Promise.resolve(run(change, bars));
    },
    told: (news) => heard.push(news),
  });
});

const lost = ({ userMinutes }: { readonly userMinutes: readonly number[] }): number =>
  must(userMinutes.at(-1), "total");

it("tries cut points, what the team used, and actions on the path of the cascade, each once", () => {
  const named = candidates.map(({ action, target }) => `${action} ${target}`);
  expect(named[0]).toBe("add-store store@west");
  expect(named).toEqual(
    expect.arrayContaining(["cap-retries app>store", "heavier-query store@west", "limit edge@west"]),
  );
  expect(new Set(named).size).toBe(named.length);
  const stores = candidates.find(({ action }) => action === "add-store");
  // As the reference has it, as the team did it, then the slider's own places.
  expect(stores?.values).toEqual([4, 1, 2, 3]);
});

it("adds nothing before the first alert: until then nobody could have known", () => {
  const alert = must(
    team.events.find(({ kind }) => kind === "alert-fired"),
    "alert",
  ).tick;
  expect(alert).toBeGreaterThan(0);
  expect(Math.min(...tried.map(firstTickOf))).toBeGreaterThanOrEqual(alert);
});

it("finds the action that saves most: no run that was tried lost less", () => {
  const best = must(found.best, "best");
  expect(best.change).toMatchObject({ kind: "add", action: "add-store", target: "store@west" });
  const singles = tried.filter(({ and }) => !and).map((change) => lost(run(change)));
  expect(best.userMinutes).toBe(Math.min(...singles));
});

it("what it found can be played again to the same user-minutes", () => {
  for (const finding of [found.best, found.pair]) {
    if (!finding) continue;
    const { change } = finding;
    if (change.kind !== "add") throw new Error("a finding is an addition");
    const again = run(change);
    expect(lost(again)).toBe(finding.userMinutes);
    expect(again.userMinutes).toEqual(finding.curve?.userMinutes);
  }
  const best = must(found.best, "best").change;
  if (best.kind !== "add") throw new Error("a finding is an addition");
  const latest = must(found.latest, "latest");
  expect(lost(run({ ...best, toTick: latest.toTick }))).toBe(latest.userMinutes);
});

it("at its latest moment the best action still saves half of what it could, and not a minute later", () => {
  const [best, latest] = [must(found.best, "best"), must(found.latest, "latest")];
  if (best.change.kind !== "add") throw new Error("a finding is an addition");
  const most = lost(team) - must(best.userMinutes, "lost");
  expect(lost(team) - latest.userMinutes).toBeGreaterThanOrEqual(most / 2);
  const later = run({ ...best.change, toTick: latest.toTick + 600 });
  expect(lost(team) - lost(later)).toBeLessThan(most / 2);
});

it("a pair is told only where it saves more than the best alone", () => {
  const best = must(found.best?.userMinutes, "best");
  expect(found.pair?.userMinutes ?? -1).toBeLessThan(best);
  expect(tried.some(({ and }) => and)).toBe(true);
});

it("says how many runs were tried and how far it is, never backwards", () => {
  const shares = heard.map(({ progress }) => progress);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(heard.at(-1)).toMatchObject({ state: "done", progress: 1, runs: tried.length });
});

it("is over when one of its runs cannot be run: the other lane tries nothing more and tells nothing more", async () => {
  const news: FoundCut[] = [];
  let asked = 0;
  let answerOther = (): void => undefined;
  const many = Array.from({ length: 6 }, () => must(candidates[0], "candidate"));
  const searching = searchCut({
    candidates: many,
    firstTick: firstMoment(team, report.tree),
    endTick: team.endTick,
    team,
    isBusy: () => false,
    run: (change) => {
      asked++;
      if (asked === 1) return new Promise((resolve) => (answerOther = () => resolve(run(change))));
      return Promise.reject(new Error("no memory"));
    },
    told: (one) => news.push(one),
  });
  await expect(searching).rejects.toThrow("no memory");
  answerOther();
  await new Promise((resolve) => setImmediate(resolve));
  expect([asked, news]).toEqual([2, []]);
});
