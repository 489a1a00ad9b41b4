/** The two strips: one's own cards under the charts, and the timeline under everything. */
import { Timeline } from "../../panels/timeline/index.ts";
import { Tray } from "../../panels/tray/index.ts";
import { useText } from "../../text/index.ts";
import { usePanelProps } from "./usePanelProps.ts";

export function TrayRow() {
  return <Tray {...usePanelProps()} />;
}

export function Footer() {
  const { t } = useText();
  return (
    <footer class="room-timeline" id="timeline" aria-label={t("room.timeline")} tabIndex={-1}>
      <Timeline {...usePanelProps()} />
    </footer>
  );
}
