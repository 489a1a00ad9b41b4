/**
 * Names and values beside nodes. What is selected speaks first, then what is in trouble, then the healthy; where there
 * is little room a name loses the remark in its brackets, a value its word, and then the name its end. Room is kept for the longest that a ticking number gets, so
 * that a new scrape moves nothing.
 */
import { fonts } from "../lettering.ts";
import type { Align, Measure } from "../lettering.ts";
import type { Density } from "../layout.ts";
import type { Health } from "../../../shared/protocol/index.ts";
import type { Layer, StationPicture } from "../picture.ts";
import type { NodeSpot } from "../spots.ts";
import { withoutRemark } from "../words.ts";
import { clearance } from "./bodies.ts";
import type { Side } from "./bodies.ts";
import type { Form, Place, Turn, Wish } from "./settle.ts";

export interface Label {
  readonly kind: "label";
  readonly name: string;
  readonly value?: string;
}

export const LABEL_PADDING = 4;
const NAME_HEIGHT = 18;
const BOTH_HEIGHT = 33;
const NUDGES = [0, -8, 8] as const;
/** A name is never cut below this many letters. */
const CLIPPED = 5;
/** "999 ms", the longest short value. */
const SHORT_VALUE = "000 00";

const urgency: Readonly<Record<Health, number>> = { err: 0, down: 1, slow: 2, nodata: 3, ok: 4 };

/** The order in which labels of one turn are placed; it does not change while states stay. */
export function byUrgency(a: StationPicture, b: StationPicture): number {
  return urgency[a.state] - urgency[b.state];
}

export interface LabelRoom {
  readonly layer: Layer;
  readonly density: Density;
  readonly selected: string | undefined;
  /** Healthy nodes show their value while everything is, so that normal can be learned. */
  readonly isCalm: boolean;
  readonly measure: Measure;
}

export function labelWish(station: StationPicture, spot: NodeSpot, room: LabelRoom): Wish<Label> {
  const told = wordsOf(station, room);
  return {
    key: `label:${station.id}`,
    forms: told.map(({ turn, label, widest }) => formOf(turn, label, widest, station, spot, room)),
  };
}

interface Told {
  readonly turn: Turn;
  readonly label: Label;
  /** What room is kept for in the value's line. */
  readonly widest?: string;
}

function wordsOf(station: StationPicture, room: LabelRoom): readonly Told[] {
  const { label, valueText, valueShort, valueWidest = valueText } = station;
  const isSelected = station.id === room.selected;
  const isTroubled = station.state !== "ok";
  const density = station.place.at === "tray" ? "full" : room.density;
  if (!isSelected && !isTroubled && density === "problems") return [];
  const name = withoutRemark(label);
  const told = (turn: Turn, shown: Omit<Label, "kind">, widest?: string): Told => ({
    turn: isSelected ? "selected" : turn,
    label: { kind: "label", ...shown },
    ...(widest === undefined ? {} : { widest }),
  });
  const clipped = `${name.slice(0, CLIPPED)}…`;
  const names = [
    ...(name.length > CLIPPED + 1 ? [told(isTroubled ? "trouble" : "healthy", { name: clipped })] : []),
    told(isTroubled ? "trouble.name" : "healthy.name", { name }),
  ];
  const isValued = isSelected || isTroubled || (density === "full" && showsNormal(station, room));
  if (valueText === undefined || !isValued)
    return [...names, ...(name === label ? [] : [told("remark", { name: label })])];
  const widest = valueWidest ?? valueText;
  const values =
    valueShort === undefined
      ? [told(isTroubled ? "trouble.value" : "healthy.value", { name, value: valueText }, widest)]
      : [
          told("trouble.value", { name, value: valueShort }, SHORT_VALUE),
          told("trouble.words", { name, value: valueText }, widest),
        ];
  const remark = name === label ? [] : [told("remark", { name: label, value: valueText }, widest)];
  return [...names, ...values, ...remark];
}

function showsNormal({ utilization, kind }: StationPicture, { isCalm }: LabelRoom): boolean {
  return isCalm || utilization !== undefined || kind === "vendor";
}

function formOf(
  turn: Turn,
  label: Label,
  widest: string | undefined,
  station: StationPicture,
  spot: NodeSpot,
  { layer, measure }: LabelRoom,
): Form<Label> {
  const value = Math.max(0, ...[label.value, widest].map((words) => (words ? measure(words, fonts.number) : 0)));
  const width = Math.ceil(Math.max(measure(label.name, fonts.name), value)) + 2 * LABEL_PADDING;
  const height = label.value === undefined ? NAME_HEIGHT : BOTH_HEIGHT;
  const places = sidesOf(station, spot).flatMap((side) => {
    const away = clearance(station, side, layer);
    const isBeside = side === "left" || side === "right";
    return (isBeside ? NUDGES : [0]).map((dy) => placeAt(side, spot, away, width, height, dy));
  });
  return { turn, shows: label, places };
}

/** The node's own side first; in the tray the row leaves room on one side, and what is wrong may speak over its rim. */
function sidesOf(station: StationPicture, { side }: NodeSpot): readonly Side[] {
  if (station.place.at === "tray") return station.state === "ok" ? [side] : [side, "above"];
  switch (side) {
    case "left":
      return ["left", "right", "below", "above"];
    case "right":
      return ["right", "left", "below", "above"];
    case "below":
      return ["below", "left", "right"];
  }
}

const leaning = { left: "right", right: "left", below: "center", above: "center" } as const satisfies Record<
  Side,
  Align
>;

function placeAt(side: Side, { x, y }: NodeSpot, away: number, width: number, height: number, dy: number): Place {
  const align = leaning[side];
  switch (side) {
    case "left":
      return { align, left: x - away - width, top: y - height / 2 + dy, width, height };
    case "right":
      return { align, left: x + away, top: y - height / 2 + dy, width, height };
    case "below":
      return { align, left: x - width / 2, top: y + away, width, height };
    case "above":
      return { align, left: x - width / 2, top: y - away - height, width, height };
  }
}
