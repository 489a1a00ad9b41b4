/**
 * Stations and callers, request by request: slots, one queue and its order, exponential service, time-outs that the
 * server does not hear of, retries. What is measured here is what the flow model is held against.
 */
import type { Clock } from "./clock.ts";

export type Answer = (ok: boolean) => void;

export interface Station {
  readonly arrive: (kind: string, answer: Answer) => void;
  readonly seen: { arrivals: number; waitedS: number; started: number; busyS: number };
}

export interface StationSpec {
  readonly slots: number;
  readonly serviceS: number;
  readonly places: number;
  /** Share of a kind of request that is let in; all of it when not named. */
  readonly admit?: Readonly<Record<string, number>>;
  /** Share of requests that is answered with a failure after the work. */
  readonly errors?: number;
  /** Which waiting request is next: the oldest when left out. "adaptive" takes the newest while more than that wait. */
  readonly order?: "fifo" | "lifo" | "adaptive";
  readonly lifoAbove?: number;
  /** Who comes when the queue has not been empty for the interval waits no longer than the target, others the interval. */
  readonly codel?: { readonly targetS: number; readonly intervalS: number };
  /** Called after own work, while the slot is held. */
  readonly calls?: (answer: Answer, kind: string) => void;
}

export function openStation(clock: Clock, spec: StationSpec): Station {
  const { slots, serviceS, places, admit = {}, errors = 0, calls } = spec;
  const seen = { arrivals: 0, waitedS: 0, started: 0, busyS: 0 };
  const line = openLine(clock, spec);
  let busy = 0;
  const start = (since: number, kind: string, answer: Answer): void => {
    const startedAt = clock.now();
    busy++;
    seen.started++;
    seen.waitedS += startedAt - since;
    const leave = (ok: boolean): void => {
      busy--;
      seen.busyS += clock.now() - startedAt;
      answer(ok);
      const next = line.next();
      if (next) start(next.since, next.kind, next.answer);
    };
    clock.after(clock.exponential(serviceS), () =>
      calls ? calls(leave, kind) : leave(errors === 0 || clock.chance() >= errors),
    );
  };
  return {
    seen,
    arrive(kind, answer) {
      seen.arrivals++;
      if (clock.chance() >= (admit[kind] ?? 1)) answer(false);
      else if (busy < slots) start(clock.now(), kind, answer);
      else if (line.length() < places) line.join(kind, answer);
      else answer(false);
    },
  };
}

interface Waiting {
  readonly since: number;
  readonly kind: string;
  readonly answer: Answer;
  /** It has been refused, or is being served. */
  gone: boolean;
}

/** Those who wait for a slot. */
function openLine(clock: Clock, { order = "fifo", lifoAbove = 0, codel }: StationSpec) {
  const queue: Waiting[] = [];
  let head = 0;
  let waiting = 0;
  let emptyAt = 0;
  const leave = (one: Waiting): void => {
    one.gone = true;
    waiting--;
  };
  return {
    length: () => waiting,
    join(kind: string, answer: Answer): void {
      const one: Waiting = { since: clock.now(), kind, answer, gone: false };
      if (waiting === 0) emptyAt = clock.now();
      waiting++;
      queue.push(one);
      if (!codel) return;
      const longestS = clock.now() - emptyAt > codel.intervalS ? codel.targetS : codel.intervalS;
      clock.after(longestS, () => {
        if (one.gone) return;
        leave(one);
        answer(false);
      });
    },
    next(): Waiting | undefined {
      const newest = order === "lifo" || (order === "adaptive" && waiting > lifoAbove);
      const take = (): Waiting | undefined => (newest ? queue.pop() : queue[head++]);
      let one = take();
      while (one?.gone) one = take();
      if (one) leave(one);
      if (waiting > 0) return one;
      queue.length = 0;
      head = 0;
      return one;
    },
  };
}

export interface CallerSpec {
  readonly timeoutS: number;
  readonly retries: number;
  readonly backoffS?: number;
  /** The wait before a retry is even over so much more and less than the back-off. */
  readonly spreadS?: number;
}

/** Connections that calls share: who finds none free waits for one, the oldest first, and gives up after a while. */
export interface Connections {
  readonly acquire: (got: Answer) => void;
  readonly release: () => void;
}

export function openConnections(clock: Clock, count: number, waitS: number): Connections {
  const waiting: { isWaiting: boolean; readonly got: Answer }[] = [];
  let free = count;
  return {
    acquire(got) {
      if (free > 0) {
        free--;
        got(true);
        return;
      }
      const one = { isWaiting: true, got };
      waiting.push(one);
      clock.after(waitS, () => {
        if (!one.isWaiting) return;
        one.isWaiting = false;
        got(false);
      });
    },
    release() {
      let next = waiting.shift();
      while (next && !next.isWaiting) next = waiting.shift();
      if (!next) {
        free++;
        return;
      }
      next.isWaiting = false;
      next.got(true);
    },
  };
}

const unlimited: Connections = { acquire: (got) => got(true), release: () => undefined };

/** One call: attempts until one is answered in time or none is left. */
export function call(
  clock: Clock,
  { timeoutS, retries, backoffS = 0, spreadS = 0 }: CallerSpec,
  send: Station["arrive"],
  kind: string,
  done: Answer,
  connections = unlimited,
): void {
  const attempt = (left: number): void => {
    let settled = false;
    let connected = false;
    const settle = (ok: boolean): void => {
      if (settled) return;
      settled = true;
      if (connected) connections.release();
      if (ok) done(true);
      else if (left === 0) done(false);
      else if (backoffS === 0) attempt(left - 1);
      else clock.after(backoffS + spreadS * (2 * clock.chance() - 1), () => attempt(left - 1));
    };
    connections.acquire((got) => {
      connected = got;
      if (!got) {
        settle(false);
        return;
      }
      if (timeoutS < Infinity) clock.after(timeoutS, () => settle(false));
      send(kind, settle);
    });
  };
  attempt(retries);
}

/** Several calls at once: answered with the last good answer, or with the first failure. */
export function together(calls: readonly ((answer: Answer) => void)[], done: Answer): void {
  let left = calls.length;
  let settled = false;
  for (const one of calls) {
    one((ok) => {
      left--;
      if (settled || (ok && left > 0)) return;
      settled = true;
      done(ok);
    });
  }
}

export interface Users {
  /** May be changed while it runs, up to the peak. */
  rps: number;
  readonly seen: { ok: number; failed: number; latenciesS: number[] };
}

/** An open stream of calls. */
export function openUsers(
  clock: Clock,
  { rps, peakRps = rps, kind = "request" }: { rps: number; peakRps?: number; kind?: string },
  caller: CallerSpec,
  send: Station["arrive"],
): Users {
  const users: Users = { rps, seen: { ok: 0, failed: 0, latenciesS: [] } };
  const begin = (): void => {
    const since = clock.now();
    call(clock, caller, send, kind, (ok) => {
      if (ok) users.seen.latenciesS.push(clock.now() - since);
      if (ok) users.seen.ok++;
      else users.seen.failed++;
    });
  };
  // Thinned from the peak, so that a change of rate holds at once.
  const next = (): void => {
    clock.after(clock.exponential(1 / peakRps), next);
    if (clock.chance() < users.rps / peakRps) begin();
  };
  clock.after(clock.exponential(1 / peakRps), next);
  return users;
}
