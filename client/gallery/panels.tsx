/** The room's panels, calm and in the storm, for looking at and for tests. */
import type { ComponentType, JSX } from "preact";
import { Act, ActionSheet } from "../panels/act/index.ts";
import { Board } from "../panels/board/index.ts";
import { Chat } from "../panels/chat/index.ts";
import { Comms } from "../panels/comms/index.ts";
import type { PanelProps } from "../panels/frame/index.ts";
import { Runbook } from "../panels/runbook/index.ts";
import { Timeline } from "../panels/timeline/index.ts";
import { Tray } from "../panels/tray/index.ts";
import { Column, usePanelScene } from "./PanelExhibit.tsx";
import type { Scene } from "./PanelExhibit.tsx";
import { panelCommand, panelCommon, panelOwn, quietOwn, STORM_CLOCK_MS } from "./panelsViews.ts";
import { calmCommon, names, ticks } from "./views.ts";

const calm: Scene = { common: calmCommon, own: quietOwn, names, tick: ticks.calm, clockMs: 10_000 };
const storm: Scene = {
  common: panelCommon,
  own: panelOwn,
  names,
  tick: ticks.storm,
  clockMs: STORM_CLOCK_MS,
  selected: "edge@eu-west",
};
const opened: Scene = { ...storm, drafts: { "board.hypothesis": "H3", "board.card": "E6", "board.adding": "started" } };
const preparing: Scene = { ...storm, drafts: { "act.action": "throttle-boots", "act.target": "edge@eu-west" } };
const command: Scene = { ...storm, own: panelCommand };

function Shown({ scene, of: Panel, height }: { scene: Scene; of: ComponentType<PanelProps>; height?: string }) {
  const props = usePanelScene(scene);
  return (
    <Column {...(height === undefined ? {} : { height })}>
      <Panel {...props} />
    </Column>
  );
}

/** The right column as the room composes it: a panel, and under it the sheet or the chat. */
function RightColumn({ scene, of: Panel }: { scene: Scene; of: ComponentType<PanelProps> }) {
  const props = usePanelScene(scene);
  const isPreparing = props.drafts.of("act.action").value !== "";
  return (
    <Column height="calc(100vh - 130px)">
      <div style={{ display: "grid", gridTemplateRows: "minmax(0, 1fr) auto", minBlockSize: 0 }}>
        <div style={{ overflowY: "auto" }} tabIndex={0} role="group" aria-label="Panel">
          <Panel {...props} />
        </div>
        {isPreparing ? (
          <ActionSheet {...props} />
        ) : (
          <div style={{ blockSize: "152px", borderBlockStart: "1px solid var(--divider)" }}>
            <Chat {...props} />
          </div>
        )}
      </div>
    </Column>
  );
}

function Strip({ scene, of: Panel }: { scene: Scene; of: ComponentType<PanelProps> }) {
  const props = usePanelScene(scene);
  return (
    <main style={{ paddingBlockStart: "380px", background: "var(--bg0)" }}>
      <Panel {...props} />
    </main>
  );
}

export const panelExhibits: Readonly<Record<string, () => JSX.Element>> = {
  "board-calm": () => <Shown scene={calm} of={Board} />,
  "board-storm": () => <Shown scene={storm} of={Board} />,
  "board-open": () => <Shown scene={opened} of={Board} />,
  "act-calm": () => <Shown scene={calm} of={Act} />,
  "act-storm": () => <Shown scene={storm} of={Act} />,
  "act-command": () => <Shown scene={command} of={Act} />,
  sheet: () => <Shown scene={preparing} of={ActionSheet} />,
  "comms-calm": () => <Shown scene={calm} of={Comms} />,
  "comms-storm": () => <Shown scene={storm} of={Comms} />,
  "comms-command": () => <Shown scene={command} of={Comms} />,
  runbook: () => <Shown scene={storm} of={Runbook} />,
  "chat-calm": () => <Shown scene={calm} of={Chat} height="320px" />,
  "chat-storm": () => <Shown scene={{ ...storm, drafts: { "chat.read": "4" } }} of={Chat} height="320px" />,
  "column-calm": () => <RightColumn scene={calm} of={Board} />,
  "column-storm": () => <RightColumn scene={preparing} of={Board} />,
  "column-act": () => <RightColumn scene={storm} of={Act} />,
  "timeline-calm": () => <Strip scene={calm} of={Timeline} />,
  "timeline-storm": () => <Strip scene={storm} of={Timeline} />,
  "tray-calm": () => <Strip scene={calm} of={Tray} />,
  "tray-storm": () => <Strip scene={storm} of={Tray} />,
};
