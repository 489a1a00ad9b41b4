/**
 * The world as wallpaper: coastline and a 15° grid in Mercator, painted once per size onto a 2D canvas. It is the dimmest
 * thing on any screen; nothing on it competes with a node. Import it lazily: the land is 30 kB that no first paint needs.
 */
import { geoGraticule, geoMercator, geoPath } from "d3-geo";
import type { GeoPermissibleObjects, GeoProjection } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import land110m from "world-atlas/land-110m.json";

/** Where the world lies on a canvas: a point of the earth, the pixel it is put on, and how many pixels a degree is wide. */
export interface WorldView {
  readonly lon: number;
  readonly lat: number;
  readonly x: number;
  readonly y: number;
  readonly pxPerDegree: number;
}

export function project(view: WorldView, lon: number, lat: number): { x: number; y: number } {
  const [x, y] = mercator(view)([lon, lat]) ?? [view.x, view.y];
  return { x, y };
}

export function paintWorld(context: CanvasRenderingContext2D, width: number, height: number, view: WorldView): void {
  const path = geoPath(
    mercator(view).clipExtent([
      [-20, -20],
      [width + 20, height + 20],
    ]),
    context,
  );
  const stroke = (shape: GeoPermissibleObjects, style: string, lineWidth: number): void => {
    context.beginPath();
    path(shape);
    context.strokeStyle = style;
    context.lineWidth = lineWidth;
    context.stroke();
  };
  context.fillStyle = "#090E1C";
  context.fillRect(0, 0, width, height);
  stroke(
    geoGraticule()
      .step([15, 15])
      .extent([
        [-179.9, -75.1],
        [179.9, 75.1],
      ])(),
    "#141E38",
    1,
  );
  context.beginPath();
  path(land);
  context.fillStyle = "#131C37";
  context.fill();
  stroke(land, "#2C3C68", 0.9);
}

/** Darkens the edges, so that the eye rests in the middle. */
export function paintVignette(context: CanvasRenderingContext2D, width: number, height: number): void {
  const shade = context.createRadialGradient(
    width / 2,
    height * 0.45,
    height * 0.3,
    width / 2,
    height * 0.5,
    width * 0.72,
  );
  shade.addColorStop(0, "rgb(9 14 28 / 0%)");
  shade.addColorStop(1, "rgb(9 14 28 / 78%)");
  context.fillStyle = shade;
  context.fillRect(0, 0, width, height);
}

function mercator(view: WorldView): GeoProjection {
  const unplaced = geoMercator()
    .scale((view.pxPerDegree * 180) / Math.PI)
    .rotate([-view.lon, 0])
    .translate([0, 0]);
  const y = unplaced([view.lon, view.lat])?.[1] ?? 0;
  return unplaced.translate([view.x, view.y - y]);
}

/** The decode edge of the published file: its shape is checked before its type is believed. */
function decodeLand(atlas: unknown): GeoPermissibleObjects {
  if (!isLandAtlas(atlas)) throw new Error("world-atlas: not a land topology");
  return feature(atlas, atlas.objects.land);
}

function isLandAtlas(atlas: unknown): atlas is Topology<{ land: GeometryCollection }> {
  return (
    typeof atlas === "object" && atlas !== null && "type" in atlas && atlas.type === "Topology" && "objects" in atlas
  );
}

const land = decodeLand(land110m);
