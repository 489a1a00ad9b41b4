/**
 * Where the steps of a cascade stand: across by their time, down so that no words cover other words. A circle takes
 * three rows, its full part in the middle; what follows at once stands a little to the right of what it follows. A
 * line avoids words where another row allows it. Pure.
 */
import type { Tick } from "../../../../shared/base/index.ts";
import type { CascadeNode, Loop } from "../view.ts";

export interface Place {
  readonly node: CascadeNode;
  /** The middle of its mark. */
  readonly x: number;
  readonly row: number;
  /** Where its words begin, or end if they stand to the left. */
  readonly words: number;
  readonly side: "left" | "right";
  /** Where a line from the left ends: at its mark, or at its words if they stand in the way. */
  readonly left: number;
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

/** A stretch of a row. */
interface Stretch {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** One step, or a circle: what stands where if its first row is `row`. */
interface Draft {
  readonly places: readonly Place[];
  readonly stretches: readonly Stretch[];
}

/** From the middle of a mark to its words. */
const MARK = 24;
/** A root wears rings. */
const RINGS = 8;
const GAP = 14;
/** The least distance to the right of what a step follows. */
const STAIR = 30;
/** Half the room that a line needs. */
const LINE = 5;
/** Rows of a circle's steps, from its full part. */
const CIRCLE_ROWS = [0, 1, -1] as const;
/** Their marks stand so that the arrow round them passes left of all words. */
const CIRCLE_X = [0, STAIR, STAIR + 8] as const;
const PREFERRED = [1, 0, 2, -1, 3, -2, 4] as const;

export function place(
  nodes: readonly CascadeNode[],
  loops: readonly Loop[],
  spans: readonly Span[],
  room: Room,
): Placement {
  const placed = new Map<number, Place>();
  const frames = new Map<number, number>();
  const taken: Stretch[] = [];
  const isFree = (stretches: readonly Stretch[]): boolean =>
    stretches.every(
      ({ row, from, to }) =>
        row >= 0 && taken.every((other) => other.row !== row || to < other.from || other.to < from),
    );
  for (const unit of unitsOf(nodes, loops)) {
    const parents = unit[0].parents.flatMap((id) => placed.get(id) ?? []);
    const draftAt = (row: number): Draft =>
      unit.length === 1 ? single(unit[0], parents, row, room) : circle(unit, parents, row, room);
    const above = parents.at(-1)?.row ?? -1;
    const wanted = [
      ...PREFERRED.map((by) => above + by),
      ...Array.from({ length: lastRow(taken) + 4 }, (_, row) => row),
    ];
    const fitting = wanted.filter((row) => isFree(draftAt(row).stretches));
    const row = fitting.find((at) => isFree(linesTo(draftAt(at), parents))) ?? fitting[0] ?? 0;
    const { places, stretches } = draftAt(row);
    for (const found of places) placed.set(found.node.id, found);
    if (places[0] && places.length > 1) frames.set(places[0].node.id, stretches[0]?.to ?? 0);
    taken.push(...stretches, ...linesTo({ places }, parents));
  }
  const spanRows = spans.map((span) => {
    const from = Math.max(0, scale(span.from, room));
    const to = Math.max(scale(span.to, room), from + span.words) + GAP;
    const free = Array.from({ length: lastRow(taken) + 1 }, (_, row) => row).filter((row) =>
      isFree([{ row, from, to }]),
    );
    const row = free.at(-1) ?? lastRow(taken) + 1;
    taken.push({ row, from, to });
    return row;
  });
  return { places: [...placed.values()], frames, spanRows, rows: 1 + lastRow(taken) };
}

export function scale(tick: Tick, { width, from, to }: Pick<Room, "width" | "from" | "to">): number {
  return ((tick - from) / Math.max(1, to - from)) * width;
}

function single(node: CascadeNode, parents: readonly Place[], row: number, room: Room): Draft {
  const x = Math.min(room.width, begin(node, parents, room));
  const away = MARK + (isRoot(node) ? RINGS : 0);
  const size = away + room.wordsOf(node);
  const side = x + size <= room.width || x < size ? "right" : "left";
  const [from, to] = side === "right" ? [x - MARK, x + size + GAP] : [x - size - GAP, x + MARK];
  const words = side === "right" ? x + away : x - away;
  const left = side === "right" ? x - MARK : from;
  return { places: [{ node, x, row, words, side, left }], stretches: [{ row, from, to }] };
}

/** Its frame takes the same stretch of three rows; its name stands right of the words in the top row. */
function circle(unit: Unit, parents: readonly Place[], row: number, room: Room): Draft {
  const toWords = Math.max(...CIRCLE_X) + MARK;
  const size = toWords + Math.max(...unit.map((node) => room.wordsOf(node))) + GAP + room.circleWords;
  const x = Math.max(2 * MARK, Math.min(begin(unit[0], parents, room), room.width - size));
  const places = unit.map((node, at): Place => {
    const [right = 0, down = 0] = [CIRCLE_X[at], CIRCLE_ROWS[at]];
    return { node, x: x + right, row: row + down, words: x + toWords, side: "right", left: x + right - MARK };
  });
  return { places, stretches: CIRCLE_ROWS.map((by) => ({ row: row + by, from: x - 2 * MARK, to: x + size })) };
}

function begin({ tick }: CascadeNode, parents: readonly Place[], room: Room): number {
  return Math.max(scale(tick, room), ...parents.map((parent) => parent.x + STAIR));
}

export function isRoot({ root }: CascadeNode): boolean {
  return root !== null && root !== "demand" && root !== "ordinary";
}

/** The lines from the parents run down (or up) from their marks, then along the row to this one. */
function linesTo({ places: [first] }: Pick<Draft, "places">, parents: readonly Place[]): readonly Stretch[] {
  if (!first) return [];
  return parents.flatMap((parent) => {
    const [top, bottom] = [Math.min(parent.row, first.row), Math.max(parent.row, first.row)];
    const between = Array.from({ length: Math.max(0, bottom - top - 1) }, (_, at) => top + 1 + at);
    const end = first.left - 1;
    return [
      ...between.map((row) => ({ row, from: parent.x - LINE, to: parent.x + LINE })),
      ...(end > parent.x ? [{ row: first.row, from: parent.x - LINE, to: end }] : []),
    ];
  });
}

function lastRow(taken: readonly Stretch[]): number {
  return Math.max(0, ...taken.map(({ row }) => row));
}

/** A step stands in one circle only: of circles that share one, the first is drawn. */
export function apart(loops: readonly Loop[]): readonly Loop[] {
  return loops.filter((loop, at) =>
    loops.slice(0, at).every((earlier) => !earlier.nodes.some((id) => loop.nodes.includes(id))),
  );
}

/** Single steps, and circles as one, in the order of time. */
function unitsOf(nodes: readonly CascadeNode[], loops: readonly Loop[]): readonly Unit[] {
  const circles = apart(loops).flatMap((loop) =>
    unitOf(loop.nodes.flatMap((id) => nodes.find((node) => node.id === id) ?? [])),
  );
  const inCircle = new Set(circles.flat());
  const singles = nodes.filter((node) => !inCircle.has(node)).map((node): Unit => [node]);
  return [...singles, ...circles].sort(([a], [b]) => a.tick - b.tick || Math.abs(a.id) - Math.abs(b.id));
}

type Unit = readonly [CascadeNode, ...CascadeNode[]];

function unitOf([first, ...others]: readonly CascadeNode[]): readonly Unit[] {
  return first ? [[first, ...others]] : [];
}
