/**
 * What the members of a quorum have of each other's writes. Owns `behind`, `behindS`, `diverged` and `writesSeen` of
 * members, `writeRps` and `lostWrites` of quorums, and `writtenSince` of the backup of a history.
 *
 * The history is that of the member promoted last. Another one lacks `behind` writes of it; it follows while it hears
 * the leader and has no writes of its own. Writes that a member took and the history lacks are `diverged`: its own until
 * they are replayed or overwritten. Every write that was taken is in the history, diverged, replayed or lost; what a
 * member finishes after it has stepped down it hands on.
 */
import type { Quorum } from "../compile/plant.ts";
import type { Step } from "../step.ts";

/** A link that loses more than this carries no heartbeat in time. */
const DEAF = 0.9;
/** Weight of a step in the smoothed rate of writes: some five seconds. */
const SMOOTHING = 0.02;

type World = Pick<Step, "plant" | "state">;

/** Whether two members are up and hear each other. */
export function hears({ state }: World, { members, ways }: Quorum, i: number, j: number): boolean {
  if (state.votesUp[members[i]] === 0 || state.votesUp[members[j]] === 0) return false;
  const there = ways[i * members.length + j];
  const back = ways[j * members.length + i];
  return (there < 0 || state.linkLoss[there] <= DEAF) && (back < 0 || state.linkLoss[back] <= DEAF);
}

/** The member promoted last. */
export function headOf({ state }: World, { members }: Quorum): number {
  let head = 0;
  for (let i = 1; i < members.length; i++) if (state.term[members[i]] > state.term[members[head]]) head = i;
  return head;
}

/** Books the writes of the last step. */
export function keepHistories(step: Step, q: number): void {
  const { plant, state } = step;
  const quorum = plant.quorums[q];
  const head = headOf(step, quorum);
  let written = 0;
  for (let i = 0; i < quorum.members.length; i++) {
    const taken = takenBy(step, quorum.members[i]);
    if (state.accepts[quorum.members[i]] === 0) continue;
    if (i === head) written = taken;
    else state.diverged[quorum.members[i]] += taken;
  }
  state.writeRps[q] += (written * 10 - state.writeRps[q]) * SMOOTHING;
  noteHistory(step, q, written);
  for (let i = 0; i < quorum.members.length; i++) {
    if (i === head) continue;
    follow(step, q, i, head, written);
    noteHistory(step, q, replay(step, quorum, i, head));
  }
}

/** Requests that a member answered well since the last look. */
function takenBy({ plant, state }: Step, station: number): number {
  let good = 0;
  for (const pool of plant.stationPools[station]) good += state.stationGood[pool];
  const taken = good - state.writesSeen[station];
  state.writesSeen[station] = good;
  return taken;
}

function follow(step: Step, q: number, i: number, head: number, written: number): void {
  const { plant, state } = step;
  const quorum = plant.quorums[q];
  const station = quorum.members[i];
  const { lagS, catchUpRps } = quorum.spec;
  const before = state.behind[station];
  const owed = before + written;
  if (state.led[station] === 1 || state.diverged[station] > 0 || !hears(step, quorum, i, head)) {
    state.behind[station] = owed;
    state.behindS[station] += 0.1;
    return;
  }
  const lag = lagS * state.writeRps[q];
  const after = Math.max(Math.min(lag, owed), owed - catchUpRps / 10);
  state.behind[station] = after;
  state.behindS[station] =
    after <= lag ? lagS : before > 0 ? state.behindS[station] * Math.min(1, after / before) : lagS;
}

/** Somebody has a member's own writes read out and written anew. Returns how many. */
function replay(step: Step, quorum: Quorum, i: number, head: number): number {
  const { state } = step;
  const station = quorum.members[i];
  if (state.diverged[station] === 0 || state.led[station] === 1 || !hears(step, quorum, i, head)) return 0;
  const replayed = Math.min(state.diverged[station], state.replayRps[station] / 10);
  state.diverged[station] -= replayed;
  return replayed;
}

/** Writes came to the history or, below 0, left it: counted since its last backup. */
function noteHistory({ plant, state }: Step, q: number, writes: number): void {
  const b = plant.backupAt[plant.quorums[q].members[0]];
  if (b >= 0) state.writtenSince[b] = Math.max(0, state.writtenSince[b] + writes);
}

/**
 * A member is elected. What it lacks stays with the member that led, unless the two hear each other; of a majority some
 * member has everything, and the others elect that one.
 */
export function leaveBehind(step: Step, q: number, i: number): void {
  const { plant, state } = step;
  const quorum = plant.quorums[q];
  const head = headOf(step, quorum);
  const station = quorum.members[i];
  if (head === i) return;
  if (quorum.spec.commit === "local" && !hears(step, quorum, i, head)) {
    state.diverged[quorum.members[head]] += state.behind[station];
    noteHistory(step, q, -state.behind[station]);
  }
  state.behind[station] = 0;
  state.behindS[station] = 0;
}

/** A member is made leader by hand: its data are the history now, and what it lacks of those it hears is lost. */
export function overwrite(step: Step, q: number, i: number): void {
  const { plant, state } = step;
  const quorum = plant.quorums[q];
  const head = headOf(step, quorum);
  const station = quorum.members[i];
  if (head !== i && hears(step, quorum, i, head)) state.lostWrites[q] += state.behind[station];
  else if (head !== i) state.diverged[quorum.members[head]] += state.behind[station];
  if (head !== i) noteHistory(step, q, state.diverged[station] - state.behind[station]);
  state.diverged[station] = 0;
  for (let j = 0; j < quorum.members.length; j++) {
    if (j !== i && !hears(step, quorum, i, j)) continue;
    state.lostWrites[q] += state.diverged[quorum.members[j]];
    state.diverged[quorum.members[j]] = 0;
    state.behind[quorum.members[j]] = 0;
    state.behindS[quorum.members[j]] = 0;
  }
}

/**
 * A member's data are put back to the last backup. Those of the head are the history, so what has been written since is
 * lost; another one loses what it alone had, and lacks what has been written since.
 */
export function restoreMember(step: Step, q: number, i: number): void {
  const { plant, state, tick } = step;
  const quorum = plant.quorums[q];
  const station = quorum.members[i];
  const b = plant.backupAt[station];
  const since = state.writtenSince[b];
  if (headOf(step, quorum) === i) {
    state.lostWrites[q] += since;
    noteHistory(step, q, -since);
    for (const member of quorum.members) state.behind[member] = Math.max(0, state.behind[member] - since);
    return;
  }
  const { everyTicks, fromTick } = plant.backups[b];
  const age = (((tick - fromTick) % everyTicks) + everyTicks) % everyTicks;
  state.lostWrites[q] += state.diverged[station];
  state.diverged[station] = 0;
  state.behind[station] = since;
  state.behindS[station] = since > 0 ? age / 10 : 0;
}
