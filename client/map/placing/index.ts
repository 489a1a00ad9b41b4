/**
 * Where every word of the map stands: titles, labels, plates, queues. Pure; painters draw what is decided here and
 * nothing else, so no two words ever share a place and none leaves the picture.
 */
import { fonts } from "../lettering.ts";
import type { Measure } from "../lettering.ts";
import type { MapLayout } from "../layout.ts";
import type { MapPicture, Selection } from "../picture.ts";
import type { MapWords } from "../words.ts";
import { bodyOf } from "./bodies.ts";
import type { Box } from "./boxes.ts";
import { byUrgency, labelWish } from "./labels.ts";
import type { Label, LabelRoom } from "./labels.ts";
import { queueWish } from "./queues.ts";
import type { Queue } from "./queues.ts";
import { settle } from "./settle.ts";
import type { Settled, Wish } from "./settle.ts";
import { arcWish, edgeWish } from "./tags.ts";
import type { Tag } from "./tags.ts";
import { titleWish } from "./titles.ts";
import type { Title } from "./titles.ts";

export type Words = Title | Label | Tag | Queue;
/** By `title:`, `label:`, `queue:`, `arc:` or `edge:` and the id of what speaks. */
export type Placement = ReadonlyMap<string, Settled<Words>>;

export interface PlacingInput {
  readonly picture: MapPicture;
  readonly layout: MapLayout;
  readonly words: MapWords;
  readonly selection: Selection | undefined;
  readonly still: boolean;
  readonly measure: Measure;
}

/** The toolbar lies on the map's upper rim. */
const TOOLBAR = 38;
/** The legend's two rows beside the tray. */
const LEGEND = { width: 160, height: 54 };

export function placeWords(input: PlacingInput): Placement {
  const { width, height } = input.layout;
  const frame = { left: 2, top: TOOLBAR, width: width - 4, height: height - TOOLBAR - 2 };
  return settle(wishesOf(input), obstaclesOf(input), frame);
}

function wishesOf({ picture, layout, words, selection, still, measure }: PlacingInput): readonly Wish<Words>[] {
  const regions = new Map(picture.regions.map((region) => [region.id, region]));
  const room: LabelRoom = {
    layer: picture.layer,
    density: layout.density,
    selected: selection?.kind === "station" ? selection.id : undefined,
    isCalm: picture.regions.every(({ state }) => state === "healthy"),
    measure,
  };
  return [
    ...layout.regions.flatMap((spot) => {
      const region = regions.get(spot.id);
      return region === undefined ? [] : [titleWish(region, spot, words, layout.width, measure)];
    }),
    ...[...picture.stations].sort(byUrgency).flatMap((station) => {
      const spot = layout.nodes.get(station.id);
      return spot === undefined ? [] : [labelWish(station, spot, room), queueWish(station, spot, words, measure)];
    }),
    ...picture.arcs.flatMap((arc) => {
      const curve = layout.arcs.get(arc.id);
      return curve === undefined ? [] : [arcWish(arc, curve, measure)];
    }),
    ...picture.edges.flatMap((edge) => {
      const curve = layout.routes.get(edge.id);
      return curve === undefined ? [] : [edgeWish(edge, curve, words, still, measure)];
    }),
  ];
}

function obstaclesOf({ picture, layout, words: { tray }, measure }: PlacingInput): readonly Box[] {
  const legend = {
    left: layout.width - LEGEND.width,
    top: layout.height - LEGEND.height,
    width: LEGEND.width,
    height: LEGEND.height,
  };
  const bodies = picture.stations.flatMap((station) => {
    const spot = layout.nodes.get(station.id);
    return spot === undefined ? [] : bodyOf(station, spot, picture.layer);
  });
  return [legend, ...bodies, ...trayTitle(layout, tray, measure)];
}

function trayTitle({ tray }: MapLayout, title: string, measure: Measure): readonly Box[] {
  if (tray === undefined) return [];
  return [{ left: tray.left + 14, top: tray.top - 9, width: measure(title, fonts.words) + 12, height: 18 }];
}

export type { Label } from "./labels.ts";
export { LABEL_PADDING } from "./labels.ts";
export { SQUARE } from "./queues.ts";
export type { Queue } from "./queues.ts";
export type { Settled } from "./settle.ts";
export { TAG_HEIGHT, TAG_PADDING } from "./tags.ts";
export type { Tag } from "./tags.ts";
export type { Title } from "./titles.ts";
