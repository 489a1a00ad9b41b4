/**
 * Leaders of services that keep a quorum: who leads, for how long nobody does, and who takes writes. Owns `leads`,
 * `accepts`, `term`, `votesUp`, `commitMs` of members and `missingTicks`, `wellTicks`, `electing`, `readyTick`, `terms` of
 * quorums.
 *
 * Nobody is elected without more than half of all votes in reach. A leader that nobody with a majority hears is missed
 * for `detectS`, and its successor takes writes `promoteS` later. With `commit: majority` a write waits for the nearest
 * majority and a leader without one takes none, so there is one history; with `commit: local` it goes on by itself.
 * Of two leaders that hear each other the younger stays. What becomes of the data: histories.ts.
 */
import type { Quorum } from "../compile/plant.ts";
import type { Step } from "../step.ts";
import { headOf, hears, keepHistories, leaveBehind, overwrite } from "./histories.ts";
import { inRotation } from "./routes.ts";

export function turnQuorums(step: Step): void {
  const { plant, state } = step;
  for (let q = 0; q < plant.quorums.length; q++) {
    const quorum = plant.quorums[q];
    for (let i = 0; i < quorum.members.length; i++) {
      const station = quorum.members[i];
      state.votesUp[station] = Math.round(quorum.votes[i] * Math.min(1, inRotation(step, station)));
    }
    keepHistories(step, q);
    heedHands(step, q);
    if (state.elects[q] === 1) {
      yieldToYounger(step, quorum);
      elect(step, q);
    }
    openWrites(step, quorum);
  }
}

/** Votes that a member has in reach, its own included; none where it is down. */
function support({ plant, state }: Step, quorum: Quorum, i: number): number {
  const { members } = quorum;
  if (state.votesUp[members[i]] === 0) return 0;
  let votes = 0;
  for (let j = 0; j < members.length; j++)
    if (hears({ plant, state }, quorum, i, j)) votes += state.votesUp[members[j]];
  return votes;
}

/** Somebody made a member leader, or took that away: `leads` is not what was left here. */
function heedHands(step: Step, q: number): void {
  const { plant, state } = step;
  const { members } = plant.quorums[q];
  for (let i = 0; i < members.length; i++) {
    const station = members[i];
    if (state.leads[station] === state.led[station]) continue;
    state.led[station] = state.leads[station];
    state.electing[q] = 0;
    if (state.leads[station] === 0) continue;
    overwrite(step, q, i);
    raise(step, q, i);
  }
}

/** It leads from now on; whoever hears it steps down. */
function raise(step: Step, q: number, i: number): void {
  const { plant, state } = step;
  const quorum = plant.quorums[q];
  for (let j = 0; j < quorum.members.length; j++) if (hears(step, quorum, i, j)) setLeads(step, quorum.members[j], 0);
  setLeads(step, quorum.members[i], 1);
  state.term[quorum.members[i]] = ++state.terms[q];
  state.electing[q] = 0;
  state.missingTicks[q] = 0;
  state.wellTicks[q] = 0;
}

function setLeads({ state }: Step, station: number, leads: number): void {
  state.leads[station] = leads;
  state.led[station] = leads;
}

function yieldToYounger(step: Step, quorum: Quorum): void {
  const { state } = step;
  const { members } = quorum;
  for (let i = 0; i < members.length; i++) {
    for (let j = 0; j < members.length; j++) {
      const isOlder = state.term[members[i]] < state.term[members[j]];
      if (isOlder && state.leads[members[j]] === 1 && hears(step, quorum, i, j)) setLeads(step, members[i], 0);
    }
  }
}

function elect(step: Step, q: number): void {
  const { plant, state, tick } = step;
  const quorum = plant.quorums[q];
  if (state.electing[q] === 0) {
    if (isLed(step, quorum)) {
      state.missingTicks[q] = 0;
      considerReturn(step, q);
    } else if (++state.missingTicks[q] > Math.round(state.detectS[q] * 10)) {
      state.electing[q] = 1 + bestMember(step, quorum);
      state.readyTick[q] = tick + Math.round(state.promoteS[q] * 10);
    }
  }
  const candidate = state.electing[q] - 1;
  if (candidate < 0) return;
  if (!canLead(step, quorum, candidate)) state.electing[q] = 0;
  else if (tick >= state.readyTick[q]) {
    leaveBehind(step, q, candidate);
    raise(step, q, candidate);
  }
}

function isLed(step: Step, quorum: Quorum): boolean {
  for (let i = 0; i < quorum.members.length; i++)
    if (step.state.leads[quorum.members[i]] === 1 && support(step, quorum, i) >= quorum.majority) return true;
  return false;
}

/** A member whose own writes nobody has cannot follow a history, and so cannot lead it on. */
function canLead(step: Step, quorum: Quorum, i: number): boolean {
  const { state } = step;
  const station = quorum.members[i];
  return state.eligible[station] === 1 && state.diverged[station] === 0 && support(step, quorum, i) >= quorum.majority;
}

/** Of those that can lead, the one that lacks least; -1 where nobody can. */
function bestMember(step: Step, quorum: Quorum): number {
  const { behind } = step.state;
  let best = -1;
  for (let i = 0; i < quorum.members.length; i++) {
    if (!canLead(step, quorum, i)) continue;
    if (best < 0 || behind[quorum.members[i]] < behind[quorum.members[best]] - 1) best = i;
  }
  return best;
}

/** A planned return to the first leader: it has caught up for a while; the present one stops, and nothing is lost. */
function considerReturn(step: Step, q: number): void {
  const { plant, state, tick } = step;
  const quorum = plant.quorums[q];
  const { returnsAfterS } = quorum.spec;
  const [home] = quorum.members;
  if (returnsAfterS === null || state.leads[home] === 1) return;
  const isWell = canLead(step, quorum, 0) && state.behindS[home] <= quorum.spec.lagS;
  state.wellTicks[q] = isWell ? state.wellTicks[q] + 1 : 0;
  if (state.wellTicks[q] < returnsAfterS * 10) return;
  setLeads(step, quorum.members[headOf(step, quorum)], 0);
  state.electing[q] = 1;
  state.readyTick[q] = tick + Math.round(state.promoteS[q] * 10);
}

function openWrites(step: Step, quorum: Quorum): void {
  const { state } = step;
  const isLocal = quorum.spec.commit === "local";
  for (let i = 0; i < quorum.members.length; i++) {
    const station = quorum.members[i];
    const leads = state.leads[station] === 1 && state.votesUp[station] > 0;
    state.accepts[station] = leads && (isLocal || support(step, quorum, i) >= quorum.majority) ? 1 : 0;
    state.commitMs[station] = state.accepts[station] === 1 && !isLocal ? toMajority(step, quorum, i) : 0;
  }
}

/** Round trip to the nearest members that make a majority with it. */
function toMajority(step: Step, quorum: Quorum, i: number): number {
  const { state } = step;
  const { members, majority } = quorum;
  let nearest = Infinity;
  for (let j = 0; j < members.length; j++) {
    if (!hears(step, quorum, i, j)) continue;
    const far = tripMs(step, quorum, i, j);
    let votes = 0;
    for (let k = 0; k < members.length; k++)
      if (hears(step, quorum, i, k) && tripMs(step, quorum, i, k) <= far) votes += state.votesUp[members[k]];
    if (votes >= majority) nearest = Math.min(nearest, far);
  }
  return nearest;
}

function tripMs({ state }: Step, { ways, members }: Quorum, i: number, j: number): number {
  const way = ways[i * members.length + j];
  return way < 0 ? 0 : state.linkLatencyMs[way];
}
