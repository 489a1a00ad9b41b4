import { expect, it } from "vitest";
import { createScheduler } from "../../../server/rooms/index.ts";
import { createFakeClock } from "./fakeClock.ts";

interface Turn {
  readonly room: number;
  readonly atMs: number;
  readonly publishes: boolean;
}

function watch(rooms: number) {
  const clock = createFakeClock();
  const scheduler = createScheduler(clock);
  const turns: Turn[] = [];
  const startMs = clock.nowMs();
  for (let room = 0; room < rooms; room++) {
    scheduler.add({ turn: (nowMs, publishes) => void turns.push({ room, atMs: nowMs - startMs, publishes }) });
  }
  return { clock, scheduler, turns };
}

it("gives each room 20 turns and 4 publishes a second, and does not drift", async () => {
  const { clock, turns } = watch(3);
  await clock.pass(10_100);
  for (const room of [0, 1, 2]) {
    const mine = turns.filter((turn) => turn.room === room);
    const since = mine.filter(({ atMs }) => atMs > 100);
    expect(since).toHaveLength(200);
    expect(since.filter(({ publishes }) => publishes)).toHaveLength(40);
    expect(new Set(mine.map(({ atMs }) => atMs % 50)).size).toBe(1);
  }
});

it("spreads the publishes of fifty rooms over the whole period", async () => {
  const { clock, turns } = watch(50);
  await clock.pass(500);
  const moments = turns.filter(({ publishes, atMs }) => publishes && atMs >= 250).map(({ atMs }) => atMs % 250);
  expect(new Set(moments).size).toBe(50);
});

it("makes up for a short delay, publishes included, and not for a long one", async () => {
  const { clock, turns } = watch(1);
  await clock.pass(1000);
  const before = turns.length;
  clock.stall(120);
  await clock.pass(1);
  expect(turns.length - before).toBeGreaterThanOrEqual(2);
  clock.stall(60_000);
  const later = turns.length;
  await clock.pass(1);
  expect(turns.length - later).toBeLessThanOrEqual(5);
});

it("sleeps without rooms, and a room that leaves gets no more turns", async () => {
  const clock = createFakeClock();
  const scheduler = createScheduler(clock);
  let turns = 0;
  await clock.pass(1000);
  const leave = scheduler.add({ turn: () => void turns++ });
  await clock.pass(500);
  expect(turns).toBe(10);
  leave();
  await clock.pass(500);
  expect(turns).toBe(10);
});

it("says of each turn how late it came and how long it took", async () => {
  const clock = createFakeClock();
  const seen: (readonly [lateMs: number, tookMs: number])[] = [];
  const scheduler = createScheduler(clock, (lateMs, tookMs) => void seen.push([lateMs, tookMs]));
  for (let room = 0; room < 2; room++) scheduler.add({ turn: () => clock.stall(room === 0 ? 7 : 0) });
  await clock.pass(1000);
  expect(seen.filter(([, tookMs]) => tookMs === 7).length).toBeGreaterThan(15);
  // The slot of the second room is 5 ms after that of the first, whose turn took 7.
  expect(new Set(seen.map(([lateMs]) => lateMs))).toEqual(new Set([0, 2]));
});
