/**
 * What things and people are called on screen. The wire names them by id (`store@eu-west`, `boot>store`, seat 3); here
 * ids become the names of the map and the roster. An id that says nothing more is shown as it is.
 */
import type { MapView } from "../../../shared/protocol/index.ts";
import type { Translate } from "../../text/index.ts";
import type { Told } from "./props.ts";

export interface Place {
  readonly name: string;
  /** The region, or "" when it is in all of them, in none, or in its only one. */
  readonly where: string;
}

/** The target of a look that is not at one node. */
export const EVERYTHING = "everything";

export function placeOf(map: MapView | null, id: string, t: Translate): Place {
  if (id === EVERYTHING) return { name: t("place.everything"), where: "" };
  const [from, to] = id.split(">");
  if (from !== undefined && to !== undefined) {
    const [start, end] = [placeOf(map, from, t), placeOf(map, to, t)];
    const isOneRegion = start.where === end.where || start.where === "" || end.where === "";
    return {
      name: `${start.name} → ${end.name}`,
      where: isOneRegion ? start.where || end.where : `${start.where} → ${end.where}`,
    };
  }
  if (id.startsWith("failover:"))
    return { name: t("place.failover"), where: regionName(map, id.slice("failover:".length)) };
  const [kind = "", fleet = ""] = id.split(":");
  if (kind === "autoscaler" || kind === "health-check" || kind === "supervisor") {
    const { name, where } = placeOf(map, fleet, t);
    return { name: t(`place.${kind}`, { name }), where };
  }
  const [people, feature] = id.split(":");
  if (people !== undefined && feature !== undefined) return { name: t("place.users", { feature }), where: "" };
  // Alerts of users name the same places with a space.
  const [station = id, region] = id.split(/[@ ]/);
  const [service = station, group] = station.split("/");
  const nodes = map?.nodes.filter((node) => node.service === service) ?? [];
  const isElsewhereToo = nodes.length !== 1;
  return {
    name: [nodes[0]?.name ?? service, ...(group === undefined ? [] : [group])].join(" / "),
    where: region === undefined || !isElsewhereToo ? "" : regionName(map, region),
  };
}

export function placeText(map: MapView | null, id: string, t: Translate): string {
  const { name, where } = placeOf(map, id, t);
  return where === "" ? name : `${name} · ${where}`;
}

function regionName(map: MapView | null, id: string): string {
  return map?.regions.find((region) => region.id === id)?.name ?? id;
}

/** Who sits there: "You", a name, or the seat's consoles while nobody does. */
export function seatName({ common, own, names }: Told, seat: number, t: Translate): string {
  if (seat === own.you.seat) return t("panel.you");
  const member = common.seats[seat]?.member ?? null;
  return (member !== null ? names[member] : undefined) ?? consolesOf({ common }, seat);
}

export function consolesOf({ common }: Pick<Told, "common">, seat: number): string {
  return common.seats[seat]?.consoles.join("+") ?? "";
}

/** Who decides on proposals: the holder of CMD by name, or the console while nobody sits there. */
export function commanderName(cast: Told, t: Translate): string {
  const seat = cast.common.seats.find(({ consoles }) => consoles.includes("CMD"));
  return seat ? seatName(cast, seat.seat, t) : "CMD";
}
