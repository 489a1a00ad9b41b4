/**
 * The edge to the database: every row that is read passes a zod shape here, and every transaction uses only its
 * own client. The embedded store has one connection, so a query beside an open transaction would wait for ever.
 */
import type { Pool } from "pg";
import { z } from "zod";

/** A pool, or the client of a transaction. */
export interface Db {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }>;
}

export async function select<Shape extends z.ZodType>(
  db: Db,
  shape: Shape,
  text: string,
  values: readonly unknown[] = [],
): Promise<z.output<Shape>[]> {
  const { rows } = await db.query(text, [...values]);
  return z.array(shape).parse(rows);
}

/** How many rows were written. */
export async function change(db: Db, text: string, values: readonly unknown[]): Promise<number> {
  const { rowCount } = await db.query(text, [...values]);
  return rowCount ?? 0;
}

/** All of `work` or nothing of it. */
export async function withTx<T>(pool: Pool, work: (tx: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const value = await work(client);
    await client.query("COMMIT");
    client.release();
    return value;
  } catch (problem) {
    // Destroys the connection instead of trusting it: either store rolls back when its session ends.
    client.release(true);
    throw problem;
  }
}

/** PostgreSQL's five-character error code; undefined when the problem is not the database's answer. */
export function sqlState(problem: unknown): string | undefined {
  const answer = z.object({ code: z.string().regex(/^[0-9A-Z]{5}$/), severity: z.string() }).safeParse(problem);
  return answer.success ? answer.data.code : undefined;
}
