/** The lines of the tree: from what led to what followed, and round a circle. Pure path text. */

export interface Spot {
  readonly x: number;
  readonly y: number;
}

const EDGE = 18;

/** Leaves downwards (or upwards, or along the row) and arrives from the left. */
export function follow(from: Spot, to: Spot): string {
  const end = to.x - EDGE;
  if (Math.abs(from.y - to.y) < 4) return `M${from.x + EDGE} ${from.y} H${end}`;
  const start = from.y + (to.y > from.y ? EDGE : -EDGE);
  if (end - from.x < 6) return `M${from.x} ${start} V${to.y + (to.y > from.y ? -EDGE : EDGE)}`;
  const reach = Math.min(120, (end - from.x) * 0.5);
  return `M${from.x} ${start} C${from.x} ${to.y} ${end - reach} ${to.y} ${end} ${to.y}`;
}

/** One arrow of a circle, bulging away from its middle. */
export function bend(from: Spot, to: Spot, middle: Spot): string {
  const half = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const out = unit({ x: half.x - middle.x, y: half.y - middle.y });
  const control = { x: half.x + out.x * 34, y: half.y + out.y * 14 };
  const [a, b] = [toward(from, control), toward(to, control)];
  return `M${round(a.x)} ${round(a.y)} Q${round(control.x)} ${round(control.y)} ${round(b.x)} ${round(b.y)}`;
}

function toward(from: Spot, to: Spot): Spot {
  const way = unit({ x: to.x - from.x, y: to.y - from.y });
  return { x: from.x + way.x * EDGE, y: from.y + way.y * EDGE };
}

function unit({ x, y }: Spot): Spot {
  const length = Math.sqrt(x * x + y * y);
  return length === 0 ? { x: 0, y: 0 } : { x: x / length, y: y / length };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
