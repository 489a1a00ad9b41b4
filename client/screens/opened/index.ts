/** A recording opened to look at. */
export { Opened } from "./Opened.tsx";
