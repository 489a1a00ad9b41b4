/** A world as the map draws it before anything is known of how it fares: everything in its place and at rest. Pure. */
import type { LinkView, MapView } from "../../../shared/protocol/index.ts";
import type { EdgePicture, MapPicture, StationPlace } from "../../map/index.ts";
import { placesOf } from "./columns.ts";
import type { NodePlace } from "./columns.ts";
import { isInTray, shapes } from "./picture.ts";

/** Where regions without a place stand: beside each other. */
const APART = 40;

export function worldPicture({ regions, nodes, links }: MapView): MapPicture {
  const places = placesOf(nodes, links, isInTray);
  return {
    regions: regions.map(({ id, name, place }, n) => {
      const [lon, lat] = place ?? [(n - (regions.length - 1) / 2) * APART, 20];
      return { id, name, lon, lat, state: "healthy", line: "" };
    }),
    stations: nodes.map((node, n) => ({
      id: node.id,
      label: node.name,
      kind: shapes[node.kind],
      place: placeOf(places.get(n), regions[node.region]?.id ?? ""),
      state: "ok",
      facts: [],
      errorRatio: 0,
      queued: 0,
      ...(node.owner === null ? {} : { ownerInitials: node.owner }),
    })),
    edges: links.flatMap((link) => edgeOf(link, nodes)),
    arcs: [],
    layer: "traffic",
  };
}

function placeOf(place: NodePlace | undefined, region: string): StationPlace {
  return place ? { at: "region", region, layer: place.row, column: place.column } : { at: "tray" };
}

function edgeOf({ id, from, to, foundTick }: LinkView, nodes: MapView["nodes"]): readonly EdgePicture[] {
  const [caller, callee] = ["node" in from ? nodes[from.node] : undefined, nodes[to]];
  if (!caller || !callee) return [];
  const known = foundTick === null ? ({ how: "documented" } as const) : ({ how: "found", plate: "hidden" } as const);
  const still = { rps: 0, goodRps: 0, attemptsPerCall: 1, p95Ms: 0, baseMs: 0, errorRatio: 0, breakerOpen: false };
  return [{ id, from: caller.id, to: callee.id, state: "ok", ...still, known }];
}
