/**
 * A data folder as one file, and back. Both take the folder's lock: a copy of a database that somebody writes to is none.
 * A file or a folder is there whole or not at all, and nothing that is there already is written over.
 */
import { existsSync } from "node:fs";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { lockFolder } from "./folder-lock.ts";

const DATABASE = "pglite";

/** Writes what the folder holds into a new file. Says how many bytes. */
export async function backUp(folder: string, file: string): Promise<Result<number>> {
  if (!existsSync(join(folder, DATABASE))) {
    return refuse("backup/nothing", `There is no database in ${folder}. Name the folder with SMALL_CAUSES_DATA.`);
  }
  return locked(folder, async () => {
    const db = await PGlite.create(join(folder, DATABASE));
    try {
      const dump = await db.dumpDataDir("gzip");
      await writeWhole(file, new Uint8Array(await dump.arrayBuffer()));
    } finally {
      await db.close();
    }
    return ok((await stat(file)).size);
  });
}

/** Makes a folder hold what a backup holds. It must hold no database yet. */
export async function restore(folder: string, file: string): Promise<Result<void>> {
  const bytes = await readFile(file).catch((problem: unknown) => String(problem));
  if (typeof bytes === "string") return refuse("backup/unreadable", `${file} cannot be read: ${bytes}.`);
  if (existsSync(join(folder, DATABASE))) {
    return refuse(
      "backup/not-empty",
      `${folder} holds a database already. Move it away, or name another folder with SMALL_CAUSES_DATA.`,
    );
  }
  return locked(folder, async () => {
    const unfinished = join(folder, `${DATABASE}.part`);
    await rm(unfinished, { recursive: true, force: true });
    try {
      // PGlite unpacks too, but what fails in that is thrown where nobody can catch it.
      const tar = Uint8Array.from(await promisify<Uint8Array, Buffer>(gunzip)(bytes));
      const db = await PGlite.create(unfinished, { loadDataDir: new Blob([tar], { type: "application/x-tar" }) });
      try {
        await db.query("SELECT number FROM migration");
      } finally {
        await db.close();
      }
    } catch (problem) {
      await rm(unfinished, { recursive: true, force: true });
      return refuse("backup/faulty", `${file} is no whole backup of Small Causes (${String(problem)}).`);
    }
    await rename(unfinished, join(folder, DATABASE));
    return ok(undefined);
  });
}

async function locked<T>(folder: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  const lock = await lockFolder(folder);
  if (!lock.ok) {
    const { code, reason } = lock.refusal;
    return refuse(
      code,
      `${reason} A server that is stopped and started again goes on with its rounds. Where there is no time for that, keep everything in PostgreSQL, which pg_dump backs up while it runs.`,
    );
  }
  try {
    return await work();
  } finally {
    await lock.value.release();
  }
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${file}.part`;
  const handle = await open(unfinished, "w", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
}
