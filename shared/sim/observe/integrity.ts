/**
 * Integrity: tells when the leader of a quorum changes, when histories split and join, when data are lost, and when
 * answers are wrong. Owns `termsTold`, `lossTold` and `dataLostTold`, and `affairs.standing` for these kinds. Looks at
 * each scrape.
 */
import { happen, setStanding, standing } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { headOf } from "../systems/histories.ts";
import { lossCauses, memberCauses, wrongCauses } from "./blame.ts";

/** Part of a write is the shadow of a rate, not a write. */
const ONE = 0.5;

export function nameIntegrity(round: RoundStep): void {
  const { plant } = round.cast;
  for (let q = 0; q < plant.quorums.length; q++) {
    tellLoss(round, q);
    tellLeader(round, q);
    for (const station of plant.quorums[q].members) tellHistory(round, q, station);
  }
  for (let station = 0; station < plant.topology.stations.length; station++) {
    if (plant.canLoseData) tellDropped(round, station);
    tellWrong(round, station);
  }
}

/** Losses come first: what led to them ends with them. */
function tellLoss(round: RoundStep, q: number): void {
  const { state, plant } = round.step;
  const lost = state.lostWrites[q] - state.lossTold[q];
  if (lost < ONE) return;
  state.lossTold[q] = state.lostWrites[q];
  const split = plant.quorums[q].members.flatMap(
    (station) => standing(round, plant.topology.stations[station].id, "data-diverged") ?? [],
  );
  tell(round, "data-lost", plant.quorums[q].service, [...split, ...memberCauses(round, q)], { writes: lost });
}

/** What people's hands have lost: a purged queue, a restored store. */
function tellDropped(round: RoundStep, station: number): void {
  const { state, plant } = round.step;
  const lost = state.dataLost[station] - state.dataLostTold[station];
  if (lost < ONE) return;
  state.dataLostTold[station] = state.dataLost[station];
  tell(round, "data-lost", plant.topology.stations[station].id, lossCauses(round, station), { writes: lost });
}

function tellLeader(round: RoundStep, q: number): void {
  const { state, plant } = round.step;
  if (state.terms[q] === state.termsTold[q]) return;
  state.termsTold[q] = state.terms[q];
  const quorum = plant.quorums[q];
  const { id } = plant.topology.stations[quorum.members[headOf(round.step, quorum)]];
  const event = tell(round, "leader-changed", id, memberCauses(round, q), { of: quorum.service });
  setStanding(round, quorum.service, "leader-changed", event);
}

function tellHistory(round: RoundStep, q: number, station: number): void {
  const { state, plant } = round.step;
  const { id } = plant.topology.stations[station];
  const writes = state.diverged[station];
  const causes = (): number[] => memberCauses(round, q);
  cross(round, id, ["data-diverged", "data-joined"], writes >= ONE, writes < ONE, causes, { writes });
}

function tellWrong(round: RoundStep, station: number): void {
  const { state, plant } = round.step;
  const { id } = plant.topology.stations[station];
  const ratio = plant.stationPools[station].reduce((most, pool) => Math.max(most, state.wrongRatio[pool]), 0);
  const causes = (): number[] => wrongCauses(round, station);
  cross(round, id, ["answers-wrong", "answers-right"], ratio > 0, ratio === 0, causes, { wrongRatio: ratio });
}

type Kind = Parameters<typeof happen>[1];

function cross(
  round: RoundStep,
  subject: string,
  [begin, end]: readonly [Kind, Kind],
  isOn: boolean,
  isOff: boolean,
  causes: () => number[],
  data: Record<string, number>,
): void {
  const now = standing(round, subject, begin);
  if (now === undefined && isOn) setStanding(round, subject, begin, tell(round, begin, subject, causes(), data));
  if (now === undefined || !isOff) return;
  happen(round, end, subject, [now], null, data);
  setStanding(round, subject, begin, null);
}

function tell(
  round: RoundStep,
  kind: Kind,
  subject: string,
  causes: readonly number[],
  data: Record<string, number | string>,
): number {
  return happen(round, kind, subject, causes, causes.length === 0 ? "noise" : null, data);
}
