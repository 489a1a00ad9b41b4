/** Service graphs: what files tell of somebody's own system, made into a world that can be played. Pure. */
export { bounds } from "./bounds.ts";
export { completeGraph } from "./complete.ts";
export { guess, seen } from "./graph.ts";
export type { CallFacts, Fact, Hint, SeenService, ServiceFacts, ServiceGraph } from "./graph.ts";
export { looseName } from "./names.ts";
export { mergeGraphs } from "./merge.ts";
export type { Source } from "./merge.ts";
export { reduceSystem } from "./reduce.ts";
export { scenarioOf } from "./scenario.ts";
export { openSketch } from "./sketch.ts";
export type { Sketch } from "./sketch.ts";
export type { System, SystemCall, SystemService } from "./system.ts";
