/**
 * The baseline: a chain of stations, request by request, as small and as fast as plain JavaScript makes it: events in
 * typed arrays, attempts that are used again, nothing allocated per request. It shares nothing with the engine but the
 * rules: a slot is held until the call to the next station is over, servers do not hear of time-outs, a full queue
 * refuses, retries follow at once.
 */
import { must } from "../../../shared/base/index.ts";
import { Heap } from "./heap.ts";

export interface Chain {
  readonly rps: number;
  /** Each station calls the next after its own exponential work. */
  readonly stations: readonly StationSpec[];
}

interface StationSpec {
  readonly slots: number;
  readonly serviceS: number;
  readonly places: number;
  /** The patience of those who call it, and their retries. */
  readonly timeoutS: number;
  readonly retries: number;
}

export interface Tally {
  readonly good: number;
  readonly failed: number;
  /** Attempts at all stations. */
  readonly attempts: number;
}

interface Station {
  readonly spec: StationSpec;
  readonly next: Station | null;
  busy: number;
  waiting: number;
  first: Attempt | null;
  last: Attempt | null;
}

/** One attempt of a call. It is used again once it has left its station and its time-out has passed. */
interface Attempt {
  readonly id: number;
  station: Station;
  /** Who waits for it: an attempt one station up, or a user. */
  caller: Attempt | null;
  retriesLeft: number;
  isSettled: boolean;
  ends: number;
  /** The next in the queue, or the next to be used again. */
  behind: Attempt | null;
}

const ARRIVAL = 0;
const WORKED = 1;
const TIMED_OUT = 2;

export function simulateChain(chain: Chain, durationS: number, seed: number): Tally {
  return new Run(chain, seed).until(durationS);
}

class Run {
  private readonly heap = new Heap();
  private readonly attempts: Attempt[] = [];
  private readonly tally = { good: 0, failed: 0, attempts: 0 };
  private readonly entry: Station;
  private readonly gapS: number;
  private spare: Attempt | null = null;
  private now = 0;
  private chance: number;

  constructor({ rps, stations }: Chain, seed: number) {
    this.entry = must(
      stations.reduceRight<Station | null>(
        (next, spec) => ({ spec, next, busy: 0, waiting: 0, first: null, last: null }),
        null,
      ),
      "a station",
    );
    this.gapS = 1 / rps;
    this.chance = Math.imul(seed, 0x9e3779b1) | 1;
  }

  until(durationS: number): Tally {
    this.heap.put(this.exponential(this.gapS), ARRIVAL);
    while (this.heap.first < durationS) {
      this.now = this.heap.first;
      const what = this.heap.take();
      if ((what & 3) === ARRIVAL) this.arrive();
      else if ((what & 3) === WORKED) this.goOn(must(this.attempts[what >> 2], "an attempt"));
      else this.timeOut(must(this.attempts[what >> 2], "an attempt"));
    }
    return this.tally;
  }

  private arrive(): void {
    this.heap.put(this.now + this.exponential(this.gapS), ARRIVAL);
    this.send(this.entry, null, this.entry.spec.retries);
  }

  private send(station: Station, caller: Attempt | null, retriesLeft: number): void {
    const { spec } = station;
    const attempt = this.attemptFor(station, caller, retriesLeft);
    this.tally.attempts++;
    this.heap.put(this.now + spec.timeoutS, attempt.id * 4 + TIMED_OUT);
    if (station.busy < spec.slots) this.start(attempt);
    else if (station.waiting < spec.places) enqueue(station, attempt);
    else {
      this.settle(attempt, false);
      this.end(attempt);
    }
  }

  private start(attempt: Attempt): void {
    attempt.station.busy++;
    this.heap.put(this.now + this.exponential(attempt.station.spec.serviceS), attempt.id * 4 + WORKED);
  }

  /** Own work is done: the call to the next station holds the slot. */
  private goOn(attempt: Attempt): void {
    const { next } = attempt.station;
    if (next) this.send(next, attempt, next.spec.retries);
    else this.leave(attempt, true);
  }

  private leave(attempt: Attempt, isGood: boolean): void {
    const { station } = attempt;
    station.busy--;
    this.settle(attempt, isGood);
    this.end(attempt);
    const next = station.busy < station.spec.slots ? dequeue(station) : null;
    if (next) this.start(next);
  }

  private timeOut(attempt: Attempt): void {
    this.settle(attempt, false);
    this.end(attempt);
  }

  /** Only the first news of an attempt reaches its caller. */
  private settle(attempt: Attempt, isGood: boolean): void {
    if (attempt.isSettled) return;
    attempt.isSettled = true;
    const { caller, retriesLeft, station } = attempt;
    if (!isGood && retriesLeft > 0) this.send(station, caller, retriesLeft - 1);
    else if (caller) this.leave(caller, isGood);
    else if (isGood) this.tally.good++;
    else this.tally.failed++;
  }

  private attemptFor(station: Station, caller: Attempt | null, retriesLeft: number): Attempt {
    const used = this.spare;
    if (!used) {
      const id = this.attempts.length;
      const fresh: Attempt = { id, station, caller, retriesLeft, isSettled: false, ends: 0, behind: null };
      this.attempts.push(fresh);
      return fresh;
    }
    this.spare = used.behind;
    used.station = station;
    used.caller = caller;
    used.retriesLeft = retriesLeft;
    used.isSettled = false;
    used.ends = 0;
    return used;
  }

  private end(attempt: Attempt): void {
    attempt.ends++;
    if (attempt.ends < 2) return;
    attempt.behind = this.spare;
    this.spare = attempt;
  }

  private exponential(mean: number): number {
    this.chance ^= this.chance << 13;
    this.chance ^= this.chance >>> 17;
    this.chance ^= this.chance << 5;
    return -mean * Math.log(((this.chance >>> 0) + 0.5) / 4294967296);
  }
}

function enqueue(station: Station, attempt: Attempt): void {
  attempt.behind = null;
  if (station.last) station.last.behind = attempt;
  else station.first = attempt;
  station.last = attempt;
  station.waiting++;
}

function dequeue(station: Station): Attempt | null {
  const { first } = station;
  if (!first) return null;
  station.first = first.behind;
  if (!station.first) station.last = null;
  station.waiting--;
  return first;
}
