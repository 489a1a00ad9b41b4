import { expect, it } from "vitest";
import { carryOn, createRound, joinRefusal, runTo, withChange } from "../../shared/play/index.ts";
import type { Round } from "../../shared/play/index.ts";
import type { AddedAction, ChangedDeed } from "../../shared/protocol/index.ts";
import type { FakeWorld } from "./fakeWorld.ts";
import { createFakeWorld } from "./fakeWorld.ts";
import { goLive, sitDown } from "./table.ts";
import type { Table } from "./table.ts";

const admit = { type: "action.launch", action: "admit", target: "edge@west", value: 30 } as const;
const addApp = { type: "action.launch", action: "add-app", target: "app@west", value: 2 } as const;
const flush = { type: "action.launch", action: "flush-cache", target: "cache@west", value: 0 } as const;

/** Three changes, of risk M, H and L, and a minute of what follows. */
function played(): Table {
  const table = goLive();
  table.wait(2_000);
  table.say("dat", admit);
  table.wait(2_000);
  table.say("dat", flush);
  table.wait(2_000);
  table.say("cmd", { type: "action.approve", ref: "A2" });
  table.say("svc", addApp);
  table.wait(60_000);
  return table;
}

function asIf({ round, entries }: Table, change: ChangedDeed): Round<FakeWorld> {
  const other = createRound(round.setup, createFakeWorld());
  carryOn(other, withChange(entries, round.play, change));
  runTo(other, round.tick);
  return other;
}

const launches = ({ world }: Round<FakeWorld>) =>
  world.running().map(({ ref, launchedTick }) => [ref, launchedTick] as const);

it("moving a change to where it was gives the original to the byte", () => {
  const table = played();
  const toTick = table.round.play.actions[0]?.launchedTick ?? -1;
  const same = asIf(table, { kind: "move", ref: "A1", toTick });
  expect(same.world.hash()).toBe(table.round.world.hash());
  expect(same.play).toEqual(table.round.play);
});

it("leaving a change out leaves the others with their names, times and approvals", () => {
  const table = played();
  expect(launches(table.round)).toEqual([
    ["A1", 80],
    ["A2", 240],
    ["A3", 240],
  ]);
  expect(launches(asIf(table, { kind: "remove", ref: "A1" }))).toEqual([
    ["A2", 240],
    ["A3", 240],
  ]);
});

it("an approved change is moved by its approval; the proposal stays where it was", () => {
  const table = played();
  const moved = asIf(table, { kind: "move", ref: "A2", toTick: 400 });
  expect(launches(moved)).toEqual([
    ["A1", 80],
    ["A3", 240],
    ["A2", 400],
  ]);
  expect(moved.play.actions.find(({ ref }) => ref === "A2")?.proposedTick).toBe(160);
});

it("leaving a change out stops no other timer: the round still ends when its time is over", () => {
  const table = goLive({ liveMinutes: 1 });
  table.say("dat", admit);
  table.wait(61_000);
  expect(table.round.play.phase.kind).toBe("debrief");
  expect(asIf(table, { kind: "remove", ref: "A1" }).play.phase).toEqual(table.round.play.phase);
});

it("an action can be added where it is declared, with a value that it takes, while the round was on and the place free", () => {
  const table = played();
  expect(table.say("cmd", { type: "round.end" })).toBe("ok");
  const end = table.round.tick;
  const asked: AddedAction = { action: "admit", target: "edge@east", value: 30, toTick: 100 };
  const add = (more: Partial<AddedAction>) =>
    table.say("inv", { type: "whatif.run", change: { kind: "add", ...asked, ...more } });
  expect(add({})).toBe("ok");
  expect(add({ action: "no-such" })).toBe("action/unknown-kind");
  expect(add({ target: "app@west" })).toBe("whatif/not-there");
  expect(add({ value: 35 })).toBe("action/bad-value");
  expect(add({ toTick: -1 })).toBe("whatif/too-early");
  expect(add({ toTick: end + 1 })).toBe("whatif/too-late");
  expect(add({ target: "edge@west", toTick: 79 })).toBe("ok");
  expect(add({ target: "edge@west", toTick: 80 })).toBe("whatif/target-busy");
  expect(add({ target: "edge@west", toTick: 80 + 300 })).toBe("ok");
  const second = { ...asked, target: "app@west" };
  expect(table.say("inv", { type: "whatif.run", change: { kind: "add", ...asked, and: second } })).toBe(
    "whatif/not-there",
  );
});

it("says why nobody new can join: closed, locked or full", () => {
  const table = sitDown();
  expect(joinRefusal(table.round.play)).toBeNull();
  for (let n = 0; n < 24; n++)
    table.happen({ kind: "presence", member: `m${n}`, event: { kind: "joined", isHost: n === 0 } });
  expect(joinRefusal(table.round.play)?.code).toBe("join/full");
  table.say("m0", { type: "host.lock", locked: true });
  expect(joinRefusal(table.round.play)?.code).toBe("join/locked");
});
