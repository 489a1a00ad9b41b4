/**
 * Where in its layer a node stands, from left (-1) to right (1). Within a region each layer keeps the order in which
 * the scenario names its services; a node that is alone in its layer stands under its callers.
 */
import type { LinkView, NodeView } from "../../../shared/protocol/index.ts";

export function columnsOf(
  nodes: readonly NodeView[],
  links: readonly LinkView[],
  isAside: (node: NodeView) => boolean,
): ReadonlyMap<number, number> {
  const columns = new Map<number, number>();
  for (const row of rowsOf(nodes, isAside)) {
    row.forEach((index, place) => {
      const column = row.length > 1 ? (2 * place) / (row.length - 1) - 1 : underCallers(index, links, columns);
      columns.set(index, column);
    });
  }
  return columns;
}

/** Nodes of one region and layer together, upper layers first. */
function rowsOf(nodes: readonly NodeView[], isAside: (node: NodeView) => boolean): readonly (readonly number[])[] {
  const rows = new Map<string, { layer: number; members: number[] }>();
  nodes.forEach((node, index) => {
    if (isAside(node)) return;
    const layer = node.layer ?? 0;
    const key = `${node.region}/${layer}`;
    const row = rows.get(key) ?? { layer, members: [] };
    row.members.push(index);
    rows.set(key, row);
  });
  return [...rows.values()].sort((a, b) => a.layer - b.layer).map(({ members }) => members);
}

function underCallers(node: number, links: readonly LinkView[], placed: ReadonlyMap<number, number>): number {
  const above = links.flatMap(({ from, to }) => {
    const column = to === node && "node" in from ? placed.get(from.node) : undefined;
    return column === undefined ? [] : [column];
  });
  return above.length === 0 ? 0 : above.reduce((sum, column) => sum + column, 0) / above.length;
}
