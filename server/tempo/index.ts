/** Tempo: when a scenario tells whom what, and whether that keeps the bounds of play. */
export { beatsOf } from "./beats.ts";
export type { Beats } from "./beats.ts";
export { boundsOf } from "./bounds.ts";
export type { Bound } from "./bounds.ts";
export { clockOf, horizonOf, played, realSeconds } from "./live.ts";
export type { Played } from "./live.ts";
export { tempoOf } from "./tempo.ts";
export type { Tempo } from "./tempo.ts";
