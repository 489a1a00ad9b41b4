/**
 * The embedded store: PGlite in its own thread, behind an ordinary `pg.Pool` of one connection.
 * If the thread dies later, its error is uncaught on purpose: the process ends and is started again.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { Pool } from "pg";
import { built } from "../config/index.ts";
import { ask } from "./pglite-messages.ts";
import { PGliteStream } from "./pglite-stream.ts";

/** With one connection a forgotten transaction would block everybody; this turns it into an error. */
const CONNECTION_TIMEOUT_MS = 10_000;

export interface OpenPool {
  readonly pool: Pool;
  readonly close: () => Promise<void>;
}

/** Rejects when the folder does not hold a database that PGlite can open. The caller holds the folder's lock. */
export async function openPGlite(folder: string): Promise<OpenPool> {
  const thread = new Worker(built("server/storage/pglite-worker.js"), { workerData: { folder } });
  await once(thread, "message");
  let sessions = 0;
  const pool = new Pool({
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    user: "postgres",
    database: "postgres",
    stream: () => new PGliteStream(thread, ++sessions),
  });
  return {
    pool,
    async close() {
      await pool.end();
      const stopped = once(thread, "exit");
      ask(thread, { kind: "close" });
      await stopped;
    },
  };
}
