/** Drills in a world of one's own: a small fault planted where it matters there, tuned until its claims hold. */
export { BARS, breaks, hurts, isRight } from "./claims.ts";
export type { Plan } from "./family.ts";
export { foundIn } from "./found.ts";
export { plantedIn } from "./plant.ts";
export { familyIds, plansOf, SURPRISE } from "./plans.ts";
export { searchDrill } from "./search.ts";
export type { Drill, Step } from "./search.ts";
export { spotsOf } from "./spots.ts";
