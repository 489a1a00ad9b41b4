/**
 * Where the steps of a cascade stand: across by their time, down so that no label covers another. A circle takes three
 * rows, its full part in the middle; a step that follows at once stands a little to the right of what it follows. Pure.
 */
import type { Tick } from "../../../../shared/base/index.ts";
import type { CascadeNode, Loop } from "../view.ts";

export interface Place {
  readonly node: CascadeNode;
  readonly x: number;
  readonly row: number;
  /** On which side of the mark its words stand. */
  readonly side: "left" | "right";
}

/** A stretch of time with words above it, such as the moments at which a cut was open. */
export interface Span {
  readonly from: Tick;
  readonly to: Tick;
  readonly words: number;
}

export interface Placement {
  readonly places: readonly Place[];
  /** The right end of each circle's frame, by the id of its first step. */
  readonly frames: ReadonlyMap<number, number>;
  /** The row of each span, in their order. */
  readonly spanRows: readonly number[];
  readonly rows: number;
}

export interface Room {
  readonly width: number;
  /** Ticks at the left and the right border. */
  readonly from: Tick;
  readonly to: Tick;
  /** Width of a node's words, and of the name of a circle, in pixels. */
  wordsOf(node: CascadeNode): number;
  readonly circleWords: number;
}

const MARK = 24;
const GAP = 14;
/** The least distance to the right of what a step follows. */
const STAIR = 30;
const PREFERRED = [1, 0, 2, -1, 3, -2, 4] as const;

export function place(
  nodes: readonly CascadeNode[],
  loops: readonly Loop[],
  spans: readonly Span[],
  room: Room,
): Placement {
  const placed = new Map<number, Place>();
  const frames = new Map<number, number>();
  const taken: { row: number; from: number; to: number }[] = [];
  const isFree = (row: number, from: number, to: number): boolean =>
    row >= 0 && taken.every((other) => other.row !== row || to < other.from || other.to < from);
  const put = (node: CascadeNode, x: number, row: number): void => {
    const side = x + MARK + room.wordsOf(node) > room.width ? "left" : "right";
    placed.set(node.id, { node, x, row, side });
    const [from, to] = extent(node, x, side, room);
    taken.push({ row, from, to });
  };
  for (const unit of unitsOf(nodes, loops)) {
    const first = unit[0];
    if (!first) continue;
    const parents = first.parents.flatMap((id) => placed.get(id) ?? []);
    const x = Math.max(scale(first.tick, room), ...parents.map((parent) => parent.x + STAIR));
    const from = parents.at(-1)?.row ?? 0;
    const offsets = unit.length === 1 ? [0] : [0, 1, -1];
    const fits = (row: number) =>
      unit.every((node, at) => isFree(row + (offsets[at] ?? 0), ...extent(node, x + at * STAIR, "right", room))) &&
      (unit.length === 1 || offsets.every((by) => isFree(row + by, x - 2 * MARK, endOf(unit, x, room))));
    const wanted = [
      ...PREFERRED.map((by) => from + (parents.length === 0 ? by - 1 : by)),
      ...Array.from({ length: 20 }, (_, row) => row),
    ];
    const lowest = unit.length === 1 ? 0 : 1;
    const row = wanted.find((candidate) => candidate >= lowest && fits(candidate)) ?? 20;
    for (const [at, node] of unit.entries()) put(node, x + at * STAIR, row + (offsets[at] ?? 0));
    if (unit.length > 1) {
      const [left, right] = [x - 2 * MARK, endOf(unit, x, room)];
      frames.set(first.id, right);
      for (const by of offsets) taken.push({ row: row + by, from: left, to: right });
    }
  }
  for (const { node, x, row } of placed.values()) {
    for (const id of node.parents) taken.push({ row, from: (placed.get(id)?.x ?? x) - GAP, to: x });
  }
  const spanRows = spans.map((span) => {
    const from = Math.max(0, scale(span.from, room));
    const to = Math.max(scale(span.to, room), from + span.words) + GAP;
    const free = Array.from({ length: lastRow(taken) + 1 }, (_, at) => at).filter((at) => isFree(at, from, to));
    const chosen = free.at(-1) ?? lastRow(taken) + 1;
    taken.push({ row: chosen, from, to });
    return chosen;
  });
  return { places: [...placed.values()], frames, spanRows, rows: 1 + lastRow(taken) };
}

function lastRow(taken: readonly { readonly row: number }[]): number {
  return Math.max(0, ...taken.map(({ row }) => row));
}

export function scale(tick: Tick, { width, from, to }: Pick<Room, "width" | "from" | "to">): number {
  return ((tick - from) / Math.max(1, to - from)) * width;
}

function extent(node: CascadeNode, x: number, side: Place["side"], room: Room): [number, number] {
  const words = room.wordsOf(node) + GAP;
  return side === "right" ? [x - MARK, x + MARK + words] : [x - MARK - words, x + MARK];
}

/** Where the frame of a circle ends: right of all its words, with room for its name in the top row. */
function endOf(unit: readonly CascadeNode[], x: number, room: Room): number {
  const ends = unit.map((node, at) => extent(node, x + at * STAIR, "right", room)[1]);
  return Math.max(...ends, (ends.at(-1) ?? x) + room.circleWords);
}

/** Single steps, and circles as one, in the order of time. */
function unitsOf(nodes: readonly CascadeNode[], loops: readonly Loop[]): readonly (readonly CascadeNode[])[] {
  const circles = loops.map((loop) => loop.nodes.flatMap((id) => nodes.find((node) => node.id === id) ?? []));
  const inCircle = new Set(circles.flat());
  const singles = nodes.filter((node) => !inCircle.has(node)).map((node) => [node]);
  return [...singles, ...circles].sort((a, b) => (a[0]?.tick ?? 0) - (b[0]?.tick ?? 0) || order(a) - order(b));
}

function order(unit: readonly CascadeNode[]): number {
  return Math.abs(unit[0]?.id ?? 0);
}
