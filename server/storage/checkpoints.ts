/**
 * Checkpoints shorten recovery: the state of a round at one entry of its journal. Two slots take turns, so a write
 * that is cut short or a page that goes bad never costs the only one; the hash tells a good state from a bad one.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { change, select } from "./sql.ts";
import type { Db } from "./sql.ts";

export interface Checkpoint {
  /** The last journal entry that the state contains. */
  readonly seq: number;
  readonly tick: number;
  readonly state: Uint8Array;
}

export interface Checkpoints {
  /** False when `epoch` is no longer the exercise's: nothing was saved. */
  save(round: string, epoch: number, checkpoint: Checkpoint): Promise<boolean>;
  /** The newest one whose state is what was saved; undefined when there is none. */
  newest(round: string): Promise<Checkpoint | undefined>;
}

const rowShape = z.object({ seq: z.number(), tick: z.number(), hash: z.string(), state: z.instanceof(Uint8Array) });

export function createCheckpoints(db: Db): Checkpoints {
  return {
    async save(round, epoch, { seq, tick, state }) {
      const written = await change(
        db,
        `INSERT INTO checkpoint (round, slot, seq, tick, hash, state)
         SELECT r.id, COALESCE((SELECT 1 - c.slot FROM checkpoint c WHERE c.round = r.id
                                ORDER BY c.seq DESC, c.tick DESC LIMIT 1), 0), $3, $4, $5, $6
           FROM round r JOIN lease l ON l.exercise = r.exercise AND l.epoch = $2
          WHERE r.id = $1
         ON CONFLICT (round, slot) DO UPDATE
            SET seq = excluded.seq, tick = excluded.tick, hash = excluded.hash, state = excluded.state`,
        [round, epoch, seq, tick, digest(state), state],
      );
      return written > 0;
    },

    async newest(round) {
      const both = await select(
        db,
        rowShape,
        "SELECT seq, tick, hash, state FROM checkpoint WHERE round = $1 ORDER BY seq DESC, tick DESC",
        [round],
      );
      const good = both.find((row) => digest(row.state) === row.hash);
      return good && { seq: good.seq, tick: good.tick, state: good.state };
    },
  };
}

function digest(state: Uint8Array): string {
  return createHash("sha256").update(state).digest("hex");
}
