/** Bots: brains that play a seat from what its view says, and nothing else. Who carries their words is in server/bots. */
export { refusedBy, startBrain, think } from "./brain.ts";
export type { Memory, Thought } from "./brain.ts";
export type { Shown } from "./sight.ts";
