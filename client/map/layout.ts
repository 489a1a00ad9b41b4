/**
 * Where everything stands, for any canvas size: regions side by side from west to east, each a column of layers; the
 * background services in a tray below. Pure: the same picture and size give the same places, and state moves nothing,
 * so that calm and storm look alike but for what happens in them.
 */
import { GAUGE_RADIUS } from "./spots.ts";
import type { NodeSpot, Point } from "./spots.ts";
import { routeArcs, routeEdges } from "./routes.ts";
import type { Curve } from "./routes.ts";
import { placeTray } from "./tray.ts";
import type { Tray } from "./tray.ts";
import type { MapPicture, RegionPicture, StationPicture } from "./picture.ts";

export interface RegionSpot {
  readonly id: string;
  readonly title: Point;
  /** The hull's corners, clockwise from top left; the painter rounds them. */
  readonly outline: readonly Point[];
}

/** How much room there is for words: all of them, names only, or only where something is wrong. */
export type Density = "full" | "names" | "problems";

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly density: Density;
  readonly regions: readonly RegionSpot[];
  readonly nodes: ReadonlyMap<string, NodeSpot>;
  readonly routes: ReadonlyMap<string, Curve>;
  readonly arcs: ReadonlyMap<string, Curve>;
  readonly tray: Tray | undefined;
}

/** The first node's distance from the top: toolbar, then the region's two title lines. */
const HEAD = 106;
const TITLE_ABOVE = 50;
/** Under the last node: its label and a little air before the tray. */
const BELOW_LAST = 62;
/** Kept free for the legend where there is no tray. */
const BARE_FLOOR = 44;
const SIDE_MARGIN = 12;
const COLUMN_STEP = 36;
const ROOMIEST_PITCH = 54;
const TIGHTEST_PITCH = 26;
/** Gaps between layers in pitches: edge close to gateway, then the widest, where the retries live. */
const GAPS = [0.86, 1.26, 0.94];

/** `focus` gives one region the whole width and leaves the others out. */
export function layoutMap(picture: MapPicture, width: number, height: number, focus?: string): MapLayout {
  const west = [...picture.regions].sort((a, b) => a.lon - b.lon);
  const regions = focus === undefined ? west : west.filter((region) => region.id === focus);
  const tray = placeTray(picture.stations.filter(inTray), width, height);
  const cell = (width - 2 * SIDE_MARGIN) / Math.max(1, regions.length);
  const columnStep = regions.length === 1 ? Math.min(110, width / 7) : Math.min(COLUMN_STEP, cell * 0.14);
  const room = cell / 2 + SIDE_MARGIN - columnStep - GAUGE_RADIUS;
  const density: Density = room >= 52 ? "full" : room >= 34 ? "names" : "problems";
  const sway = regions.length > 1 ? Math.min(32, height * 0.048) : 0;
  const rise = latitudeRise(regions);

  const nodes = new Map<string, NodeSpot>(tray?.nodes.map((spot) => [spot.id, spot]));
  const spots: RegionSpot[] = [];
  regions.forEach((region, index) => {
    const members = picture.stations.filter((station) => inRegion(station, region.id));
    const layers = Math.max(1, ...members.map((station) => layerOf(station) + 1));
    const depth = Math.max(1, depthOf(layers - 1));
    const room = (tray?.top ?? height - BARE_FLOOR) - BELOW_LAST - sway - HEAD;
    const pitch = Math.min(ROOMIEST_PITCH, Math.max(TIGHTEST_PITCH, room / depth));
    const top = HEAD + Math.max(0, room - pitch * depth) / 2 + sway * rise(region.lat);
    const centre = SIDE_MARGIN + cell * (index + 0.5);
    const reach = Math.min(cell / 2 - 3, columnStep + 88);
    const frame: RegionFrame = { centre, top, pitch, columnStep, layers, reach, canvas: width };
    for (const station of members) nodes.set(station.id, spotOf(station, frame));
    spots.push({
      id: region.id,
      title: { x: centre, y: top - TITLE_ABOVE },
      outline: outlineOf(members, nodes, frame),
    });
  });
  const routes = routeEdges(picture, nodes);
  return { width, height, density, regions: spots, nodes, routes, arcs: routeArcs(picture, nodes), tray };
}

interface RegionFrame {
  readonly centre: number;
  readonly top: number;
  readonly pitch: number;
  readonly columnStep: number;
  readonly layers: number;
  /** Half the hull's width at its widest. */
  readonly reach: number;
  readonly canvas: number;
}

function spotOf(station: StationPicture, frame: RegionFrame): NodeSpot {
  const layer = layerOf(station);
  const column = station.place.at === "region" ? station.place.column : 0;
  const last = layer === frame.layers - 1 && layer > 1;
  const outward = frame.centre < frame.canvas * 0.45 ? "left" : "right";
  return {
    id: station.id,
    x: frame.centre + column * frame.columnStep,
    y: frame.top + depthOf(layer) * frame.pitch,
    side: last ? "below" : column < 0 ? "left" : column > 0 ? "right" : outward,
  };
}

/** Narrow over the edge, wide over the services and their labels, narrow again under the stores. */
function outlineOf(
  members: readonly StationPicture[],
  nodes: ReadonlyMap<string, NodeSpot>,
  frame: RegionFrame,
): Point[] {
  const spots = members.flatMap((station) => nodes.get(station.id) ?? []);
  const wide = spots.filter((spot) => Math.abs(spot.x - frame.centre) > 1 && spot.side !== "below");
  const lowest = spots.filter((spot) => spot.side === "below");
  const middle = frame.top + (depthOf(frame.layers - 1) * frame.pitch) / 2;
  const upper = Math.min(...wide.map((spot) => spot.y), middle) - 4;
  const lower = Math.max(...wide.map((spot) => spot.y), middle) + 10;
  const bottom = frame.top + depthOf(frame.layers - 1) * frame.pitch + BELOW_LAST - 6;
  const left = Math.max(frame.centre - frame.reach, Math.min(...lowest.map((spot) => spot.x), frame.centre) - 48);
  const right = Math.min(frame.centre + frame.reach, Math.max(...lowest.map((spot) => spot.x), frame.centre - 24) + 56);
  const { centre, top, reach } = frame;
  return [
    { x: centre - Math.min(50, reach), y: top - 31 },
    { x: centre + Math.min(50, reach), y: top - 31 },
    { x: centre + reach, y: upper },
    { x: centre + reach, y: lower },
    { x: right, y: bottom },
    { x: left, y: bottom },
    { x: centre - reach, y: lower },
    { x: centre - reach, y: upper },
  ];
}

/** Pitches from layer 0 down to a layer. */
function depthOf(layer: number): number {
  let depth = 0;
  for (let i = 0; i < layer; i++) depth += GAPS[Math.min(i, GAPS.length - 1)] ?? 1;
  return depth;
}

/** 0 for the northernmost region, 1 for the southernmost. */
function latitudeRise(regions: readonly RegionPicture[]): (lat: number) => number {
  const north = Math.max(...regions.map((region) => region.lat));
  const south = Math.min(...regions.map((region) => region.lat));
  return (lat) => (north === south ? 0 : (north - lat) / (north - south));
}

function layerOf(station: StationPicture): number {
  return station.place.at === "region" ? station.place.layer : 0;
}

function inRegion(station: StationPicture, region: string): boolean {
  return station.place.at === "region" && station.place.region === region;
}

function inTray(station: StationPicture): boolean {
  return station.place.at === "tray";
}
