/**
 * The journal: everything that decides a round, in order. It is the recording, the audit log and the bug report.
 * Many rooms append at once, so their entries share one statement and one commit. A promise that resolves means
 * committed; a rejected append left nothing behind, and neither did any append of that round that waited after it.
 */
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { assert, must } from "../../shared/base/index.ts";
import { StoreAway } from "./outage.ts";
import { select } from "./sql.ts";
import type { Db } from "./sql.ts";
import { sqlState } from "./sqlState.ts";

const entryShape = z.object({
  /** 1, 2, 3 … within the round, without a gap. */
  seq: z.number().int().positive(),
  kind: z.enum(["command", "presence", "timer", "clock", "void", "failure"]),
  tick: z.number().int(),
  /** Who did it, by id: names are kept apart. Null for the server itself. */
  seat: z.string().nullable(),
  body: z.record(z.string(), z.unknown()),
});
export type Entry = Readonly<z.infer<typeof entryShape>>;

export interface Journal {
  /**
   * Resolves once the entries are committed, all or none; while the database is away they wait. Rejects with
   * StaleOwner when `epoch` is no longer the exercise's, with StoreAway when it stays away for minutes: then the outcome
   * is unknown, and the round must be read again before going on.
   */
  append(round: string, epoch: number, entries: readonly Entry[]): Promise<void>;
  /** Pages of entries after `seq`, in order. Throws if the journal has a gap. */
  read(round: string, afterSeq: number): AsyncIterable<readonly Entry[]>;
}

/** Another process has taken the exercise: this one must let go of it. */
export class StaleOwner extends Error {
  override readonly name = "StaleOwner";
}

const BATCH_ENTRIES = 2000;
const PAGE_ENTRIES = 500;
/** A database that is away is asked again so often, and no longer than this. */
const TRY_AGAIN_MS = 500;
const AWAY_LIMIT_MS = 5 * 60_000;

interface Append {
  readonly round: string;
  readonly epoch: number;
  readonly entries: readonly (Omit<Entry, "body"> & { readonly body: string })[];
  readonly resolve: () => void;
  readonly reject: (problem: unknown) => void;
}

export function createJournal(db: Db): Journal {
  /** Not yet acknowledged, oldest first. */
  const waiting = new Set<Append>();
  let draining = false;

  async function drain(): Promise<void> {
    while (waiting.size > 0) await commit(nextBatch(waiting));
    draining = false;
  }

  /** Settles every append of the batch. One that the database finds wrong is told apart by halving. */
  async function commit(candidates: readonly Append[], awaySinceMs: number | null = null): Promise<void> {
    try {
      // What was under way when the line broke may be there.
      if (awaySinceMs !== null) for (const append of await landed(db, candidates)) acknowledge(append);
      const batch = candidates.filter((append) => waiting.has(append));
      if (batch.length === 0) return;
      const current = await insert(db, batch);
      for (const append of batch) if (current.has(ownership(append))) acknowledge(append);
      for (const append of batch) refuseFrom(append, new StaleOwner(`Round ${append.round} has another owner now.`));
    } catch (problem) {
      const batch = candidates.filter((append) => waiting.has(append));
      const sinceMs = awaySinceMs ?? performance.now();
      if (problem instanceof StoreAway && performance.now() - sinceMs < AWAY_LIMIT_MS) {
        await delay(TRY_AGAIN_MS);
        await commit(candidates, sinceMs);
      } else if (batch.length > 1 && blamesTheEntries(problem)) {
        const middle = Math.ceil(batch.length / 2);
        await commit(batch.slice(0, middle), awaySinceMs);
        await commit(batch.slice(middle), awaySinceMs);
      } else {
        for (const append of batch) refuseFrom(append, problem);
      }
    }
  }

  function acknowledge(append: Append): void {
    waiting.delete(append);
    append.resolve();
  }

  /** Also refuses what waits behind it in the same round, which would otherwise follow a gap. */
  function refuseFrom(culprit: Append, problem: unknown): void {
    if (!waiting.has(culprit)) return;
    for (const append of [...waiting].filter((other) => other.round === culprit.round)) {
      waiting.delete(append);
      append.reject(problem);
    }
  }

  return {
    append(round, epoch, entries) {
      assert(entries.length > 0, "an append holds at least one entry");
      const rows = entries.map((entry) => ({ ...entry, body: JSON.stringify(entry.body) }));
      return new Promise((resolve, reject) => {
        waiting.add({ round, epoch, entries: rows, resolve, reject });
        if (draining) return;
        draining = true;
        // Not at once: the rooms that step in this turn of the loop shall share the commit.
        setImmediate(() => void drain());
      });
    },

    async *read(round, afterSeq) {
      let seq = afterSeq;
      for (;;) {
        const page = await select(
          db,
          entryShape,
          "SELECT seq, kind, tick, seat, body FROM journal WHERE round = $1 AND seq > $2 ORDER BY seq LIMIT $3",
          [round, seq, PAGE_ENTRIES],
        );
        for (const entry of page) {
          assert(entry.seq === seq + 1, `journal of round ${round} misses entry ${seq + 1}`);
          seq = entry.seq;
        }
        if (page.length > 0) yield page;
        if (page.length < PAGE_ENTRIES) return;
      }
    },
  };
}

function nextBatch(waiting: ReadonlySet<Append>): Append[] {
  const batch: Append[] = [];
  let entries = 0;
  for (const append of waiting) {
    entries += append.entries.length;
    if (batch.length > 0 && entries > BATCH_ENTRIES) break;
    batch.push(append);
  }
  return batch;
}

/** Those appends that are in the journal already, by this very owner: all of an append or nothing of it. */
async function landed(db: Db, batch: readonly Append[]): Promise<readonly Append[]> {
  const firsts = batch.map(({ round, epoch, entries }) => ({ round, epoch, seq: must(entries[0], "an entry").seq }));
  const found = await select(
    db,
    z.object({ round: z.string(), seq: z.number(), epoch: z.number() }),
    `SELECT j.round, j.seq, j.epoch FROM journal j
       JOIN unnest($1::text[], $2::integer[], $3::integer[]) AS e (round, seq, epoch) USING (round, seq, epoch)`,
    [firsts.map(({ round }) => round), firsts.map(({ seq }) => seq), firsts.map(({ epoch }) => epoch)],
  );
  const known = new Set(found.map(({ seq, ...owner }) => `${seq} ${ownership(owner)}`));
  return batch.filter((_, i) => known.has(`${firsts[i]?.seq} ${ownership(must(firsts[i], "a first entry"))}`));
}

function ownership({ round, epoch }: { round: string; epoch: number }): string {
  return `${epoch} ${round}`;
}

/**
 * Writes all entries whose epoch is the current one and says which those were. The share lock on the lease makes a
 * newcomer wait for this commit, or makes this insert see the newcomer: there is no moment in between.
 */
async function insert(db: Db, batch: readonly Append[]): Promise<ReadonlySet<string>> {
  const rows = batch.flatMap(({ round, epoch, entries }) => entries.map((entry) => ({ ...entry, round, epoch })));
  const written = await select(
    db,
    z.object({ round: z.string(), epoch: z.number() }),
    `WITH written AS (
       INSERT INTO journal (round, seq, kind, tick, seat, body, epoch)
       SELECT e.round, e.seq, e.kind, e.tick, e.seat, e.body::jsonb, e.epoch
         FROM unnest($1::text[], $2::integer[], $3::text[], $4::integer[], $5::text[], $6::text[], $7::integer[])
              AS e (round, seq, kind, tick, seat, body, epoch)
         JOIN round r ON r.id = e.round
         JOIN lease l ON l.exercise = r.exercise AND l.epoch = e.epoch
          FOR SHARE OF l
       RETURNING round, epoch)
     SELECT DISTINCT round, epoch FROM written`,
    [
      rows.map((row) => row.round),
      rows.map((row) => row.seq),
      rows.map((row) => row.kind),
      rows.map((row) => row.tick),
      rows.map((row) => row.seat),
      rows.map((row) => row.body),
      rows.map((row) => row.epoch),
    ],
  );
  return new Set(written.map(ownership));
}

/** Classes 22 (data exception) and 23 (integrity violation): the statement was wrong, the database is well. */
function blamesTheEntries(problem: unknown): boolean {
  return /^2[23]/.test(sqlState(problem) ?? "");
}
