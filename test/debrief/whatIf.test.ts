import { beforeAll, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { checkpointFor, runAlone, runWhatIf } from "../../shared/debrief/index.ts";
import type { TeamRun } from "../../shared/debrief/index.ts";
import { replay } from "../../shared/play/index.ts";
import { restoreSimulation } from "../../shared/sim/index.ts";
import type { ChangedDeed } from "../../shared/protocol/index.ts";
import { smallScenario } from "./smallWorld.ts";
import { atZero, HORIZON, launch, lived, recordingOf, seed, silent } from "./solo.ts";

const recording = recordingOf(
  [
    [300, launch("cap-retries", "app>store", 0)],
    [360, launch("limit", "edge@west", 100)],
    [420, launch("add-store", "store@west", 4)],
    [470, { type: "action.undo", ref: "A2" }],
    [471, { type: "action.undo", ref: "A2" }],
    [500, launch("add-store", "store@west", 2)],
  ],
  5500,
);
let start: Uint8Array;
let team: TeamRun;

beforeAll(() => {
  start = atZero();
  team = lived(recording, start);
});

function whatIf(change: ChangedDeed, original = team) {
  return runWhatIf({ recording, atZero: start, original, change }, silent);
}

const fromStart = () => ({ ...team, checkpoints: [] });
const total = ({ userMinutes }: { readonly userMinutes: readonly number[] }): number =>
  must(userMinutes.at(-1), "total");
const launches = ({ events }: Pick<TeamRun, "events">) =>
  events.filter(({ kind }) => kind === "action-launched").map(({ tick, subject }) => [tick, subject]);

it("[promise 5] the team's run is its recording, replayed", () => {
  const live = replay(recording, restoreSimulation(smallScenario, seed, start));
  expect(team.endHash).toBe(live.world.hash());
  expect(team.play).toEqual(live.play);
  expect(team.endTick).toBe(5500);
});

it("[H3] goes on without anybody to the planned horizon, with one sample each ten seconds", () => {
  expect(team.horizonTick).toBe(HORIZON);
  expect(team.userMinutes).toHaveLength(HORIZON / 100 + 1);
});

it("knows which entries were refused when their turn came", () => {
  const second = recording.entries.filter(({ tick }) => tick === 4710).map(({ seq }) => seq);
  expect(team.refused).toEqual(second);
});

it.each(["A1", "A2", "A3", "A4"])("[W1] without a change the what-if equals the original to the byte: %s", (ref) => {
  const { launchedTick } = must(
    team.play.actions.find((action) => action.ref === ref),
    ref,
  );
  const change = { kind: "move", ref, toTick: must(launchedTick, "launched") } as const;
  for (const original of [team, fromStart()]) {
    const same = whatIf(change, original);
    expect(same.horizonHash).toBe(team.horizonHash);
    expect(same.userMinutes).toEqual(team.userMinutes);
    expect(same.events).toEqual(team.events);
    expect(same.skipped).toEqual([]);
  }
});

it.each([
  { kind: "remove", ref: "A3" },
  { kind: "move", ref: "A1", toTick: 2500 },
  { kind: "move", ref: "A2", toTick: 5400 },
  { kind: "move", ref: "A4", toTick: 5400 },
] as const)("a checkpoint shortens the work and changes nothing: $kind $ref", (change) => {
  const [short, long] = [whatIf(change), whatIf(change, fromStart())];
  expect(checkpointFor(team, change)).toBeDefined();
  expect(short.horizonHash).toBe(long.horizonHash);
  expect(short.userMinutes).toEqual(long.userMinutes);
});

it("a checkpoint lies at most 30 simulated seconds before each change", () => {
  for (const { ref, launchedTick } of team.play.actions) {
    const tick = must(checkpointFor(team, { kind: "remove", ref }), ref).tick;
    expect(must(launchedTick, "launched") - tick).toBeLessThanOrEqual(300);
  }
});

it("doing earlier what heals saves user-minutes, leaving out what helped costs them", () => {
  const earlier = whatIf({ kind: "move", ref: "A3", toTick: 2000 });
  const never = whatIf({ kind: "remove", ref: "A1" });
  const none = runAlone({ scenario: smallScenario, seed, atZero: start, policy: "none", horizonTick: HORIZON }, silent);
  expect(total(earlier)).toBeLessThan(total(team) * 0.9);
  expect(total(never)).toBeGreaterThan(total(team) * 1.01);
  expect(total(none)).toBeGreaterThan(total(team));
});

it("an undo follows the change that it undid, and goes with it", () => {
  const undone = ({ events }: Pick<TeamRun, "events">) =>
    events.filter(({ kind, subject }) => kind === "action-cancelled" && subject === "limit").map(({ tick }) => tick);
  const later = whatIf({ kind: "move", ref: "A2", toTick: 3900 });
  expect(launches(later)).toContainEqual([3900, "limit"]);
  expect(later.skipped).toEqual([]);
  expect(undone(later)).toEqual(undone(team).map((tick) => tick + 300));
  const without = whatIf({ kind: "remove", ref: "A2" });
  expect(launches(without).map(([, subject]) => subject)).toEqual(["cap-retries", "add-store", "add-store"]);
  expect(without.skipped).toEqual([]);
});

it("what can no longer be done is skipped and listed with its reason", () => {
  const { skipped } = whatIf({ kind: "move", ref: "A3", toTick: 4950 });
  expect(skipped).toMatchObject([
    {
      tick: 5000,
      command: { type: "action.launch", action: "add-store" },
      refusal: { code: "action/already-running" },
    },
  ]);
});
