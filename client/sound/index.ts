/** Sounds: what is worth one, and how it is played. */
export { cueOf, mostUrgent } from "./cues.ts";
export type { Cue } from "./cues.ts";
export { createPlayer } from "./player.ts";
export type { Player } from "./player.ts";
