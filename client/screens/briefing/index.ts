/** The briefing. */
export { Briefing, BRIEFING_S } from "./Briefing.tsx";
export type { BriefingProps } from "./Briefing.tsx";
