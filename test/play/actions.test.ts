import { expect, it } from "vitest";
import { goLive } from "./table.ts";
import type { Table } from "./table.ts";

const rollBack = { type: "action.launch", action: "roll-back-app", target: "app", value: 0 } as const;
const admit = { type: "action.launch", action: "admit", target: "edge@west", value: 20 } as const;
const flush = { type: "action.launch", action: "flush-cache", target: "cache@west", value: 0 } as const;

const stateOf = (table: Table, ref = "A1") => table.round.play.actions.find((action) => action.ref === ref)?.state;

it("[L] runs at once, takes its lead time, then is effective", () => {
  const table = goLive();
  expect(table.say("svc", rollBack)).toBe("ok");
  expect(stateOf(table)).toBe("running");
  table.wait(7_000);
  expect(stateOf(table)).toBe("running");
  table.wait(1_000);
  expect(stateOf(table)).toBe("effective");
});

it("[M] can be cancelled for 5 real seconds, by its launcher or command, and not later", () => {
  const table = goLive();
  table.say("dat", admit);
  table.wait(4_000);
  expect(table.say("inv", { type: "action.cancel", ref: "A1" })).toBe("action/not-yours");
  expect(table.say("cmd", { type: "action.cancel", ref: "A1" })).toBe("ok");
  table.wait(1_000);
  expect(stateOf(table)).toBe("cancelled");
  expect(table.round.world.running()).toMatchObject([{ ref: "A1", state: "cancelled" }]);
  table.say("dat", admit);
  table.wait(5_100);
  expect(table.say("dat", { type: "action.cancel", ref: "A2" })).toBe("action/too-late");
});

it("[H] without a second key can be called back for 5 real seconds too; with one it cannot", () => {
  const solo = goLive({}, ["only"]);
  solo.say("only", flush);
  expect(stateOf(solo)).toBe("running");
  solo.wait(4_000);
  expect(solo.say("only", { type: "action.cancel", ref: "A1" })).toBe("ok");
  const table = goLive();
  table.say("dat", flush);
  table.say("cmd", { type: "action.approve", ref: "A1" });
  expect(table.say("dat", { type: "action.cancel", ref: "A1" })).toBe("action/too-late");
});

it("[H] waits for command's approval and is never its proposer's own key", () => {
  const table = goLive();
  expect(table.say("dat", flush)).toBe("ok");
  expect(stateOf(table)).toBe("proposed");
  expect(table.round.world.running()).toEqual([]);
  expect(table.say("dat", { type: "action.approve", ref: "A1" })).toBe("action/own-proposal");
  expect(table.say("inv", { type: "action.approve", ref: "A1" })).toBe("action/no-decider");
  expect(table.say("cmd", { type: "action.approve", ref: "A1" })).toBe("ok");
  expect(stateOf(table)).toBe("running");
});

it("[H] denied with a reason, it never reaches the world", () => {
  const table = goLive();
  table.say("dat", flush);
  expect(table.say("cmd", { type: "action.deny", ref: "A1", reason: "stampede" })).toBe("ok");
  table.wait(1_000);
  expect(table.round.play.actions[0]).toMatchObject({ state: "denied", denied: { by: 0, reason: "stampede" } });
  expect(table.round.world.running()).toEqual([]);
});

it("[H] at two players the partner's key approves; alone no key is asked", () => {
  const pair = goLive({}, ["left", "right"]);
  pair.say("right", flush);
  expect(pair.say("left", { type: "action.approve", ref: "A1" })).toBe("ok");
  const solo = goLive({}, ["only"]);
  solo.say("only", flush);
  expect(stateOf(solo)).toBe("running");
});

it("undoes a finished change, and refuses what cannot be taken back", () => {
  const table = goLive();
  table.say("dat", admit);
  table.wait(9_000);
  expect(stateOf(table)).toBe("effective");
  expect(table.say("dat", { type: "action.undo", ref: "A1" })).toBe("ok");
  expect(stateOf(table)).toBe("undoing");
  table.wait(5_000);
  expect(stateOf(table)).toBe("undone");
  table.say("svc", rollBack);
  table.wait(9_000);
  expect(table.say("svc", { type: "action.undo", ref: "A2" })).toBe("action/no-undo");
});

it("tells an automation again what it was told before, when something else was told it in between", () => {
  const table = goLive();
  const tell = (action: string) => {
    const answer = table.say("dat", { type: "action.launch", action, target: "failover:west", value: 0 });
    table.wait(9_000);
    return answer;
  };
  expect(tell("pause-failover")).toBe("ok");
  expect(tell("pause-failover")).toBe("action/already-in-force");
  expect(tell("resume-failover")).toBe("ok");
  expect(table.say("dat", { type: "action.undo", ref: "A1" })).toBe("action/superseded");
  expect(tell("pause-failover")).toBe("ok");
});

it("refuses a foreign console, an unknown action, a wrong target and a wrong value, each in its own words", () => {
  const table = goLive();
  expect(table.say("dat", rollBack)).toBe("console/not-yours");
  expect(table.say("svc", { ...rollBack, action: "no-such" })).toBe("action/unknown-kind");
  expect(table.say("svc", { ...rollBack, target: "store" })).toBe("action/bad-target");
  expect(table.say("dat", { ...admit, value: 150 })).toBe("action/bad-value");
  expect(table.say("dat", { ...admit, value: 25 })).toBe("action/bad-value");
});

it("locks the target while a change is under way, and refuses what is set already", () => {
  const table = goLive();
  table.say("dat", admit);
  expect(table.say("dat", { ...admit, value: 50 })).toBe("action/already-running");
  expect(table.say("dat", { ...admit, target: "edge@east" })).toBe("ok");
  table.wait(9_000);
  expect(table.say("dat", admit)).toBe("action/already-in-force");
  expect(table.say("dat", { ...admit, value: 50 })).toBe("ok");
});

it("an earlier setting cannot be undone under a later one", () => {
  const table = goLive();
  table.say("dat", admit);
  table.wait(9_000);
  table.say("dat", { ...admit, value: 50 });
  table.wait(9_000);
  expect(table.say("dat", { type: "action.undo", ref: "A1" })).toBe("action/superseded");
  expect(table.say("dat", { type: "action.undo", ref: "A2" })).toBe("ok");
});

it("[M15] a change whose tools get no answer fails for all to see, and an undo leaves it as it is", () => {
  const table = goLive({ world: { mute: [400, 800] } });
  const told = () => table.round.play.timeline.at(-1)?.message;
  expect(table.say("dat", admit)).toBe("ok");
  table.wait(10_100);
  expect(table.say("svc", rollBack)).toBe("ok");
  table.wait(100);
  expect(stateOf(table, "A2")).toBe("failed");
  expect(told()).toMatchObject({ code: "action.failed", params: { ref: "A2", why: "no-answer", of: "names@west" } });
  expect(table.say("dat", { type: "action.undo", ref: "A1" })).toBe("ok");
  table.wait(100);
  expect(stateOf(table)).toBe("effective");
  expect(told()).toMatchObject({ code: "action.undo-failed", params: { ref: "A1", why: "no-answer" } });
  table.wait(10_000);
  expect(table.say("dat", { type: "action.undo", ref: "A1" })).toBe("ok");
  table.wait(5_000);
  expect(stateOf(table)).toBe("undone");
  expect(table.round.play.actions[0]?.obstacle).toBeNull();
});

it("[A23] while changes are frozen the team's own wait too: neither a new one nor an undo, until it is lifted", () => {
  const table = goLive();
  const cap = { type: "action.launch", action: "cap-retries", target: "app@west>store", value: 1 } as const;
  const freeze = { type: "action.launch", action: "freeze", target: "changes", value: 0 } as const;
  expect(table.say("svc", cap)).toBe("ok");
  table.wait(9_000);
  expect(table.say("cmd", freeze)).toBe("ok");
  table.wait(8_000);
  expect(table.say("cmd", freeze)).toBe("action/already-in-force");
  expect(table.say("svc", rollBack)).toBe("action/frozen");
  expect(table.say("svc", { ...cap, value: 2 })).toBe("action/frozen");
  expect(table.say("svc", { type: "action.undo", ref: "A1" })).toBe("action/frozen");
  // Hands on what runs go on.
  expect(table.say("dat", admit)).toBe("ok");
  expect(table.say("cmd", { type: "action.undo", ref: "A2" })).toBe("ok");
  expect(table.say("svc", rollBack)).toBe("action/frozen");
  table.wait(4_000);
  expect(stateOf(table, "A2")).toBe("undone");
  expect(table.say("svc", rollBack)).toBe("ok");
});
