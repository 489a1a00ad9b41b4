/** Takes the reader from a row of the timeline to what it speaks of: a card, an idea, a change, an alert, the posts. */
import type { TimelineRow } from "../../../shared/protocol/index.ts";
import { openCard } from "../board/index.ts";
import type { PanelProps } from "../frame/index.ts";

export function inspect(
  { lane, message: { params } }: TimelineRow,
  drafts: PanelProps["drafts"],
  ui: PanelProps["ui"],
): void {
  const id = (name: string): string => String(params[name] ?? "");
  switch (lane) {
    case "evidence":
      openCard(drafts, id("card"));
      return ui.act({ do: "side", tab: "board" });
    case "hypotheses":
      drafts.of("board.hypothesis").value = id("hypothesis");
      return ui.act({ do: "side", tab: "board" });
    case "actions":
      return ui.act({ do: "side", tab: "act" });
    case "comms":
      return ui.act({ do: "side", tab: "comms" });
    case "alerts":
      return ui.act({ do: "alert", alert: id("alert") });
    case "session":
      return;
  }
}
