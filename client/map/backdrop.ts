/** Lays the world under the regions: as wide as puts the westernmost and easternmost region over their own countries. */
import type { WorldView } from "../world/index.ts";
import type { MapLayout } from "./layout.ts";
import type { MapPicture } from "./picture.ts";

export function worldUnder(picture: MapPicture, layout: MapLayout): WorldView {
  const placed = layout.regions.flatMap((spot) => {
    const region = picture.regions.find((candidate) => candidate.id === spot.id);
    return region === undefined ? [] : [{ lon: region.lon, lat: region.lat, x: spot.title.x }];
  });
  const west = placed[0];
  const east = placed.at(-1);
  const narrowest = layout.width / 330;
  const y = layout.height * 0.42;
  if (west === undefined || east === undefined)
    return { lon: 0, lat: 30, x: layout.width / 2, y, pxPerDegree: narrowest };
  const degrees = east.lon - west.lon;
  const fitted = degrees > 0 ? (east.x - west.x) / degrees : layout.width / 120;
  return {
    lon: (west.lon + east.lon) / 2,
    lat: placed.reduce((sum, region) => sum + region.lat, 0) / placed.length,
    x: (west.x + east.x) / 2,
    y,
    pxPerDegree: Math.min(layout.width / 110, Math.max(narrowest, fitted)),
  };
}
