/**
 * One process per data folder. PGlite itself lets two processes open one folder and lose rows, so a lock file comes
 * first: it names its holder and is touched every beat. It is stale when the holder is dead on this machine, or when
 * no beat is seen for a while (another container, a reused process id). No beat, no holder; a holder that finds
 * another name in its file stops at once.
 */
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { assert, ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";

const holderShape = z.object({ name: z.string(), host: z.string(), pid: z.number().int().positive() });
type Holder = z.infer<typeof holderShape>;

export interface FolderLock {
  release(): Promise<void>;
}

export interface Pace {
  readonly beatMs: number;
  /** How long a silent holder is watched before its lock counts as stale. Several beats. */
  readonly patienceMs: number;
}

/** Creates the folder if need be. Refuses while another process holds it. */
export async function lockFolder(
  folder: string,
  pace: Pace = { beatMs: 1000, patienceMs: 5000 },
): Promise<Result<FolderLock>> {
  const file = join(folder, "lock");
  const self: Holder = { name: randomUUID(), host: hostname(), pid: process.pid };
  try {
    await mkdir(folder, { recursive: true });
    if (!(await claim(file, self))) {
      const found = await readFile(file, "utf8");
      if (await isHeld(file, parseHolder(found), pace)) return inUse(folder, found);
      if (!((await removeStale(file, found)) && (await claim(file, self)))) return inUse(folder, found);
    }
  } catch (problem) {
    return refuse("store/folder", `The data folder ${folder} cannot be used: ${String(problem)}.`);
  }
  // A beat that fails is not caught on purpose: without its lock this process must end.
  let beat = Promise.resolve();
  const beats = setInterval(() => {
    beat = keep(file, self);
  }, pace.beatMs);
  beats.unref();
  return ok({
    async release() {
      clearInterval(beats);
      await beat;
      await rm(file, { force: true });
    },
  });
}

async function claim(file: string, self: Holder): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(self), { flag: "wx" });
    return true;
  } catch (problem) {
    if (errorCode(problem) === "EEXIST") return false;
    throw problem;
  }
}

async function isHeld(file: string, holder: Holder | undefined, pace: Pace): Promise<boolean> {
  if (holder?.host === hostname() && !isAlive(holder.pid)) return false;
  const before = (await stat(file)).mtimeMs;
  for (let waitedMs = 0; waitedMs < pace.patienceMs; waitedMs += pace.beatMs) {
    await delay(pace.beatMs);
    if ((await stat(file)).mtimeMs !== before) return true;
  }
  return false;
}

/** Two newcomers may judge the same lock stale: only the one who moves that very lock aside goes on. */
async function removeStale(file: string, judged: string): Promise<boolean> {
  const aside = `${file}.${randomUUID()}`;
  await rename(file, aside);
  if ((await readFile(aside, "utf8")) === judged) {
    await rm(aside);
    return true;
  }
  await rename(aside, file);
  return false;
}

async function keep(file: string, self: Holder): Promise<void> {
  const found = parseHolder(await readFile(file, "utf8"));
  assert(found?.name === self.name, `another process took ${file}: this one must stop before both write`);
  await utimes(file, new Date(), new Date());
}

function parseHolder(text: string): Holder | undefined {
  try {
    return holderShape.parse(JSON.parse(text));
  } catch {
    // Half written by a process that died in between: it names nobody, so only its beat can speak for it.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return errorCode(problem) === "EPERM";
  }
}

function inUse(folder: string, found: string): Result<never> {
  const holder = parseHolder(found);
  const who = holder === undefined ? "another process" : `process ${holder.pid} on ${holder.host}`;
  return refuse(
    "store/in-use",
    `The data folder ${folder} is in use by ${who}. Stop that one, or give this one its own folder with SMALL_CAUSES_DATA.`,
  );
}

function errorCode(problem: unknown): string | undefined {
  return z.object({ code: z.string() }).safeParse(problem).data?.code;
}
