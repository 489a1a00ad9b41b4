/** A journal and checkpoints in memory, whose commits a test can hold up, let through or make fail. */
import { StaleOwner } from "../../../server/storage/index.ts";
import type { Checkpoint, Checkpoints, Entry, Journal } from "../../../server/storage/index.ts";

export interface FakeStore {
  readonly journal: Journal;
  readonly checkpoints: Checkpoints;
  /** What is committed. */
  readonly rows: readonly Entry[];
  readonly saved: readonly Checkpoint[];
  /** From now on commits wait. */
  hold(): void;
  release(): void;
  /** The lease is somebody else's: waiting and coming appends fail. */
  lose(): void;
  /** A store with what was committed up to a row, as a process finds it that starts after a kill. */
  upTo(seq: number): FakeStore;
}

interface Waiting {
  readonly entries: readonly Entry[];
  readonly resolve: () => void;
  readonly reject: (problem: Error) => void;
}

export function createFakeStore(rows: readonly Entry[] = [], saved: readonly Checkpoint[] = []): FakeStore {
  const committed = [...rows];
  const checkpoints = [...saved];
  const waiting: Waiting[] = [];
  let state: "open" | "held" | "lost" = "open";

  function flush(): void {
    for (const { entries, resolve, reject } of waiting.splice(0)) {
      if (state === "lost") reject(new StaleOwner("another owner"));
      else {
        committed.push(...entries.map((entry): Entry => structuredClone(entry)));
        resolve();
      }
    }
  }

  return {
    rows: committed,
    saved: checkpoints,
    journal: {
      append: (_round, _epoch, entries) =>
        new Promise((resolve, reject) => {
          waiting.push({ entries, resolve, reject });
          if (state !== "held") queueMicrotask(flush);
        }),
      async *read(_round, afterSeq) {
        await Promise.resolve();
        yield committed.filter(({ seq }) => seq > afterSeq);
      },
    },
    checkpoints: {
      save(_round, _epoch, checkpoint) {
        checkpoints.push(checkpoint);
        return Promise.resolve(state !== "lost");
      },
      newest: () => Promise.resolve(checkpoints.at(-1)),
    },
    hold: () => void (state = "held"),
    release() {
      state = "open";
      flush();
    },
    lose() {
      state = "lost";
      flush();
    },
    upTo: (seq) =>
      createFakeStore(
        committed.filter((row) => row.seq <= seq),
        checkpoints.filter((checkpoint) => checkpoint.seq <= seq),
      ),
  };
}
