/**
 * Looks that measure for themselves and do not ask monitoring: what the threads of a process do, and what stands on the
 * way to a place. A call that nobody has found yet has no name here either.
 */
import { must } from "../../base/index.ts";
import type { Message } from "../../protocol/index.ts";
import type { GroupInside, StationPaths } from "../../sim/index.ts";
import { lines, shown } from "../seen.ts";
import type { Finding, Seen } from "../seen.ts";
import { ceilings } from "./panels.ts";

/** A link that loses a larger share is in trouble, and so is a fleet of which more hold no copy. */
const LITTLE = 0.005;

interface Holding {
  readonly held: number;
  readonly says: (share: number) => Message;
}

/** What holds the threads of a station's processes now, the most first. */
export function dump(seen: Seen, station: number, target: string, groups: readonly GroupInside[]): Finding {
  const own = groups.reduce((sum, { ownWork }) => sum + ownWork, 0);
  const holdings: readonly Holding[] = [
    { held: own, says: (share) => ({ code: "look.dump.own", params: { target, share } }) },
    ...groups.flatMap(({ waiting }) =>
      waiting.map(({ calls, held }) => ({ held, says: (share: number) => waitingFor(seen, target, calls, share) })),
    ),
  ];
  const busy = holdings.reduce((sum, { held }) => sum + held, 0);
  const rows = merged([...holdings].sort((a, b) => b.held - a.held).filter(({ held }) => held > 0)).map(
    ({ held, says }) => says(shown(held / busy)),
  );
  const threads = groups.map(({ group, slots, ownWork, waiting, queued }) => {
    const held = waiting.reduce((sum, each) => sum + each.held, ownWork);
    const code = Number.isFinite(slots) ? "look.dump.threads" : "look.dump.unbounded";
    return { code, params: { group, busy: shown(held), slots: shown(slots), queue: shown(queued) } };
  });
  const [first] = rows;
  const headline = first ?? { code: "look.dump.idle", params: { target } };
  return lines(headline, [...threads, ...rows.slice(1), ...ceilings(seen, station)]);
}

/** Groups of one station wait for the same calls: each is told once. */
function merged(holdings: readonly Holding[]): readonly Holding[] {
  const byText = new Map<string, Holding>();
  for (const { held, says } of holdings) {
    const key = JSON.stringify(says(0));
    byText.set(key, { says, held: held + (byText.get(key)?.held ?? 0) });
  }
  return [...byText.values()].sort((a, b) => b.held - a.held);
}

function waitingFor({ topology, knownEdges }: Seen, target: string, calls: readonly number[], share: number): Message {
  const isKnown = (call: number): boolean =>
    !must(topology.calls[call], "call").spec.hidden || knownEdges.some((edge) => topology.edges[edge]?.call === call);
  if (!calls.every(isKnown)) return { code: "look.dump.unknown", params: { target, share } };
  const [callee = "", ...others] = [...new Set(calls.map((call) => must(topology.calls[call], "call").spec.to))];
  return others.length === 0
    ? { code: "look.dump.waiting", params: { target, callee, share } }
    : { code: "look.dump.beside", params: { target, callee, count: others.length, share } };
}

interface Row {
  readonly isWrong: boolean;
  readonly says: Message;
}

/** The ways to and from a station, the names and keys on them, and what is wrong with any first. */
export function path(target: string, paths: StationPaths): Finding {
  const rows = [
    ...doors(target, paths),
    ...paths.records.map(recordRow),
    ...paths.copies.map(copyRow),
    ...paths.links.map(linkRow),
  ];
  const [worst, ...wrong] = rows.filter(({ isWrong }) => isWrong);
  const fine = rows.filter(({ isWrong }) => !isWrong);
  const rest = [...wrong, ...fine].map(({ says }) => says);
  return lines(worst?.says ?? { code: "look.path.clear", params: { target } }, rest);
}

function doors(target: string, { isDead, isAdvertised }: StationPaths): readonly Row[] {
  const row = (isWrong: boolean, code: string): Row => ({ isWrong, says: { code, params: { target } } });
  return [
    ...(isDead ? [row(true, "look.path.dead")] : []),
    ...(isAdvertised === null ? [] : [row(!isAdvertised, isAdvertised ? "look.path.routed" : "look.path.withdrawn")]),
  ];
}

function recordRow({ id, is, expiresInS }: StationPaths["records"][number]): Row {
  if (is === "good" && expiresInS !== null) {
    return { isWrong: false, says: { code: "look.path.record.until", params: { id, inS: Math.round(expiresInS) } } };
  }
  return { isWrong: is !== "good", says: { code: `look.path.record.${is}`, params: { id } } };
}

function copyRow({ id, of, without, other }: StationPaths["copies"][number]): Row {
  const row = (isWrong: boolean, code: string, share: number): Row => ({
    isWrong,
    says: { code, params: { id, of, share: shown(share) } },
  });
  if (without > LITTLE) return row(true, "look.path.copy.none", without);
  return other > LITTLE ? row(true, "look.path.copy.other", other) : row(false, "look.path.copy.good", 1);
}

function linkRow({ from, to, lossRatio, roundTripMs }: StationPaths["links"][number]): Row {
  const params = { from, to, loss: shown(lossRatio), roundTripMs: shown(roundTripMs) };
  return { isWrong: lossRatio > LITTLE, says: { code: "look.path.link", params } };
}
