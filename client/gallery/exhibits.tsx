/** What the gallery can show, by name. */
import type { JSX } from "preact";
import { ok } from "../../shared/base/index.ts";
import { no, turnDown } from "../../shared/refusals/index.ts";
import { Debrief } from "../screens/debrief/index.ts";
import type { StepNumber } from "../screens/debrief/index.ts";
import { History } from "../screens/history/index.ts";
import { Importing } from "../screens/importing/index.ts";
import { Landing } from "../screens/landing/index.ts";
import { Library } from "../screens/library/index.ts";
import { Risk } from "../screens/risk/index.ts";
import { Opened } from "../screens/opened/index.ts";
import { SettingsDialog } from "../screens/settings/index.ts";
import { inviteFrom, Lobby } from "../screens/lobby/index.ts";
import { Tutorial } from "../screens/tutorial/index.ts";
import type { Settings } from "../settings.ts";
import { MapList } from "../map/index.ts";
import { bigExhibits } from "./big.tsx";
import { blindCommon } from "./blind.ts";
import { debriefActs, debriefView, running } from "./debrief.ts";
import { pastRounds } from "./history.ts";
import { galleryDesk } from "./importing.ts";
import { libraryActs } from "./library.ts";
import { riskLine } from "./risk.ts";
import { deskLinks, lobbyActs, lobbyView } from "./lobby.ts";
import { MapExhibit } from "./MapExhibit.tsx";
import { panelExhibits } from "./panels.tsx";
import { Parts } from "./Parts.tsx";
import { Briefing } from "../screens/briefing/index.ts";
import { Room } from "../screens/room/index.ts";
import { eventfulRoom, galleryRoom, movingRoom } from "./room.tsx";
import type { Shown } from "./room.tsx";
import { calm, crowd, dead, everywhere, storm } from "./pictures.ts";
import { panelCommon } from "./panelsViews.ts";
import { announcedActions, awaySeats, commanding, fullCommon, handedCommon, inboxOwn } from "./views.ts";

const onLocalhost = "http://localhost:3000/r/K7MQ4";
const refused = () => Promise.resolve(no("join/unknown-code"));
const acts = {
  join: (_code: string, name: string) => (name === "Ana" ? Promise.resolve(no("join/name-away", { name })) : refused()),
  comeBack: () => new Promise<undefined>(() => undefined),
  host: () => undefined,
  practise: refused,
  weekly: refused,
  tutorial: () => undefined,
  look: refused,
};

/** Takes every file, and refuses it as a server would. */
const unread = turnDown("recording/faulty", { problem: "format: Invalid input" });
const deaf = {
  open: () => Promise.resolve(unread),
  look: () => Promise.resolve(unread),
  ask: () => Promise.resolve(unread),
};

const importActs = { onLibrary: () => undefined, onSaved: () => undefined, onSettings: () => undefined };

const room = (weather: "calm" | "storm", shown?: Shown) => (settings: Settings) => (
  <Room room={galleryRoom(weather, shown)} settings={settings} onSettings={() => undefined} />
);

const debrief =
  (step: StepNumber, shown: Parameters<typeof debriefView>[2] = {}) =>
  (settings: Settings) => <Debrief view={debriefView(step, settings.language.value, shown)} acts={debriefActs} />;

export const exhibits: Readonly<Record<string, (settings: Settings) => JSX.Element>> = {
  parts: () => <Parts />,
  landing: () => <Landing acts={acts} onSettings={() => undefined} />,
  lobby: () => <Lobby view={lobbyView} acts={lobbyActs} links={deskLinks} onSettings={() => undefined} />,
  "lobby-host": () => (
    <Lobby
      view={{ ...lobbyView, isHost: true, startRefusal: null }}
      acts={lobbyActs}
      links={deskLinks}
      onSettings={() => undefined}
    />
  ),
  "lobby-alone": () => (
    <Lobby
      view={{ ...lobbyView, isHost: true, ...inviteFrom(onLocalhost, "K7MQ4", ["http://192.168.7.8:3000"]) }}
      acts={lobbyActs}
      links={deskLinks}
      onSettings={() => undefined}
    />
  ),
  library: () => (
    <Library
      acts={libraryActs}
      name="Ana"
      teamName=""
      onHome={() => undefined}
      onEdit={() => undefined}
      onImport={() => undefined}
      onRisk={() => undefined}
      onRecording={() => undefined}
      onHistory={() => undefined}
      onSettings={() => undefined}
    />
  ),
  "importing-none": () => <Importing desk={galleryDesk()} {...importActs} />,
  importing: () => <Importing desk={galleryDesk("compose.yml", "calls.csv")} {...importActs} />,
  risk: () => <Risk choice="s11" line={riskLine} onLibrary={() => undefined} onSettings={() => undefined} />,
  history: () => (
    <History ask={() => Promise.resolve(ok(pastRounds))} onHome={() => undefined} onSettings={() => undefined} />
  ),
  "history-none": () => (
    <History ask={() => Promise.resolve(ok([]))} onHome={() => undefined} onSettings={() => undefined} />
  ),
  settings: (settings) => <SettingsDialog settings={settings} onClose={() => undefined} />,
  "room-calm": room("calm"),
  "room-storm": room("storm", { acts: [{ do: "alert", alert: "burn:boot us-east" }] }),
  "room-away": room("storm", { common: { seats: awaySeats } }),
  "room-full": room("storm", { common: fullCommon }),
  "room-fresh-eyes": room("storm", { own: { freshEyes: [{ hypothesis: "H2", tick: 16_000 }] } }),
  "room-return": room("storm", { common: { returns: ["m3"] }, own: commanding }),
  "room-handoff": room("storm", { common: handedCommon }),
  "room-full-command": room("storm", { common: fullCommon, own: { ...commanding, refused: {} } }),
  "room-inbox": room("storm", { own: inboxOwn }),
  "room-asked": room("storm", { common: { actions: panelCommon.actions }, own: commanding }),
  "room-announced": room("storm", { common: { actions: announcedActions }, own: commanding }),
  "room-blind": room("calm", {
    common: blindCommon,
    acts: [{ do: "select", selection: { kind: "station", id: "boot@eu-west" } }],
  }),
  "room-silent": room("calm", {
    common: blindCommon,
    acts: [
      { do: "select", selection: { kind: "station", id: "boot@ap-south" } },
      { do: "mapAs", as: "list" },
    ],
  }),
  "room-moving": (settings) => <Room room={movingRoom()} settings={settings} onSettings={() => undefined} />,
  "room-eventful": (settings) => <Room room={eventfulRoom()} settings={settings} onSettings={() => undefined} />,
  tutorial: (settings) => (
    <Tutorial settings={settings} onSettings={() => undefined} ways={{ to: "landing", back: () => undefined }} />
  ),
  briefing: () => <Briefing room={galleryRoom("calm")} onSettings={() => undefined} />,
  "room-list": room("storm", { acts: [{ do: "mapAs", as: "list" }] }),
  ...panelExhibits,
  ...bigExhibits,
  "opened-recording": () => <Opened line={deaf} onHome={() => undefined} onSettings={() => undefined} />,
  "debrief-recording": debrief(4, { leads: true, recording: { note: null } }),
  "debrief-private": debrief(0),
  "debrief-story": debrief(1),
  debrief: debrief(2),
  "debrief-asking": debrief(2, { isHost: true, leads: true, whatIfs: running }),
  "debrief-dimensions": debrief(3),
  "debrief-commit": debrief(4, { isHost: true, leads: true }),
  "map-calm": () => <MapExhibit picture={calm} selection={{ kind: "edge", id: "eu-west/gw→boot" }} />,
  "map-storm": () => <MapExhibit picture={storm} selection={{ kind: "edge", id: "eu-west/gw→boot" }} />,
  "map-still": () => <MapExhibit picture={storm} still selection={{ kind: "station", id: "eu-west/store" }} />,
  "map-everywhere": () => <MapExhibit picture={everywhere} />,
  "map-dead": () => <MapExhibit picture={dead} />,
  "map-crowd": () => <MapExhibit picture={crowd()} />,
  "map-focus": () => <MapExhibit picture={storm} focus="eu-west" />,
  "map-list": () => (
    <MapList picture={storm} selection={undefined} onSelect={(selection) => (window.selected = selection)} />
  ),
};
