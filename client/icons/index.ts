/** Icons: the one source of path text that DOM and canvas share. */
export { lineIcons, markShapes, nodeShapes } from "./shapes.ts";
export type { LineIcon, NodeKind, Shape } from "./shapes.ts";
