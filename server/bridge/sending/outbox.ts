/**
 * What waits to be delivered to one destination, in order. Whoever does not take it is asked again later and later, each
 * time at a moment drawn by chance; asking again has a budget that only deliveries refill, and without any left the line
 * rests. What could not be delivered is kept for the host with the reason. It lives in memory: see docs/bridge.md.
 */
import type { Refusal } from "../../../shared/base/index.ts";
import type { BridgeDeadLetter } from "../../../shared/protocol/index.ts";
import { no } from "../../../shared/refusals/index.ts";
import type { Letter } from "../outlets/index.ts";
import type { Post, Sent } from "./post.ts";

/** Of which a room's clock is one. */
export interface Timers {
  nowMs(): number;
  /** Calls once, not before `atMs`. Returns its `off`. */
  at(atMs: number, call: () => void): () => void;
}

export interface OutboxOptions {
  readonly timers: Timers;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly post: Post;
  /** Time of day. */
  readonly today: () => number;
  /** A fault of our own: it costs the message it came with and nothing else. */
  readonly failed: (problem: unknown) => void;
}

export interface OutboxState {
  readonly waiting: number;
  readonly delivered: number;
  /** It rests so much longer; null: it does not. */
  readonly restsS: number | null;
  /** Newest first. */
  readonly dead: readonly BridgeDeadLetter[];
}

export interface Outbox {
  put(letter: Letter): void;
  readonly state: OutboxState;
  /** Takes nothing more; what waits may still go. */
  finish(): void;
  /** Drops what waits. */
  close(): void;
}

export const MOST_WAITING = 100;
export const MOST_DEAD = 20;
export const MOST_TRIES = 8;
/** So many more tries than deliveries. */
export const RETRY_BUDGET = 20;
export const REST_MS = 5 * 60_000;
/** After this it is no news any more. */
export const STALE_MS = 15 * 60_000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;

interface Waiting {
  readonly letter: Letter;
  readonly sinceMs: number;
  readonly tries: number;
}

type Life = "open" | "finishing" | "closed";

export function createOutbox({ timers, chance, post, today, failed }: OutboxOptions): Outbox {
  let life: Life = "open";
  let queue: readonly Waiting[] = [];
  let dead: readonly BridgeDeadLetter[] = [];
  let delivered = 0;
  let budget = RETRY_BUDGET;
  /** One that is under way, or a moment that is waited for. */
  let isBusy = false;
  let restsUntilMs: number | null = null;
  let stopWaiting = (): void => undefined;
  const under = new AbortController();

  function bury({ letter: { about } }: Waiting, why: Refusal): void {
    dead = [{ atMs: today(), about, why }, ...dead].slice(0, MOST_DEAD);
  }

  function next(): void {
    const [first, ...rest] = queue;
    if (isBusy || !first || life === "closed") return;
    queue = rest;
    if (timers.nowMs() - first.sinceMs > STALE_MS) {
      bury(first, no("bridge/stale", { minutes: STALE_MS / 60_000 }));
      next();
      return;
    }
    isBusy = true;
    void deliver(first);
  }

  async function send({ letter }: Waiting): Promise<Sent> {
    try {
      return await post(letter, under.signal);
    } catch (problem) {
      failed(problem);
      return { kind: "refused", why: no("bridge/failed") };
    }
  }

  async function deliver(item: Waiting): Promise<void> {
    const sent = await send(item);
    if (life === "closed") return;
    isBusy = false;
    if (sent.kind === "delivered") {
      delivered++;
      budget = Math.min(RETRY_BUDGET, budget + 1);
    } else if (sent.kind === "refused" || item.tries + 1 >= MOST_TRIES) bury(item, sent.why);
    else {
      queue = [{ ...item, tries: item.tries + 1 }, ...queue];
      wait(item.tries, sent.afterMs);
    }
    next();
  }

  function wait(tries: number, afterMs: number): void {
    const mayAsk = budget > 0;
    if (mayAsk) budget--;
    const longestMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
    const untilMs = timers.nowMs() + (mayAsk ? Math.max(afterMs, chance() * longestMs) : REST_MS);
    if (!mayAsk) restsUntilMs = untilMs;
    isBusy = true;
    stopWaiting = timers.at(untilMs, () => {
      [isBusy, restsUntilMs] = [false, null];
      next();
    });
  }

  return {
    put(letter) {
      if (life !== "open") return;
      queue = [...queue, { letter, sinceMs: timers.nowMs(), tries: 0 }];
      const [oldest, ...rest] = queue;
      if (oldest && queue.length > MOST_WAITING) {
        queue = rest;
        bury(oldest, no("bridge/crowded", { most: MOST_WAITING }));
      }
      next();
    },
    get state() {
      const restsS = restsUntilMs === null ? null : Math.ceil((restsUntilMs - timers.nowMs()) / 1000);
      return { waiting: queue.length, delivered, restsS, dead };
    },
    finish: () => void (life = "finishing"),
    close() {
      life = "closed";
      queue = [];
      stopWaiting();
      under.abort();
    },
  };
}
