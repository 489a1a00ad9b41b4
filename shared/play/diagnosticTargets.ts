/**
 * What a seat can look at, and how long the look takes. It depends on the documented world and on consoles alone:
 * whether there is anything to find does not change it.
 */
import { secondsToTicks } from "../base/index.ts";
import type { Tick } from "../base/index.ts";
import type { Station } from "../content/index.ts";
import type { DiagnosticId } from "../protocol/index.ts";
import { diagnostics, EVERYTHING, FOREIGN_RED_S } from "./diagnostics.ts";
import type { DiagnosticFacts } from "./diagnostics.ts";
import type { Facts } from "./facts.ts";
import { consolesHeldBy, hasDepth } from "./queries.ts";
import type { Play } from "./state.ts";

/** The targets a seat may name for a look; empty when the look is not for its consoles. */
export function diagnosticTargets(facts: Facts, play: Play, seat: number, id: DiagnosticId): readonly string[] {
  const { by, at }: DiagnosticFacts = diagnostics[id];
  const held = consolesHeldBy(play, seat);
  const isMine = by.consoles.some((console) => held.includes(console));
  if (at === "everything") return isMine ? [EVERYTHING] : [];
  const fits = (station: Station): boolean =>
    at === "place" || (station.service.instrumented && (at === "node" || at.includes(station.service.kind)));
  const may = (station: Station): boolean =>
    isMine || id === "red" || (by.owner && hasDepth(facts, play, seat, station));
  return facts.topology.stations.filter((station) => fits(station) && may(station)).map((station) => station.id);
}

export function diagnosticTicks(facts: Facts, play: Play, seat: number, id: DiagnosticId, target: string): Tick {
  const station = facts.topology.stations[facts.stationIndex.get(target) ?? -1];
  const isForeign = id === "red" && station !== undefined && !hasDepth(facts, play, seat, station);
  return secondsToTicks(isForeign ? FOREIGN_RED_S : diagnostics[id].takesS);
}
