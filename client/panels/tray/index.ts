/** Tray: private cards, and sharing them. */
import "./tray.css";

export { shareSelected, Tray } from "./Tray.tsx";
