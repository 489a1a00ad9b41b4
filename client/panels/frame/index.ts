/** Frame: what every panel stands on: props, names, ticking times, amounts, its filter, and answers beside the control. */
import "./panel.css";

export { amountText, isSwitch, realSeconds } from "./amounts.ts";
export { createAsking, Refused, useAsking } from "./asking.tsx";
export type { Asking } from "./asking.tsx";
export { FilterLine, FilterMark, filterIn, openFilter } from "./filter.tsx";
export type { Keep } from "./filter.tsx";
export { filterPlaces, isFilterPlace, keeps } from "./filtering.ts";
export type { FilterPlace } from "./filtering.ts";
export { isListed, setListed } from "./lists.ts";
export { commanderName, consolesOf, EVERYTHING, placeOf, placeText, seatName } from "./names.ts";
export type { Cast, PanelProps, Told } from "./props.ts";
export { Ago, Progress, UntilMs, UntilTick, useIsBefore } from "./ticking.tsx";
