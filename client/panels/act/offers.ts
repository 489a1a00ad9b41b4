/**
 * Which permitted changes belong to what is selected, by family of verb. Pure. A change that cannot be made now stays
 * in the list with its reason: an obstacle that people may know of is never hidden.
 */
import type { Verb } from "../../../shared/actions/index.ts";
import type { Refusal } from "../../../shared/base/index.ts";
import type { CommonView, MapView, NodeView, PermittedAction } from "../../../shared/protocol/index.ts";

export const families = ["traffic", "settings", "capacity", "caches", "automation", "changes"] as const;
export type Family = (typeof families)[number];

const familyOf = {
  "traffic.admit": "traffic",
  "traffic.limit": "traffic",
  "traffic.shift": "traffic",
  "parameter.set": "settings",
  "breaker.force": "settings",
  "capacity.add": "capacity",
  "capacity.remove": "capacity",
  "instances.restart": "capacity",
  "instances.quarantine": "capacity",
  "cache.flush": "caches",
  "cache.warm": "caches",
  "queue.purge": "caches",
  "store.restore": "caches",
  "records.refresh": "caches",
  "automation.pause": "automation",
  "automation.resume": "automation",
  "automation.override": "automation",
  "change.rollback": "changes",
  "change.push": "changes",
  "changes.freeze": "changes",
} as const satisfies Record<Verb, Family>;

export interface Offer {
  readonly action: PermittedAction;
  /**
   * Where it would be used: what is selected, else its region, else where the last change was prepared, else the first
   * in the order of the map. A place that cannot take it now is kept, with the reason: nobody's aim moves unseen.
   */
  readonly target: string;
  readonly refusal: Refusal | null;
}

export interface OfferGroup {
  readonly family: Family;
  readonly offers: readonly Offer[];
}

export interface Offers {
  /** Changes at what is selected, or around it. */
  readonly here: readonly OfferGroup[];
  readonly elsewhere: readonly OfferGroup[];
}

type World = Pick<CommonView, "map" | "automations">;

export function offersFor(
  permitted: readonly PermittedAction[],
  selected: string | null,
  world: World,
  last: string,
): Offers {
  const offers = permitted.map((action) => offer(action, selected, last, world));
  return {
    here: grouped(offers.filter(({ target }) => isAbout(target, selected, world))),
    elsewhere: grouped(offers.filter(({ target }) => !isAbout(target, selected, world))),
  };
}

/** Whether a target is what is selected, a part of it, or acts on it. */
export function isAbout(target: string, selected: string | null, { map, automations }: World): boolean {
  if (selected === null || map === null) return false;
  if (target === selected) return true;
  const nodes = nodesOf(map, selected);
  const automation = automations.find(({ id }) => id === target);
  if (automation) return automation.from !== null && nodes.some(({ region }) => region === automation.from);
  return target.split(">").some((part) => nodes.some((node) => covers(part, node, map)));
}

/** `store` covers every store, `store@eu-west` one; `store/canary` is a part of it. */
function covers(part: string, node: NodeView, map: MapView): boolean {
  const [service = "", region] = part.split("@");
  return service.split("/")[0] === node.service && (region === undefined || region === map.regions[node.region]?.id);
}

/** The node that is selected, or both ends of a link. */
function nodesOf({ nodes, links }: MapView, selected: string): readonly NodeView[] {
  const node = nodes.find(({ id }) => id === selected);
  if (node) return [node];
  const link = links.find(({ id }) => id === selected);
  if (!link) return [];
  const ends = ["node" in link.from ? nodes[link.from.node] : undefined, nodes[link.to]];
  return ends.flatMap((end) => (end ? [end] : []));
}

function offer(action: PermittedAction, selected: string | null, last: string, world: World): Offer {
  const near = action.targets.filter(({ target }) => isAbout(target, selected, world));
  const place =
    near.find(({ target }) => target === selected) ??
    near[0] ??
    inRegionOf(action, selected ?? "") ??
    action.targets.find(({ target }) => target === last) ??
    inRegionOf(action, last) ??
    action.targets[0];
  return { action, target: place?.target ?? "", refusal: place?.refusal ?? null };
}

function inRegionOf({ targets }: PermittedAction, place: string): PermittedAction["targets"][number] | undefined {
  const region = regionIn(place);
  return region === null ? undefined : targets.find(({ target }) => regionIn(target) === region);
}

/** `eu-west` of `edge@eu-west`, `gw@eu-west>boot@eu-west` and `failover:eu-west`. */
function regionIn(place: string): string | null {
  return /[@:]([^@:>]+)$/.exec(place)?.[1] ?? null;
}

/** What a change is found by: its name, what it does, and where. */
export function wordsOf({ label, about, verb, targets }: PermittedAction): readonly string[] {
  return [label, about, verb, ...targets.map(({ target }) => target)];
}

function grouped(offers: readonly Offer[]): readonly OfferGroup[] {
  return families
    .map((family) => ({ family, offers: offers.filter(({ action }) => familyOf[action.verb] === family) }))
    .filter((group) => group.offers.length > 0);
}
