/** Tray: private cards, and sharing them. */
import "./tray.css";

export { selectedCard, shareSelected, Tray } from "./Tray.tsx";
