/** Communication: declared in time, posts kept their windows, named the regions that failed, gave no false all-clear. */
import { must } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import type { Dial, DialPart } from "../../protocol/index.ts";
import { rulesOf } from "../story/rules.ts";
import { affectedAt, figure, moments, part, shareOfGood } from "./round.ts";
import type { Judged } from "./round.ts";

const BAND = { from: 0.75, to: 1 };
/** More than this share of users affected is no all-clear. */
const CLEAR = 0.05;

export function communication(judged: Judged): Dial {
  if (!rulesOf(judged.play).hasComms) {
    return { id: "communication", share: null, band: null, figure: figure("not-played"), parts: [] };
  }
  const parts = [...declared(judged), ...windows(judged), ...regionsNamed(judged), ...allClear(judged)];
  const [kept, due] = windowsKept(judged);
  return {
    id: "communication",
    share: shareOfGood(parts),
    band: BAND,
    figure: figure("windows", { kept, of: due }),
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
  const posts = judged.play.comms.posts.filter(({ isKept }) => isKept).length;
  return [Math.max(0, posts - missed), Math.max(posts, missed)];
}

function windows(judged: Judged): readonly DialPart[] {
  const [kept, due] = windowsKept(judged);
  return due === 0
    ? [part("no-posts", false, [])]
    : [part("windows", kept === due, moments(judged, ["post.sent", "post.overdue"]), { kept, of: due })];
}

/** A post names at least the regions that fail while it is written. */
function regionsNamed(judged: Judged): readonly DialPart[] {
  const { posts } = judged.play.comms;
  const right = posts.filter(({ tick, regions }) =>
    failingAt(judged, tick).every((region) => regions.includes(region)),
  );
  return posts.length === 0
    ? []
    : [
        part("posts-right", right.length === posts.length, moments(judged, ["post.sent"]), {
          right: right.length,
          of: posts.length,
        }),
      ];
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
