/** The debrief screen. Props in, asks out; whoever mounts it fills the view. */
export { Curves } from "./Curves.tsx";
export { Debrief } from "./Debrief.tsx";
export type { DebriefActs, DebriefScreenView, DebriefReport, WhatIfView, StepNumber } from "./view.ts";
export { DebriefOfRoom } from "./DebriefOfRoom.tsx";
