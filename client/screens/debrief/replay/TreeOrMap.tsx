/** How the spread is drawn: at a glance as a tree over time, or step by step on the map. */
import { Segment } from "../../../dom/index.ts";
import type { DebriefShown } from "../../../../shared/protocol/index.ts";
import { useText } from "../../../text/index.ts";

interface TreeOrMapProps {
  readonly label: string;
  readonly chosen: DebriefShown["spread"];
  readonly onChoose: (spread: DebriefShown["spread"]) => void;
}

export function TreeOrMap({ label, chosen, onChoose }: TreeOrMapProps) {
  const { t } = useText();
  return (
    <Segment
      label={label}
      options={[
        { id: "tree", label: t("debrief.tree.asTree") },
        { id: "map", label: t("debrief.tree.asMap") },
      ]}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
