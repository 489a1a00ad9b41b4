/** Bots: brains that play a seat from what its view says, and nothing else. Who carries their words is in server/bots. */
export { refusedBy, startBrain, think } from "./brain.ts";
export type { Memory, Thought } from "./brain.ts";
export { characterIds } from "./characters.ts";
export type { CharacterId } from "./characters.ts";
export type { Shown } from "./sight.ts";
