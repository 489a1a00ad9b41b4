/** The map panel, and the readings that its neighbours share with it. */
export { placesOf } from "./columns.ts";
export type { NodePlace } from "./columns.ts";
export { useDesk } from "./desk.ts";
export type { Desk } from "./desk.ts";
export { isOld, isSlow, linkHealth, nodeHealth, regionHealth, thresholds } from "./health.ts";
export { MapCanvas, MapPanel } from "./MapPanel.tsx";
export { isInTray, mapPicture, shapes } from "./picture.ts";
export { readingsOf } from "./readings.ts";
export type { LinkState, NodeState, Readings } from "./readings.ts";
