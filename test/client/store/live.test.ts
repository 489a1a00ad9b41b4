import { beforeEach, describe, expect, it } from "vitest";
import { createLiveRoom } from "../../../client/store/index.ts";
import type { LiveRoom } from "../../../client/store/index.ts";
import { calmCommon, calmOwn } from "../../../client/gallery/views.ts";
import { must } from "../../../shared/base/index.ts";
import type { TimelineRow } from "../../../shared/protocol/index.ts";
import { delta, fakeClock, fakeLine, full, welcome } from "../net/line.ts";
import type { FakeClock, FakeLine } from "../net/line.ts";

let line: FakeLine;
let clock: FakeClock;
let kept: Map<string, string>;
let live: LiveRoom;
let ids = 0;

const paged: TimelineRow = {
  n: 2,
  tick: 300,
  lane: "alerts",
  message: { code: "alert.fired", params: { severity: "page", subject: "boot us-east" } },
  seat: null,
};
const shared: TimelineRow = {
  n: 3,
  tick: 310,
  lane: "evidence",
  message: { code: "evidence.shared", params: { card: "E1" } },
  seat: 2,
};

function open(): LiveRoom {
  line = fakeLine();
  return createLiveRoom({
    code: "K7MQ4",
    dial: line.dial,
    clock,
    keeper: { read: (key) => kept.get(key) ?? null, write: (key, text) => void kept.set(key, text) },
    newId: () => `id-${++ids}`,
  });
}

beforeEach(() => {
  [clock, kept] = [fakeClock(), new Map()];
  live = open();
});

const room = () => must(live.room.value, "room");

it("has no room before the first full view, and the view's parts after it", () => {
  expect(live.room.value).toBeNull();
  line.ear.welcome(welcome(full(3)));
  expect(room().common.value).toEqual(calmCommon);
  expect(room().names.value).toEqual({ m4: "Tomas" });
  expect(room().tick.value).toBe(30);
});

it("stays the same room when the line breaks and mends", () => {
  line.ear.welcome(welcome(full(3)));
  const before = room();
  line.ear.dropped();
  expect(before.link.value.kind).toBe("down");
  line.ear.welcome(welcome(full(9)));
  expect(room()).toBe(before);
  expect(before.tick.value).toBe(90);
});

describe("an absence", () => {
  const later = {
    ...full(60),
    tick: 600,
    common: { ...calmCommon, timeline: [...calmCommon.timeline, paged, shared] },
  };

  it("is told after a hidden tab: what matters in words, the rest by lane", () => {
    line.ear.welcome(welcome(full(3)));
    live.visible(false);
    clock.turn(60_000);
    live.visible(true);
    expect(line.resyncs).toEqual([3]);
    line.ear.frame(later);
    expect(room().absence.value).toEqual({
      fromTick: 30,
      toTick: 600,
      told: [paged],
      counts: [{ lane: "evidence", count: 1 }],
    });
  });

  it("does not end while the tab is still hidden", () => {
    line.ear.welcome(welcome(full(3)));
    live.visible(false);
    clock.turn(60_000);
    line.ear.frame(delta(4));
    expect(room().absence.value).toBeNull();
  });

  it("is told after a reload", () => {
    line.ear.welcome(welcome(full(3)));
    live.visible(false);
    clock.turn(60_000);
    live = open();
    line.ear.welcome(welcome(later));
    expect(room().absence.value?.told).toEqual([paged]);
  });

  it("is not worth a card when it was short", () => {
    line.ear.welcome(welcome(full(3)));
    live.visible(false);
    clock.turn(5000);
    live.visible(true);
    line.ear.frame(later);
    expect(room().absence.value).toBeNull();
  });
});

describe("a refusal", () => {
  const refusal = { code: "action/too-late", reason: "It is too late to cancel." };

  it("of something asked from a small control becomes a notice, until it is dismissed", async () => {
    line.ear.welcome(welcome(full(3)));
    room().ask({ type: "chat.say", text: "x" });
    line.said[0]?.answer({ ok: false, refusal });
    await Promise.resolve();
    await Promise.resolve();
    expect(room().refusal.value).toEqual(refusal);
    room().dismiss("refusal");
    expect(room().refusal.value).toBeNull();
  });

  it("gives way to the next thing that is accepted, which goes on with what was to follow", async () => {
    line.ear.welcome(welcome(full(3)));
    room().ask({ type: "chat.say", text: "x" });
    line.said[0]?.answer({ ok: false, refusal });
    const followed = new Promise<void>((follow) => room().ask({ type: "chat.say", text: "y" }, follow));
    line.said[1]?.answer({ ok: true });
    await followed;
    expect(room().refusal.value).toBeNull();
  });

  it("of something accepted that could not be done in its turn is told too, but not those from before", () => {
    const notice = (n: number) => ({ n, command: "action.cancel", refusal }) as const;
    line.ear.welcome(welcome({ ...full(3), own: { ...calmOwn, notices: [notice(1)] } }));
    expect(room().refusal.value).toBeNull();
    line.ear.frame({ ...delta(4), own: { notices: { set: [notice(1), notice(2)] } } });
    expect(room().refusal.value).toEqual(refusal);
  });

  it("is told when it is the first of the round", () => {
    line.ear.welcome(welcome(full(3)));
    line.ear.frame({ ...delta(4), own: { notices: { set: [{ n: 1, command: "action.cancel", refusal }] } } });
    expect(room().refusal.value).toEqual(refusal);
  });
});

it("[UX 6.35] says within 100 ms that something was sent and has no answer, until it has", async () => {
  line.ear.welcome(welcome(full(3)));
  const answers = [room().send({ type: "hint.ask" }), room().send({ type: "hint.ask" })];
  expect(room().waiting.value).toBe(0);
  clock.turn(99);
  expect(room().waiting.value).toBe(2);
  for (const { answer } of line.said) answer({ ok: true });
  await Promise.all(answers);
  expect(room().waiting.value).toBe(0);
  const quick = room().send({ type: "hint.ask" });
  line.said.at(-1)?.answer({ ok: true });
  await quick;
  clock.turn(1000);
  expect(room().waiting.value).toBe(0);
});
