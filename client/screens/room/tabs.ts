/**
 * Which panels the right column offers. Under the Essential rules there are no hypotheses and no posts: the board shows
 * the shared evidence alone, under that name. A wide screen has the chat in a column of its own.
 */
import { hasLayer } from "../../../shared/protocol/index.ts";
import type { RulesLayer } from "../../../shared/protocol/index.ts";
import { sideTabs } from "../../store/index.ts";
import type { SideTab } from "../../store/index.ts";

export function tabsOf(layer: RulesLayer, isWide = false): readonly SideTab[] {
  return sideTabs.filter((tab) => (hasLayer(layer, "standard") || tab !== "comms") && !(isWide && tab === "chat"));
}

export function tabName(tab: SideTab, layer: RulesLayer): "board.evidence" | `room.side.${SideTab}` {
  return tab === "board" && layer === "essential" ? "board.evidence" : `room.side.${tab}`;
}
