import { describe, expect, it } from "vitest";
import { hitTest } from "../../../client/map/hit.ts";
import { layoutMap } from "../../../client/map/layout.ts";
import { must } from "../../../shared/base/index.ts";
import { world } from "./worlds.ts";

const sizes = [
  [760, 520],
  [728, 420],
  [753, 468],
  [1120, 690],
  [640, 360],
] as const;
const cases = sizes.flatMap(([width, height]) => [1, 3, 4, 5].map((regions) => [regions, width, height] as const));

describe("the map's layout", () => {
  it.each(cases)("keeps %d regions on a canvas of %d × %d", (regions, width, height) => {
    const layout = layoutMap(world(regions), width, height);
    expect(layout.nodes.size).toBe(regions * 9 + 3);
    for (const { x, y } of layout.nodes.values()) {
      expect(x).toBeGreaterThan(16);
      expect(x).toBeLessThan(width - 16);
      expect(y).toBeGreaterThan(60);
      expect(y).toBeLessThan(height - 16);
    }
  });

  it.each(cases)("never puts one of %d regions' nodes on another at %d × %d", (regions, width, height) => {
    const spots = [...layoutMap(world(regions), width, height).nodes.values()];
    const closest = Math.min(
      ...spots.flatMap((a, i) => spots.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y))),
    );
    expect(closest).toBeGreaterThanOrEqual(22);
  });

  it.each(cases)("keeps hulls of %d regions apart and off the tray at %d × %d", (regions, width, height) => {
    const { regions: spots, tray } = layoutMap(world(regions), width, height);
    const spans = spots.map(({ outline }) => {
      const xs = outline.map((corner) => corner.x);
      return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.max(...outline.map((corner) => corner.y)) };
    });
    spans.slice(1).forEach((span, i) => expect(span.left).toBeGreaterThanOrEqual(spans[i]?.right ?? 0));
    const floor = tray?.top ?? height;
    // On the smallest canvas nodes keep their distance and the hull may reach under the tray instead.
    const reaching = spans.filter((span) => span.bottom > floor);
    expect(height >= 420 ? reaching : []).toEqual([]);
  });

  it("orders regions from west to east, whatever order they come in", () => {
    const picture = world(3);
    const shuffled = { ...picture, regions: [...picture.regions].reverse() };
    expect(layoutMap(shuffled, 760, 520).regions.map(({ id }) => id)).toEqual(["us-west", "us-east", "eu-west"]);
  });

  it("moves nothing when only states change", () => {
    const calm = world(3);
    const storm = {
      ...calm,
      stations: calm.stations.map((each) => ({ ...each, state: "err" as const, errorRatio: 0.5 })),
    };
    expect(layoutMap(storm, 760, 520).nodes).toEqual(layoutMap(calm, 760, 520).nodes);
  });

  it("has room for every word at three regions and leaves words out, not smaller, at five", () => {
    expect(layoutMap(world(3), 760, 520).density).toBe("full");
    expect(layoutMap(world(5), 760, 520).density).not.toBe("full");
  });

  it("gives a focused region the whole width and drops the rest", () => {
    const layout = layoutMap(world(3), 760, 520, "us-east");
    expect(layout.regions.map(({ id }) => id)).toEqual(["us-east"]);
    expect(layout.nodes.has("eu-west/0")).toBe(false);
    expect(layout.routes.has("eu-west/0→eu-west/1")).toBe(false);
  });
});

describe("pointing at the map", () => {
  const layout = layoutMap(world(3), 760, 520);

  it("finds every node at its own place", () => {
    for (const { id, x, y } of layout.nodes.values()) expect(hitTest(layout, x, y)).toEqual({ kind: "station", id });
  });

  it("finds an edge at its middle, and nothing on open water", () => {
    const { from, to } = must(layout.routes.get("us-east/1→us-east/2"), "route");
    const middle = hitTest(layout, (from.x + to.x) / 2, (from.y + to.y) / 2);
    expect(middle).toEqual({ kind: "edge", id: "us-east/1→us-east/2" });
    expect(hitTest(layout, 4, 4)).toBeUndefined();
  });
});
