/** The what-if that adds: an action nobody launched, on the team's own run. */
import { beforeAll, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { checkpointFor, forkTeam, runAdded } from "../../shared/debrief/index.ts";
import type { AddedRequest, TeamRun } from "../../shared/debrief/index.ts";
import type { AddedAction, AddedActions } from "../../shared/protocol/index.ts";
import { smallScenario } from "./smallWorld.ts";
import { atZero, HORIZON, launch, lived, recordingOf, seed, silent } from "./solo.ts";

const recording = recordingOf(
  [
    [300, launch("cap-retries", "app>store", 0)],
    [420, launch("add-store", "store@west", 2)],
    [470, { type: "action.undo", ref: "A2" }],
  ],
  5500,
);
let start: Uint8Array;
let team: TeamRun;

beforeAll(() => {
  start = atZero();
  team = lived(recording, start);
});

const stores = (toTick: number, value = 4): AddedActions & AddedAction => ({
  kind: "add",
  action: "add-store",
  target: "store@west",
  value,
  toTick,
});

function added(change: AddedActions, more: Partial<AddedRequest> = {}) {
  const fork = checkpointFor(team, change);
  return runAdded({ scenario: smallScenario, seed, atZero: start, original: team, fork, change, ...more }, silent);
}

const total = ({ userMinutes }: { readonly userMinutes: readonly number[] }): number =>
  must(userMinutes.at(-1), "total");

it("[W1] up to the added action, and where it does nothing, the run is the team's to the byte", () => {
  const capped = { kind: "add", action: "cap-retries", target: "app>store", value: 0, toTick: 5999 } as const;
  const late = added(capped);
  expect(late.userMinutes).toEqual(team.userMinutes);
  expect(late.events.filter(({ kind }) => kind !== "action-launched")).toEqual(
    team.events.filter(({ kind }) => kind !== "action-launched"),
  );
  expect(late.skipped).toEqual([]);
});

it("takes its lead time, as any launch does", () => {
  const { events } = added(stores(1500));
  const ticks = events.filter(({ data }) => data["ref"] === "added-1").map(({ kind, tick }) => [kind, tick]);
  expect(ticks).toEqual([
    ["action-launched", 1500],
    ["action-effective", 1700],
  ]);
});

it("what heals saves more the sooner it is added", () => {
  const [soon, late] = [added(stores(1300)), added(stores(3600))];
  expect(total(soon)).toBeLessThan(total(late));
  expect(total(late)).toBeLessThan(total(team));
});

it("two may be added side by side", () => {
  const limit = { action: "limit", target: "edge@west", value: 50, toTick: 1300 } as const;
  const { events } = added({ ...stores(1400), and: limit });
  expect(events.filter(({ kind }) => kind === "action-launched").map(({ tick, subject }) => [tick, subject])).toEqual([
    [1300, "limit"],
    [1400, "add-store"],
    [3000, "cap-retries"],
    [4200, "add-store"],
  ]);
});

it("one change at a time at one place: the team's own launch is skipped while the added one is under way", () => {
  expect(added(stores(4100)).skipped).toMatchObject([
    {
      tick: 4200,
      command: { type: "action.launch", action: "add-store" },
      refusal: { code: "action/already-running" },
    },
  ]);
});

it("a fork shortens the work and changes nothing", () => {
  const change = stores(4300);
  expect(checkpointFor(team, change)).toBeDefined();
  const [short, long] = [added(change), added(change, { fork: undefined })];
  expect(short.horizonHash).toBe(long.horizonHash);
  expect(short.userMinutes).toEqual(long.userMinutes);
});

it("is forked between two samples too, as where a round was ended before anything happened", () => {
  const origin = { scenario: smallScenario, seed, atZero: start, original: team, fork: undefined };
  const change = stores(4355);
  const between = added(change, { fork: forkTeam({ ...origin, tick: 4355 }, silent) });
  expect(between.horizonHash).toBe(added(change, { fork: undefined }).horizonHash);
  expect(between.userMinutes).toHaveLength(team.userMinutes.length);
});

it("stops as soon as a bar is passed, and says so", () => {
  const bar = total(team) / 2;
  const cut = added(stores(4800), { bars: team.userMinutes.map(() => bar) });
  expect(cut.isWhole).toBe(false);
  expect(cut.userMinutes.length).toBeLessThan(HORIZON / 100 + 1);
  expect(total(cut)).toBeGreaterThan(bar);
});
