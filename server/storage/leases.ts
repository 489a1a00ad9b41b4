/**
 * Which node runs an exercise. A lease holds while its node lives (`nodes.ts`) or until it is released; each taking
 * raises the epoch, and the journal accepts only the current epoch, so a process that lost its lease without noticing
 * cannot fork history.
 */
import { z } from "zod";
import { change, select } from "./sql.ts";
import type { Db } from "./sql.ts";

export type Taking =
  | { readonly taken: true; readonly epoch: number }
  | { readonly taken: false; readonly owner: string };

export interface Leases {
  /** Succeeds if no other node that lives holds it. An owner who comes back after a crash takes it again with a new epoch. */
  take(exercise: string, owner: string): Promise<Taking>;
  /** The epoch of each exercise that is this owner's: whoever runs another must let go of it. */
  held(owner: string): Promise<ReadonlyMap<string, number>>;
  /** Exercises with a live round that no other node runs. */
  adrift(owner: string): Promise<string[]>;
  /** Lets another process take it at once. */
  release(exercise: string, epoch: number): Promise<void>;
}

/** What holds of a lease while another node than $owner runs its exercise. */
const isElsewhere = (owner: string): string =>
  `lease.owner <> ${owner} AND EXISTS (SELECT FROM node WHERE node.name = lease.owner AND node.expires_at > now())`;

const codeShape = z.object({ exercise: z.string() });

export function createLeases(db: Db): Leases {
  return {
    async take(exercise, owner) {
      const [lease] = await select(
        db,
        z.object({ epoch: z.number() }),
        `INSERT INTO lease (exercise, owner, epoch) VALUES ($1, $2, 1)
         ON CONFLICT (exercise) DO UPDATE SET owner = excluded.owner, epoch = lease.epoch + 1
          WHERE (${isElsewhere("excluded.owner")}) IS NOT TRUE
         RETURNING epoch`,
        [exercise, owner],
      );
      if (lease !== undefined) return { taken: true, epoch: lease.epoch };
      const [holder] = await select(
        db,
        z.object({ owner: z.string().nullable() }),
        "SELECT owner FROM lease WHERE exercise = $1",
        [exercise],
      );
      return { taken: false, owner: holder?.owner ?? "" };
    },

    async held(owner) {
      const shape = codeShape.extend({ epoch: z.number() });
      const leases = await select(db, shape, "SELECT exercise, epoch FROM lease WHERE owner = $1", [owner]);
      return new Map(leases.map(({ exercise, epoch }) => [exercise, epoch]));
    },

    async adrift(owner) {
      const found = await select(
        db,
        codeShape,
        `SELECT DISTINCT round.exercise
           FROM round JOIN exercise ON exercise.code = round.exercise AND exercise.ended IS NULL
          WHERE round.state = 'live'
            AND NOT EXISTS (SELECT FROM lease WHERE lease.exercise = round.exercise AND ${isElsewhere("$1")})`,
        [owner],
      );
      return found.map(({ exercise }) => exercise);
    },

    async release(exercise, epoch) {
      await change(db, "UPDATE lease SET owner = NULL WHERE exercise = $1 AND epoch = $2", [exercise, epoch]);
    },
  };
}
