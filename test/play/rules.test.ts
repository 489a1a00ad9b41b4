import { expect, it } from "vitest";
import type { Command } from "../../shared/protocol/index.ts";
import { goLive, sitDown } from "./table.ts";

/** One well-formed example of every kind of command that changes a live round. */
const liveCommands: readonly Command[] = [
  { type: "alert.ack", alert: "burn:request west" },
  { type: "diagnostic.run", diagnostic: "logs", target: "app@west" },
  { type: "evidence.share", card: "p0.1" },
  { type: "hypothesis.add", question: "started", component: "cache", mechanism: "change" },
  { type: "action.prepare", action: "roll-back-app", target: "app", value: 0 },
  { type: "action.launch", action: "roll-back-app", target: "app", value: 0 },
  { type: "incident.declare", severity: "SEV-2" },
  { type: "note.add", text: "seen" },
];

it.each(liveCommands)("refuses $type in the lobby and in the debrief, and says which phase it is", (command) => {
  const lobby = sitDown();
  lobby.happen({ kind: "presence", member: "ana", event: { kind: "joined", isHost: true } });
  lobby.say("ana", { type: "seat.take", seat: 0 });
  expect(lobby.say("ana", command)).toBe("phase/lobby");
  const over = goLive();
  over.say("cmd", { type: "round.end" });
  expect(over.say("cmd", command)).toBe("phase/debrief");
});

it.each(liveCommands)("refuses $type from a member without a seat", (command) => {
  const table = goLive();
  table.happen({ kind: "presence", member: "guest", event: { kind: "joined", isHost: false } });
  expect(table.say("guest", command)).toBe("role/seat-needed");
});

it("refuses a stranger", () => {
  expect(goLive().say("nobody", { type: "chat.say", text: "hi" })).toBe("role/unknown-member");
});

it("leaves speed, pause and the end to the host", () => {
  const table = goLive();
  for (const command of [{ type: "clock.pause" }, { type: "clock.speed", speed: 8 }, { type: "round.end" }] as const) {
    expect(table.say("svc", command)).toBe("role/host-only");
  }
});

it("[DESIGN 4] while paused people look, talk and share, but nothing that takes simulated time starts", () => {
  const table = goLive();
  table.say("cmd", { type: "clock.pause" });
  expect(table.round.isRunning).toBe(false);
  expect(table.say("svc", { type: "action.launch", action: "roll-back-app", target: "app", value: 0 })).toBe(
    "clock/paused",
  );
  expect(table.say("inv", { type: "diagnostic.run", diagnostic: "logs", target: "app@west" })).toBe("clock/paused");
  expect(table.say("inv", { type: "chat.say", text: "what now?" })).toBe("ok");
  expect(
    table.say("inv", { type: "hypothesis.add", question: "started", component: "cache", mechanism: "change" }),
  ).toBe("ok");
});

it("[2.1.8] leaves the board, the comms clock and approvals out of the Essential rules", () => {
  const table = goLive({ layer: "essential" });
  expect(
    table.say("inv", { type: "hypothesis.add", question: "started", component: "cache", mechanism: "change" }),
  ).toBe("layer/standard-only");
  expect(table.say("cmd", { type: "incident.declare", severity: "SEV-1" })).toBe("layer/standard-only");
  expect(table.say("dat", { type: "action.launch", action: "flush-cache", target: "cache@west", value: 0 })).toBe("ok");
  expect(table.round.play.actions[0]?.state).toBe("running");
});

it("ends by the clock, by the host, or by a win", () => {
  const byTime = goLive({ liveMinutes: 1 });
  byTime.wait(61_000);
  expect(byTime.round.play.phase).toMatchObject({ kind: "debrief", ended: "time" });
  const won = goLive({ world: { winAtTick: 200 } });
  won.wait(10_000);
  expect(won.round.play.phase).toMatchObject({ kind: "debrief", ended: "won" });
  expect(won.round.tick).toBe(200);
});

it("[H3] ends at the planned simulated time, whatever the speed and whenever it changed", () => {
  const table = goLive({ liveMinutes: 1 });
  table.wait(10_000);
  table.say("cmd", { type: "clock.speed", speed: 8 });
  table.wait(24_000);
  expect(table.round.play.phase.kind).toBe("live");
  table.wait(1_100);
  expect(table.round.play.phase).toMatchObject({ kind: "debrief", ended: "time" });
  expect(Math.abs(table.round.tick - 2400)).toBeLessThan(10);
  const slow = goLive({ liveMinutes: 1, speed: 2 });
  slow.wait(119_000);
  expect(slow.round.play.phase.kind).toBe("live");
  slow.wait(1_100);
  expect(slow.round.play.phase.kind).toBe("debrief");
});

it("[DESIGN 4] a round whose step failed goes to its debrief with what it has", () => {
  const table = goLive();
  table.happen({ kind: "failure" });
  expect(table.round.play.phase).toEqual({ kind: "debrief", ended: "failure", step: 0 });
  expect(table.round.play.timers).toEqual([]);
});

it("gives a notice when an accepted command can no longer be done at its turn", () => {
  const table = goLive();
  const by = "dat";
  const command = { type: "action.launch", action: "pause-failover", target: "failover:west", value: 0 } as const;
  expect(table.round.decide(by, command, table.clockMs()).ok).toBe(true);
  table.say("cmd", { type: "clock.pause" });
  table.happen({ kind: "command", by, command });
  expect(table.round.play.actions).toHaveLength(0);
  expect(table.round.play.members.find(({ id }) => id === by)?.notices).toMatchObject([
    { n: 1, command: "action.launch", refusal: { code: "clock/paused" } },
  ]);
});

it("takes a plan of the whole session from the host, and its live minutes where none are chosen", () => {
  const table = sitDown({ size: 1 });
  table.happen({ kind: "presence", member: "cmd", event: { kind: "joined", isHost: true } });
  const plan = { minutes: 45, endsAtMs: 1_780_000_000_000 } as const;
  expect(table.say("cmd", { type: "host.configure", plan })).toBe("ok");
  expect(table.round.play.options).toMatchObject({ liveMinutes: 15, plan: { ...plan, roundsLeft: 0 } });
  expect(table.say("cmd", { type: "host.configure", plan, liveMinutes: 12 })).toBe("ok");
  expect(table.say("cmd", { type: "host.configure", size: 2 })).toBe("ok");
  expect(table.round.play.options).toMatchObject({ size: 2, liveMinutes: 12, plan });
  expect(table.say("cmd", { type: "host.configure", plan: null })).toBe("ok");
  expect(table.round.play.options).toMatchObject({ liveMinutes: 12, plan: null });
});
