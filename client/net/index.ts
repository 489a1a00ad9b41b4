/** Net: the way to the server. `openSession` over a line, and the few requests that come before there is one. */
export { openBridgeLine } from "./bridge.ts";
export type { BridgeLine, BridgeState, OutletFields } from "./bridge.ts";
export {
  askAddresses,
  askHistory,
  createExercise,
  deleteExercise,
  enterAsScreen,
  askBack,
  fetchRecording,
  fillSeats,
  inviteHost,
  joinExercise,
  lookFor,
  practise,
  practiseWeekly,
  sendBotsAway,
} from "./http.ts";
export type { Entry } from "./http.ts";
export { randomId } from "./ids.ts";
export { fileAddress, openLibrary, riskAddress } from "./library.ts";
export type { ChosenFile, LibraryLine, RiskLine, TrialLine } from "./library.ts";
export type { Dial, Ear, Line } from "./line.ts";
export { openSession } from "./session.ts";
export type { Asked, RoundPlace, Session, SessionClock, SessionLink } from "./session.ts";
export { dialSocket } from "./socket.ts";
export { createPlaces } from "./places.ts";
export type { Places } from "./places.ts";
export { openRecordingLine } from "./recordings.ts";
export type { RecordingLine } from "./recordings.ts";
