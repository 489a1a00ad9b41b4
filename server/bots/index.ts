/** Bots that play: the driver of one bot on a line, and a crew that joins a server from outside. */
export { mixes, openCrew } from "./crew.ts";
export type { Crew, Mix } from "./crew.ts";
export { dialSocket } from "./socketLine.ts";
export { conduct } from "./conduct.ts";
export { openPlayer } from "./player.ts";
export type { Dial, Player } from "./player.ts";
