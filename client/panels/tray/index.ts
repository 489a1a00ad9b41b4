/** Tray: private cards, and sharing them. */
import "./tray.css";

export { Tray } from "./Tray.tsx";
