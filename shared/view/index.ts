/** View: what each seat may know. Whatever leaves for a browser goes through here. */
export type { Reveal } from "./common.ts";
export { wholeMap } from "./map.ts";
export { createViewer } from "./viewer.ts";
export type { Viewer } from "./viewer.ts";
