/** The lines of the tree: from what led to what followed, and round a circle. Pure path text. */

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** From the middle of a mark to its border: of one with words below, and of one in a low row. */
export const EDGE = { wide: 18, tight: 12 } as const;

/** Leaves downwards (or upwards, or along the row) and arrives from the left, at `end`. */
export function follow(from: Spot, to: Spot, edge: number = EDGE.wide, end = to.x - edge): string {
  if (Math.abs(from.y - to.y) < 4) return `M${from.x + edge} ${from.y} H${end}`;
  const start = from.y + (to.y > from.y ? edge : -edge);
  if (end - from.x < 6) return `M${from.x} ${start} V${to.y + (to.y > from.y ? -edge : edge)}`;
  const reach = Math.min(120, (end - from.x) * 0.5);
  return `M${from.x} ${start} C${from.x} ${to.y} ${end - reach} ${to.y} ${end} ${to.y}`;
}

/** One arrow of a circle, bulging away from its middle. */
export function bend(from: Spot, to: Spot, middle: Spot, edge: number = EDGE.wide): string {
  const half = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const out = unit({ x: half.x - middle.x, y: half.y - middle.y });
  const control = { x: half.x + out.x * 34, y: half.y + out.y * 14 };
  const [a, b] = [toward(from, control, edge), toward(to, control, edge)];
  return `M${round(a.x)} ${round(a.y)} Q${round(control.x)} ${round(control.y)} ${round(b.x)} ${round(b.y)}`;
}

function toward(from: Spot, to: Spot, edge: number): Spot {
  const way = unit({ x: to.x - from.x, y: to.y - from.y });
  return { x: from.x + way.x * edge, y: from.y + way.y * edge };
}

function unit({ x, y }: Spot): Spot {
  const length = Math.sqrt(x * x + y * y);
  return length === 0 ? { x: 0, y: 0 } : { x: x / length, y: y / length };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
