/**
 * Where each service stands in the picture: rows from people down, as the map has them. A row that is wide is broken into
 * lines, so that all of it fits the shape of the frame. Stations stand first in a row, then what each lump holds. Pure.
 */
import type { ImportedWorld } from "../../../../shared/protocol/index.ts";

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The part of the screen that it is for, in pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  /** By the place of a service in the world: the middle of its shape. */
  readonly spots: readonly Spot[];
  readonly people: Spot;
  /** How large a cell is. */
  readonly cell: { readonly width: number; readonly height: number };
  readonly width: number;
  readonly height: number;
}

type Shown = Pick<ImportedWorld, "services" | "calls">;

/** Up to so many services have room for their names from the start. */
const FEW = 60;
const ROOMY = { width: 152, height: 94 };
const TIGHT = { width: 66, height: 58 };
/** Between two rows, in lines: at least, and where there is room. */
const GAP = 0.7;
const WIDEST_GAP = 1.8;
const PEOPLE_HEIGHT = 56;
/** A small system is not blown up beyond this. */
export const LARGEST_FIT = 1.25;
/** Where in its cell a shape stands: its name is below. */
export const LIFT = 0.14;
/** Rows stay whole where that leaves the picture this large, measured by the largest. */
const WHOLE_ROWS = 0.6;

export function layoutOf(world: Shown, frame: Frame): Layout {
  const rows = rowsOf(world);
  const cell = world.services.length <= FEW ? ROOMY : TIGHT;
  const columns = columnsFor(rows, cell, frame);
  const width = columns * cell.width;
  const gap = gapFor(rows, columns, frame.height / Math.min(frame.width / width, LARGEST_FIT) / cell.height);
  const spots: Spot[] = [];
  let line = 0;
  for (const row of rows) {
    const lines = Math.ceil(row.length / columns);
    const each = Math.ceil(row.length / lines);
    for (const [n, service] of row.entries()) {
      const at = Math.floor(n / each);
      const inLine = Math.min(each, row.length - at * each);
      spots[service] = {
        x: (columns / 2 + (n % each) - inLine / 2 + 0.5) * cell.width,
        y: PEOPLE_HEIGHT + (line + at + 0.5 - LIFT) * cell.height,
      };
    }
    line += lines + gap;
  }
  return {
    spots,
    people: { x: width / 2, y: PEOPLE_HEIGHT / 3 },
    cell,
    width,
    height: PEOPLE_HEIGHT + Math.max(1, line - gap) * cell.height,
  };
}

/** Wider where the frame is higher than it need be; its height comes in lines. */
function gapFor(rows: readonly (readonly number[])[], columns: number, height: number): number {
  const lines = rows.reduce((sum, row) => sum + Math.ceil(row.length / columns), 1);
  const free = rows.length > 1 ? (height - lines) / (rows.length - 1) : GAP;
  return Math.min(WIDEST_GAP, Math.max(GAP, free));
}

/** So many that the whole is as large as it can be in a frame of this shape. */
function columnsFor(rows: readonly (readonly number[])[], cell: Layout["cell"], frame: Frame): number {
  const most = Math.max(1, ...rows.map((row) => row.length));
  let best = { columns: most, scale: 0 };
  for (let columns = Math.min(most, 3); columns <= most; columns++) {
    const lines = rows.reduce((sum, row) => sum + Math.ceil(row.length / columns) + GAP, -GAP);
    const scale = Math.min(
      frame.width / (columns * cell.width),
      frame.height / (PEOPLE_HEIGHT + lines * cell.height),
      LARGEST_FIT,
    );
    const isWorth = columns < most ? scale > best.scale : scale > best.scale * WHOLE_ROWS;
    if (isWorth) best = { columns, scale };
  }
  return best.columns;
}

/** Places of services, row by row, each below those that call it as far as that goes. */
function rowsOf({ services, calls }: Shown): readonly (readonly number[])[] {
  const callers = new Map<number, number[]>();
  for (const { from, to } of calls) callers.set(to, [...(callers.get(to) ?? []), from]);
  const byLayer = new Map<number, number[]>();
  for (const [n, { layer }] of services.entries()) {
    const known = byLayer.get(layer);
    if (known) known.push(n);
    else byLayer.set(layer, [n]);
  }
  /** From 0 at the left to 1 at the right. */
  const across = new Map<number, number>();
  return [...byLayer.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, row]) => {
      const key = (n: number): number => {
        const seen = (callers.get(n) ?? []).flatMap((caller) => across.get(caller) ?? []);
        return seen.length > 0 ? seen.reduce((sum, x) => sum + x, 0) / seen.length : 0.5;
      };
      const keys = new Map(row.map((n) => [n, key(n)]));
      const lumpOf = (n: number): number => services[n]?.lump ?? -1;
      const sorted = [...row].sort((a, b) => lumpOf(a) - lumpOf(b) || (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
      for (const [i, n] of sorted.entries()) across.set(n, (i + 0.5) / sorted.length);
      return sorted;
    });
}
