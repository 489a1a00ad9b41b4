/** What a server under load does, from outside: bots and idle people on sockets, the built server beside them. */
import type { Row } from "../rows.ts";
import { rowsOfCrowd } from "./crowd.ts";
import { rowsOfDebriefs } from "./debriefs.ts";
import type { LoadEffort } from "./effort.ts";
import { rowsOfCurves, rowsOfGames } from "./games.ts";
import { rowsOfPeer } from "./peer.ts";
import { rowsOfTraffic } from "./traffic.ts";

export { fullLoad, quickLoad } from "./effort.ts";

export const loadParts: Readonly<Record<string, (effort: LoadEffort) => Promise<readonly Row[]>>> = {
  "many games": rowsOfGames,
  "how games grow": rowsOfCurves,
  traffic: rowsOfTraffic,
  "a peer": rowsOfPeer,
  "everybody at once": rowsOfCrowd,
  debriefs: rowsOfDebriefs,
};
