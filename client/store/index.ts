/** Store: what this browser knows of the room, and what is open on the desk of the person in front of it. */
export { createDrafts } from "./drafts.ts";
export type { Drafts } from "./drafts.ts";
export { createLiveRoom } from "./live.ts";
export type { LiveRoom } from "./live.ts";
export { RoomContext, useRoom } from "./room.ts";
export type { Room, Send } from "./room.ts";
export { depthLine, impactLine, linkLine, nodeLine, pointsOf } from "./series.ts";
export type { Line, Points } from "./series.ts";
export { createUi, dockLimits, dockTabs, freshUi, mapLayers, readUi, reduceUi, sideTabs } from "./ui.ts";
export type { DockTab, Keeper, MapLayer, Selected, SideTab, Ui, UiAct, UiState } from "./ui.ts";
