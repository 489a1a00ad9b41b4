/** Killed at any moment, a room comes back with everything that was acknowledged. */
import { serialize } from "node:v8";
import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { decodeState } from "../../../server/rooms/index.ts";
import { must } from "../../../shared/base/index.ts";
import type { Command } from "../../../shared/protocol/index.ts";
import { goLive, sitDown, stateOf } from "./table.ts";
import type { Table } from "./table.ts";

const world = { harmAtTick: 150 };
const commands: readonly Command[] = [
  { type: "diagnostic.run", diagnostic: "logs", target: "app@west" },
  { type: "evidence.share", card: "p1.1" },
  { type: "hypothesis.add", question: "sustains", component: "store", mechanism: "retries and herds" },
  { type: "action.launch", action: "admit", target: "edge@west", value: 30 },
  { type: "action.cancel", ref: "A1" },
  { type: "incident.declare", severity: "SEV-1" },
  { type: "clock.pause" },
  { type: "clock.resume" },
  { type: "clock.speed", speed: 8 },
  { type: "round.end" },
  { type: "chat.say", text: "hello" },
];
const script = fc.array(
  fc.record({
    by: fc.constantFrom("ana", "bo"),
    command: fc.constantFrom(...commands),
    waitMs: fc.constantFrom(0, 300, 4000, 12_000),
  }),
  { maxLength: 15 },
);

async function perform(table: Table, steps: typeof script extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  for (const { by, command, waitMs } of steps) {
    await table.clock.pass(waitMs);
    await table.say(by, command);
  }
}

it("comes back equal to the byte at the last thing written, with and without checkpoints", async () => {
  await fc.assert(
    fc.asyncProperty(script, async (steps) => {
      const table = await goLive({ world });
      await perform(table, steps);
      await table.clock.pass(50);
      await table.say("ana", { type: "chat.say", text: "the last thing written" });
      const all = table.store.rows.length;
      const recovered = await sitDown({ store: table.store.upTo(all), world });
      expect(stateOf(recovered)).toEqual(stateOf(table));
      expect(recovered.room.clockMs).toBe(table.room.clockMs);
      const { journal } = table.store.upTo(all);
      const bare = await sitDown({ store: { ...table.store.upTo(all), journal, checkpoints: none }, world });
      expect(stateOf(bare)).toEqual(stateOf(table));
    }),
    { numRuns: 15 },
  );
});

const none = { save: () => Promise.resolve(true), newest: () => Promise.resolve(undefined) };

it("replays the whole journal when its checkpoint is not to be read", async () => {
  const table = await goLive({ world });
  await table.clock.pass(3000);
  const { journal } = table.store;
  const unreadable = { ...none, newest: () => Promise.resolve({ seq: 3, tick: 7, state: Buffer.from("no state") }) };
  const again = await sitDown({ store: { ...table.store.upTo(1000), journal, checkpoints: unreadable }, world });
  const bare = await sitDown({ store: { ...table.store.upTo(1000), journal, checkpoints: none }, world });
  expect(stateOf(again)).toEqual(stateOf(bare));
});

it("comes back from any prefix of its journal, and plays on", async () => {
  const table = await goLive({ world });
  await perform(table, [
    { by: "bo", command: { type: "action.launch", action: "admit", target: "edge@west", value: 30 }, waitMs: 4000 },
    { by: "ana", command: { type: "clock.speed", speed: 8 }, waitMs: 4000 },
    { by: "ana", command: { type: "clock.pause" }, waitMs: 4000 },
    { by: "ana", command: { type: "clock.resume" }, waitMs: 4000 },
    { by: "bo", command: { type: "diagnostic.run", diagnostic: "logs", target: "app@west" }, waitMs: 4000 },
  ]);
  for (let seq = 1; seq <= table.store.rows.length; seq++) {
    const { room, clock } = await sitDown({ store: table.store.upTo(seq), world });
    const checkpoint = table.store.saved.findLast((saved) => saved.seq <= seq);
    const { tick, isRunning } = room.round;
    expect(tick).toBe(Math.max(checkpoint?.tick ?? 0, table.store.rows[seq - 1]?.tick ?? 0));
    await clock.pass(1000);
    expect(room.round.tick > tick).toBe(isRunning);
  }
});

it("goes back by no more than a second of what was seen", async () => {
  const table = await goLive({ world });
  await table.clock.pass(7777);
  const again = await sitDown({ store: table.store.upTo(table.store.rows.length), world });
  expect(table.room.clockMs - again.room.clockMs).toBeLessThanOrEqual(1000);
  expect(table.room.round.tick - again.room.round.tick).toBeLessThanOrEqual(40);
});

it("replays seconds, not the round: a checkpoint comes within the first second, and is never older than some", async () => {
  const { store, clock } = await goLive({ world });
  for (let count = 1; count <= 5; count++) {
    await clock.pass(count === 1 ? 1000 : 10_000);
    // Compressing takes real time, in a thread of its own.
    await expect.poll(() => store.saved.length).toBe(count);
    expect((store.rows.at(-1)?.tick ?? 0) - (store.saved.at(-1)?.tick ?? 0)).toBeLessThanOrEqual(400);
  }
});

it("goes on by another engine from the newest checkpoint, and marks from where", async () => {
  const table = await goLive({ world });
  await table.clock.pass(25_000);
  await expect.poll(() => table.store.saved.length).toBeGreaterThan(0);
  await table.say("bo", { type: "chat.say", text: "before" });
  const store = table.store.upTo(table.store.rows.length);
  const { room, clock } = await sitDown({ store, world, engine: "second" });
  expect(room.round.tick).toBeLessThanOrEqual(table.room.round.tick);
  await clock.pass(100);
  const [mark] = room.round.play.engines;
  expect(mark?.engine).toBe("second");
  expect(mark?.tick).toBeGreaterThanOrEqual(table.store.saved.at(-1)?.tick ?? Infinity);
  expect(room.round.play.chat.map(({ text }) => text)).toEqual(["before"]);
  const again = await sitDown({ store: store.upTo(store.rows.length), world, engine: "second" });
  await again.clock.pass(3000);
  expect(again.room.round.play.engines).toEqual(room.round.play.engines);
});

it("lives a round anew by its journal where the world that was kept cannot be read", async () => {
  const table = await goLive({ world });
  await table.clock.pass(25_000);
  await expect.poll(() => table.store.saved.length).toBeGreaterThan(0);
  await table.say("bo", { type: "chat.say", text: "before" });
  const store = table.store.upTo(table.store.rows.length);
  const unreadable = { ...world, isUnreadable: true };
  const own = await sitDown({ store: table.store.upTo(table.store.rows.length), world: unreadable, engine: "first" });
  expect(own.room.round.play.engines).toEqual([]);
  expect(own.room.round.play.chat.map(({ text }) => text)).toEqual(["before"]);
  const { room, clock } = await sitDown({ store, world: unreadable, engine: "second" });
  await clock.pass(100);
  expect(room.round.tick).toBeGreaterThan(100);
  expect(room.round.play.engines.map(({ engine }) => engine)).toEqual(["second"]);
  expect(room.round.play.chat.map(({ text }) => text)).toEqual(["before"]);
});

it("reads what versions before wrote down: telemetry in the whole, and no word of other engines", async () => {
  const table = await goLive({ world });
  await table.clock.pass(25_000);
  await expect.poll(() => table.store.saved.length).toBeGreaterThan(0);
  const state = must(await decodeState(must(table.store.saved.at(-1), "checkpoint").state), "state");
  expect(state.memory.history.recent.length).toBeGreaterThan(1);
  const older = (version: number, written: object): Uint8Array => deflateSync(serialize({ ...written, version }));
  expect(await decodeState(older(3, state))).toMatchObject(state);
  const { engines: _unknown, ...play } = state.memory.play;
  const oldest = await decodeState(older(2, { ...state, memory: { ...state.memory, play } }));
  expect(oldest?.memory).toEqual({ ...state.memory, play: { ...play, engines: [] } });
  expect(await decodeState(older(1, state))).toBeUndefined();
});

it("takes a checkpoint of the same scrapes as the one before, and it says the same", async () => {
  const table = await goLive({ world });
  await table.clock.pass(25_000);
  await expect.poll(() => table.store.saved.length).toBeGreaterThan(1);
  const [before, last] = await Promise.all(table.store.saved.slice(-2).map(({ state }) => decodeState(state)));
  const { recent } = table.room.round.history;
  expect(last?.memory.history.recent).toEqual(
    recent.filter(({ scrape }) => scrape <= must(last?.memory.history.recent.at(-1), "scrape").scrape),
  );
  expect(before?.memory.history.recent.length).toBeGreaterThan(1);
});

it("stands still until it is written down that another engine goes on", async () => {
  const table = await goLive({ world });
  await table.clock.pass(5000);
  const store = table.store.upTo(table.store.rows.length);
  store.hold();
  const { room, clock } = await sitDown({ store, world, engine: "second" });
  const { tick } = room.round;
  await clock.pass(500);
  expect(room.round.tick).toBe(tick);
  store.release();
  await clock.pass(500);
  expect(room.round.tick).toBeGreaterThan(tick);
  expect(room.round.play.engines).toEqual([{ engine: "second", tick }]);
});
