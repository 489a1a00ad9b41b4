import { describe, expect, it } from "vitest";
import { commanding, fullCommon, names, stormCommon, stormOwn } from "../../../client/gallery/views.ts";
import type { Cast } from "../../../client/panels/frame/index.ts";
import { restMs, resultsIn, together, urgentIn } from "../../../client/screens/room/announcing.ts";
import { must } from "../../../shared/base/index.ts";
import type { AlertView, TimelineRow } from "../../../shared/protocol/index.ts";
import { english } from "../panels/scene.ts";

const { t } = english;
const cast = (common: Partial<Cast["common"]> = {}): Cast => ({
  common: { ...stormCommon, ...common },
  own: stormOwn,
  names,
});
const me = must(stormOwn.you.seat ?? undefined, "seat");
const page = must(
  stormCommon.alerts.find(({ severity }) => severity === "page"),
  "page",
);
const waiting: AlertView = { ...page, ackedBy: null, state: "firing" };

describe("what cannot wait", () => {
  it("[UX 6.40] is a page that nobody has taken, and again only when it fires anew", () => {
    const ids = (alert: AlertView) => urgentIn(cast({ alerts: [alert] }), "pages", t).map(({ id }) => id);
    expect(ids(waiting)).toHaveLength(1);
    expect(ids({ ...waiting, value: 99 })).toEqual(ids(waiting));
    expect(ids({ ...waiting, sinceTick: waiting.sinceTick + 600 })).not.toEqual(ids(waiting));
    expect(ids({ ...waiting, ackedBy: 1 })).toEqual([]);
    expect(ids({ ...waiting, severity: "ticket" })).toEqual([]);
  });

  it("is also what is asked of me, unless only pages are wanted", () => {
    const { lead } = fullCommon;
    const tasks = must(lead, "lead").tasks.map((task) => ({ ...task, state: "asked" as const, to: me }));
    const polls = [{ id: "Q1", by: me + 1, text: "Drain?", endsAtMs: 1, objections: [], fine: [] }];
    const asked = cast({
      alerts: [],
      actions: [],
      lead: { tasks, polls, delegations: [], reminders: [], handoff: null },
    });
    expect(urgentIn(asked, "important", t)).toHaveLength(tasks.length + 1);
    expect(urgentIn(asked, "pages", t)).toEqual([]);
    const handoff = { id: "O1", by: me + 1, to: me, text: "SEV-1", endsAtMs: 1 };
    const offered = cast({
      alerts: [],
      actions: [],
      lead: { tasks: [], polls: [], delegations: [], reminders: [], handoff },
    });
    expect(urgentIn(offered, "important", t)).toHaveLength(1);
    const mine = {
      tasks: [],
      polls: polls.map((poll) => ({ ...poll, by: me })),
      delegations: [],
      reminders: [],
      handoff: null,
    };
    expect(urgentIn(cast({ alerts: [], actions: [], lead: mine }), "all", t)).toEqual([]);
  });
});

describe("what is told of the timeline", () => {
  const row = (n: number, code: string, seat: number | null, params: TimelineRow["message"]["params"] = {}) =>
    ({ n, tick: 1, lane: "actions", message: { code, params }, seat }) as const;
  const action = { ...must(stormCommon.actions[0], "action"), by: me, ref: "A7" };
  const rows = [
    row(1, "alert.acked", me),
    row(2, "action.effective", null, { ref: "A7" }),
    row(3, "evidence.shared", me + 1),
    row(4, "action.launched", me + 1, { ref: "A8" }),
    row(5, "alert.fired", null, { severity: "page" }),
    row(6, "alert.fired", null, { severity: "ticket" }),
    row(7, "handoff.taken", me + 1, { from: me + 2, to: me + 1 }),
  ];
  it.each([
    ["pages", []],
    ["important", [1, 2, 4, 7]],
    ["all", [1, 2, 3, 4, 6, 7]],
  ] as const)("with %s", (amount, told) => {
    expect(resultsIn(rows, cast({ actions: [action] }), amount).map(({ n }) => n)).toEqual(told);
  });

  it("a reminder is told to the scribe and to command", () => {
    const due = [row(8, "reminder.due", null, { text: "Ask DAT again" })];
    const here = cast({});
    expect(resultsIn(due, here, "important")).toEqual([]);
    expect(resultsIn(due, { ...here, own: { ...here.own, ...commanding } }, "important")).toEqual(due);
  });

  it("is nothing of one's own for whoever only watches", () => {
    const { common, names } = cast({ actions: [] });
    const own = { ...stormOwn, you: { ...stormOwn.you, seat: null } };
    expect(resultsIn([row(1, "alert.resolved", null)], { common, own, names }, "important")).toEqual([]);
  });
});

describe("a voice", () => {
  it("[UX 2.11] tells a few things at once and counts the rest", () => {
    expect(together(["a", "b"], t)).toBe("a. b");
    expect(together(["a", "b", "c", "d"], t)).toBe("a. b. c. And one more");
    expect(together(["a", "b", "c", "d", "e"], t)).toBe("a. b. c. And 2 more");
    expect(together([], t)).toBe("");
  });

  it("[UX 6.40] rests 5 s after results, and in a storm both speak six times a minute at most", () => {
    expect(restMs("status", [])).toBe(5000);
    const storm = Array.from({ length: 7 }, () => waiting);
    const perMinute = (["alert", "status"] as const).map((voice) => 60_000 / restMs(voice, storm));
    expect((perMinute[0] ?? 9) + (perMinute[1] ?? 9)).toBeLessThanOrEqual(6);
    expect(restMs("alert", storm.slice(1))).toBeLessThan(restMs("alert", storm));
  });
});
