/** The map's toolbar, and the age of what is shown. */
export { MapToolbar } from "./MapToolbar.tsx";
export { STALE_S, useAgeS } from "./Scraped.tsx";
