/** Timeline: the round on one rail, and the time that the charts show. */
import "./timeline.css";

export type { Span } from "./layout.ts";
export { Timeline } from "./Timeline.tsx";
export { chartWindow, setChartWindow } from "./window.ts";
