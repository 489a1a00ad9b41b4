/** The debrief screen. Props in, asks out; whoever mounts it fills the view. */
export { Debrief } from "./Debrief.tsx";
export type { DebriefActs, DebriefScreenView, FullReport, FullWhatIf, StepNumber } from "./view.ts";
