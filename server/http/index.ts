/** HTTP: what is answered outside the socket. `createApp` is the door. */
export { addressesOf } from "./addresses.ts";
export { exerciseRoutes } from "./api.ts";
export { bridgeRoutes, pagerRoutes } from "./bridge.ts";
export { createApp } from "./app.ts";
export type { AppOptions } from "./app.ts";
export { behind, nearest, told } from "./caller.ts";
export type { CallerOf } from "./caller.ts";
export { libraryRoutes } from "./library.ts";
export { openRecordingRoutes, recordingRoutes } from "./recordings.ts";
