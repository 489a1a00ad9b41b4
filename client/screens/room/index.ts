/** The incident room. */
export { Captions } from "./Captions.tsx";
export { Room } from "./Room.tsx";
export type { RoomProps } from "./Room.tsx";
export { usePanelProps } from "./usePanelProps.ts";
