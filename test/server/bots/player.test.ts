/** A bot on a line: what it does when frames are missing, when the line breaks, and when something is refused. */
import { beforeEach, expect, it } from "vitest";
import { openPlayer } from "../../../server/bots/index.ts";
import type { Dial } from "../../../server/bots/index.ts";
import { diffView } from "../../../shared/protocol/index.ts";
import type { FullFrame } from "../../../shared/protocol/index.ts";
import { createViewer } from "../../../shared/view/index.ts";
import { sitDown } from "../../play/table.ts";

type Ear = Parameters<Dial>[0];
type Sent = Parameters<ReturnType<Dial>["command"]>;

let ear: Ear;
let sent: Sent[];
let resyncs: number;
let table: ReturnType<typeof sitDown>;
let frame: FullFrame;
let n: number;

beforeEach(() => {
  sent = [];
  resyncs = 0;
  n = 0;
  table = sitDown();
  table.happen({ kind: "presence", member: "bo", event: { kind: "joined", isHost: false } });
  const dial: Dial = (given) => {
    ear = given;
    return { command: (...what) => void sent.push(what), resync: () => void resyncs++, close: () => undefined };
  };
  let ids = 0;
  openPlayer({ dial, character: "competent", seed: "1", newId: () => `id${++ids}`, hear: { ended: () => undefined } });
});

/** The round as it stands after so long, as a full view. */
function shown(clockMs: number): FullFrame {
  const viewer = createViewer(table.round);
  n++;
  frame = { kind: "full", n, tick: table.round.tick, clockMs, common: viewer.common(), own: viewer.own("bo") };
  return frame;
}

function delta(clockMs: number): void {
  const before = frame;
  const next = shown(clockMs);
  const { tick } = next;
  const [common, own] = [diffView(before.common, next.common), diffView(before.own, next.own)];
  ear.frame({ kind: "delta", n: next.n, tick, clockMs, common, own });
}

/** It wants a seat, and a person's time later it says so. */
function untilItSpeaks(fromMs: number): void {
  ear.welcome(1, shown(fromMs));
  delta(fromMs + 10_000);
}

it("says one thing at a time, and waits for the answer", () => {
  untilItSpeaks(0);
  expect(sent.map(([{ command }]) => command)).toEqual([{ type: "seat.take", seat: 0 }]);
  delta(11_000);
  delta(15_000);
  expect(sent).toHaveLength(1);
});

it("says what was not answered again under the same id when the line is back", () => {
  untilItSpeaks(0);
  ear.welcome(1, shown(10_500));
  expect(sent.map(([{ id }]) => id)).toEqual(["id1", "id1"]);
});

it("does something else when it is refused, and does not come back to it at once", () => {
  untilItSpeaks(0);
  sent[0]?.[1]({ ok: false, refusal: { code: "seat/taken", reason: "Somebody sits there already." } });
  delta(11_000);
  delta(21_000);
  expect(sent.at(-1)?.[0]).toEqual({ id: "id2", command: { type: "seat.take", seat: 1 } });
});

it("asks for a full view when a frame is missing, and follows from there", () => {
  ear.welcome(1, shown(0));
  shown(1_000);
  delta(10_000);
  expect([resyncs, sent.length]).toEqual([1, 0]);
  ear.frame(shown(11_000));
  delta(22_000);
  expect(sent).toHaveLength(1);
});

it("begins anew in another round", () => {
  untilItSpeaks(0);
  ear.welcome(2, shown(10_500));
  expect(sent).toHaveLength(1);
});
