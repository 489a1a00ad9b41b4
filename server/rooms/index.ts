/** Rooms: one team's round each, on one shared schedule. A room knows its journal and its links, never a socket. */
export { systemClock } from "./clock.ts";
export type { Clock } from "./clock.ts";
export type { Attached } from "./audience.ts";
export type { Link } from "./outbox.ts";
export { COMMIT_LIMIT_MS } from "./queue.ts";
export { decodeState } from "./decode.ts";
export { recordingOf } from "./recording.ts";
export { fromNothing, recover } from "./recover.ts";
export type { Start, Worlds } from "./recover.ts";
export { openRoom } from "./room.ts";
export type { Room, RoomHooks } from "./room.ts";
export { entryOf, fromStored, standing } from "./rows.ts";
export type { Row } from "./rows.ts";
export { createScheduler, TURNS_PER_SECOND } from "./scheduler.ts";
export type { Scheduler } from "./scheduler.ts";
