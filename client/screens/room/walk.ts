/**
 * Walking on the map with the arrow keys: up to whoever calls, down to whoever is called, sideways to neighbours of
 * the same layer and on to the same layer of the next region. Every node can be reached. Pure.
 */
import type { MapView, NodeView } from "../../../shared/protocol/index.ts";
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
      return (
        nearest(links.flatMap((link) => (link.to === from && "node" in link.from ? [link.from.node] : []))) ??
        nearest(nextRow(map, from, -1))
      );
    case "down":
      return (
        nearest(links.flatMap((link) => ("node" in link.from && link.from.node === from ? [link.to] : []))) ??
        nearest(nextRow(map, from, 1))
      );
    case "left":
    case "right": {
      const row = rowOf(map, from);
      const place = row.indexOf(from) + (direction === "right" ? 1 : -1);
      return row[(place + row.length) % row.length];
    }
  }
}

/** Where nobody calls or is called the way goes on by sight: to the row above or below. */
function nextRow({ nodes }: MapView, from: number, step: 1 | -1): readonly number[] {
  const rows = [...new Set(nodes.map(rowNumber))].sort((a, b) => a - b);
  const start = nodes[from];
  const wanted = start && rows[rows.indexOf(rowNumber(start)) + step];
  return nodes.flatMap((node, index) => (rowNumber(node) === wanted ? [index] : []));
}

/** Nodes of the same row in every region, from west to east. */
function rowOf({ nodes, regions }: MapView, from: number): readonly number[] {
  const start = nodes[from];
  if (!start) return [from];
  const west = (region: number): number => regions[region]?.place?.[0] ?? region;
  return nodes
    .map((node, index) => ({ node, index }))
    .filter(({ node }) => rowNumber(node) === rowNumber(start))
    .sort((a, b) => west(a.node.region) - west(b.node.region) || a.index - b.index)
    .map(({ index }) => index);
}

/** A layer is a row; the tray is the last one. */
function rowNumber(node: NodeView): number {
  return isInTray(node) ? Infinity : (node.layer ?? 0);
}
