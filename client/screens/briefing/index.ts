/** The briefing. */
export { Briefing } from "./Briefing.tsx";
export type { BriefingProps } from "./Briefing.tsx";
