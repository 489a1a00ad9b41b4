/** Metrics: what this server measures of itself, and where it is read. Nobody who is measured imports this. */
export { listenForMetrics } from "./listener.ts";
export { watchLoop } from "./loop.ts";
export { measuredHall, measuredStore } from "./measured.ts";
export { createMeters } from "./meters.ts";
export type { Meters } from "./meters.ts";
