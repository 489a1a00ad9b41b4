/** A node or a call in one sentence: what the canvas says with shape, ring, arc, thickness and place. */
import type { Text } from "../text/index.ts";
import { ERRORS_SHOW_FROM, RETRIES_SHOW_FROM } from "./picture.ts";
import type { EdgePicture, MapPicture, StationPicture } from "./picture.ts";

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
    ...(station.changed === true ? [t("map.changed")] : []),
    ...(station.action === undefined ? [] : [t("map.running", { percent: format.percent(station.action.progress) })]),
    ...(callers === "" ? [] : [t("map.calledBy", { names: callers })]),
    ...(callees === "" ? [] : [t("map.calls", { names: callees })]),
  ];
  const head = t("map.sentence", { name: station.label, place, state: t(`map.state.${station.state}`) });
  return facts.length === 0 ? head : `${head}: ${facts.join(", ")}`;
}

/** "→ store, failing: 420/s, 63 % errors, p95 4.0 s, ×3.4 attempts, breaker open". */
export function callSentence(edge: EdgePicture, names: ReadonlyMap<string, string>, { t, format }: Text): string {
  const facts = [
    ...(edge.state === "nodata"
      ? []
      : [format.rate(edge.rps), t("map.value.p95", { time: format.duration(edge.p95Ms) })]),
    ...(edge.errorRatio >= ERRORS_SHOW_FROM ? [t("map.fact.errors", { share: format.percent(edge.errorRatio) })] : []),
    ...(isRetried(edge) ? [t("map.attempts", { times: format.times(edge.attemptsPerCall) })] : []),
    ...(edge.breakerOpen ? [t("map.breakerOpen")] : []),
    ...(edge.known.how === "found" ? [edge.known.plate] : []),
  ];
  const head = t("map.call", { to: names.get(edge.to) ?? edge.to, state: t(`map.state.${edge.state}`) });
  return facts.length === 0 ? head : `${head}: ${facts.join(", ")}`;
}

function isRetried({ attemptsPerCall }: EdgePicture): boolean {
  return attemptsPerCall >= RETRIES_SHOW_FROM;
}

/** A call that the canvas draws otherwise than as quiet flow. */
export function isRemarkable(edge: EdgePicture): boolean {
  return edge.state !== "ok" || edge.breakerOpen || isRetried(edge) || edge.known.how === "found";
}
