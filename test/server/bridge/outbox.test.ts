/** The outbox of a destination, on a clock turned by hand and with chance in hand. */
import { beforeEach, describe, expect, it } from "vitest";
import {
  createOutbox,
  MOST_DEAD,
  MOST_TRIES,
  MOST_WAITING,
  REST_MS,
  RETRY_BUDGET,
  STALE_MS,
} from "../../../server/bridge/sending/outbox.ts";
import type { Outbox } from "../../../server/bridge/sending/outbox.ts";
import type { Sent } from "../../../server/bridge/sending/post.ts";
import { no } from "../../../shared/refusals/index.ts";
import { createFakeClock } from "../rooms/fakeClock.ts";
import type { FakeClock } from "../rooms/fakeClock.ts";

let clock: FakeClock;
let outbox: Outbox;
let tried: { readonly body: string; readonly atMs: number }[];
let answer: (body: string) => Sent;
let chance: number;
let failures: unknown[];

const later = (afterMs = 0): Sent => ({ kind: "later", why: no("bridge/later", { host: "h", status: 503 }), afterMs });
const refused: Sent = { kind: "refused", why: no("bridge/not-there", { host: "h", status: 404 }) };

beforeEach(() => {
  clock = createFakeClock();
  [tried, failures] = [[], []];
  answer = () => ({ kind: "delivered" });
  chance = 1;
  outbox = createOutbox({
    timers: clock,
    chance: () => chance,
    today: () => 42,
    failed: (problem) => failures.push(problem),
    post({ body }) {
      tried.push({ body, atMs: clock.nowMs() });
      return Promise.resolve(answer(body));
    },
  });
});

const put = (body: string): void => outbox.put({ url: "https://h/", headers: {}, body, about: "fired" });
const bodies = (): readonly string[] => tried.map(({ body }) => body);
const gaps = (): readonly number[] => tried.slice(1).map(({ atMs }, n) => atMs - (tried[n]?.atMs ?? 0));

it("delivers in order, one at a time, and what failed before what came later", async () => {
  answer = (body) => (body === "a" && tried.length < 3 ? later() : { kind: "delivered" });
  for (const body of ["a", "b", "c"]) put(body);
  await clock.pass(60_000);
  expect(bodies()).toEqual(["a", "a", "a", "b", "c"]);
  expect(outbox.state).toEqual({ waiting: 0, delivered: 3, restsS: null, dead: [] });
});

it("waits twice as long each time at most, never longer than a minute, and by chance anything less", async () => {
  answer = () => later();
  put("a");
  await clock.pass(10 * 60_000);
  expect(gaps()).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000]);
  expect(tried).toHaveLength(MOST_TRIES);
  expect(outbox.state.dead).toMatchObject([{ atMs: 42, about: "fired", why: { code: "bridge/later" } }]);
  [tried, chance] = [[], 0.25];
  put("b");
  await clock.pass(10 * 60_000);
  expect(gaps().slice(0, 3)).toEqual([250, 500, 1000]);
});

it("waits at least as long as the receiver asks", async () => {
  answer = () => (tried.length === 1 ? later(45_000) : { kind: "delivered" });
  put("a");
  await clock.pass(60_000);
  expect(gaps()).toEqual([45_000]);
});

it("keeps nobody waiting behind what will never be taken", async () => {
  answer = (body) => (body === "a" ? refused : { kind: "delivered" });
  put("a");
  put("b");
  await clock.pass(1);
  expect(bodies()).toEqual(["a", "b"]);
  expect(outbox.state.dead.map(({ why }) => why.code)).toEqual(["bridge/not-there"]);
});

it("loses to a fault of its own that message alone, and says so", async () => {
  const fault = new Error("a bug");
  answer = (body) => {
    if (body === "a") throw fault;
    return { kind: "delivered" };
  };
  put("a");
  put("b");
  await clock.pass(1);
  expect(failures).toEqual([fault]);
  expect(outbox.state).toMatchObject({ delivered: 1, dead: [{ why: { code: "bridge/failed" } }] });
});

describe("the budget", () => {
  it("allows so many tries in vain, then the line rests", async () => {
    answer = () => later();
    chance = 0;
    for (const body of ["a", "b", "c", "d", "e"]) put(body);
    await clock.pass(1000);
    const firsts = Math.ceil(RETRY_BUDGET / (MOST_TRIES - 1));
    expect(tried.length).toBe(RETRY_BUDGET + firsts);
    expect(outbox.state.restsS).toBe(Math.ceil((REST_MS - 1000) / 1000));
    const before = tried.length;
    await clock.pass(REST_MS - 2000);
    expect(tried.length).toBe(before);
    await clock.pass(2000);
    // Its last try, and the first of the one behind it.
    expect(tried.length).toBe(before + 2);
  });

  it("is filled again by deliveries alone", async () => {
    let isDown = true;
    answer = () => (isDown ? later() : { kind: "delivered" });
    chance = 0;
    for (let n = 0; n < 4; n++) put("x");
    await clock.pass(1000);
    expect(outbox.state.restsS).not.toBeNull();
    isDown = false;
    await clock.pass(REST_MS);
    const filled = 2;
    for (let n = 0; n < filled; n++) put("y");
    await clock.pass(1);
    isDown = true;
    const before = tried.length;
    put("z");
    await clock.pass(1000);
    expect(tried.length - before).toBeLessThanOrEqual(outbox.state.delivered + 1);
    expect(outbox.state.restsS).not.toBeNull();
  });
});

describe("the bounds", () => {
  it("let the oldest go when too many wait, and keep the last that died", async () => {
    answer = () => later(60_000);
    for (let n = 0; n < MOST_WAITING + 50; n++) put(String(n));
    await clock.pass(1);
    expect(outbox.state.waiting).toBeLessThanOrEqual(MOST_WAITING + 1);
    expect(outbox.state.dead).toHaveLength(MOST_DEAD);
    expect(outbox.state.dead[0]?.why.code).toBe("bridge/crowded");
  });

  it("drop what is no news any more", async () => {
    answer = () => (tried.length <= RETRY_BUDGET + 3 ? later() : { kind: "delivered" });
    chance = 0;
    for (let n = 0; n < 20; n++) put(String(n));
    await clock.pass(STALE_MS + 2 * REST_MS);
    expect(outbox.state.waiting).toBe(0);
    expect(outbox.state.dead.some(({ why }) => why.code === "bridge/stale" || why.code === "bridge/later")).toBe(true);
    const before = tried.length;
    put("fresh");
    await clock.pass(1);
    expect(bodies().slice(before)).toEqual(["fresh"]);
  });
});

it("takes nothing more once it is finished, delivers what waits, and drops that when it is closed", async () => {
  answer = () => (tried.length === 1 ? later() : { kind: "delivered" });
  put("a");
  await clock.pass(1);
  outbox.finish();
  put("b");
  await clock.pass(5000);
  expect(bodies()).toEqual(["a", "a"]);
  outbox.close();
  await clock.pass(60_000);
  expect(outbox.state.waiting).toBe(0);
});
