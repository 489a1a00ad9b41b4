/**
 * Where in its region a node stands: its row from the top, and its column from left (-1) to right (1). Each layer keeps
 * the order in which the scenario names its services; a layer with more than stand beside each other takes further rows,
 * in all regions alike. A node that is alone in its row stands under its callers.
 */
import type { LinkView, NodeView } from "../../../shared/protocol/index.ts";

export interface NodePlace {
  readonly row: number;
  readonly column: number;
}

/** More in a row would cover each other. */
const MOST_IN_ROW = 3;

export function placesOf(
  nodes: readonly NodeView[],
  links: readonly LinkView[],
  isAside: (node: NodeView) => boolean,
): ReadonlyMap<number, NodePlace> {
  const layers = layersOf(nodes, isAside);
  const columns = new Map<number, number>();
  const places = new Map<number, NodePlace>();
  for (const { layer, members } of layers) {
    const first = layer + extraAbove(layers, layer);
    const size = Math.ceil(members.length / rowsFor(members.length));
    members.forEach((index, n) => {
      const row = Math.floor(n / size);
      const beside = Math.min(size, members.length - row * size);
      const column = beside > 1 ? (2 * (n % size)) / (beside - 1) - 1 : underCallers(index, links, columns);
      columns.set(index, column);
      places.set(index, { row: first + row, column });
    });
  }
  return places;
}

function rowsFor(count: number): number {
  return Math.ceil(count / MOST_IN_ROW);
}

/** Rows that layers above take beyond their first. */
function extraAbove(layers: readonly Layer[], below: number): number {
  const widest = new Map<number, number>();
  for (const { layer, members } of layers) widest.set(layer, Math.max(members.length, widest.get(layer) ?? 0));
  return [...widest].reduce((sum, [layer, count]) => (layer < below ? sum + rowsFor(count) - 1 : sum), 0);
}

interface Layer {
  readonly layer: number;
  readonly members: readonly number[];
}

/** Nodes of one region and layer together, upper layers first. */
function layersOf(nodes: readonly NodeView[], isAside: (node: NodeView) => boolean): readonly Layer[] {
  const found = new Map<string, { layer: number; members: number[] }>();
  nodes.forEach((node, index) => {
    if (isAside(node)) return;
    const layer = node.layer ?? 0;
    const key = `${node.region}/${layer}`;
    const known = found.get(key) ?? { layer, members: [] };
    known.members.push(index);
    found.set(key, known);
  });
  return [...found.values()].sort((a, b) => a.layer - b.layer);
}

function underCallers(node: number, links: readonly LinkView[], placed: ReadonlyMap<number, number>): number {
  const above = links.flatMap(({ from, to }) => {
    const column = to === node && "node" in from ? placed.get(from.node) : undefined;
    return column === undefined ? [] : [column];
  });
  return above.length === 0 ? 0 : above.reduce((sum, column) => sum + column, 0) / above.length;
}
