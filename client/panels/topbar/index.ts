/** The top bar. */
export { TopBar } from "./TopBar.tsx";
