/** What a store stands on, made for one test file: an empty folder for PGlite, an empty PostgreSQL. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pool } from "pg";
import { openStore } from "../../../server/storage/index.ts";
import type { Store, StoreOptions } from "../../../server/storage/index.ts";
import { openPGlite } from "../../../server/storage/pglite.ts";
import { startPostgres } from "./postgres.ts";

export interface Backing {
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  dispose(): Promise<void>;
}

export const backings = [
  { name: "PGlite", prepare: preparePGlite },
  { name: "PostgreSQL", prepare: preparePostgres },
] as const;

export async function preparePGlite(): Promise<Backing> {
  const dataFolder = await mkdtemp(join(tmpdir(), "small-causes-data-"));
  return { databaseUrl: undefined, dataFolder, dispose: () => rm(dataFolder, { recursive: true, force: true }) };
}

export async function preparePostgres(): Promise<Backing> {
  const server = await startPostgres();
  return { databaseUrl: server.url, dataFolder: "", dispose: () => server.stop() };
}

export async function open({ databaseUrl, dataFolder }: Omit<StoreOptions, "warn">): Promise<Store> {
  const warn = (problem: Error): void => console.warn(problem.message);
  const opened = await openStore({ databaseUrl, dataFolder, warn });
  if (!opened.ok) throw new Error(opened.refusal.reason);
  return opened.value;
}

/** Runs a statement behind the store's back, while it is closed. */
export async function tamper({ databaseUrl, dataFolder }: Backing, sql: string): Promise<void> {
  if (databaseUrl === undefined) {
    const { pool, close } = await openPGlite(join(dataFolder, "pglite"));
    await pool.query(sql);
    await close();
  } else {
    const pool = new Pool({ connectionString: databaseUrl });
    await pool.query(sql);
    await pool.end();
  }
}
