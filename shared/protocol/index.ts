/** Protocol: what crosses the wire. Commands come in through one schema, views go out as frames. */
export { bridgeOutlets } from "./bridge.ts";
export type { BridgeDeadLetter, BridgeDesk, BridgeOutlet, BridgeOutletId } from "./bridge.ts";
export { commandSchema, envelopeSchema, whatIfSchema } from "./commands.ts";
export { sessionPlanSchema } from "./configuring.ts";
export type { Command, CommandOf, CommandType, Envelope } from "./commands.ts";
export { applyDelta, diffView, packView } from "./delta.ts";
export type { ExerciseCommand } from "./exercise.ts";
export { isOld, isSlow, linkHealth, nodeHealth, regionHealth, thresholds } from "./health.ts";
export type { Health } from "./health.ts";
export { isForExercise } from "./overview.ts";
export type { Overview, TeamRow } from "./overview.ts";
export type { Delta } from "./delta.ts";
export { follow, startFrom } from "./follow.ts";
export type { Known } from "./follow.ts";
export type {
  Acknowledgement,
  DeltaFrame,
  Frame,
  FullFrame,
  Moment,
  Roster,
  ServerMessage,
  Welcome,
} from "./frames.ts";
export type { Message } from "./message.ts";
export { MAX_COMMAND_BYTES, PROTOCOL_VERSION } from "./version.ts";
export type * from "./view/common.ts";
export type * from "./view/debrief.ts";
export type * from "./view/evidence.ts";
export {
  packDepth,
  packImpact,
  packLink,
  packNode,
  packRegion,
  readDepth,
  readImpact,
  readLink,
  readNode,
  readRegion,
} from "./view/metrics.ts";
export type { DepthReading, DepthRow, Impact, LinkReading, MetricsRow, NodeReading } from "./view/metrics.ts";
export type * from "./view/opened.ts";
export type * from "./view/own.ts";
export type * from "./history.ts";
export type * from "./imported.ts";
export type * from "./library.ts";
export type * from "./risk.ts";
export { liveMinutesOf, liveUntilMs, planLengths, planOf, sessionPlans } from "./plans.ts";
export type { ChosenPlan, PlanLength, PlanPart, SessionPlan } from "./plans.ts";
export { isShape, shapesAt } from "./shape.ts";
export type { Shape } from "./shape.ts";
export * from "./words.ts";
