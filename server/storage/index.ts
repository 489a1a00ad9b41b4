/** Storage: what survives a kill. `openStore` is the door; the journal is what a round stands on. */
export { backUp, restore } from "./backup.ts";
export { StaleOwner } from "./journal.ts";
export { StoreAway } from "./outage.ts";
export { openStore } from "./store.ts";
export type { Checkpoint, Checkpoints } from "./checkpoints.ts";
export type { Exercise, Exercises } from "./exercises.ts";
export type { History, KeptRound } from "./history.ts";
export type { Entry, Journal } from "./journal.ts";
export type { Leases, Taking } from "./leases.ts";
export type { Member, Members } from "./members.ts";
export type { Node, Nodes } from "./nodes.ts";
export type { Round, Rounds, RoundState } from "./rounds.ts";
export type { ListedScenario, OwnScenario, Scenarios } from "./scenarios.ts";
export type { Store, StoreOptions } from "./store.ts";
