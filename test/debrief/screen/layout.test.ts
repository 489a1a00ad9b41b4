import { expect, it } from "vitest";
import { viewOf } from "../../../client/gallery/debrief.ts";
import { report as alone } from "../../../client/gallery/debriefAlone.ts";
import { report as played } from "../../../client/gallery/debriefReport.ts";
import { stepTitle } from "../../../client/screens/debrief/sentences.ts";
import { apart, place } from "../../../client/screens/debrief/tree/layout.ts";
import type { Placement, Room } from "../../../client/screens/debrief/tree/layout.ts";
import { nameMarks } from "../../../client/screens/debrief/tree/marks.ts";
import { follow } from "../../../client/screens/debrief/tree/paths.ts";
import type { CascadeNode } from "../../../client/screens/debrief/view.ts";

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
    isRelapse: false,
  };
}

/** Pairs of steps in one row whose marks and words share a stretch of it. */
function overlaps({ places }: Pick<Placement, "places">, { wordsOf }: Pick<Room, "wordsOf">): readonly string[] {
  const boxes = places.map(({ node, row, x, words, side }) => {
    const end = side === "right" ? words + wordsOf(node) : words - wordsOf(node);
    return { id: node.id, row, from: Math.min(x - 12, end), to: Math.max(x + 12, end) };
  });
  return boxes.flatMap((one, at) =>
    boxes
      .slice(at + 1)
      .filter((other) => one.row === other.row && one.from < other.to && other.from < one.to)
      .map((other) => `${one.id} over ${other.id}`),
  );
}

it("puts a step at its time", () => {
  const { places } = place([step(1, 0), step(2, 4500, [1])], [], [], room);
  expect(places.map(({ x }) => x)).toEqual([0, 450]);
});

it("lets no words cover others, whatever comes at once, and wherever", () => {
  for (const start of [0, 4000, 8400, 8990]) {
    const steps = Array.from({ length: 12 }, (_, n) => step(n + 1, start + n * 40, n === 0 ? [] : [1 + (n >> 1)]));
    expect(overlaps(place(steps, [], [{ from: 900, to: 3000, words: 100 }], room), room)).toEqual([]);
  }
});

it.each([
  ["played", played],
  ["left alone", alone],
])("lets no words cover others in a round that was %s, at any width", (_, report) => {
  const { words } = viewOf(2, "en");
  const steps = [...report.tree, ...report.prevented];
  for (const width of [500, 790, 860, 1400]) {
    const real: Room = {
      width,
      from: 0,
      to: report.horizonTick,
      wordsOf: (node) => stepTitle(node, words).length * 7 + 120,
      circleWords: 120,
    };
    const { places, spanRows } = place(steps, report.loops, [{ from: 0, to: 13800, words: 250 }], real);
    expect(places.map(({ node }) => node.id).sort((a, b) => a - b)).toEqual(
      steps.map(({ id }) => id).sort((a, b) => a - b),
    );
    expect(overlaps({ places }, real)).toEqual([]);
    expect(spanRows).toHaveLength(1);
  }
});

it("keeps a circle together on three rows, the full part in the middle, all words in one column right of it", () => {
  const circle = { nodes: [2, 3, 4], arrows: [] };
  const { places, frames } = place([step(1, 100), step(2, 600, [1]), step(3, 600), step(4, 600)], [circle], [], room);
  const inside = [2, 3, 4].flatMap((id) => places.filter(({ node }) => node.id === id));
  const full = inside[0]?.row ?? NaN;
  expect(inside.map(({ row }) => row - full)).toEqual([0, 1, -1]);
  const [column] = inside.map(({ words }) => words);
  expect(inside.every(({ words, x }) => words === column && x < words)).toBe(true);
  expect(frames.get(2)).toBeGreaterThan((column ?? NaN) + 120 + 90);
});

it("moves a circle to the left rather than over the right border", () => {
  const circle = { nodes: [1, 2, 3], arrows: [] };
  const { frames } = place([step(1, 8900), step(2, 8900), step(3, 8900)], [circle], [], room);
  expect(frames.get(1)).toBeLessThanOrEqual(room.width);
});

it("draws a step in one circle only", () => {
  const loops = [
    { nodes: [1, 2, 3], arrows: [] },
    { nodes: [1, 2, 4], arrows: [] },
    { nodes: [5, 6], arrows: [] },
  ];
  expect(apart(loops)).toEqual([loops[0], loops[2]]);
});

it("writes to the left of a step where the right border is near, and lets a line end before those words", () => {
  const [first, last] = place([step(1, 0), step(2, 8900, [1])], [], [], room).places;
  expect(first?.side).toBe("right");
  expect(last?.side).toBe("left");
  expect(last?.left).toBeLessThanOrEqual((last?.words ?? NaN) - 120);
});

it("draws a line between any two places without a hole", () => {
  for (const to of [
    { x: 300, y: 40 },
    { x: 104, y: 200 },
    { x: 300, y: 0 },
  ])
    expect(follow({ x: 100, y: 40 }, to)).toMatch(/^M[-\d. ]+[HVC][-\d. ]+$/);
});

it("names the team's changes above and below their line, none over another, and leaves out what finds no room", () => {
  const marks = Array.from({ length: 9 }, (_, n) => ({ id: `A${n}`, x: 300 + n * 20, text: "a change", size: 90 }));
  const named = nameMarks(marks, 860);
  for (const lane of ["above", "below"] as const) {
    const froms = named.filter((mark) => mark.lane === lane).map(({ from }) => from);
    expect(froms.length).toBeGreaterThan(1);
    expect(froms.slice(1).every((from, at) => from >= (froms[at] ?? NaN) + 90)).toBe(true);
  }
  expect(named.some(({ lane }) => lane === null)).toBe(true);
});
