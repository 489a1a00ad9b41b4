/** Exercises: codes, tokens, people, and the rooms this process runs for them. `createHall` is the door. */
export type { BridgePlace, Bridges } from "./bridging.ts";
export { readCode } from "./code.ts";
export { readEngineVersion } from "./engine.ts";
export { MOST_SHARE } from "./capacity.ts";
export { createHall } from "./hall.ts";
export type { Admission, Hall } from "./hall.ts";
export { createLoad } from "./load.ts";
export type { Load } from "./load.ts";
export { presentRounds, runElsewhere, setupOf } from "./opening.ts";
export { isClean, readCreation, readFilling, readInvitation, readJoining, readSolo, readWeekly } from "./requests.ts";
export { hashOf } from "./tokens.ts";
export { createWorldStock } from "./worlds.ts";
export type { TeamMeter } from "./team.ts";
export type { WorldStock } from "./worlds.ts";
export { createOpenRecordings } from "./openRecordings.ts";
export type { OpenRecordings } from "./openRecordings.ts";
export { recordingFormat, recordingSchema, rowsOf } from "./recordingFile.ts";
export type { RecordingFile, TakenHash } from "./recordingFile.ts";
