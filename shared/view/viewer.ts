/**
 * The one place where a round becomes what people see. A view is a function of the play, the history and the member;
 * it is made again only when one of them is a new value, so a frame in which nothing happened costs nothing.
 */
import type { CommonView, DepthRow, LiveTruth, MetricsRow, OwnView } from "../protocol/index.ts";
import { hasDepth, memberOf } from "../play/index.ts";
import type { Round } from "../play/index.ts";
import type { Observation } from "../sim/index.ts";
import { commonView, stillOf } from "./common.ts";
import type { Reveal, Still } from "./common.ts";
import { linkOrder } from "./map.ts";
import { depthRow, metricsRow } from "./metrics.ts";
import { ownView } from "./own.ts";

export interface Viewer {
  /** `reveal` must be the same object as long as it says the same. */
  common(reveal?: Reveal): CommonView;
  /** `live` is shown to those alone who facilitate. */
  own(member: string, live?: LiveTruth | null): OwnView;
}

/** A view that was made, and what it was made of. */
interface Made<View> {
  readonly of: readonly (object | null)[];
  readonly view: View;
}

const nothingYet: Reveal = { report: null, whatIfs: [], found: null };

export function createViewer(round: Round): Viewer {
  let metrics: readonly MetricsRow[] = [];
  let still: Made<Still> | undefined;
  let common: Made<CommonView> | undefined;
  const depths = new Map<string, readonly DepthRow[]>();
  const owns = new Map<string, Made<OwnView>>();

  const makeCommon = (reveal: Reveal): CommonView => {
    const links = linkOrder(round.facts, round.play);
    metrics = keepUp(metrics, round.history.recent, (scrape) => metricsRow(scrape, links));
    still = renew(still, [round.play.found, round.history.usual], () => stillOf(round));
    return commonView(round, metrics, still.view, reveal);
  };
  const makeOwn = (member: string, live: LiveTruth | null): OwnView => {
    const nodes = depthNodes(round, member);
    const key = nodes.join();
    const rows = keepUp(depths.get(key) ?? [], round.history.recent, (scrape) => depthRow(scrape, nodes));
    depths.set(key, rows);
    const own = ownView(round, member, nodes, rows);
    return own.guide ? { ...own, guide: { ...own.guide, live } } : own;
  };

  return {
    common(reveal = nothingYet) {
      common = renew(common, [round.play, round.history, reveal], () => makeCommon(reveal));
      return common.view;
    },
    own(member, live = null) {
      const shown = memberOf(round.play, member)?.facilitates === true ? live : null;
      const made = renew(owns.get(member), [round.play, round.history, shown], () => makeOwn(member, shown));
      owns.set(member, made);
      return made.view;
    },
  };
}

function renew<View>(old: Made<View> | undefined, of: readonly (object | null)[], make: () => View): Made<View> {
  const isCurrent = old?.of.every((part, index) => part === of[index]) ?? false;
  return old && isCurrent ? old : { of, view: make() };
}

/** Stations whose saturation a member may see, in map order: those its consoles own, once it has been briefed. */
function depthNodes({ facts, play }: Round, member: string): readonly number[] {
  const seat = memberOf(play, member)?.seat;
  if (seat === null || seat === undefined || play.phase.kind === "lobby") return [];
  return facts.topology.stations.flatMap((station, index) => (hasDepth(facts, play, seat, station) ? [index] : []));
}

/** The rows of these scrapes, packing only those that are new. */
function keepUp<Row extends { readonly scrape: number }>(
  rows: readonly Row[],
  scrapes: readonly Observation[],
  pack: (scrape: Observation) => Row,
): readonly Row[] {
  const [first, last] = [scrapes[0]?.scrape ?? 0, rows.at(-1)?.scrape ?? -1];
  const fresh = scrapes.filter(({ scrape }) => scrape > last);
  if (fresh.length === 0 && rows[0]?.scrape === first) return rows;
  return [...rows.filter(({ scrape }) => scrape >= first), ...fresh.map(pack)];
}
