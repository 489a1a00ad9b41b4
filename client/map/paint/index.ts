/**
 * The map as two sheets of 2D canvas: `paintGround` under the moving marks (hulls, tray, edges), `paintInk` over them
 * (nodes, words, plates). Sheets are repainted when the picture changes, not per frame. Knows no Phaser.
 */
import type { MapLayout } from "../layout.ts";
import type { MapPicture, Selection } from "../picture.ts";
import type { Placement, Settled, Words } from "../placing/index.ts";
import type { MapWords } from "../words.ts";
import { paintEdges, paintEdgeSelection } from "./edges.ts";
import type { Ink } from "./ink.ts";
import { paintLabel, paintTag } from "./labels.ts";
import { paintLegend } from "./legend.ts";
import { paintNode, paintNodeSelection, paintQueue } from "./nodes.ts";
import type { Shown } from "./nodes.ts";
import { paintRegions, paintTitle, paintTray } from "./regions.ts";

export interface Sheet {
  readonly picture: MapPicture;
  readonly layout: MapLayout;
  readonly placement: Placement;
  readonly words: MapWords;
  readonly selection: Selection | undefined;
  /** Nothing moves: dashes and chips of numbers instead. */
  readonly still: boolean;
}

export function paintGround(ink: Ink, { picture, layout, words, still }: Sheet): void {
  paintRegions(ink, picture, layout);
  paintTray(ink, layout, words);
  paintEdges(ink, picture, layout, still);
}

export function paintInk(ink: Ink, sheet: Sheet, shown: (id: string) => Shown): void {
  const { picture, layout, words, selection } = sheet;
  const edge = selection?.kind === "edge" ? layout.routes.get(selection.id) : undefined;
  const node = selection?.kind === "station" ? layout.nodes.get(selection.id) : undefined;
  for (const station of picture.stations) {
    const spot = layout.nodes.get(station.id);
    if (spot !== undefined) paintNode(ink, station, spot, shown(station.id), picture.layer);
  }
  // What is selected is ringed below all words, so that no name is struck through.
  if (edge !== undefined) paintEdgeSelection(ink, edge);
  if (node !== undefined) paintNodeSelection(ink, node);
  paintWords(ink, sheet);
  paintLegend(ink, picture, layout, words);
}

function paintWords(ink: Ink, { picture, placement }: Sheet): void {
  for (const region of picture.regions) {
    const title = told(placement, `title:${region.id}`, "title");
    if (title !== undefined) paintTitle(ink, region, title);
  }
  for (const station of picture.stations) {
    const label = told(placement, `label:${station.id}`, "label");
    if (label !== undefined) paintLabel(ink, station, label);
    const queue = told(placement, `queue:${station.id}`, "queue");
    if (queue !== undefined) paintQueue(ink, station, queue);
  }
  for (const arc of picture.arcs) {
    const tag = told(placement, `arc:${arc.id}`, "tag");
    if (tag !== undefined) paintTag(ink, tag, arc);
  }
  for (const edge of picture.edges) {
    const tag = told(placement, `edge:${edge.id}`, "tag");
    if (tag !== undefined) paintTag(ink, tag);
  }
}

/** What the placement holds under a key, if it is of the kind that belongs there. */
function told<Kind extends Words["kind"]>(
  placement: Placement,
  key: string,
  kind: Kind,
): Settled<Extract<Words, { kind: Kind }>> | undefined {
  const settled = placement.get(key);
  return settled !== undefined && isOf(settled, kind) ? settled : undefined;
}

function isOf<Kind extends Words["kind"]>(
  settled: Settled<Words>,
  kind: Kind,
): settled is Settled<Extract<Words, { kind: Kind }>> {
  return settled.shows.kind === kind;
}

export { boldInk } from "./bold.ts";
export { measurer } from "./ink.ts";
export type { Ink } from "./ink.ts";
export { paintSprite, spriteSize } from "./marks.ts";
export type { Sprite } from "./marks.ts";
export type { Shown } from "./nodes.ts";
