/** The truth while a round is live is what its debrief says of the same minutes. */
import { beforeAll, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { knownAlone, liveTruth, reportOf, runAlone } from "../../shared/debrief/index.ts";
import type { Alone } from "../../shared/debrief/index.ts";
import { carryOn, createRound, runTo } from "../../shared/play/index.ts";
import type { LiveTruth } from "../../shared/protocol/index.ts";
import { restoreSimulation } from "../../shared/sim/index.ts";
import { smallScenario } from "./smallWorld.ts";
import { atZero, HORIZON, launch, lived, recordingOf, seed, silent } from "./solo.ts";

const NOW = 5000;
const recording = recordingOf([[260, launch("add-store", "store@west", 4)]], NOW);

let start: Uint8Array;
let alone: Alone;
let truth: LiveTruth;

beforeAll(() => {
  start = atZero();
  const run = (policy: string) =>
    runAlone({ scenario: smallScenario, seed, atZero: start, policy, horizonTick: HORIZON }, silent);
  alone = knownAlone(smallScenario, run("none"), run("reference"));
  const round = createRound(recording.header, restoreSimulation(smallScenario, seed, start));
  carryOn(round, recording.entries);
  runTo(round, NOW);
  truth = liveTruth(
    { scenario: smallScenario, ...round, play: round.play, chronicle: round.chronicle, tick: NOW },
    alone,
  );
});

it("draws the same tree, deeds and curve", () => {
  const team = lived(recording, start);
  const report = reportOf(recording, { team, ...alone, cuts: null, without: [] });
  expect(truth.tree.length).toBeGreaterThan(2);
  const upToNow = report.tree.filter(({ tick }) => tick < NOW);
  expect(truth.tree.map(({ id, kind, subject }) => [id, kind, subject])).toEqual(
    upToNow.map(({ id, kind, subject }) => [id, kind, subject]),
  );
  expect(truth.deeds.map(({ ref, launchedTick }) => [ref, launchedTick])).toEqual(
    report.deeds.map(({ ref, launchedTick }) => [ref, launchedTick]),
  );
  const mine = must(truth.curves.at(-1), "team").userMinutes;
  const played = NOW / 100 + 1;
  expect(mine.length).toBe(truth.horizonTick / 100 + 1);
  expect(mine.slice(0, played)).toEqual(must(report.curves.at(-1), "team").userMinutes.slice(0, played));
  expect(new Set(mine.slice(played - 1)).size).toBe(1);
});

it("says what comes next if nobody acts, and nothing of it before it is known", () => {
  const round = createRound(recording.header, restoreSimulation(smallScenario, seed, start));
  const early = () => ({ scenario: smallScenario, play: round.play, chronicle: round.chronicle, tick: 0 });
  const known = liveTruth(early(), alone);
  expect([known.tree, known.curves.map(({ of }) => of)]).toEqual([[], ["none", "reference", "team"]]);
  expect(liveTruth(early(), null).curves.map(({ of }) => of)).toEqual(["team"]);
});

it("names what comes next before anything has happened, and nothing that the team has met or that is past", () => {
  const round = createRound(recording.header, restoreSimulation(smallScenario, seed, start));
  const at = (tick: number, chronicle = round.chronicle) =>
    liveTruth({ scenario: smallScenario, play: round.play, chronicle, tick }, alone).next;
  const first = at(0);
  expect(first).not.toBeNull();
  expect(first?.kind).toMatch(/saturated|failing|failover-started|went-global/);
  expect(at(must(first, "next").tick + 1)?.id).not.toBe(first?.id);
  expect(at(HORIZON + 1)).toBeNull();
});

it("shows how it began before it has hurt anybody, and nothing that has not happened yet", () => {
  const first = must(alone.nothingDone[0], "a first step");
  const round = createRound(recording.header, restoreSimulation(smallScenario, seed, start));
  carryOn(round, recording.entries);
  runTo(round, first.tick + 1);
  const { play, chronicle, tick } = round;
  const { tree } = liveTruth({ scenario: smallScenario, play, chronicle, tick }, alone);
  expect(tree.map(({ kind, subject }) => [kind, subject])).toContainEqual([first.kind, first.subject]);
  expect(tree.every((node) => node.tick <= tick)).toBe(true);
});
