/**
 * The edge to the database: every row that is read passes a zod shape here, and every transaction uses only its
 * own client. The embedded store has one connection, so a query beside an open transaction would wait for ever.
 * A database that is away is told apart from one that finds the question wrong.
 */
import type { Pool } from "pg";
import { z } from "zod";
import { toldApart } from "./outage.ts";

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
  const { rows } = await ask(db, text, values);
  return z.array(shape).parse(rows);
}

/** How many rows were written. */
export async function change(db: Db, text: string, values: readonly unknown[]): Promise<number> {
  const { rowCount } = await ask(db, text, values);
  return rowCount ?? 0;
}

async function ask(db: Db, text: string, values: readonly unknown[]): ReturnType<Db["query"]> {
  try {
    return await db.query(text, [...values]);
  } catch (problem) {
    throw toldApart(problem);
  }
}

/** All of `work` or nothing of it. */
export async function withTx<T>(pool: Pool, work: (tx: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((problem: unknown) => {
    throw toldApart(problem);
  });
  // A line that breaks fails the query under way; unheard, the event beside it would end the process.
  const heard = (): void => undefined;
  client.on("error", heard);
  try {
    await client.query("BEGIN");
    const value = await work(client);
    await client.query("COMMIT");
    client.off("error", heard);
    client.release();
    return value;
  } catch (problem) {
    // Destroys the connection instead of trusting it: either store rolls back when its session ends.
    client.release(true);
    throw toldApart(problem);
  }
}
