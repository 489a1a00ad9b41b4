import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  axisEnd,
  axisLabels,
  clustersOf,
  followingSpan,
  marksOf,
  spanBetween,
} from "../../../client/panels/timeline/layout.ts";
import { chartWindow, setChartWindow } from "../../../client/panels/timeline/window.ts";
import { createDrafts } from "../../../client/store/index.ts";
import type { TimelineRow } from "../../../shared/protocol/index.ts";
import { tomas } from "./scene.ts";

const MINUTE = 600;
const row = (n: number, tick: number, code: string, params = {}): TimelineRow => ({
  n,
  tick,
  lane: "actions",
  message: { code, params },
  seat: null,
});

describe("the axis", () => {
  it("ends when the live part will, at the present speed: 20 real minutes at 4× are 80", () => {
    expect(axisEnd(tomas.common.session, 0, 0)).toBe(80 * MINUTE);
    expect(axisEnd(tomas.common.session, 40 * MINUTE, 600_000)).toBe(80 * MINUTE);
    expect(axisEnd({ ...tomas.common.session, speed: 1 }, 40 * MINUTE, 600_000)).toBe(50 * MINUTE);
  });

  it("leaves room ahead of now when there is no end", () => {
    expect(axisEnd({ ...tomas.common.session, endsAtMs: null }, 100 * MINUTE, 0)).toBe(125 * MINUTE);
  });

  it("labels round moments, no more than fit", () => {
    expect(axisLabels(80 * MINUTE, 12).map((tick) => tick / MINUTE)).toEqual([
      0, 8, 16, 24, 32, 40, 48, 56, 64, 72, 80,
    ]);
    expect(axisLabels(80 * MINUTE, 5)).toHaveLength(5);
  });
});

describe("marks", () => {
  it("stand for what happened, not for every word about it", () => {
    const rows = [
      row(1, 10, "alert.fired", { severity: "page" }),
      row(2, 20, "alert.acked"),
      row(3, 30, "hypothesis.state", { state: "ruled-out" }),
      row(4, 40, "hypothesis.state", { state: "testing" }),
      row(5, 50, "action.launched"),
    ];
    expect(marksOf(rows).map(({ glyph }) => glyph)).toEqual(["page", "ruledOut", "idea", "action"]);
  });

  it("stand together when they are too close, under the most telling glyph", () => {
    const rows = [
      row(1, 100, "evidence.shared"),
      row(2, 104, "alert.fired", { severity: "page" }),
      row(3, 500, "post.sent"),
    ];
    const clusters = clustersOf(marksOf(rows), 1000, 0.02);
    expect(clusters.map(({ glyph, rows }) => [glyph, rows.length])).toEqual([
      ["page", 2],
      ["post", 1],
    ]);
  });

  it("keep their distance and lose no row, whatever happened when", () => {
    const ticks = fc.array(fc.integer({ min: 0, max: 48_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(ticks, (times) => {
        const clusters = clustersOf(marksOf(times.map((tick, n) => row(n, tick, "post.sent"))), 48_000, 0.016);
        const gaps = clusters.slice(1).map(({ at }, n) => at - (clusters[n]?.at ?? 0));
        expect(gaps.every((gap) => gap >= 0.016)).toBe(true);
        expect(clusters.flatMap(({ rows }) => rows)).toHaveLength(times.length);
      }),
    );
  });
});

describe("the chart window", () => {
  it("follows the last fifteen minutes until somebody chooses", () => {
    expect(followingSpan(20 * MINUTE)).toEqual({ from: 5 * MINUTE, to: 20 * MINUTE });
    expect(followingSpan(MINUTE)).toEqual({ from: 0, to: MINUTE });
  });

  it("may be dragged either way, stays on the rail and never shrinks to nothing", () => {
    expect(spanBetween(9000, 3000, 48_000)).toEqual({ from: 3000, to: 9000 });
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 60_000 }), fc.integer({ min: -5000, max: 60_000 }), (one, other) => {
        const { from, to } = spanBetween(one, other, 48_000);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(48_000);
        expect(to - from).toBeGreaterThanOrEqual(MINUTE);
      }),
    );
  });

  it("is remembered, and taken back", () => {
    const drafts = createDrafts({ read: () => null, write: () => undefined }, "test");
    expect(chartWindow(drafts)).toBe(null);
    setChartWindow(drafts, { from: 600, to: 6000 });
    expect(chartWindow(drafts)).toEqual({ from: 600, to: 6000 });
    setChartWindow(drafts, null);
    expect(chartWindow(drafts)).toBe(null);
  });
});
