/**
 * Walking on the map with the arrow keys: up to whoever calls, down to whoever is called, sideways to neighbours of
 * the same layer and on to the same layer of the next region. Pure.
 */
import type { MapView } from "../../../shared/protocol/index.ts";
import type { Selected } from "../../store/index.ts";
import { isInTray } from "../../panels/map/index.ts";
import type { Direction } from "./keys.ts";

/** The node that a step leads to; from nowhere, the first node. A dead end stays where it is. */
export function walk(map: MapView, selection: Selected | null, direction: Direction): Selected | null {
  const from = startOf(map, selection, direction);
  const to = from === null ? 0 : stepFrom(map, from, direction);
  const node = map.nodes[to ?? from ?? 0];
  return node ? { kind: "station", id: node.id } : null;
}

/** A link is left at the end that lies in the direction. */
function startOf({ nodes, links }: MapView, selection: Selected | null, direction: Direction): number | null {
  if (selection === null) return null;
  if (selection.kind === "station") {
    const index = nodes.findIndex(({ id }) => id === selection.id);
    return index < 0 ? null : index;
  }
  const link = links.find(({ id }) => id === selection.id);
  if (!link) return null;
  return direction === "up" && "node" in link.from ? link.from.node : link.to;
}

function stepFrom(map: MapView, from: number, direction: Direction): number | undefined {
  const { nodes, links } = map;
  const here = nodes[from]?.region;
  const nearest = (candidates: readonly number[]): number | undefined =>
    candidates.find((index) => nodes[index]?.region === here) ?? candidates[0];
  switch (direction) {
    case "up":
      return nearest(links.flatMap((link) => (link.to === from && "node" in link.from ? [link.from.node] : [])));
    case "down":
      return nearest(links.flatMap((link) => ("node" in link.from && link.from.node === from ? [link.to] : [])));
    case "left":
    case "right": {
      const row = rowOf(map, from);
      const place = row.indexOf(from) + (direction === "right" ? 1 : -1);
      return row[(place + row.length) % row.length];
    }
  }
}

/** Nodes of the same layer in every region, from west to east; the tray is a row of its own. */
function rowOf({ nodes, regions }: MapView, from: number): readonly number[] {
  const start = nodes[from];
  if (!start) return [from];
  const layer = isInTray(start) ? null : start.layer;
  const west = (region: number): number => regions[region]?.place?.[0] ?? region;
  return nodes
    .map((node, index) => ({ node, index }))
    .filter(({ node }) => (isInTray(node) ? null : node.layer) === layer)
    .sort((a, b) => west(a.node.region) - west(b.node.region) || a.index - b.index)
    .map(({ index }) => index);
}
