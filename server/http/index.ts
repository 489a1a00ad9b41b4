/** HTTP: what is answered outside the socket. `createApp` is the door. */
export { createApp } from "./app.ts";
export type { AppOptions } from "./app.ts";
