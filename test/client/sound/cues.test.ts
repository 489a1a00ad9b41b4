import { expect, it } from "vitest";
import { cueGroups, gainOf, groupOf, levels, mostUrgent, soundsIn } from "../../../client/sound/index.ts";
import type { CueGroup, Listener } from "../../../client/sound/index.ts";
import type { TimelineRow } from "../../../shared/protocol/index.ts";

const row = (
  n: number,
  code: string,
  params: TimelineRow["message"]["params"] = {},
  seat: number | null = null,
): TimelineRow => ({ n, tick: n, lane: "alerts", message: { code, params }, seat });

const me: Listener = { seat: 2, isReminded: false, decidesOn: (by) => by === 1 };
const heard = (...rows: readonly TimelineRow[]) => soundsIn(rows, me).map(({ cue }) => cue);

it("a page sounds, a ticket does not", () => {
  expect(heard(row(1, "alert.fired", { severity: "page" }))).toEqual(["page"]);
  expect(heard(row(1, "alert.fired", { severity: "ticket" }))).toEqual([]);
});

it("of several at once the most urgent is heard", () => {
  const rows = [row(1, "evidence.shared"), row(2, "alert.acked"), row(3, "alert.fired", { severity: "page" })];
  expect(mostUrgent(soundsIn(rows, me))?.row.n).toBe(3);
});

it("[2.4] a reminder rings for the scribe and for command, and for nobody else", () => {
  const due = [row(1, "reminder.due", { text: "Ask DAT again" })];
  expect(soundsIn(due, me)).toEqual([]);
  expect(soundsIn(due, { ...me, isReminded: true }).map(({ cue }) => cue)).toEqual(["ask"]);
});

it("nothing new is silence", () => {
  expect(mostUrgent([])).toBeNull();
  expect(heard(row(1, "chat"), row(2, "action.launched"))).toEqual([]);
});

it("what is asked of me sounds, what is asked of others or by me does not", () => {
  expect(heard(row(1, "action.proposed", {}, 1))).toEqual(["ask"]);
  expect(heard(row(1, "action.proposed", {}, 0))).toEqual([]);
  expect(heard(row(1, "task.assigned", { to: 2 }, 0))).toEqual(["ask"]);
  expect(heard(row(1, "task.assigned", { to: 3 }, 0))).toEqual([]);
  expect(heard(row(1, "poll.opened", {}, 0))).toEqual(["ask"]);
  expect(heard(row(1, "poll.opened", {}, 2))).toEqual([]);
});

it("nothing is asked of whoever only watches", () => {
  const watching: Listener = { seat: null, isReminded: false, decidesOn: () => false };
  const asks = [row(1, "task.assigned", { to: 2 }, 0), row(2, "poll.opened", {}, 0), row(3, "action.proposed", {}, 1)];
  expect(soundsIn(asks, watching)).toEqual([]);
});

it("[UX 3.4] seven cues stand in three groups, none of them empty", () => {
  const groups = Object.values<CueGroup>(groupOf);
  expect(groups).toHaveLength(7);
  expect(new Set(groups)).toEqual(new Set(cueGroups));
});

it("a higher level is louder, 0 is silence, and the loudest hurts nobody", () => {
  const gains = levels.map(gainOf);
  expect(gains[0]).toBe(0);
  expect(new Set(gains).size).toBe(levels.length);
  expect([...gains].sort((a, b) => a - b)).toEqual(gains);
  expect(gains.at(-1)).toBeLessThan(0.5);
});
