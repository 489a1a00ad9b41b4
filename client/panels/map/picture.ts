/**
 * The view turned into the picture that canvas and list draw: states, words, places. Pure; equal views give equal
 * pictures. Nothing is in it that the view does not hold, so the map can show no more than the seat may know.
 */
import { ticksToSeconds } from "../../../shared/base/index.ts";
import type { Ratio } from "../../../shared/base/index.ts";
import { isOld, readImpact, readNode, readRegion, regionHealth, thresholds } from "../../../shared/protocol/index.ts";
import type { ActionView, CommonView, LinkView, NodeView, OwnView } from "../../../shared/protocol/index.ts";
import type { ServiceKind } from "../../../shared/content/index.ts";
import type { NodeKind } from "../../icons/index.ts";
import type { ArcPicture, EdgePicture, MapPicture, RegionPicture, StationPicture } from "../../map/index.ts";
import type { MapLayer } from "../../store/index.ts";
import { formatClock, formatTick } from "../../text/index.ts";
import type { Text } from "../../text/index.ts";
import { placesOf } from "./columns.ts";
import type { NodePlace } from "./columns.ts";
import type { LinkState, NodeState, Readings } from "./readings.ts";

export interface PictureInput {
  readonly common: Pick<
    CommonView,
    "map" | "metrics" | "seats" | "actions" | "evidence" | "hypotheses" | "automations"
  >;
  readonly tray: OwnView["tray"];
  readonly readings: Readings;
  readonly names: Readonly<Record<string, string>>;
  readonly tick: number;
  readonly layer: MapLayer;
  readonly text: Text;
}

/** Layers from here on stand in the tray of background services, in no region's column. */
const TRAY_FROM = 6;
/** Progress of a change moves in steps, so that a picture stays equal between them. */
const PROGRESS_STEPS = 20;
/** A change is marked for fifteen simulated minutes. */
const CHANGED_TICKS = 9000;

export function mapPicture(input: PictureInput): MapPicture {
  const { common, readings, layer } = input;
  const regions = regionsOf(input);
  const isQuiet = regions.every(({ state }) => state === "healthy");
  const places = placesOf(common.map?.nodes ?? [], common.map?.links ?? [], isInTray);
  return {
    regions,
    stations: readings.nodes.map((state, index) =>
      stationOf(input, state, places.get(index), regions[state.node.region]?.state === "dead", isQuiet),
    ),
    edges: readings.links.flatMap((state) => edgeOf(input, state)),
    arcs: arcsOf(input, regions),
    layer,
  };
}

export function isInTray({ layer }: NodeView): boolean {
  return layer === null || layer >= TRAY_FROM;
}

function regionsOf({ common, readings, text }: PictureInput): readonly RegionPicture[] {
  const row = common.metrics.at(-1);
  return (common.map?.regions ?? []).map(({ id, name, place }, index) => {
    const [lon, lat] = place ?? [index * 40, 0];
    const inside = readings.nodes.filter(({ node }) => node.region === index && node.isInstrumented && !isInTray(node));
    const isDead = row !== undefined && inside.length > 0 && inside.every(({ now }) => now === null);
    if (row === undefined) return { id, name, lon, lat, state: "healthy", line: "" };
    if (isDead)
      return { id, name, lon, lat, state: "dead", line: text.t("map.region.dead", { at: lastSeen(common, index) }) };
    const { sli, ageTicks } = readImpact(row);
    if (sli === null || isOld(ageTicks)) {
      const at = formatTick(row.tick - ageTicks);
      return { id, name, lon, lat, state: "blind", line: text.t("map.region.blind", { at }) };
    }
    const { affectedRatio, users } = readRegion(row, index);
    const state = regionHealth(affectedRatio);
    const values = { share: text.format.percent(affectedRatio), users: text.format.count(users) };
    const line = text.t(`map.region.${state}`, values);
    return { id, name, lon, lat, state, line, ...(state === "healthy" ? {} : { lineShort: values.share }) };
  });
}

/** When the newest row with any reading of the region was taken. */
function lastSeen({ metrics, map }: PictureInput["common"], region: number): string {
  const places = (map?.nodes ?? []).flatMap((node, index) =>
    node.region === region && !isInTray(node) ? [index] : [],
  );
  const seen = [...metrics].reverse().find((row) => places.some((index) => readNode(row, index) !== null));
  return formatTick(seen?.tick ?? 0);
}

/** The shape that stands for each kind of service. */
export const shapes: Readonly<Record<ServiceKind, NodeKind>> = {
  edge: "edge",
  gateway: "gateway",
  service: "service",
  cache: "cache",
  store: "store",
  queue: "queue",
  names: "service",
  "sign-in": "service",
  config: "service",
  discovery: "service",
  metrics: "service",
  job: "job",
  "third-party": "vendor",
};

function stationOf(
  input: PictureInput,
  state: NodeState,
  place: NodePlace | undefined,
  isDead: boolean,
  isQuiet: boolean,
): StationPicture {
  const { node, now, depth } = state;
  const region = input.common.map?.regions[node.region]?.id ?? "";
  const value = valueOf(state, isQuiet, input.text);
  const progress = progressOn(input, node);
  return {
    id: node.id,
    label: node.name,
    kind: shapes[node.kind],
    place: place ? { at: "region", region, layer: place.row, column: place.column } : { at: "tray" },
    // One silent node is a blind spot; a region of them has gone down.
    state: isDead && node.isInstrumented && !isInTray(node) ? "down" : state.state,
    ...value,
    facts: now === null ? [] : factsOf(state, input.text),
    errorRatio: now?.errorRatio ?? 0,
    ...(depth !== null && showsLoad(node, depth.utilization, input.layer) ? { utilization: depth.utilization } : {}),
    queued: depth?.queue ?? 0,
    // The console, not the person: initials read as words, and two people may share them.
    ...(node.owner === null ? {} : { ownerInitials: node.owner }),
    changed: isChanged(input, node),
    ...(progress === null ? {} : { action: { progress } }),
  };
}

/** A gauge around every node would be noise: stores always, others when they fill up, all on their own layer. */
function showsLoad({ kind }: NodeView, utilization: number, layer: MapLayer): boolean {
  return layer === "saturation" || kind === "store" || utilization >= thresholds.busy;
}

type Value = Pick<StationPicture, "valueText" | "valueShort" | "valueWidest">;

/** The one number under the name: what is wrong, else what shows how the node lives; silence where others need the eye. */
function valueOf({ node, now, depth, usual, state }: NodeState, isQuiet: boolean, text: Text): Value {
  const { t, format } = text;
  if (now === null) return isInTray(node) && node.isInstrumented ? {} : { valueText: t("map.value.nodata") };
  if (isOld(now.ageTicks)) return { valueText: t("map.value.old", { age: formatClock(ticksToSeconds(now.ageTicks)) }) };
  if (now.errorRatio >= thresholds.errorsFailing) return errorsValue(now.errorRatio, text);
  if (depth?.hitRatio !== null && depth?.hitRatio !== undefined && (isQuiet || depth.hitRatio < thresholds.hitsLow)) {
    return ratioValue("map.value.hits", depth.hitRatio, text);
  }
  if (depth && (isQuiet ? node.kind === "store" : depth.utilization >= thresholds.busy)) {
    return ratioValue("map.value.load", depth.utilization, text);
  }
  if (state !== "ok") {
    return now.errorRatio >= thresholds.errorsSlow && !(usual && now.p95Ms > usual.high.p95Ms * 4)
      ? errorsValue(now.errorRatio, text)
      : timeValue(now.p95Ms, text);
  }
  return isQuiet && !isInTray(node) ? { valueText: format.rate(now.rps), valueWidest: format.rate(WIDEST.rps) } : {};
}

/** The longest a number gets while it ticks, so that the map keeps room for it. */
const WIDEST = { ratio: 1, ms: 999, rps: 9_900 } as const;

function ratioValue(key: "map.value.errors" | "map.value.hits" | "map.value.load", ratio: Ratio, text: Text): Value {
  const say = (share: Ratio): string => text.t(key, { share: text.format.percent(share) });
  return { valueText: say(ratio), valueWidest: say(WIDEST.ratio) };
}

/** A bare share on the map is one of errors, and a bare time a p95: the rest says what it is. */
function errorsValue(ratio: Ratio, text: Text): Value {
  return { ...ratioValue("map.value.errors", ratio, text), valueShort: text.format.percent(ratio) };
}

function timeValue(ms: number, { t, format }: Text): Value {
  const say = (time: number): string => t("map.value.p95", { time: format.duration(time) });
  return { valueText: say(ms), valueWidest: say(WIDEST.ms), valueShort: format.duration(ms) };
}

function factsOf({ now, depth }: NodeState, { t, format }: Text): readonly string[] {
  if (now === null) return [];
  return [
    ...(isOld(now.ageTicks) ? [t("map.fact.old", { age: formatClock(ticksToSeconds(now.ageTicks)) })] : []),
    format.rate(now.rps),
    t("map.fact.errors", { share: format.percent(now.errorRatio) }),
    t("map.value.p95", { time: format.duration(now.p95Ms) }),
    ...(depth?.hitRatio === null || depth === null
      ? []
      : [t("map.value.hits", { share: format.percent(depth.hitRatio) })]),
  ];
}

/** The change under way on a node: aimed at it, at its service, or at one of its calls. */
function progressOn({ common, tick }: PictureInput, node: NodeView): number | null {
  const running = common.actions.find(
    (action) => (action.state === "running" || action.state === "undoing") && isAimedAt(action, node),
  );
  if (!running || running.launchedTick === null || running.dueTick === null) return null;
  const whole = Math.max(1, running.dueTick - running.launchedTick);
  const done = Math.min(1, Math.max(0, (tick - running.launchedTick) / whole));
  return Math.round(done * PROGRESS_STEPS) / PROGRESS_STEPS;
}

function isAimedAt({ target }: ActionView, { id, service }: NodeView): boolean {
  const caller = target.split(">")[0];
  return caller === id || caller === service;
}

/** Known changes only: what a look has found and what the team did itself. */
function isChanged({ common, tray, tick }: PictureInput, node: NodeView): boolean {
  const since = tick - CHANGED_TICKS;
  const byTeam = common.actions.some(
    (action) => isAimedAt(action, node) && action.launchedTick !== null && action.launchedTick >= since,
  );
  return (
    byTeam ||
    [...common.evidence, ...tray].some(
      ({ detail }) =>
        detail.kind === "changes" &&
        detail.changes.some(
          (change) => change.tick >= since && (change.service === node.service || change.service === node.id),
        ),
    )
  );
}

/** Documented calls to background services would cross the whole map; the arrow keys still lead there. */
export function isFar({ from, to, foundTick }: LinkView, nodes: readonly NodeView[]): boolean {
  const [caller, callee] = ["node" in from ? nodes[from.node] : undefined, nodes[to]];
  return foundTick === null && caller !== undefined && callee !== undefined && isInTray(caller) !== isInTray(callee);
}

/** Links from users are not drawn: the edge of a region is where its users arrive. */
function edgeOf(input: PictureInput, { link, now, usual, state }: LinkState): readonly EdgePicture[] {
  const nodes = input.common.map?.nodes ?? [];
  const from = "node" in link.from ? nodes[link.from.node] : undefined;
  const to = nodes[link.to];
  if (from === undefined || to === undefined) return [];
  if (isFar(link, nodes)) return [];
  return [
    {
      id: link.id,
      from: from.id,
      to: to.id,
      state,
      rps: now?.attemptsRps ?? 0,
      goodRps: now?.goodRps ?? 0,
      attemptsPerCall: now && now.callsRps > 0 ? now.attemptsRps / now.callsRps : 1,
      p95Ms: now?.p95Ms ?? 0,
      baseMs: usual?.high.p95Ms ?? now?.p95Ms ?? 0,
      errorRatio: now?.errorRatio ?? 0,
      breakerOpen: now?.isBreakerOpen ?? false,
      known: knownHow(input, link),
    },
  ];
}

function knownHow({ common, text }: PictureInput, link: LinkState["link"]): EdgePicture["known"] {
  if (link.foundTick === null) return { how: "documented" };
  const isConfirmed = common.hypotheses.some(({ state, component }) => state === "confirmed" && component === link.id);
  if (isConfirmed) return { how: "confirmed" };
  return { how: "found", plate: text.t("map.found", { at: formatTick(link.foundTick) }) };
}

/** Automations that move traffic between regions, with what goes that way. */
function arcsOf({ common, readings, text }: PictureInput, regions: readonly RegionPicture[]): readonly ArcPicture[] {
  return common.automations.flatMap(({ id, share, from, to }): readonly ArcPicture[] => {
    const [source, target] = [regions[from ?? -1], regions[to ?? -1]];
    if (share === null || share <= 0 || !source || !target) return [];
    const rps = readings.links
      .filter(({ link }) => link.isFailover && "users" in link.from && link.from.region === from)
      .reduce((sum, { now }) => sum + (now?.attemptsRps ?? 0), 0);
    const moved = { share: text.format.percent(share), rate: text.format.rate(rps) };
    const state = target.state === "healthy" ? "slow" : "err";
    const plate = text.t("map.failover", moved);
    return [{ id, from: source.id, to: target.id, state, plate, plateShort: `${moved.share} · ${moved.rate}` }];
  });
}
