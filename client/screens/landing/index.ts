/** The landing page and the rule of join codes. */
export { codeOf } from "./code.ts";
export { Landing } from "./Landing.tsx";
export type { LandingActs } from "./Landing.tsx";
