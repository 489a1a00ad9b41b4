/**
 * The map as two sheets of 2D canvas: `paintGround` under the moving marks (hulls, tray, edges), `paintInk` over them
 * (nodes, labels, plates). Sheets are repainted when the picture changes, not per frame. Knows no Phaser.
 */
import type { MapLayout } from "../layout.ts";
import type { MapPicture, Selection } from "../picture.ts";
import { paintEdges, paintEdgeSelection, paintEdgeTags } from "./edges.ts";
import type { Ink } from "./ink.ts";
import { paintLabels } from "./labels.ts";
import { paintLegend } from "./legend.ts";
import { paintNode, paintNodeSelection } from "./nodes.ts";
import type { Shown } from "./nodes.ts";
import { Occupied } from "./occupied.ts";
import { paintRegions, paintTray } from "./regions.ts";
import type { MapWords } from "./words.ts";

export interface Sheet {
  readonly picture: MapPicture;
  readonly layout: MapLayout;
  readonly words: MapWords;
  readonly selection: Selection | undefined;
  /** Nothing moves: dashes and chips of numbers instead. */
  readonly still: boolean;
}

export function paintGround(ink: Ink, { picture, layout, words, still }: Sheet): void {
  paintRegions(ink, picture, layout, words);
  paintTray(ink, layout, words);
  paintEdges(ink, picture, layout, still);
}

export function paintInk(ink: Ink, sheet: Sheet, shown: (id: string) => Shown): void {
  const { picture, layout, words, selection } = sheet;
  const edge = selection?.kind === "edge" ? layout.routes.get(selection.id) : undefined;
  const node = selection?.kind === "station" ? layout.nodes.get(selection.id) : undefined;
  const occupied = new Occupied();
  paintLabels(ink, picture, layout, node?.id, occupied);
  for (const station of picture.stations) {
    const spot = layout.nodes.get(station.id);
    if (spot !== undefined) paintNode(ink, station, spot, shown(station.id), picture.layer, words);
  }
  paintEdgeTags(ink, sheet, occupied);
  if (edge !== undefined) paintEdgeSelection(ink, edge);
  if (node !== undefined) paintNodeSelection(ink, node);
  paintLegend(ink, picture, layout, words);
}

export type { Ink } from "./ink.ts";
export { paintSprite, spriteSize } from "./marks.ts";
export type { Sprite } from "./marks.ts";
export type { Shown } from "./nodes.ts";
export type { MapWords } from "./words.ts";
