/** The debrief screen. Props in, asks out; whoever mounts it fills the view. */
export { at } from "./time.ts";
export { Curves } from "./Curves.tsx";
export { ReplayMap } from "./replay/ReplayMap.tsx";
export { TreeOrMap } from "./replay/TreeOrMap.tsx";
export { stepTitle } from "./sentences.ts";
export { Tree } from "./tree/Tree.tsx";
export { Debrief } from "./Debrief.tsx";
export { debriefView } from "./fromRoom.ts";
export type { HostActs, DebriefActs, DebriefScreenView, DebriefReport, WhatIfView, StepNumber } from "./view.ts";
export { BigDebrief, BigDebriefOfRoom } from "./BigDebrief.tsx";
export { DebriefOfRoom } from "./DebriefOfRoom.tsx";
