/**
 * Turns finished looks into cards. A card lands in the finder's tray and nowhere else; a dependency probe also draws
 * what it found on the team's map, because a line on the map cannot be private. A look whose service does not answer
 * finds that, and nothing else.
 */
import type { Tick } from "../../base/index.ts";
import { must } from "../../base/index.ts";
import { examine, noAnswer, toolDown } from "../../telemetry/index.ts";
import type { Finding, History } from "../../telemetry/index.ts";
import { shareCard, startWaiting } from "../apply/look.ts";
import { message, tell, updateSeat } from "../changes.ts";
import type { CardView } from "../../protocol/index.ts";
import type { Instruments } from "../../sim/index.ts";
import { diagnostics } from "../diagnostics.ts";
import type { Facts } from "../facts.ts";
import { isToolDown } from "../queries.ts";
import { seenBy } from "../seenBy.ts";
import type { Play, Run } from "../state.ts";

/** Room in the numbering of draws for the targets of one seat's looks. */
const TARGETS = 1024;

interface Looking {
  readonly history: History;
  readonly tick: Tick;
  readonly instruments: Instruments;
}

export function finishLooks(facts: Facts, play: Play, looking: Looking): Play {
  const { tick } = looking;
  const done = play.runs.filter(({ endTick }) => endTick !== null && endTick <= tick);
  if (done.length === 0) return play;
  const rest: Play = { ...play, runs: play.runs.filter((run) => !done.includes(run)) };
  const found = done.reduce((next, run) => finish(facts, next, looking, run), rest);
  return startWaiting(facts, found, tick);
}

function finish(facts: Facts, before: Play, looking: Looking, run: Run): Play {
  const { tick } = looking;
  const { seat, diagnostic, target } = run;
  const [finding, play] = find(facts, before, looking, run);
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

function find(facts: Facts, play: Play, { history, tick, instruments }: Looking, run: Run): readonly [Finding, Play] {
  const { seat, diagnostic, target } = run;
  const station = facts.stationIndex.get(target) ?? -1;
  if (isToolDown(play, diagnostic, tick)) return [toolDown(diagnostic), play];
  const silent = instruments.unanswered(diagnostic, seat * TARGETS + station + 1);
  if (silent !== null) return [noAnswer(target, silent), play];
  if (diagnostic === "dependencies") return probe(facts, play, tick, run, station);
  return [examine(seenBy(facts, play, history, tick), instruments, diagnostic, target, station), play];
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
