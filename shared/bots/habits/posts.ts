/** Status posts: on the clock, with the regions and features that suffer, in the state that command named. */
import { hasLayer, POST_SOON_MS } from "../../protocol/index.ts";
import type { Extent, MapView } from "../../protocol/index.ts";
import { holds } from "../sight.ts";
import type { Sight } from "../sight.ts";
import type { Habit, Wish } from "../wish.ts";

/** A region whose users fare worse than this is named. */
const NAMED_ABOVE = 0.02;
const NEXT_IN_S = 200;
const AGAIN_MS = 45_000;

export const post: Habit = (sight) => {
  const { comms } = sight.common;
  if (!mayPost(sight)) return [];
  const last = comms.posts.filter(({ isKept }) => isKept).at(-1);
  const isDue = comms.nextPostDueMs !== null && comms.nextPostDueMs - sight.clockMs < POST_SOON_MS * 0.75;
  const isNews =
    last === undefined ||
    regionsOf(sight).some((region) => !last.regions.includes(region)) ||
    last.state !== comms.state;
  return isDue || isNews ? [postOf(sight, comms.posts.length)] : [];
};

/** Only when somebody complains: the clock has run out. */
export const postLate: Habit = (sight) =>
  mayPost(sight) && sight.common.comms.isOverdue ? [postOf(sight, sight.common.comms.posts.length)] : [];

export function mayPost(sight: Sight): boolean {
  const { session, comms } = sight.common;
  return (
    session.phase === "live" && hasLayer(session.layer, "standard") && comms.severity !== null && holds(sight, "COM")
  );
}

function postOf(sight: Sight, count: number): Wish {
  const { comms, map } = sight.common;
  const regions = regionsOf(sight);
  const features = featuresIn(map);
  const state = comms.state ?? "investigating";
  const where = regions.length > 0 ? regions.join(", ") : "all regions";
  const isOver = sight.affectedRatio < NAMED_ABOVE;
  const extent = extentOf(sight);
  const impact = isOver
    ? `In ${where} it works again for most. We keep watching.`
    : `In ${where} ${extent} requests fail. We are working on it.`;
  return {
    key: `post ${count}`,
    types: impact.slice(0, 40),
    everyMs: AGAIN_MS,
    command: { type: "status.post", state, features, regions, impact, ...(!isOver && { extent }), nextInS: NEXT_IN_S },
  };
}

/** By the region that is worst off. */
function extentOf({ affected }: Sight): Extent {
  const worst = Math.max(0, ...affected.values());
  return worst > 0.9 ? "all" : worst > 0.5 ? "most" : "some";
}

/** The regions that suffer now; when none does any more, those that did. */
function regionsOf({ affected, common, nodes }: Sight): readonly string[] {
  const failing = new Set(nodes.filter(({ isFailing }) => isFailing).map(({ region }) => region));
  const now = [...affected]
    .filter(([region, ratio]) => ratio > NAMED_ABOVE || failing.has(region))
    .map(([region]) => region);
  return now.length > 0 ? now : (common.comms.posts.at(-1)?.regions ?? []);
}

/** What customers do: the name in a link from users, such as `eu-users:boot>edge@eu-west`. */
export function featuresIn(map: MapView | null): readonly string[] {
  const names = (map?.links ?? []).flatMap(({ id, from }) => ("users" in from ? [/:(.+?)>/u.exec(id)?.[1] ?? ""] : []));
  return [...new Set(names)].filter((name) => name !== "").slice(0, 12);
}
