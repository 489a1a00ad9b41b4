/** What the gallery can show, by name. */
import type { JSX } from "preact";
import { Landing } from "../screens/landing/index.ts";
import { SettingsDialog } from "../screens/settings/index.ts";
import { Lobby } from "../screens/lobby/index.ts";
import type { Settings } from "../settings.ts";
import { MapList } from "../map/index.ts";
import { lobbyActs, lobbyView } from "./lobby.ts";
import { MapExhibit } from "./MapExhibit.tsx";
import { Parts } from "./Parts.tsx";
import { calm, crowd, dead, storm } from "./pictures.ts";

const refused = () =>
  Promise.resolve({ code: "join/unknown-code", reason: "No session has this code. Check it with your host." });
const acts = { join: refused, host: refused, practise: refused };

export const exhibits: Readonly<Record<string, (settings: Settings) => JSX.Element>> = {
  parts: () => <Parts />,
  landing: () => <Landing acts={acts} onSettings={() => undefined} />,
  lobby: () => <Lobby view={lobbyView} acts={lobbyActs} onSettings={() => undefined} />,
  "lobby-host": () => (
    <Lobby view={{ ...lobbyView, isHost: true, startRefusal: null }} acts={lobbyActs} onSettings={() => undefined} />
  ),
  settings: (settings) => <SettingsDialog settings={settings} onClose={() => undefined} />,
  "map-calm": () => <MapExhibit picture={calm} selection={{ kind: "edge", id: "eu-west/gw→boot" }} />,
  "map-storm": () => <MapExhibit picture={storm} selection={{ kind: "edge", id: "eu-west/gw→boot" }} />,
  "map-still": () => <MapExhibit picture={storm} still selection={{ kind: "station", id: "eu-west/store" }} />,
  "map-dead": () => <MapExhibit picture={dead} />,
  "map-crowd": () => <MapExhibit picture={crowd()} />,
  "map-focus": () => <MapExhibit picture={storm} focus="eu-west" />,
  "map-list": () => <MapList picture={storm} selection={undefined} onSelect={() => undefined} />,
};
