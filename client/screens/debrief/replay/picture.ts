/**
 * One moment of a round as the map draws it: what was true, or what everybody's map had then. The small cause is ringed
 * from its beginning on, and calls that nobody knew of are there from the start. Pure.
 */
import { secondsToTicks } from "../../../../shared/base/index.ts";
import type { Tick } from "../../../../shared/base/index.ts";
import type { LinkView, MapView, Trouble } from "../../../../shared/protocol/index.ts";
import type { EdgePicture, MapPicture, StationPicture } from "../../../map/index.ts";
import { isFar, worldPicture } from "../../../panels/map/index.ts";
import type { Words } from "../../../panels/sentences/index.ts";
import { at } from "../time.ts";
import type { CascadeNode, TruthPictures } from "../view.ts";

export type Which = "knew" | "true";

export interface ReplayOf {
  readonly map: MapView;
  readonly report: Pick<TruthPictures, "troubles" | "undocumented" | "tree" | "deeds">;
  /** Left out where there is only the truth. */
  readonly shownTroubles?: readonly Trouble[];
}

/** How long a change of the team's stands out. */
const FLAG_TICKS = secondsToTicks(60);
const gravity = { nodata: 1, slow: 2, err: 3, down: 4 } as const satisfies Record<Trouble["is"], number>;

export function replayPicture(of: ReplayOf, which: Which, tick: Tick, words: Words): MapPicture {
  const { map, report } = of;
  const worst = worstAt(which === "true" ? report.troubles : (of.shownTroubles ?? []), tick);
  const origins = which === "true" ? originsOf(map, report.tree, tick) : new Set<string>();
  const base = worldPicture({ ...map, links: linksAt(map, report.undocumented, which, tick) });
  const stations = base.stations.map((station, n): StationPicture => {
    const trouble = worst.get(station.id);
    const isBlind = which === "knew" && map.nodes[n]?.isInstrumented === false;
    const progress = flagOn(report.deeds, map.nodes[n]?.service ?? "", station.id, tick);
    const began = origins.has(station.id) ? words.t("debrief.replay.began") : null;
    const since = trouble ? words.t(`debrief.replay.${trouble.is}`, { at: at(trouble.fromTick) }) : null;
    return {
      ...station,
      state: isBlind ? "nodata" : (trouble?.is ?? "ok"),
      ...(began === null ? {} : { isOrigin: true }),
      facts: [began, since].filter((fact) => fact !== null),
      ...(progress === null ? {} : { action: { progress } }),
    };
  });
  return {
    ...base,
    regions: base.regions.map((region) => ({ ...region, ...stateOf(region.id, stations) })),
    stations,
    edges: base.edges.map((edge) => ({ ...edge, state: alongEdge(edge, worst) })),
  };
}

/** How many are failing and how many strained at a moment, and when most of it failed. */
export function countsAt(troubles: readonly Trouble[], tick: Tick): Readonly<Record<"err" | "slow", number>> {
  const all = [...worstAt(troubles, tick).values()];
  return { err: all.filter(({ is }) => is === "err").length, slow: all.filter(({ is }) => is === "slow").length };
}

export function worstMoment(troubles: readonly Trouble[]): Tick {
  const load = (tick: Tick): number => {
    const { err, slow } = countsAt(troubles, tick);
    return 3 * err + slow;
  };
  return troubles.reduce<Tick>((best, { fromTick }) => (load(fromTick) > load(best) ? fromTick : best), 0);
}

function worstAt(troubles: readonly Trouble[], tick: Tick): ReadonlyMap<string, Trouble> {
  const worst = new Map<string, Trouble>();
  for (const trouble of troubles) {
    if (trouble.fromTick > tick || (trouble.toTick !== null && trouble.toTick <= tick)) continue;
    const known = worst.get(trouble.station);
    if (!known || gravity[trouble.is] > gravity[known.is]) worst.set(trouble.station, trouble);
  }
  return worst;
}

/**
 * Where the small cause sat: the stations that a root of the cascade names, else those of the first steps after it, for
 * a channel or a roll-out has no place of its own.
 */
function originsOf({ nodes, links }: MapView, tree: readonly CascadeNode[], tick: Tick): ReadonlySet<string> {
  const placed = ({ subject, covers }: CascadeNode): readonly string[] => {
    if (covers.length > 0) return covers;
    const call = links.find(({ id }) => id === subject);
    const caller = call && "node" in call.from ? nodes[call.from.node]?.id : undefined;
    if (caller !== undefined) return [caller];
    return nodes.filter(({ id, service }) => id === subject || service === subject).map(({ id }) => id);
  };
  const roots = tree.filter((node) => node.root === "defect" && node.tick <= tick);
  return new Set(
    roots.flatMap((root) => {
      const own = placed(root);
      if (own.length > 0) return own;
      return tree.filter((node) => node.parents.includes(root.id) && node.tick <= tick).flatMap(placed);
    }),
  );
}

function linksAt(
  { nodes, links }: MapView,
  undocumented: TruthPictures["undocumented"],
  which: Which,
  tick: Tick,
): readonly LinkView[] {
  const near = links.filter((link) => !isFar(link, nodes));
  if (which === "knew") return near.filter(({ foundTick }) => foundTick === null || foundTick <= tick);
  const unfound = undocumented.filter(({ id }) => links.every((link) => link.id !== id));
  const placeOf = (name: string): number => nodes.findIndex(({ id }) => id === name);
  return [
    ...near,
    ...unfound.map(({ id, from, to }): LinkView => ({
      id,
      from: { node: placeOf(from) },
      to: placeOf(to),
      kind: "hard",
      timeoutMs: null,
      foundTick: 0,
      isFailover: false,
    })),
  ];
}

function flagOn(deeds: TruthPictures["deeds"], service: string, station: string, tick: Tick): number | null {
  const isAimed = (target: string): boolean => [station, service].includes(target.split(">")[0] ?? target);
  const deed = deeds.find(
    ({ target, launchedTick }) => isAimed(target) && launchedTick <= tick && tick < launchedTick + FLAG_TICKS,
  );
  return deed ? (tick - deed.launchedTick) / FLAG_TICKS : null;
}

/** A call carries trouble from whom it reaches to whoever makes it. */
function alongEdge({ from, to }: EdgePicture, worst: ReadonlyMap<string, Trouble>): EdgePicture["state"] {
  return worst.has(to) ? (worst.get(from)?.is ?? "ok") : "ok";
}

/** A region fails where its edge, where its users arrive, does. */
function stateOf(region: string, stations: readonly StationPicture[]): Pick<MapPicture["regions"][number], "state"> {
  const front = stations.filter(({ place }) => place.at === "region" && place.region === region && place.layer === 0);
  if (front.some(({ state }) => state === "err")) return { state: "failing" };
  return { state: front.some(({ state }) => state === "slow") ? "strained" : "healthy" };
}
