/** Squares waiting outside a node: two columns between its neighbours, or four and how many more there are. */
import { fonts } from "../lettering.ts";
import type { Measure } from "../lettering.ts";
import type { StationPicture } from "../picture.ts";
import { GAUGE_RADIUS } from "../spots.ts";
import type { NodeSpot } from "../spots.ts";
import type { MapWords } from "../words.ts";
import type { Form, Place, Wish } from "./settle.ts";

export interface Queue {
  readonly kind: "queue";
  readonly squares: number;
  readonly columns: number;
  readonly more?: string;
}

export const SQUARE = 8;
const MOST_SQUARES = 8;
const TIGHT_COLUMNS = 2;
const WIDE_COLUMNS = 4;

export function queueWish(station: StationPicture, spot: NodeSpot, words: MapWords, measure: Measure): Wish<Queue> {
  const waiting = Math.round(station.queued);
  if (waiting < 1) return { key: `queue:${station.id}`, forms: [] };
  const squares = Math.min(MOST_SQUARES, waiting);
  const tight: Queue = { kind: "queue", squares, columns: Math.min(squares, TIGHT_COLUMNS) };
  const more = waiting > squares ? words.more(waiting - squares) : undefined;
  const wide: Queue = {
    kind: "queue",
    squares,
    columns: Math.min(squares, WIDE_COLUMNS),
    ...(more === undefined ? {} : { more }),
  };
  const counted =
    more === undefined ? 0 : 6 + Math.ceil(Math.max(measure(more, fonts.number), measure("+9.9k", fonts.number)));
  const forms: readonly Form<Queue>[] = [
    { turn: "queue", shows: tight, places: besideNode(spot, tight, 3, 0) },
    { turn: "queue.count", shows: wide, places: besideNode(spot, wide, 6, counted) },
  ];
  return { key: `queue:${station.id}`, forms };
}

/** On the side where the label is not, else where it is. */
function besideNode({ x, y, side }: NodeSpot, { squares, columns }: Queue, gap: number, counted: number): Place[] {
  const width = columns * SQUARE + counted;
  const height = Math.ceil(squares / columns) * SQUARE;
  const right: Place = { align: "left", left: x + GAUGE_RADIUS + gap, top: y - height / 2, width, height };
  const left: Place = { align: "right", left: x - GAUGE_RADIUS - gap - width, top: y - height / 2, width, height };
  return side === "right" ? [left, right] : [right, left];
}
