/** Act: looks and changes of this seat, and the sheet that stands before every change. */
import "./act.css";

export { Act } from "./Act.tsx";
export { Announced } from "./Announced.tsx";
export { AskedForKey } from "./AskedForKey.tsx";
export { isPreparing, openSheet } from "./desk.ts";
export { awaitsMe, inFlight, mayDecide, proposalsOf, resultsOf } from "./flight.ts";
export { repeatLook, undoLast } from "./last.ts";
export { Looks } from "./Looks.tsx";
export { ActionSheet } from "./Sheet.tsx";
