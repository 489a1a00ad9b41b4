/** The top bar, and the figures that stand in it. */
export { Cell, Clock, Harm, NextPost, ServiceLevel, Severity, Speed } from "./Figures.tsx";
export { HostControls } from "./HostControls.tsx";
export { TopBar } from "./TopBar.tsx";
