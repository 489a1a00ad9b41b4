/** What links receive: a full view first, then differences, the common part encoded once for all. */
import { expect, it } from "vitest";
import { applyDelta, startFrom } from "../../../shared/protocol/index.ts";
import type { Frame, FullFrame } from "../../../shared/protocol/index.ts";
import type { Attached, Link } from "../../../server/rooms/index.ts";
import { goLive } from "./table.ts";
import type { Table } from "./table.ts";

interface Screen {
  readonly texts: string[];
  readonly attached: Attached;
  /** False: the link is stuck, frames pile up. */
  isReady: boolean;
  view(): FullFrame;
}

function open({ room }: Table, member: string): Screen {
  const texts: string[] = [];
  const screen = { isReady: true };
  const link: Link = {
    get isReady() {
      return screen.isReady;
    },
    send: (text) => void texts.push(text),
    close: () => undefined,
  };
  const attached = room.attach(member, link);
  texts.push(attached.frame);
  return Object.assign(screen, { texts, attached, view: () => texts.map(read).reduce(apply, undefined) ?? fail() });
}

function read(text: string): Frame {
  const frame: Frame = JSON.parse(text);
  return frame;
}

/** As a browser does it. */
function apply(view: FullFrame | undefined, frame: Frame): FullFrame {
  if (frame.kind === "full") return { kind: "full", ...startFrom(frame) };
  if (!view || frame.n !== view.n + 1) throw new Error(`frame ${frame.n} follows ${view?.n}`);
  const { n, tick, clockMs } = frame;
  return {
    kind: "full",
    n,
    tick,
    clockMs,
    common: applyDelta(view.common, frame.common),
    own: applyDelta(view.own, frame.own),
  };
}

function fail(): never {
  throw new Error("a screen has at least one frame");
}

it("leads every screen to the same common view, whenever it came, and numbers frames without gaps", async () => {
  const table = await goLive({ world: { harmAtTick: 150 } });
  const early = open(table, "ana");
  await table.clock.pass(3333);
  const late = open(table, "bo");
  await table.say("bo", { type: "chat.say", text: "hello" });
  await table.say("bo", { type: "diagnostic.run", diagnostic: "logs", target: "app@west" });
  await table.clock.pass(20_000);
  expect(early.view().common).toEqual(late.view().common);
  expect(early.view().common.metrics.length).toBeGreaterThan(30);
  expect(late.view().own.you.member).toBe("bo");
});

it("keeps a private look private until it is shared", async () => {
  const table = await goLive();
  const [ana, bo] = [open(table, "ana"), open(table, "bo")];
  await table.say("bo", { type: "diagnostic.run", diagnostic: "saturation", target: "store@west" });
  await table.clock.pass(10_000);
  expect(bo.view().own.tray).toHaveLength(1);
  expect(ana.texts.join("")).not.toContain(bo.view().own.tray[0]?.id);
});

it("encodes the common part once: it is the same text in every frame of a moment", async () => {
  const table = await goLive();
  const screens = [open(table, "ana"), open(table, "bo")];
  await table.say("ana", { type: "chat.say", text: "hello" });
  await table.clock.pass(250);
  const commons = screens.map(({ texts }) => /"common":(.*),"own":/.exec(texts.at(-1) ?? "")?.[1]);
  expect(commons[0]).toContain("hello");
  expect(commons[0]).toBe(commons[1]);
});

it("sends a slow link one full view instead of everything it missed", async () => {
  const table = await goLive({ world: { harmAtTick: 150 } });
  const [fast, slow] = [open(table, "ana"), open(table, "bo")];
  await table.clock.pass(1000);
  slow.isReady = false;
  const before = slow.texts.length;
  await table.clock.pass(60_000);
  expect(slow.texts).toHaveLength(before);
  slow.isReady = true;
  await table.clock.pass(500);
  expect(read(slow.texts[before] ?? "").kind).toBe("full");
  expect(slow.texts.length - before).toBeLessThanOrEqual(3);
  expect(table.told.filter(([hook]) => hook === "resynced")).toHaveLength(1);
  expect(slow.view().common).toEqual(fast.view().common);
  expect(slow.texts.map((text) => read(text).n)).toEqual(slow.texts.map((_, index) => index + 1));
});

it("delays a link that is stuck for a moment, and loses nothing", async () => {
  const table = await goLive();
  const [fast, slow] = [open(table, "ana"), open(table, "bo")];
  slow.isReady = false;
  await table.clock.pass(1500);
  slow.isReady = true;
  await table.clock.pass(250);
  expect(slow.texts.filter((text) => read(text).kind === "full")).toHaveLength(1);
  expect(slow.view().common).toEqual(fast.view().common);
});

it("answers a resync with a full view at once", async () => {
  const table = await goLive();
  const screen = open(table, "ana");
  await table.clock.pass(1000);
  const { n } = screen.view();
  screen.attached.resync();
  expect(read(screen.texts.at(-1) ?? "")).toMatchObject({ kind: "full", n: n + 1 });
});

it("says little while nothing happens, but never falls silent", async () => {
  const table = await goLive();
  await table.say("ana", { type: "round.end" });
  const screen = open(table, "ana");
  await table.clock.pass(10_000);
  expect(screen.texts.length).toBeGreaterThanOrEqual(9);
  expect(screen.texts.length).toBeLessThanOrEqual(12);
  expect((screen.texts.at(-1) ?? "").length).toBeLessThan(100);
});
