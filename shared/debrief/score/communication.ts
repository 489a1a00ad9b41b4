/**
 * Communication: declared soon enough, posts kept their windows, named the regions that failed and told the state and the
 * extent as they were, gave no false all-clear. A post that is wrong keeps no window, so that many posts earn nothing by their number.
 */
import { must } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import type { Dial, DialPart, Extent, PostView } from "../../protocol/index.ts";
import { rulesOf } from "../story/rules.ts";
import { affectedAt, figure, moments, part, shareOfGood } from "./round.ts";
import type { Judged } from "./round.ts";

const BAND = { from: 0.75, to: 1 };
/** Between which shares of the users of the worst region that it names a post may say so many. */
const SAYS: Readonly<Record<Extent, readonly [least: number, most: number]>> = {
  some: [0, 0.7],
  most: [0.25, 1],
  all: [0.6, 1],
};
/** More than this share of users affected is no all-clear. */
const CLEAR = 0.05;

export function communication(judged: Judged): Dial {
  if (!rulesOf(judged.play).hasComms) {
    return { id: "communication", share: null, band: null, figure: figure("not-played"), parts: [] };
  }
  const parts = [...declared(judged), ...windows(judged), ...postsTrue(judged), ...allClear(judged)];
  const good = parts.filter(({ isGood }) => isGood).length;
  return {
    id: "communication",
    share: shareOfGood(parts),
    band: BAND,
    figure: figure("parts", { good, of: parts.length }),
    parts,
  };
}

function declared(judged: Judged): readonly DialPart[] {
  const { story, play } = judged;
  const page = story.find(({ message }) => message.code === "alert.fired" && message.params["severity"] === "page");
  if (!page) return [];
  const { declaredTick, declareByTick } = play.comms;
  const rows = [page.n, ...moments(judged, ["incident.declared"])];
  if (declaredTick === null) return [part("undeclared", false, rows)];
  const limit = must(declareByTick, "a page was told") - page.tick;
  const after = declaredTick - page.tick;
  return [part("declared", after <= limit, rows, { after, limit })];
}

function windowsKept(judged: Judged): readonly [kept: number, due: number] {
  const missed = moments(judged, ["post.overdue"]).length;
  const posts = judged.play.comms.posts.filter(({ isKept }) => isKept);
  const right = posts.filter((post) => isTrue(judged, post));
  return [Math.max(0, right.length - missed), Math.max(posts.length, missed)];
}

function windows(judged: Judged): readonly DialPart[] {
  const [kept, due] = windowsKept(judged);
  return due === 0
    ? [part("no-posts", false, [])]
    : [part("windows", kept === due, moments(judged, ["post.sent", "post.overdue"]), { kept, of: due })];
}

function postsTrue(judged: Judged): readonly DialPart[] {
  const { posts } = judged.play.comms;
  if (posts.length === 0) return [];
  const right = posts.filter((post) => isTrue(judged, post)).length;
  const params = { right, of: posts.length };
  return [part("posts-right", right === posts.length, moments(judged, ["post.sent"]), params)];
}

function isTrue(judged: Judged, post: PostView): boolean {
  return namesRegions(judged, post) && isHonest(judged, post) && fitsExtent(judged, post);
}

/** It names at least the regions that fail while it is written. */
function namesRegions(judged: Judged, { tick, regions }: PostView): boolean {
  return failingAt(judged, tick).every((region) => regions.includes(region));
}

/** It does not say that all is well while users still suffer. */
function isHonest(judged: Judged, { tick, state }: PostView): boolean {
  return (state !== "monitoring" && state !== "resolved") || affectedAt(judged, tick) <= CLEAR;
}

/** Neither that some fail where nearly all do, nor that all do where most are well. */
function fitsExtent({ team }: Judged, { tick, regions, extent }: PostView): boolean {
  const seen = team.suffered.filter((scrape) => scrape.tick <= tick).at(-1);
  if (extent === undefined || seen === undefined) return true;
  const worst = Math.max(0, ...regions.map((region) => seen.byRegion[region] ?? 0));
  const [least, most] = SAYS[extent];
  return worst >= least && worst <= most;
}

function failingAt({ tree }: Judged, tick: Tick): readonly string[] {
  return tree.flatMap((node) =>
    node.kind === "failing" && node.tick <= tick && (node.endTick ?? Infinity) > tick && node.region !== null
      ? [node.region]
      : [],
  );
}

function allClear(judged: Judged): readonly DialPart[] {
  const cleared = judged.story.filter(
    ({ message }) => message.code === "incident.state" && message.params["state"] === "resolved",
  );
  const isFalse = cleared.some(({ tick }) => affectedAt(judged, tick) > CLEAR);
  return cleared.length === 0
    ? []
    : [
        part(
          "all-clear",
          !isFalse,
          cleared.map(({ n }) => n),
        ),
      ];
}
