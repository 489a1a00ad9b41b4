/**
 * Opens the store: PGlite in a data folder, or PostgreSQL where an address is given. Above this file nobody can tell
 * which: the same driver, the same SQL, the same migrations.
 */
import { join } from "node:path";
import { Pool } from "pg";
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { createCheckpoints } from "./checkpoints.ts";
import type { Checkpoints } from "./checkpoints.ts";
import { createExercises } from "./exercises.ts";
import type { Exercises } from "./exercises.ts";
import { lockFolder } from "./folder-lock.ts";
import { createHistory } from "./history.ts";
import type { History } from "./history.ts";
import { createJournal } from "./journal.ts";
import type { Journal } from "./journal.ts";
import { createLeases } from "./leases.ts";
import type { Leases } from "./leases.ts";
import { createMembers } from "./members.ts";
import type { Members } from "./members.ts";
import { migrate } from "./migrate.ts";
import { createNodes } from "./nodes.ts";
import type { Nodes } from "./nodes.ts";
import { openPGlite } from "./pglite.ts";
import type { OpenPool } from "./pglite.ts";
import { createRounds } from "./rounds.ts";
import type { Rounds } from "./rounds.ts";
import { createScenarios } from "./scenarios.ts";
import type { Scenarios } from "./scenarios.ts";

/** A query that takes longer has been lost. */
const ANSWER_LIMIT_MS = 15_000;

export interface StoreOptions {
  /** PostgreSQL's address. Undefined: PGlite in `dataFolder`. */
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  /** A connection was lost while nobody used it; the pool opens another. */
  readonly warn: (problem: Error) => void;
}

export interface Store {
  readonly exercises: Exercises;
  readonly rounds: Rounds;
  readonly members: Members;
  readonly journal: Journal;
  readonly checkpoints: Checkpoints;
  readonly leases: Leases;
  readonly nodes: Nodes;
  readonly scenarios: Scenarios;
  readonly history: History;
  /** Resolves if the database answers. */
  ping(): Promise<void>;
  /** Waits for what is under way. Appends still waiting are lost: drain the rooms first. */
  close(): Promise<void>;
}

export async function openStore(options: StoreOptions): Promise<Result<Store>> {
  const opened =
    options.databaseUrl === undefined
      ? await openFolder(options.dataFolder)
      : await openServer(options.databaseUrl, options.warn);
  return opened.ok ? storeOn(opened.value) : opened;
}

/** Brings the tables up to date first. */
export async function storeOn({ pool, close }: OpenPool): Promise<Result<Store>> {
  const migrated = await migrate(pool);
  if (!migrated.ok) {
    await close();
    return migrated;
  }
  return ok({
    exercises: createExercises(pool),
    rounds: createRounds(pool),
    members: createMembers(pool),
    journal: createJournal(pool),
    checkpoints: createCheckpoints(pool),
    leases: createLeases(pool),
    nodes: createNodes(pool),
    scenarios: createScenarios(pool),
    history: createHistory(pool),
    async ping() {
      await pool.query("SELECT 1");
    },
    close,
  });
}

async function openFolder(folder: string): Promise<Result<OpenPool>> {
  const lock = await lockFolder(folder);
  if (!lock.ok) return lock;
  try {
    const { pool, close } = await openPGlite(join(folder, "pglite"));
    return ok({
      pool,
      async close() {
        await close();
        await lock.value.release();
      },
    });
  } catch (problem) {
    await lock.value.release();
    return refuse(
      "store/unreadable",
      `The database in ${folder} cannot be opened (${String(problem)}). Is the disk full, or the folder read-only? Then mend that and start again: what was saved is there. If the database itself is damaged, move the folder away to begin anew.`,
    );
  }
}

async function openServer(url: string, warn: (problem: Error) => void): Promise<Result<OpenPool>> {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    // A database whose machine has gone says nothing at all.
    keepAlive: true,
    query_timeout: ANSWER_LIMIT_MS,
  });
  pool.on("error", warn);
  try {
    await pool.query("SELECT 1");
    return ok({ pool, close: () => pool.end() });
  } catch (problem) {
    await pool.end();
    return refuse("store/unreachable", `The database of DATABASE_URL does not answer (${String(problem)}).`);
  }
}
