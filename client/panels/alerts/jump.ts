/** Where on the map an alert points: its own node, or for a page the node of that service in the region that suffers. */
import type { AlertView, MapView } from "../../../shared/protocol/index.ts";
import { placeOf, serviceOf } from "./rows.ts";

export function nodeOfAlert(alert: AlertView, map: MapView | null): string | null {
  if (map === null) return null;
  const exact = map.nodes.find(({ id }) => id === alert.subject);
  if (exact) return exact.id;
  const region = map.regions.findIndex(({ id }) => id === placeOf(alert));
  const inside = map.nodes.filter((node) => node.region === region);
  const named = inside.find(({ service }) => service === serviceOf(alert));
  return (named ?? inside.find(({ kind }) => kind === "edge") ?? inside[0])?.id ?? null;
}
