/** The dock under the map. */
export { Dock } from "./Dock.tsx";
export { findingOf } from "./findings.ts";
export { redPlots, scaleOf, usePlots } from "./plots.ts";
export { subjectOf } from "./subject.ts";
