/** A team heals the store and then breaks it again with a change of its own. The debrief says so, and says which. */
import { beforeAll, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { changesLeftOut, reportOf, runAlone, runWhatIf } from "../../shared/debrief/index.ts";
import type { TeamRun, Without } from "../../shared/debrief/index.ts";
import type { DebriefReport } from "../../shared/protocol/index.ts";
import { smallScenario } from "./smallWorld.ts";
import { atZero, HORIZON, launch, lived, recordingOf, seed, silent } from "./solo.ts";

const END = 5000;
const recording = recordingOf(
  [
    [200, launch("cap-retries", "app>store", 0)],
    [210, launch("add-store", "store@west", 4)],
    [380, launch("heavier-query", "store@west", 4)],
  ],
  END,
);

let team: TeamRun;
let without: readonly Without[];
/** Before the rounds without each change were run, and after. */
let [early, late]: readonly DebriefReport[] = [];

beforeAll(() => {
  const start = atZero();
  const lone = (policy: string) =>
    runAlone({ scenario: smallScenario, seed, atZero: start, policy, horizonTick: HORIZON }, silent);
  const runs = { none: lone("none"), reference: lone("reference"), cuts: null };
  team = lived(recording, start);
  without = changesLeftOut(team.play).map((change) => ({
    ref: change.ref,
    run: runWhatIf({ recording, atZero: start, original: team, change }, silent),
  }));
  early = reportOf(recording, { ...runs, team, without: [] });
  late = reportOf(recording, { ...runs, team, without });
});

const dialOf = (report: DebriefReport | undefined, id: string) =>
  must(
    report?.profile.find((dial) => dial.id === id),
    id,
  );
const partOf = (report: DebriefReport | undefined, id: string, code: string) =>
  dialOf(report, id).parts.find(({ message }) => message.code === `part.${code}`);

it("[E1] tells the second fall, as the child of the change that brought it back", () => {
  const { tree, story } = must(late, "report");
  const again = tree.filter(({ isRelapse }) => isRelapse);
  expect(again.map(({ kind }) => kind).sort()).toEqual(["failing", "saturated"]);
  const cause = must(
    tree.find(({ kind }) => kind === "action-effective"),
    "cause",
  );
  expect(cause).toMatchObject({ root: "player", data: { ref: "A3", certain: 1 } });
  const [full, failing] = ["saturated", "failing"].map((kind) => again.find((node) => node.kind === kind));
  expect(full?.parents).toEqual([cause.id]);
  expect([cause.id, full?.id]).toContain(failing?.parents[0]);
  expect(failing?.parents).toHaveLength(1);
  const told = story.filter(({ message }) => message.params["again"] === 1);
  expect(new Set(told.map(({ message }) => message.params["subject"]))).toEqual(
    new Set(["store@west", "app@west", "edge@west"]),
  );
  for (const { message } of told) expect(message.params).toMatchObject({ ref: "A3", certain: 1 });
});

it("says what each change was worth, by the round without it", () => {
  const saved = must(late, "report").deeds.map((deed) => deed.saved ?? 0);
  expect(saved.map(Math.sign)).toEqual([1, 1, -1]);
  expect(must(early, "report").deeds.map((deed) => deed.saved)).toEqual([null, null, null]);
});

it("safe change: a change that did harm is named, and keeps the team far from the reference", () => {
  expect(partOf(late, "safe-change", "harmful")).toMatchObject({ isGood: false, deeds: ["A3"] });
  expect(partOf(late, "safe-change", "risky")).toMatchObject({ isGood: false, deeds: ["A3"] });
  const { share, band } = dialOf(late, "safe-change");
  expect(must(share, "share")).toBeLessThan(must(band, "band").from / 2);
});

it("safe change: until the rounds without it are run, what got worse after a change speaks", () => {
  expect(partOf(early, "safe-change", "harmful")).toBeUndefined();
  expect(partOf(early, "safe-change", "worse")).toMatchObject({ isGood: false, deeds: ["A3"] });
});

it("safe change: two changes under way at the same time are said to be", () => {
  expect(partOf(late, "safe-change", "overlapping")).toMatchObject({ isGood: false, deeds: ["A1", "A2"] });
});

it("recovery: a circle that closed again is not called broken", () => {
  const loop = partOf(late, "recovery", "loop");
  expect(loop).toMatchObject({ isGood: false, message: { params: { how: "again" } } });
  const again = must(
    late?.tree.find(({ isRelapse }) => isRelapse),
    "relapse",
  );
  expect(loop?.message.params["again"]).toBe(again.tick);
});

it("[H3] peak, regions and verdict are those of what was played", () => {
  const peak = must(partOf(late, "impact", "peak"), "peak").message.params["peak"];
  const played = team.userMinutes.slice(0, END / 100 + 1);
  const shares = played.map((total, at) => ((total - (played[at - 1] ?? total)) * 6) / (team.users[at] ?? 1));
  expect(peak).toBeCloseTo(Math.max(...shares), 6);
  for (const { moments } of late?.profile.flatMap(({ parts }) => parts) ?? [])
    for (const n of moments) expect(late?.story.find((row) => row.n === n)?.tick).toBeLessThanOrEqual(END);
});

it("does not ask about what was not there: nobody to tell in a solo round", () => {
  expect(late?.rules).toEqual({ hasBoard: true, hasComms: false });
});
