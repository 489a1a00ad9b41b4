import { describe, expect, it } from "vitest";
import { alertRows, nodeOfAlert, STORM_GROUPS, walkOf } from "../../../client/panels/alerts/index.ts";
import type { AlertRows } from "../../../client/panels/alerts/index.ts";
import { stormCommon } from "../../../client/gallery/views.ts";
import type { AlertView } from "../../../shared/protocol/index.ts";

const NOW = 10_000;

function alert(id: string, change: Partial<AlertView> = {}): AlertView {
  return {
    id,
    severity: "ticket",
    metric: "utilization",
    subject: `${id}@eu-west`,
    text: null,
    value: 0.9,
    threshold: 0.7,
    overS: [60],
    owner: null,
    sinceTick: NOW - 100,
    state: "firing",
    ackedBy: null,
    escalatesTick: null,
    silencedUntil: null,
    silence: null,
    ...change,
  };
}

const tops = (groups: AlertRows["pages"]) => groups.map(({ top }) => top.id);

describe("alert rows", () => {
  it("[M14] what has no data stands by itself: it neither fires nor is over", () => {
    const rows = alertRows([alert("a", { state: "no-data", value: null, sinceTick: NOW - 5000 }), alert("b")], NOW);
    expect(rows.unknown.map(({ id }) => id)).toEqual(["a"]);
    expect(tops(rows.tickets)).toEqual(["b"]);
    expect(rows.resolved).toEqual([]);
  });

  it("put pages that nobody has taken first, the newest of them on top", () => {
    const rows = alertRows(
      [
        alert("acked", { severity: "page", ackedBy: 1, sinceTick: NOW - 10 }),
        alert("old", { severity: "page", sinceTick: NOW - 900 }),
        alert("new", { severity: "page", sinceTick: NOW - 50 }),
      ],
      NOW,
    );
    expect(tops(rows.pages)).toEqual(["new", "old", "acked"]);
  });

  it("let what is resolved fade after half a minute", () => {
    const resolved = (ago: number) => alert(`r${ago}`, { state: "resolved", sinceTick: NOW - ago });
    expect(tops(alertRows([resolved(100), resolved(301)], NOW).resolved)).toEqual(["r100"]);
  });

  it("group by place: the unacknowledged alert speaks for it", () => {
    const rows = alertRows([alert("a", { subject: "x@eu", ackedBy: 0 }), alert("b", { subject: "x@eu" })], NOW);
    expect(rows.tickets).toMatchObject([{ top: { id: "b" }, alerts: [{ id: "a" }, { id: "b" }] }]);
  });

  it("put aside what is silenced, until the silence is over", () => {
    const silenced = [alert("s", { silencedUntil: NOW + 1 })];
    expect(tops(alertRows(silenced, NOW).silenced)).toEqual(["s"]);
    expect(tops(alertRows(silenced, NOW + 1).tickets)).toEqual(["s"]);
  });
});

describe("a storm", () => {
  const flood = (count: number, spreadTicks: number) =>
    Array.from({ length: count }, (_, i) => alert(`t${i}`, { sinceTick: NOW - 2000 + i * spreadTicks }));

  it("folds tickets when too many groups come within half a minute", () => {
    const rows = alertRows(flood(STORM_GROUPS + 1, 40), NOW);
    const starts = rows.storm?.groups.map(({ top }) => top.sinceTick) ?? [];
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(rows.storm).toMatchObject({ alerts: 7, oldestTick: NOW - 2000, places: [{ place: "eu-west", groups: 7 }] });
    expect(rows.tickets).toEqual([]);
  });

  it("does not fold as many that come one by one", () => {
    expect(alertRows(flood(STORM_GROUPS + 1, 100), NOW).storm).toBeNull();
  });

  it("leaves pages, and what came before it, in sight", () => {
    const before = alert("before", { sinceTick: NOW - 5000 });
    const page = alert("page", { severity: "page", sinceTick: NOW - 1990 });
    const rows = alertRows([before, page, ...flood(8, 10)], NOW);
    expect(tops(rows.tickets)).toEqual(["before"]);
    expect(tops(rows.pages)).toEqual(["page"]);
  });

  it("is walked through by the keys only when it is open", () => {
    const rows = alertRows(flood(8, 10), NOW);
    expect(walkOf(rows, false)).toHaveLength(0);
    expect(walkOf(rows, true)).toHaveLength(8);
  });
});

describe("jumping from an alert", () => {
  it("leads to its node", () => {
    expect(nodeOfAlert(alert("x", { subject: "store@us-east" }), stormCommon.map)).toBe("store@us-east");
  });

  it("leads from a page to the service of that name where its users are", () => {
    expect(nodeOfAlert(alert("x", { subject: "boot eu-west" }), stormCommon.map)).toBe("boot@eu-west");
  });

  it("leads to where users arrive when no service has that name", () => {
    expect(nodeOfAlert(alert("x", { subject: "message ap-south" }), stormCommon.map)).toBe("edge@ap-south");
  });
});
