/** The library screen, and the trials of a scenario that the editor shows as well. */
export { DryRunOf } from "./DryRunOf.tsx";
export { Library } from "./Library.tsx";
export { TrialFrame } from "./TrialFrame.tsx";
export { useTrial } from "./useTrial.ts";
export type { LibraryActs, Order } from "./view.ts";
