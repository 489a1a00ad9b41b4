/** Points and places that layout, routes and painters share. All in CSS pixels of the map's own canvas. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface NodeSpot extends Point {
  readonly id: string;
  /** Where the label stands, so that edges stay free. */
  readonly side: "left" | "right" | "below";
}

/** Half a node with its stroke, and half a node with its gauge or ring. */
export const NODE_RADIUS = 17;
export const GAUGE_RADIUS = 24;
