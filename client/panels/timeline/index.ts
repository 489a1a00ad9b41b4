/** Timeline: the round on one rail, and the time that the charts show. */
import "./timeline.css";

export { Timeline } from "./Timeline.tsx";
export { chartWindow } from "./window.ts";
