/** The landing page and the rule of join codes. */
export { Landing } from "./Landing.tsx";
export type { LandingActs } from "./Landing.tsx";
