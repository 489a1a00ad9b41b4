/** Recordings as files: their format, and living through one again. */
export { recordingFormat, recordingSchema } from "./format.ts";
export type { RecordingFile, TakenHash } from "./format.ts";
export { replayFile, rowsOf } from "./run.ts";
export type { Replayed } from "./run.ts";
