/** A room's promises, on a fake world and a clock that the test turns. */
import { describe, expect, it } from "vitest";
import { AWAY_AFTER_MS } from "../../../server/rooms/attendance.ts";
import { settle } from "./fakeClock.ts";
import { goLive, sitDown, stateOf } from "./table.ts";
import { MOST_WAITING } from "../../../server/rooms/queue.ts";

const chat = (text: string) => ({ type: "chat.say", text }) as const;

describe("commands", () => {
  it("acknowledges after the commit, and applies at the tick that the row names", async () => {
    const { room, store, say } = await goLive();
    store.hold();
    let answer = "none";
    const saying = say("bo", chat("hello")).then((code) => (answer = code));
    await settle();
    expect([answer, room.round.play.chat]).toEqual(["none", []]);
    store.release();
    await saying;
    expect(answer).toBe("ok");
    expect(room.round.play.chat).toMatchObject([{ member: "bo", text: "hello" }]);
    expect(store.rows.at(-1)).toMatchObject({ kind: "command", seat: "bo", tick: room.round.tick });
  });

  it("never steps past a tick with an uncommitted row, and makes up for the wait", async () => {
    const { room, store, clock, say } = await goLive();
    await clock.pass(1000);
    store.hold();
    const { tick } = room.round;
    const saying = say("bo", chat("hello"));
    await clock.pass(400);
    expect(room.round.tick).toBe(tick);
    store.release();
    await saying;
    await clock.pass(100);
    expect(room.round.tick).toBeGreaterThanOrEqual(tick + 16);
  });

  it("refuses what took longer than a second to commit, and takes its row back, also for a later reader", async () => {
    const table = await goLive();
    const { room, store, clock, say } = table;
    store.hold();
    const [late, after] = [say("bo", chat("late")), say("ana", chat("too"))];
    await clock.pass(1001);
    expect([await late, await after]).toEqual(["store/slow", "store/slow"]);
    store.release();
    await clock.pass(100);
    expect(room.round.play.chat).toEqual([]);
    expect(store.rows.filter(({ kind }) => kind === "void")).toHaveLength(2);
    expect(await say("bo", chat("again"))).toBe("ok");
    const again = await sitDown({ store: store.upTo(store.rows.length) });
    expect(again.room.round.play.chat.map(({ text }) => text)).toEqual(["again"]);
  });

  it("goes on past what came too late: the world moves, deadlines wait, and whoever asks is told at once", async () => {
    const table = await goLive();
    const { room, store, clock, say } = table;
    expect(await say("ana", { type: "incident.declare", severity: "SEV-1" })).toBe("ok");
    store.hold();
    const late = say("bo", chat("late"));
    await clock.pass(1001);
    expect(await late).toBe("store/slow");
    const { tick } = room.round;
    const rows = store.rows.length;
    await clock.pass(180_000);
    expect(room.round.tick).toBeGreaterThan(tick + 1000);
    const overdue = () => room.round.play.timers.filter(({ dueMs }) => dueMs <= room.clockMs);
    expect(overdue()).not.toEqual([]);
    expect(await say("ana", chat("at once"))).toBe("store/slow");
    store.release();
    await clock.pass(200);
    expect(room.round.play.chat).toEqual([]);
    expect(overdue()).toEqual([]);
    expect(await say("ana", chat("again"))).toBe("ok");
    // The second was never written, and while nothing could be written hardly a mark was piled up.
    expect(store.rows.length - rows).toBeLessThan(10);
    const again = await sitDown({ store: store.upTo(store.rows.length) });
    expect(stateOf(again)).toEqual(stateOf(table));
  });

  it("does a command once, however often it is sent, and says the same again", async () => {
    const { room, store, say } = await goLive();
    const [first, second] = [say("bo", chat("once"), "same"), say("bo", chat("once"), "same")];
    expect([await first, await second, await say("bo", chat("once"), "same")]).toEqual(["ok", "ok", "ok"]);
    expect(room.round.play.chat).toHaveLength(1);
    const again = await sitDown({ store: store.upTo(store.rows.length) });
    expect(await again.say("bo", chat("once"), "same")).toBe("ok");
    expect(again.room.round.play.chat).toHaveLength(1);
  });

  it.each([
    ["a stranger", "eve", chat("hi"), "role/unknown-member"],
    ["a player who would be host", "bo", { type: "clock.pause" }, "role/host-only"],
    ["the wrong phase", "ana", { type: "ready.set", ready: true }, "phase/live"],
    [
      "a foreign console",
      "ana",
      { type: "action.launch", action: "admit", target: "edge@west", value: 30 },
      "console/not-yours",
    ],
  ] as const)("refuses %s and writes nothing", async (_who, by, command, code) => {
    const { store, say, room } = await goLive();
    const [rows, { play }] = [store.rows.length, room.round];
    expect(await say(by, command)).toBe(code);
    expect([store.rows.length, room.round.play]).toEqual([rows, play]);
  });
});

describe("time", () => {
  it("moves the world at the chosen speed and stands still in a pause", async () => {
    const { room, clock, say } = await goLive();
    await clock.pass(2000);
    expect(room.round.tick).toBeGreaterThanOrEqual(76);
    expect(room.round.tick).toBeLessThanOrEqual(80);
    await say("ana", { type: "clock.pause" });
    const [{ tick }, clockMs] = [room.round, room.clockMs];
    await clock.pass(60_000);
    expect([room.round.tick, room.clockMs]).toEqual([tick, clockMs]);
    expect(await say("bo", chat("we may talk"))).toBe("ok");
    await say("ana", { type: "clock.speed", speed: 8 });
    await say("ana", { type: "clock.resume" });
    await clock.pass(1000);
    expect(room.round.tick - tick).toBeGreaterThanOrEqual(72);
  });

  it("marks each second, and each change of speed, pause and phase", async () => {
    const { store, clock, say } = await goLive();
    const marks = () => store.rows.filter(({ kind }) => kind === "clock").map(({ body }) => body);
    const before = marks().length;
    await clock.pass(5000);
    expect(marks().length - before).toBe(5);
    await say("ana", { type: "clock.speed", speed: 2 });
    await settle();
    expect(marks().at(-1)).toMatchObject({ speed: 2, phase: "live", isPaused: false });
    await say("ana", { type: "clock.pause" });
    await settle();
    expect(marks().at(-1)).toMatchObject({ isPaused: true });
    await clock.pass(5000);
    expect(marks().at(-1)).toMatchObject({ isPaused: true });
    expect(marks().length - before).toBe(7);
  });

  it("turns a deadline of people into an entry, once", async () => {
    const { room, store, clock, say } = await goLive();
    const launch = { type: "action.launch", action: "admit", target: "edge@west", value: 30 } as const;
    expect(await say("bo", launch)).toBe("ok");
    expect(room.round.play.actions[0]?.cancellableUntilMs).not.toBeNull();
    await clock.pass(6000);
    expect(room.round.play.actions[0]?.cancellableUntilMs).toBeNull();
    expect(store.rows.filter(({ kind }) => kind === "timer")).toHaveLength(1);
  });

  it("runs faster for tests, clock and world alike", async () => {
    const { room, clock } = await goLive({ rate: 10 });
    await clock.pass(1000);
    expect(room.round.tick).toBeGreaterThanOrEqual(360);
    expect(room.clockMs).toBeGreaterThanOrEqual(9000);
  });

  it("tells its owner when it was too late to make up for", async () => {
    const { room, clock, told } = await goLive();
    await clock.pass(1000);
    const { tick } = room.round;
    clock.stall(30_000);
    await clock.pass(100);
    expect(room.round.tick - tick).toBeLessThanOrEqual(44);
    expect(told.filter(([hook]) => hook === "slipped")).toHaveLength(1);
  });
});

describe("people", () => {
  const link = { isReady: true, send: () => undefined, close: () => undefined };

  it("calls a member away 15 seconds after the last link dropped, also during a pause, and back at once", async () => {
    const { room, clock, say } = await goLive();
    const [first, second] = [room.attach("bo", link), room.attach("bo", link)];
    await say("ana", { type: "clock.pause" });
    const away = () => room.round.play.members.find(({ id }) => id === "bo")?.awaySinceMs !== null;
    first.detach();
    await clock.pass(AWAY_AFTER_MS * 2);
    expect(away()).toBe(false);
    second.detach();
    await clock.pass(AWAY_AFTER_MS - 100);
    expect(away()).toBe(false);
    await clock.pass(200);
    expect([away(), room.round.play.members.find(({ id }) => id === "bo")?.seat]).toEqual([true, 1]);
    room.attach("bo", link);
    await clock.pass(100);
    expect(away()).toBe(false);
  });

  it("frees the seat of whoever leaves", async () => {
    const { room } = await goLive();
    await room.leave("bo");
    expect(room.round.play.members.map(({ id }) => id)).toEqual(["ana"]);
  });

  it("refuses whom the room does not take", async () => {
    const { room, say } = await goLive();
    await say("ana", { type: "host.lock", locked: true });
    expect(await room.join("cy", false)).toMatchObject({ ok: false, refusal: { code: "join/locked" } });
  });
});

describe("trouble", () => {
  it("sends a round whose tick throws to its debrief, alone, and the debrief survives a restart", async () => {
    const good = await goLive();
    const bad = await goLive({ world: { throwsAtTick: 40 }, clock: good.clock, scheduler: good.scheduler });
    await good.clock.pass(3000);
    expect(bad.room.round.play.phase).toMatchObject({ kind: "debrief", ended: "failure" });
    expect(bad.told.map(([hook]) => hook)).toContain("failed");
    expect(good.room.round.tick).toBeGreaterThan(100);
    expect(await bad.say("bo", { type: "debrief.answer", question: "cause", text: "physics" })).toBe("ok");
    const again = await sitDown({ store: bad.store.upTo(bad.store.rows.length), world: { throwsAtTick: 40 } });
    expect(again.room.round.play).toEqual(bad.room.round.play);
  });

  it("lets go when another process has taken the exercise, and says so to whoever waits", async () => {
    const { room, store, clock, told, say } = await goLive();
    let closed = 0;
    room.attach("bo", { isReady: true, send: () => undefined, close: () => void closed++ });
    store.hold();
    const saying = say("bo", chat("hello"));
    store.lose();
    expect(await saying).toBe("store/lost");
    expect([closed, told.at(-1)?.[0]]).toEqual([1, "lost"]);
    const { tick } = room.round;
    await clock.pass(2000);
    expect(room.round.tick).toBe(tick);
    expect(await say("bo", chat("still there?"))).toBe("room/closed");
  });

  it("finishes what is under way when it is drained, and goes on from there", async () => {
    const table = await goLive();
    const { room, store, clock, say } = table;
    await clock.pass(3000);
    store.hold();
    const saying = say("bo", chat("last words"));
    const draining = room.drain();
    expect(await say("bo", chat("too late"))).toBe("room/closed");
    store.release();
    await draining;
    expect(await saying).toBe("ok");
    const again = await sitDown({ store });
    expect(stateOf(again)).toEqual(stateOf(table));
  });
});

it("lets only so much wait for a store that does not answer: more is refused at once, and it goes on when it does", async () => {
  const table = await goLive();
  table.store.hold();
  const answers = Array.from({ length: MOST_WAITING + 50 }, (_, n) =>
    table.say("bo", { type: "chat.say", text: `line ${n}` }),
  );
  const settled: string[] = [];
  for (const answer of answers) void answer.then((code) => settled.push(code));
  await table.clock.pass(1);
  expect(settled).toEqual(Array.from({ length: 50 }, () => "store/slow"));
  await table.clock.pass(60_000);
  expect(settled).toHaveLength(MOST_WAITING + 50);
  const before = table.store.rows.length;
  table.store.release();
  await table.clock.pass(100);
  // Each of those that waited was answered as late, and is taken back by a row of its own.
  expect(table.store.rows.length - before).toBeLessThan(2 * MOST_WAITING + 5);
  expect(table.room.round.play.chat).toEqual([]);
  expect(await table.say("bo", { type: "chat.say", text: "again" })).toBe("ok");
});
