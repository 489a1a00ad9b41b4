/**
 * What the dock is about: the selected node or link, resolved against the newest readings. A link is looked into at
 * its callee, since that is where its calls wait.
 */
import type { Selected } from "../../store/index.ts";
import type { LinkState, NodeState, Readings } from "../map/index.ts";

export type Subject =
  | { readonly kind: "node"; readonly index: number; readonly node: NodeState }
  | {
      readonly kind: "link";
      readonly index: number;
      readonly link: LinkState;
      /** Null: the users themselves call. */
      readonly from: NodeState | null;
      readonly node: NodeState;
    };

/** Null when nothing is selected, or what was selected is not on this map. */
export function subjectOf({ nodes, links }: Readings, selection: Selected | null): Subject | null {
  if (selection === null) return null;
  if (selection.kind === "station") {
    const index = nodes.findIndex(({ node }) => node.id === selection.id);
    const node = nodes[index];
    return node ? { kind: "node", index, node } : null;
  }
  const index = links.findIndex(({ link }) => link.id === selection.id);
  const link = links[index];
  const node = link && nodes[link.link.to];
  if (!link || !node) return null;
  const from = "node" in link.link.from ? (nodes[link.link.from.node] ?? null) : null;
  return { kind: "link", index, link, from, node };
}
