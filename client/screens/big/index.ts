/** The big screen: the round for a projector or a wall, to be read from four metres away. */
import "./big.css";

export { BigRoom } from "./BigRoom.tsx";
export { BigPhase } from "./BigPhase.tsx";
export { BigScreen } from "./BigScreen.tsx";
export type { ScreenDoor } from "./BigScreen.tsx";
export { enlargementOf, Wall } from "./Wall.tsx";
