/** The top bar, and the figures that stand in it. */
export { Clock, Harm, NextPost, ServiceLevel, Severity, Speed } from "./Figures.tsx";
export { TopBar } from "./TopBar.tsx";
