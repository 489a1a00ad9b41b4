/**
 * Brings the tables up to date: numbered SQL files, forward only, each applied once, all in one transaction.
 * Two processes that start together wait for each other; a database from a newer version is refused untouched.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Pool } from "pg";
import { z } from "zod";
import { must, ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { source } from "../config/index.ts";
import { select, withTx } from "./sql.ts";
import type { Db } from "./sql.ts";

/** Any number, the same in every process: it names the lock that migrations wait for. */
const MIGRATION_LOCK = 20_260_401;

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

export async function migrate(pool: Pool): Promise<Result<void>> {
  const known = await readMigrations(source("server/storage/migrations"));
  return withTx(pool, (tx) => applyMissing(tx, known));
}

async function applyMissing(tx: Db, known: readonly Migration[]): Promise<Result<void>> {
  await tx.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
  await tx.query(
    `CREATE TABLE IF NOT EXISTS migration
       (number integer PRIMARY KEY, name text NOT NULL, applied timestamptz NOT NULL DEFAULT now())`,
  );
  const shape = z.object({ number: z.number(), name: z.string() });
  const applied = await select(tx, shape, "SELECT number, name FROM migration ORDER BY number");
  const foreign = applied.find((done) => known[done.number - 1]?.name !== done.name);
  if (foreign !== undefined) {
    return refuse(
      "store/newer",
      `The database was written by another version of Small Causes (it has ${foreign.name}). Start that version, or use another database.`,
    );
  }
  for (const { number, name, sql } of known.slice(applied.length)) {
    await tx.query(sql);
    await tx.query("INSERT INTO migration (number, name) VALUES ($1, $2)", [number, name]);
  }
  return ok(undefined);
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(must(/^\d{4}/.exec(name), `the number of ${name}`)[0]);
      if (number !== index + 1) throw new Error(`Migrations are numbered without gaps; found ${name}.`);
      return { number, name, sql: await readFile(join(folder, name), "utf8") };
    }),
  );
}
