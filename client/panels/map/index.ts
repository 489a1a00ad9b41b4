/** The map panel, and the readings that its neighbours share with it. */
export { placesOf } from "./columns.ts";
export type { NodePlace } from "./columns.ts";
export { useDesk } from "./desk.ts";
export type { Desk } from "./desk.ts";
export { MapCanvas } from "./MapCanvas.tsx";
export { MapPanel, RoomCanvas } from "./MapPanel.tsx";
export { isFar, isInTray, mapPicture, shapes } from "./picture.ts";
export { worldPicture } from "./world.ts";
export { readingsOf } from "./readings.ts";
export type { LinkState, NodeState, Readings } from "./readings.ts";
