/** Recordings as files: their format, and living through one again. */
export { replayFile } from "./run.ts";
export type { Replayed } from "./run.ts";
