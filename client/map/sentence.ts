/** A node in one sentence: what the canvas says with shape, ring, arc and place. */
import type { Text } from "../text/index.ts";
import type { MapPicture, StationPicture } from "./picture.ts";

/** "pay, eu-west, failing: 6.3 % errors, p95 2.9 s, called by gw, calls db-1". */
export function sentenceOf(
  station: StationPicture,
  place: string,
  picture: MapPicture,
  names: ReadonlyMap<string, string>,
  { t, format }: Text,
): string {
  const known = picture.edges.filter((edge) => edge.from === station.id || edge.to === station.id);
  const named = (ids: readonly string[]): string => [...new Set(ids.flatMap((id) => names.get(id) ?? []))].join(" ");
  const callers = named(known.filter((edge) => edge.to === station.id).map((edge) => edge.from));
  const callees = named(known.filter((edge) => edge.from === station.id).map((edge) => edge.to));
  const facts = [
    ...station.facts,
    ...(station.utilization === undefined ? [] : [t("map.loaded", { percent: format.percent(station.utilization) })]),
    ...(station.queued >= 1 ? [t("map.queuedCount", { count: format.count(station.queued) })] : []),
    ...(station.ownerInitials === undefined ? [] : [t("map.owner", { initials: station.ownerInitials })]),
    ...(station.action === undefined ? [] : [t("map.running", { percent: format.percent(station.action.progress) })]),
    ...(callers === "" ? [] : [t("map.calledBy", { names: callers })]),
    ...(callees === "" ? [] : [t("map.calls", { names: callees })]),
  ];
  const head = t("map.sentence", { name: station.label, place, state: t(`map.state.${station.state}`) });
  return facts.length === 0 ? head : `${head}: ${facts.join(", ")}`;
}
