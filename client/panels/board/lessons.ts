/** What is worth looking at while all is well, so that trouble is noticed against it: read off the map and the seat. */
import type { CommonView, NodeView, OwnView } from "../../../shared/protocol/index.ts";
import type { Translate } from "../../text/index.ts";

export interface Lesson {
  readonly id: string;
  readonly text: string;
}

export function lessonsFor({ map }: CommonView, { you, depthNodes }: OwnView, t: Translate): readonly Lesson[] {
  if (map === null) return [];
  const isMine = ({ owner }: NodeView): boolean => owner !== null && you.consoles.includes(owner);
  const watched = map.nodes.find((node) => isMine(node) && node.isInstrumented) ?? map.nodes.find(isEntry);
  const deep = depthNodes
    .map((index) => map.nodes[index])
    .find((node) => node?.kind === "store" || node?.kind === "cache");
  const blind = map.nodes.some(({ isInstrumented }) => !isInstrumented);
  const called = map.nodes.find(({ kind }) => kind === "cache") ?? map.nodes.find(({ kind }) => kind === "store");
  return [
    ...(watched ? [{ id: "p95", text: t("board.learn.p95", { service: watched.name }) }] : []),
    ...(deep ? [{ id: "load", text: t("board.learn.load", { service: deep.name, region: regionOf(map, deep) }) }] : []),
    ...(blind ? [{ id: "blind", text: t("board.learn.blind") }] : []),
    ...(called ? [{ id: "callers", text: t("board.learn.callers", { service: called.name }) }] : []),
  ];
}

function isEntry({ kind }: NodeView): boolean {
  return kind === "edge" || kind === "gateway";
}

function regionOf({ regions }: NonNullable<CommonView["map"]>, { region }: NodeView): string {
  return regions[region]?.name ?? "";
}
