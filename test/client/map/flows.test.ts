import { describe, expect, it } from "vitest";
import { marksFor, MOST_MARKS, planFlows, travelSeconds } from "../../../client/map/flows.ts";
import type { Flow } from "../../../client/map/flows.ts";
import { layoutMap } from "../../../client/map/layout.ts";
import type { EdgePicture, MapPicture } from "../../../client/map/picture.ts";
import { edge, station, world } from "./worlds.ts";

const sum = (flows: readonly Flow[]): number => flows.reduce((total, flow) => total + flow.count, 0);

/** One long edge, so that its length limits nothing. */
function flowsOf(change: Partial<EdgePicture>): readonly Flow[] {
  const picture: MapPicture = {
    regions: [{ id: "r", name: "r", lon: 0, lat: 50, state: "healthy", line: "" }],
    stations: [
      station("a", { place: { at: "region", region: "r", layer: 0, column: -3 } }),
      station("b", { place: { at: "region", region: "r", layer: 2, column: 3 } }),
    ],
    edges: [edge("a", "b", change)],
    arcs: [],
    layer: "traffic",
  };
  return planFlows(picture, layoutMap(picture, 1200, 800));
}

describe("marks on an edge (UX.md 3.4)", () => {
  it.each([
    [0, 0],
    [0.2, 1],
    [1, 2],
    [100, 8],
    [1e9, 14],
  ])("%d calls per second are %d marks", (rps, count) => {
    expect(marksFor(rps)).toBe(count);
  });

  it("travel in 0.6 s at the usual latency, slower with each doubling, never longer than 6 s", () => {
    expect(travelSeconds(100, 100)).toBe(0.6);
    expect(travelSeconds(50, 100)).toBe(0.6);
    expect(travelSeconds(400, 100)).toBeCloseTo(2.2);
    expect(travelSeconds(1e6, 100)).toBe(6);
    expect(travelSeconds(100, 0)).toBe(0.6);
  });

  it("bunch at the callee when it is slow", () => {
    expect(flowsOf({ state: "slow", p95Ms: 800 })[0]).toMatchObject({ mark: "slow", bunching: 2.2 });
    expect(flowsOf({})[0]).toMatchObject({ mark: "ok", bunching: 1, back: false });
  });

  it("bounce back as diamonds from half a percent of errors on", () => {
    expect(flowsOf({ errorRatio: 0.004 }).some((flow) => flow.mark === "error")).toBe(false);
    expect(flowsOf({ errorRatio: 0.006 })).toContainEqual(
      expect.objectContaining({ mark: "error", back: true, count: 1 }),
    );
  });

  it("show a retry storm as many attempts out and few good answers back", () => {
    const flows = flowsOf({ state: "err", rps: 1000, goodRps: 100, attemptsPerCall: 3.4, errorRatio: 0.9 });
    const out = flows.filter((flow) => !flow.back);
    const good = flows.filter((flow) => flow.back && flow.mark === "ok");
    expect(out.map((flow) => flow.mark)).toEqual(["retry"]);
    expect(sum(out)).toBeGreaterThan(3 * sum(good));
  });

  it("stop where a breaker is open, a region is dead, nothing is measured or nothing is confirmed", () => {
    expect(flowsOf({ breakerOpen: true })).toEqual([]);
    expect(flowsOf({ state: "down" })).toEqual([]);
    expect(flowsOf({ state: "nodata" })).toEqual([]);
    expect(flowsOf({ known: { how: "found", plate: "found T+26:30" } })).toEqual([]);
  });

  it("are thinned evenly above the most a screen carries", () => {
    const base = world(5, { state: "err", rps: 1e6, attemptsPerCall: 3, errorRatio: 0.5 });
    const edges = Array.from({ length: 6 }, (_, i) =>
      base.edges.map((each) => ({ ...each, id: `${each.id} ${i}` })),
    ).flat();
    const crowded = { ...base, edges };
    const layout = layoutMap(crowded, 1600, 900);
    const flows = planFlows(crowded, layout);
    expect(sum(flows)).toBeLessThanOrEqual(MOST_MARKS);
    expect(flows.every((flow) => flow.count >= 1)).toBe(true);
  });
});
