/**
 * From a decision to the journal to the round, in this order and never another. A row is stamped with the moment at
 * which the world stands, and while it is not committed the world stands still; the commit takes less than the time
 * between two turns, so nobody notices. A command whose row took longer than a second is refused, and its row taken
 * back by another; until that one is through the world goes on and nothing more is asked for. Rows are applied in the
 * order in which they stand in the journal.
 */
import type { Journal } from "../storage/index.ts";
import type { Clock } from "./clock.ts";
import { toStored } from "./rows.ts";
import type { Row } from "./rows.ts";

export const COMMIT_LIMIT_MS = 1000;

/** More than a team of eight can ask for in the second that a commit may take. */
export const MOST_WAITING = 100;

export interface Queue {
  /** A row that decides something is not committed yet: the world waits. */
  readonly holdsWorld: boolean;
  /** As many rows wait for the store as may: whoever asks for more is refused at once. */
  readonly isFull: boolean;
  /** A row has waited for longer than a second: nothing new should be written, and whoever asks is refused. */
  readonly isSlow: boolean;
  /** The last row that was applied; a checkpoint made now contains it. */
  readonly appliedSeq: number;
  put(make: (seq: number) => Row, wants?: Wants): void;
  /** Resolves when nothing waits, or the queue was lost. */
  idle(): Promise<void>;
}

/** Who waits for a row. Exactly one of the three is called, once. */
export interface Wants {
  done(): void;
  late(): void;
  lost(): void;
}

export interface QueueOptions {
  readonly journal: Journal;
  readonly round: string;
  readonly epoch: number;
  readonly lastSeq: number;
  readonly clock: Clock;
  /** A row that takes longer is refused: COMMIT_LIMIT_MS, but in tests. */
  readonly commitLimitMs: number;
  readonly apply: (row: Row) => void;
  /** The journal refused a row: this room no longer knows what is true and must be read again. */
  readonly lost: (problem: unknown) => void;
}

interface Waiting {
  readonly row: Row;
  readonly wants: Wants | undefined;
  readonly stopTimer: () => void;
  isCommitted: boolean;
  isLate: boolean;
}

export function createQueue(options: QueueOptions): Queue {
  const { journal, round, epoch, clock, commitLimitMs, apply } = options;
  let lastSeq = options.lastSeq;
  let appliedSeq = lastSeq;
  let isLost = false;
  const waiting: Waiting[] = [];
  let wake: (() => void)[] = [];

  function put(make: (seq: number) => Row, wants?: Wants): void {
    if (isLost) {
      wants?.lost();
      return;
    }
    if (wants && isSlow()) {
      wants.late();
      return;
    }
    const row = make(++lastSeq);
    const item: Waiting = { row, wants, isCommitted: false, isLate: false, stopTimer: limit(() => item) };
    waiting.push(item);
    journal.append(round, epoch, [toStored(row)]).then(() => committed(item), lose);
  }

  function limit(itemOf: () => Waiting): () => void {
    return clock.at(clock.nowMs() + commitLimitMs, () => {
      const item = itemOf();
      item.isLate = true;
      item.wants?.late();
    });
  }

  function committed(item: Waiting): void {
    item.isCommitted = true;
    item.stopTimer();
    for (let first = waiting[0]; first?.isCommitted; first = waiting[0]) {
      waiting.shift();
      settle(first);
    }
    if (waiting.length === 0) release();
  }

  function settle({ row, wants, isLate }: Waiting): void {
    appliedSeq = row.seq;
    if (wants && isLate) {
      put((seq) => ({ kind: "void", seq, tick: row.tick, clockMs: row.clockMs, of: row.seq }));
      return;
    }
    apply(row);
    wants?.done();
  }

  function lose(problem: unknown): void {
    if (isLost) return;
    isLost = true;
    for (const { wants, isLate, stopTimer } of waiting.splice(0)) {
      stopTimer();
      if (!isLate) wants?.lost();
    }
    release();
    options.lost(problem);
  }

  function release(): void {
    for (const call of wake) call();
    wake = [];
  }

  function isSlow(): boolean {
    return waiting.some(({ isLate }) => isLate);
  }

  return {
    get holdsWorld() {
      return waiting.some(
        ({ row, wants, isLate }) => (row.kind !== "clock" || row.engine !== undefined) && !(wants && isLate),
      );
    },
    get isFull() {
      return waiting.length >= MOST_WAITING;
    },
    get isSlow() {
      return isSlow();
    },
    get appliedSeq() {
      return appliedSeq;
    },
    put,
    async idle() {
      while (waiting.length > 0) await new Promise<void>((resolve) => wake.push(resolve));
    },
  };
}
