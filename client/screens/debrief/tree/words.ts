/** The second line of a step, and how wide its letters are, so that steps can be placed before they are drawn. */
import type { Words } from "../../../panels/sentences/index.ts";
import { at } from "../time.ts";
import type { CascadeNode, DebriefReport } from "../view.ts";

export const TITLE_PX = 7;
export const META_PX = 6.4;

export function metaOf(
  node: CascadeNode,
  { endTick }: Pick<DebriefReport, "endTick">,
  { t }: Words,
  isTight: boolean,
): string {
  if (node.id < 0) return t("debrief.tree.spared", { at: at(node.tick) });
  const after = node.tick > endTick ? t("debrief.tree.after") : "";
  if (isTight) return joined(at(node.tick), node.region ?? "", after);
  const others = node.covers.length - 1;
  const also = others > 0 && node.kind === "failing" ? t("debrief.tree.also", { count: others }) : "";
  return joined(at(node.tick), causeOf(node, t) || (node.region ?? ""), also, after);
}

/** A change of the team's own is a cause only where the round went better without it. */
function causeOf({ root, data }: CascadeNode, t: Words["t"]): string {
  if (root === null) return "";
  return root === "player" && data["certain"] === 0 ? t("debrief.tree.suspect") : t(`debrief.root.${root}`);
}

function joined(...pieces: readonly string[]): string {
  return pieces.filter((piece) => piece !== "").join(" · ");
}
