/**
 * Turns finished looks into cards. A card lands in the finder's tray and nowhere else; a dependency probe also draws
 * what it found on the team's map, because a line on the map cannot be private.
 */
import type { Tick } from "../../base/index.ts";
import { must } from "../../base/index.ts";
import { examine } from "../../telemetry/index.ts";
import type { Finding, History } from "../../telemetry/index.ts";
import { shareCard, startWaiting } from "../apply/look.ts";
import { message, tell, updateSeat } from "../changes.ts";
import type { CardView } from "../../protocol/index.ts";
import { diagnostics } from "../diagnostics.ts";
import type { Facts } from "../facts.ts";
import { seenBy } from "../seenBy.ts";
import type { Play, Run } from "../state.ts";

export function finishLooks(facts: Facts, play: Play, history: History, tick: Tick): Play {
  const done = play.runs.filter(({ endTick }) => endTick !== null && endTick <= tick);
  if (done.length === 0) return play;
  const rest: Play = { ...play, runs: play.runs.filter((run) => !done.includes(run)) };
  const found = done.reduce((next, run) => finish(facts, next, history, tick, run), rest);
  return startWaiting(facts, found, tick);
}

function finish(facts: Facts, before: Play, history: History, tick: Tick, run: Run): Play {
  const { seat, diagnostic, target } = run;
  const station = facts.stationIndex.get(target) ?? -1;
  const [finding, play] =
    diagnostic === "dependencies"
      ? probe(facts, before, tick, run, station)
      : [examine(seenBy(facts, before, history, tick), diagnostic, target, station), before];
  const cardsMade = must(play.seats[seat], "seat").cardsMade + 1;
  const id = `p${seat}.${cardsMade}`;
  const card: CardView = {
    ...finding,
    id,
    seat,
    diagnostic,
    signal: diagnostics[diagnostic].signal,
    target,
    tick,
    claim: null,
    sharedTick: null,
  };
  const kept: Play = { ...updateSeat(play, seat, { cardsMade }), cards: [...play.cards, card] };
  return play.options.size === 1 ? shareCard(kept, tick, seat, id, null) : kept;
}

/** Undocumented calls of one station, from and to it. */
function probe(facts: Facts, play: Play, tick: Tick, { seat, target }: Run, station: number): readonly [Finding, Play] {
  const edges = facts.hiddenEdges.get(station) ?? [];
  const names = edges.map((edge) => must(facts.topology.edges[edge], "edge").id);
  const headline = message("look.dependencies", { target, count: names.length });
  const finding: Finding = { headline, detail: { kind: "dependencies", found: names }, spark: [] };
  const fresh = edges.filter((edge) => !play.found.some((known) => known.edge === edge));
  const next = fresh.reduce((at, edge) => {
    const link = must(facts.topology.edges[edge], "edge").id;
    return tell(at, tick, "evidence", message("link.found", { link }), seat);
  }, play);
  return [finding, { ...next, found: [...play.found, ...fresh.map((edge) => ({ edge, tick }))] }];
}
