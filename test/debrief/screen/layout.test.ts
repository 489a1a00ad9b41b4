import { expect, it } from "vitest";
import { place } from "../../../client/screens/debrief/tree/layout.ts";
import { follow } from "../../../client/screens/debrief/tree/paths.ts";
import type { CascadeNode } from "../../../client/screens/debrief/view.ts";
import { report } from "../../../client/gallery/debriefReport.ts";

const room = { width: 900, from: 0, to: 9000, wordsOf: () => 120, circleWords: 90 };

function step(id: number, tick: number, parents: readonly number[] = []): CascadeNode {
  return {
    id,
    tick,
    kind: "failing",
    subject: `s${id}`,
    parents,
    root: null,
    data: {},
    region: null,
    covers: [],
    endTick: null,
  };
}

it("puts a step at its time", () => {
  const { places } = place([step(1, 0), step(2, 4500, [1])], [], [], room);
  expect(places.map(({ x }) => x)).toEqual([0, 450]);
});

it("lets no words cover others, whatever comes at once", () => {
  const steps = Array.from({ length: 12 }, (_, n) => step(n + 1, 1000 + n * 40, n === 0 ? [] : [n]));
  const { places } = place(steps, [], [{ from: 900, to: 3000, words: 100 }], room);
  const apart = places.flatMap((one) =>
    places.filter((other) => other !== one && other.row === one.row).map((other) => Math.abs(one.x - other.x)),
  );
  expect(Math.min(...apart)).toBeGreaterThan(120);
});

it("keeps a circle together on three rows, the full part in the middle, and frames its name", () => {
  const circle = { nodes: [2, 3, 4], arrows: [] };
  const { places, frames } = place([step(1, 100), step(2, 600, [1]), step(3, 600), step(4, 600)], [circle], [], room);
  const rowOf = (id: number) => places.find(({ node }) => node.id === id)?.row ?? -1;
  expect([rowOf(3) - rowOf(2), rowOf(4) - rowOf(2)]).toEqual([1, -1]);
  expect(frames.get(2)).toBeGreaterThan(60 + 120 + 90);
});

it("writes to the left of a step where the right border is near", () => {
  expect(place([step(1, 8900)], [], [], room).places[0]?.side).toBe("left");
});

it("draws a line between any two places without a hole", () => {
  for (const to of [
    { x: 300, y: 40 },
    { x: 104, y: 200 },
    { x: 300, y: 0 },
  ])
    expect(follow({ x: 100, y: 40 }, to)).toMatch(/^M[-\d. ]+[HVC][-\d. ]+$/);
});

it("has a place for every step of a real round", () => {
  const steps = [...report.tree, ...report.prevented];
  const { places } = place(steps, report.loops, [], { ...room, to: report.horizonTick });
  expect(places.map(({ node }) => node.id).sort((a, b) => a - b)).toEqual(
    steps.map(({ id }) => id).sort((a, b) => a - b),
  );
});
