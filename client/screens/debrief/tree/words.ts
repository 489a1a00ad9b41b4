/** The second line of a step, and how wide its letters are, so that steps can be placed before they are drawn. */
import type { Words } from "../../../panels/sentences/index.ts";
import { at } from "../time.ts";
import type { CascadeNode } from "../view.ts";

export const TITLE_PX = 7;
export const META_PX = 6.4;

export function metaOf(node: CascadeNode, { t }: Words, isTight: boolean): string {
  if (node.id < 0) return t("debrief.tree.spared", { at: at(node.tick) });
  if (isTight) return [at(node.tick), node.region ?? ""].filter((piece) => piece !== "").join(" · ");
  const others = node.covers.length - 1;
  const also = others > 0 && node.kind === "failing" ? t("debrief.tree.also", { count: others }) : "";
  const cause = node.root === null ? "" : t(`debrief.root.${node.root}`);
  return [at(node.tick), cause || (node.region ?? ""), also].filter((piece) => piece !== "").join(" · ");
}
