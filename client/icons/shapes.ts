/**
 * The outline of every node kind and state, once, as SVG path text in a 32 × 32 box centred on 16,16: the DOM puts it in
 * a <path>, the canvas in a Path2D. Shape carries the kind and the state's mark carries health, so that colour is never alone.
 */
export type NodeKind = "edge" | "gateway" | "service" | "store" | "cache" | "queue" | "job" | "vendor";

export interface Shape {
  /** The closed outline that is filled and stroked. */
  readonly outline: string;
  /** Lines inside it, stroked thinner. */
  readonly detail: string;
}

export const nodeShapes = {
  edge: {
    outline: "M16 2.5 L28 6.5 V15.5 C28 23 22.5 27.6 16 30 C9.5 27.6 4 23 4 15.5 V6.5 Z",
    detail: "M16 9.5 V22.5 M10 15.5 H22",
  },
  gateway: {
    outline: "M16 2 L28.5 9 V23 L16 30 L3.5 23 V9 Z",
    detail: "M10.5 16 H21 M17 11.8 L21.2 16 L17 20.2",
  },
  service: {
    outline:
      "M7.5 3.5 H24.5 A4 4 0 0 1 28.5 7.5 V24.5 A4 4 0 0 1 24.5 28.5 H7.5 A4 4 0 0 1 3.5 24.5 V7.5 A4 4 0 0 1 7.5 3.5 Z",
    detail: "M11.5 13 H20 M11.5 19 H18",
  },
  store: {
    outline: "M3.8 7.6 C3.8 1.6 28.2 1.6 28.2 7.6 V24.6 C28.2 30.6 3.8 30.6 3.8 24.6 Z",
    detail: "M3.8 7.6 C3.8 13.2 28.2 13.2 28.2 7.6",
  },
  cache: {
    outline: "M1 16 C6 3.8 26 3.8 31 16 C26 28.2 6 28.2 1 16 Z",
    detail: "M21 16 A5 5 0 1 1 11 16 A5 5 0 1 1 21 16 Z",
  },
  queue: {
    outline: "M1.5 6.5 H24 L31 16 L24 25.5 H1.5 L8.5 16 Z",
    detail: "M13 11 L17.5 16 L13 21 M19 11 L23.5 16 L19 21",
  },
  job: {
    outline: "M3.5 3.5 H28.5 V28.5 H3.5 Z",
    detail: "M16 8.5 V16.5 L21.5 20",
  },
  vendor: {
    outline:
      "M9 26 C3.5 26 0.8 22.4 1.4 18.8 C1.9 15.6 4.4 13.6 7.3 13.6 C8 8.8 11.6 6 16 6 C20.2 6 23.5 8.6 24.5 12.8 C28.4 12.8 31 15.6 31 19.2 C31 23 28.2 26 24 26 Z",
    detail: "M12 20.5 H20",
  },
} as const satisfies Record<NodeKind, Shape>;

/** State marks in a 12 × 12 box centred on 6,6. */
export const markShapes = {
  slow: "M6 0.6 L11.6 10.8 H0.4 Z",
  err: "M6 0 L12 6 L6 12 L0 6 Z",
  ok: "M6 2 A4 4 0 1 1 5.99 2 Z",
} as const;

/** Line icons in a 24 × 24 box, stroked. */
export const lineIcons = {
  check: "M5 12.5 L10 17.5 L19.5 7",
  gear: "M12 9 A3 3 0 1 1 11.99 9 Z M12 3 V6 M12 18 V21 M3 12 H6 M18 12 H21 M5.6 5.6 L7.8 7.8 M16.2 16.2 L18.4 18.4 M18.4 5.6 L16.2 7.8 M7.8 16.2 L5.6 18.4",
  lock: "M6 11 H18 V20 H6 Z M8.5 11 V8 A3.5 3.5 0 0 1 15.5 8 V11",
  plus: "M12 5 V19 M5 12 H19",
  minus: "M5 12 H19",
  undo: "M9 5 L4.5 9.5 L9 14 M4.5 9.5 H14 A5 5 0 0 1 14 19.5 H9",
  close: "M6 6 L18 18 M18 6 L6 18",
  enter: "M19 6 V13 H6 M10 9 L6 13 L10 17",
  list: "M9 6 H20 M9 12 H20 M9 18 H20 M4.5 6 H4.6 M4.5 12 H4.6 M4.5 18 H4.6",
  wall: "M3 5 H21 V16 H3 Z M12 16 V20 M8 20 H16",
  fit: "M4 9 V4 H9 M15 4 H20 V9 M20 15 V20 H15 M9 20 H4 V15",
  pause: "M8 5 V19 M16 5 V19",
  play: "M7 4.5 L19 12 L7 19.5 Z",
  stop: "M6 6 H18 V18 H6 Z",
  captions: "M3 5.5 H21 V18.5 H3 Z M6.5 11 H11.5 M14.5 11 H17.5 M6.5 14.5 H9.5 M12.5 14.5 H17.5",
  bellOff: "M6 16 V11 A6 6 0 0 1 18 11 V16 L20 18 H4 Z M10 21 H14 M3 3 L21 21",
  bell: "M6 16 V11 A6 6 0 0 1 18 11 V16 L20 18 H4 Z M10 21 H14",
} as const;

export type LineIcon = keyof typeof lineIcons;
