/**
 * Exercises: one code, and everything under it. Removing one removes its rounds, journal, people, lease, and scenarios
 * that no other exercise played.
 */
import type { Pool } from "pg";
import { z } from "zod";
import { change, select, withTx } from "./sql.ts";
import { sqlState } from "./sqlState.ts";

const exerciseShape = z.object({
  code: z.string(),
  options: z.record(z.string(), z.unknown()),
  created: z.date(),
  ended: z.date().nullable(),
});
export type Exercise = Readonly<z.infer<typeof exerciseShape>>;

export interface Exercises {
  /** False when the code is taken: draw another. */
  create(exercise: Pick<Exercise, "code" | "options">): Promise<boolean>;
  find(code: string): Promise<Exercise | undefined>;
  setOptions(code: string, options: Exercise["options"]): Promise<void>;
  end(code: string): Promise<void>;
  /** With all that hangs on it. False when there was none. */
  remove(code: string): Promise<boolean>;
  /**
   * Retention: removes what was created more than `days` ago, but for what is being played: a clock may be wrong.
   * Returns how many.
   */
  removeOlderThan(days: number): Promise<number>;
}

const COLUMNS = "code, options, created, ended";
const UNIQUE_VIOLATION = "23505";

export function createExercises(pool: Pool): Exercises {
  return {
    async create({ code, options }) {
      try {
        await change(pool, "INSERT INTO exercise (code, options) VALUES ($1, $2)", [code, JSON.stringify(options)]);
        return true;
      } catch (problem) {
        if (sqlState(problem) === UNIQUE_VIOLATION) return false;
        throw problem;
      }
    },
    async find(code) {
      const [found] = await select(pool, exerciseShape, `SELECT ${COLUMNS} FROM exercise WHERE code = $1`, [code]);
      return found;
    },
    async setOptions(code, options) {
      await change(pool, "UPDATE exercise SET options = $2 WHERE code = $1", [code, JSON.stringify(options)]);
    },
    async end(code) {
      await change(pool, "UPDATE exercise SET ended = now() WHERE code = $1 AND ended IS NULL", [code]);
    },
    remove,
    async removeOlderThan(days) {
      const old = await select(
        pool,
        z.object({ code: z.string() }),
        `SELECT code FROM exercise WHERE created < now() - $1 * interval '1 day'
            AND NOT EXISTS (SELECT FROM round WHERE exercise = code AND state = 'live')`,
        [days],
      );
      for (const { code } of old) await remove(code);
      return old.length;
    },
  };

  function remove(code: string): Promise<boolean> {
    return withTx(pool, async (tx) => {
      // The lease first: appends lock it first too, so neither ever holds what the other waits for.
      await change(tx, "DELETE FROM lease WHERE exercise = $1", [code]);
      const removed = await change(tx, "DELETE FROM exercise WHERE code = $1", [code]);
      await change(
        tx,
        "DELETE FROM scenario s WHERE NOT EXISTS (SELECT FROM round r WHERE r.scenario_hash = s.hash)",
        [],
      );
      return removed > 0;
    });
  }
}
