/** Sounds: what is worth one, how loud it is, and how it is played. */
export { cueGroups, groupOf, mostUrgent, soundsIn } from "./cues.ts";
export type { Cue, CueGroup, Listener, Sounding } from "./cues.ts";
export { gainOf, LEVEL_STEP, levels } from "./levels.ts";
export type { Level } from "./levels.ts";
export { createPlayer } from "./player.ts";
