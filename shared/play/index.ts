/** Play: what people do, as a pure reducer of journal entries, and the round that joins it to the world. */
export { seatPlans } from "./consoles.ts";
export type { SeatPlan } from "./consoles.ts";
export { whatIfRefusal } from "./check/talk.ts";
export { doorRefusal, joinRefusal, returnRefusal } from "./check/lobby.ts";
export { emptyChronicle } from "./chronicle.ts";
export type { Chronicle } from "./chronicle.ts";
export type { PlayOptions } from "./createPlay.ts";
export { busyRefusal, targetRefusal, undoRefusal, wasBusy } from "./check/act.ts";
export { DIAGNOSTIC_SLOTS, diagnostics } from "./diagnostics.ts";
export { diagnosticTargets, diagnosticTicks } from "./diagnosticTargets.ts";
export type { Entry, Happening, Presence, Stamp } from "./entries.ts";
export { endless } from "./endless.ts";
export { actionOf, consolesOf, createFacts, ownerOf, seatServices } from "./facts.ts";
export type { Facts } from "./facts.ts";
export { ESCALATE_TICKS } from "./limits.ts";
export {
  asksForKey,
  consolesAt,
  consolesHeldBy,
  hasDepth,
  holderOf,
  holdsFor,
  isPresent,
  mayActAs,
  memberOf,
  sameEngineSince,
  openProbe,
  plannedTick,
  looksLeft,
} from "./queries.ts";
export { carryOn, replay, runTo, withChange } from "./recording.ts";
export type { Recording } from "./recording.ts";
export { createRound, liveThrough, restoreRound } from "./round.ts";
export type { Round, RoundMemory, RoundSetup, World } from "./round.ts";
export { seenBy, valueInForce } from "./seenBy.ts";
export { warmUpOf } from "./warmUp.ts";
export type { Action, Alert, Phase, Play, Timer, TimerKind } from "./state.ts";
