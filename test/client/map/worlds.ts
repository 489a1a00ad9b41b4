/** Made-up pictures for the map's tests: any number of regions, nine stations each, and a tray. */
import type { EdgePicture, MapPicture, StationPicture } from "../../../client/map/picture.ts";

const places = [
  ["us-west", -122, 38],
  ["us-east", -77, 39],
  ["eu-west", -2, 53],
  ["me-north", 50, 26],
  ["ap-south", 73, 19],
] as const;
const rows = [
  [0, 0],
  [1, 0],
  [2, -1],
  [2, 1],
  [3, -1],
  [3, 1],
  [4, -1],
  [4, 1],
  [5, -1],
] as const;

export function station(id: string, change: Partial<StationPicture> = {}): StationPicture {
  return {
    id,
    label: id,
    kind: "service",
    place: { at: "tray" },
    state: "ok",
    facts: [],
    errorRatio: 0,
    queued: 0,
    ...change,
  };
}

export function edge(from: string, to: string, change: Partial<EdgePicture> = {}): EdgePicture {
  return {
    id: `${from}→${to}`,
    from,
    to,
    state: "ok",
    rps: 100,
    goodRps: 100,
    attemptsPerCall: 1,
    p95Ms: 100,
    baseMs: 100,
    errorRatio: 0,
    breakerOpen: false,
    known: { how: "documented" },
    ...change,
  };
}

export function world(regionCount: number, change: Partial<EdgePicture> = {}): MapPicture {
  const chosen = places.slice(0, regionCount);
  const stations = chosen.flatMap(([region]) =>
    rows.map(([layer, column], i) => station(`${region}/${i}`, { place: { at: "region", region, layer, column } })),
  );
  const edges = chosen.flatMap(([region]) =>
    rows.slice(1).map((_, i) => edge(`${region}/${i}`, `${region}/${i + 1}`, change)),
  );
  return {
    regions: chosen.map(([id, lon, lat]) => ({ id, name: id, lon, lat, state: "healthy", line: "" })),
    stations: [...stations, station("config"), station("discovery"), station("rollouts")],
    edges,
    arcs: [],
    layer: "traffic",
  };
}
