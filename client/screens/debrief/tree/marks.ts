/** Names for marks on a line: above and below it in turn, none over another. A name that finds no room is left out. Pure. */

export interface Named {
  readonly id: string;
  readonly x: number;
  readonly text: string;
  /** The width of the text. */
  readonly size: number;
}

export interface NamedMark extends Named {
  /** Where its name begins. */
  readonly from: number;
  readonly lane: "above" | "below" | null;
}

const GAP = 10;
/** The name of the line itself stands above its left end. */
const LINE_NAME = 40;

/** `marks` in the order of their x. A name stands in the middle of its mark, or moves right until it begins at it. */
export function nameMarks(marks: readonly Named[], width: number): readonly NamedMark[] {
  const ends = { above: LINE_NAME, below: 0 };
  return marks.map((mark) => {
    const { x, size } = mark;
    const wished = Math.max(0, Math.min(x - size / 2, width - size));
    const spots = (["above", "below"] as const).map((lane) => ({ lane, from: Math.max(wished, ends[lane]) }));
    const [spot] = spots
      .filter(({ from }) => from <= Math.max(x, wished) && from + size <= width)
      .sort((a, b) => a.from - b.from);
    if (!spot) return { ...mark, from: wished, lane: null };
    ends[spot.lane] = spot.from + size + GAP;
    return { ...mark, ...spot };
  });
}
