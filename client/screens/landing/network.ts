/**
 * The little network on the landing page: three regions minding their own business and one cache that has lost two
 * points of hit rate. Places are longitude and latitude; nothing here is live.
 */
import type { NodeKind } from "../../icons/index.ts";

export interface Place {
  readonly kind: NodeKind;
  readonly lon: number;
  readonly lat: number;
}

export const places = {
  usEdge: { kind: "edge", lon: -77.6, lat: 44.3 },
  usGateway: { kind: "gateway", lon: -61, lat: 47.2 },
  usApp: { kind: "service", lon: -87.7, lat: 31 },
  usMail: { kind: "service", lon: -67.6, lat: 31 },
  usStore: { kind: "store", lon: -75, lat: 16.9 },
  euEdge: { kind: "edge", lon: 0, lat: 56 },
  euApp: { kind: "service", lon: 18.4, lat: 56.6 },
  euGateway: { kind: "gateway", lon: 7, lat: 46.6 },
  euMail: { kind: "service", lon: -6, lat: 41.1 },
  euStore: { kind: "store", lon: 4, lat: 31.9 },
  euCache: { kind: "cache", lon: 23.7, lat: 40.8 },
  apQueue: { kind: "queue", lon: 54, lat: 37 },
  apEdge: { kind: "edge", lon: 64.5, lat: 23.7 },
  apApp: { kind: "service", lon: 76, lat: 38.4 },
  apGateway: { kind: "gateway", lon: 85.5, lat: 17.7 },
  apMail: { kind: "service", lon: 51.5, lat: 11.3 },
  apStore: { kind: "store", lon: 73.5, lat: 0.8 },
} as const satisfies Record<string, Place>;

export type PlaceName = keyof typeof places;

/** From, to, and how far the line bows upwards, as a share of its length. */
export const links: readonly (readonly [PlaceName, PlaceName, number])[] = [
  ["usEdge", "usGateway", 0],
  ["usEdge", "usApp", 0],
  ["usEdge", "usMail", 0],
  ["usGateway", "usMail", 0],
  ["usMail", "usStore", 0],
  ["usEdge", "euEdge", 0.12],
  ["usEdge", "euMail", 0.16],
  ["euEdge", "euApp", 0],
  ["euEdge", "euGateway", 0],
  ["euEdge", "euMail", 0],
  ["euEdge", "euCache", 0],
  ["euGateway", "euStore", 0],
  ["euGateway", "euCache", 0],
  ["euApp", "euCache", 0],
  ["euCache", "apQueue", 0.18],
  ["euCache", "apEdge", 0.18],
  ["apQueue", "apEdge", 0],
  ["apEdge", "apApp", 0],
  ["apEdge", "apGateway", 0],
  ["apEdge", "apMail", 0],
  ["apGateway", "apStore", 0],
];

/** The small cause. */
export const odd: PlaceName = "euCache";
