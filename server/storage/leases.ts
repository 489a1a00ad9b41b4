/**
 * Which process runs an exercise. A lease lapses unless renewed; each taking raises the epoch, and the journal
 * accepts only the current epoch, so a process that lost its lease without noticing cannot fork history.
 * Time is the database's: processes need not agree on a clock.
 */
import { z } from "zod";
import { change, select } from "./sql.ts";
import type { Db } from "./sql.ts";

export type Taking =
  | { readonly taken: true; readonly epoch: number }
  | { readonly taken: false; readonly owner: string };

export interface Leases {
  /** Succeeds if nobody else holds it. An owner who comes back after a crash takes it again with a new epoch. */
  take(exercise: string, owner: string, ttlMs: number): Promise<Taking>;
  /** False when the lease was lost: the owner must let go of the exercise. */
  renew(exercise: string, epoch: number, ttlMs: number): Promise<boolean>;
  /** Lets another process take it at once. */
  release(exercise: string, epoch: number): Promise<void>;
}

export function createLeases(db: Db): Leases {
  return {
    async take(exercise, owner, ttlMs) {
      const [lease] = await select(
        db,
        z.object({ epoch: z.number() }),
        `INSERT INTO lease (exercise, owner, epoch, expires_at)
         VALUES ($1, $2, 1, now() + $3 * interval '1 millisecond')
         ON CONFLICT (exercise) DO UPDATE
            SET owner = excluded.owner, epoch = lease.epoch + 1, expires_at = excluded.expires_at
          WHERE lease.owner = excluded.owner OR lease.expires_at <= now()
         RETURNING epoch`,
        [exercise, owner, ttlMs],
      );
      if (lease !== undefined) return { taken: true, epoch: lease.epoch };
      const [holder] = await select(
        db,
        z.object({ owner: z.string() }),
        "SELECT owner FROM lease WHERE exercise = $1",
        [exercise],
      );
      return { taken: false, owner: holder?.owner ?? "" };
    },

    async renew(exercise, epoch, ttlMs) {
      const renewed = await change(
        db,
        `UPDATE lease SET expires_at = now() + $3 * interval '1 millisecond' WHERE exercise = $1 AND epoch = $2`,
        [exercise, epoch, ttlMs],
      );
      return renewed > 0;
    },

    async release(exercise, epoch) {
      await change(db, "UPDATE lease SET expires_at = now() WHERE exercise = $1 AND epoch = $2", [exercise, epoch]);
    },
  };
}
