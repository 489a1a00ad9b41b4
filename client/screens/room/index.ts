/** The incident room. */
export { Room } from "./Room.tsx";
export type { RoomProps } from "./Room.tsx";
