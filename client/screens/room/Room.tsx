/**
 * The incident room: bar, alerts, map over details, panels, timeline. It places parts and gives them keys; what each
 * shows is its own business.
 */
import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { hasLayer } from "../../../shared/protocol/index.ts";
import { KeysContext } from "../../keys/index.ts";
import { Alerts, createSilencing } from "../../panels/alerts/index.ts";
import { Dock } from "../../panels/dock/index.ts";
import { MapPanel, useDesk } from "../../panels/map/index.ts";
import { Lead } from "../../panels/lead/index.ts";
import { CalledAway, Probe } from "../../panels/now/index.ts";
import { TopBar } from "../../panels/topbar/index.ts";
import { keysOf } from "../../settings.ts";
import type { Settings } from "../../settings.ts";
import { RoomContext } from "../../store/index.ts";
import type { Room as RoomStore } from "../../store/index.ts";
import { useText } from "../../text/index.ts";
import { Announcer } from "./Announcer.tsx";
import { AwayCard } from "./AwayCard.tsx";
import { Captions, CaptionsLog } from "./Captions.tsx";
import { createActs, useKeys } from "./acts.ts";
import type { Opened } from "./acts.ts";
import { Jolt } from "./Jolt.tsx";
import { Notices } from "./Notices.tsx";
import { createPlaces } from "./places.ts";
import { Palette } from "./Palette.tsx";
import { Shortcuts } from "./Shortcuts.tsx";
import { Side } from "./Side.tsx";
import { Splitter } from "./Splitter.tsx";
import { Footer, TrayRow } from "./Strips.tsx";
import { usePanelProps } from "./usePanelProps.ts";
import "./room.css";

export interface RoomProps {
  readonly room: RoomStore;
  readonly settings: Settings;
  readonly onSettings: () => void;
  /** Somebody else explains: no tips, and no words on where to begin. */
  readonly isGuided?: boolean;
}

export function Room(props: RoomProps) {
  return (
    <RoomContext.Provider value={props.room}>
      <RoomParts {...props} />
    </RoomContext.Provider>
  );
}

function RoomParts({ room, settings, onSettings, isGuided = false }: RoomProps) {
  const text = useText();
  const { t } = text;
  const desk = useDesk(room);
  const middle = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLDivElement>(null);
  const open = useSignal<Opened | null>(null);
  const silencing = useMemo(createSilencing, []);
  const places = useMemo(createPlaces, []);
  useEffect(() => places.follow(), [places]);
  const acts = useMemo(
    () =>
      createActs({
        room,
        silencing,
        open,
        places,
        text,
        onMute: () => (settings.sound.value = settings.sound.value === "off" ? "on" : "off"),
      }),
    [room, silencing, open, places, settings, text],
  );
  const keys = useComputed(() => keysOf(settings)).value;
  useKeys(acts, keys);
  useEffect(() => {
    document.title = `${room.common.peek().session.incident} · ${t("app.name")}`;
    return () => (document.title = t("app.name"));
  }, [room, t]);
  const isCalm = settings.calm.value === "on";
  useEffect(() => {
    if (isCalm) room.ui.act({ do: "storm", open: false });
  }, [room, isCalm]);
  const { dockShare, isDrawerOpen } = room.ui.state.value;
  const isAlone = useComputed(() => room.common.value.session.size === 1).value;
  const hasTasks = useComputed(() => hasLayer(room.common.value.session.layer, "full")).value;
  const close = (): void => {
    open.value = null;
  };
  return (
    <KeysContext.Provider value={keys}>
      <div ref={ground} class={`room${isDrawerOpen ? " room-drawer" : ""}`}>
        <TopBar
          isMuted={settings.sound.value === "off"}
          onMute={() => acts.perform({ do: "mute" })}
          onSettings={onSettings}
          onCaptions={() => (open.value = "captions")}
          onHelp={() => (open.value = "help")}
          onPalette={() => (open.value = "palette")}
          onDrawer={() => room.ui.act({ do: "drawer", open: !isDrawerOpen })}
        />
        <div class={`room-left${hasTasks ? " room-left-tasks" : ""}`}>
          <Alerts desk={desk} silencing={silencing} />
          {hasTasks && <TaskPane />}
        </div>
        <main
          ref={middle}
          class="room-middle"
          style={{ gridTemplateRows: `minmax(0, ${1 - dockShare}fr) 6px minmax(0, ${dockShare}fr)` }}
        >
          <MapPanel picture={desk.picture} />
          <Splitter middle={middle} />
          <div class="room-dock" tabIndex={-1}>
            <Dock desk={desk} />
            {!isAlone && <TrayRow />}
          </div>
        </main>
        <Side settings={isGuided ? null : settings} />
        <Footer />
        <Notices />
        <Asked />
        <AwayCard />
        <Jolt desk={desk} settings={settings} ground={ground} />
        <Captions settings={settings} />
        <Announcer settings={settings} />
        {open.value === "captions" && <CaptionsLog onClose={close} />}
        {open.value === "help" && <Shortcuts session={room.common.value.session} settings={settings} onClose={close} />}
        {open.value === "palette" && <Palette acts={acts} onClose={close} />}
      </div>
    </KeysContext.Provider>
  );
}

function Asked() {
  const props = usePanelProps();
  return (
    <>
      <Probe {...props} />
      <CalledAway {...props} />
    </>
  );
}

/** A part of its own, so that a frame renders no more than this. */
function TaskPane() {
  return <Lead {...usePanelProps()} />;
}
