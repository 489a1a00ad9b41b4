/** One process per data folder: who is refused, and when a lock left behind is taken over. */
import { spawnSync } from "node:child_process";
import { readFile, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { lockFolder } from "../../../server/storage/folder-lock.ts";
import type { FolderLock } from "../../../server/storage/folder-lock.ts";
import { preparePGlite } from "./backing.ts";
import type { Backing } from "./backing.ts";

/** Patience for fifty beats: a machine that others use too may miss some. */
const pace = { beatMs: 20, patienceMs: 1000 };
let backing: Backing;
let file: string;
const held: FolderLock[] = [];

beforeEach(async () => {
  backing = await preparePGlite();
  file = join(backing.dataFolder, "lock");
});
afterEach(async () => {
  for (const lock of held.splice(0)) await lock.release();
  await backing.dispose();
});

/** The refusal's reason, or undefined when the lock was taken. */
async function lock(folder = backing.dataFolder, patienceMs = pace.patienceMs): Promise<string | undefined> {
  const locked = await lockFolder(folder, { ...pace, patienceMs });
  if (locked.ok) held.push(locked.value);
  return locked.ok ? undefined : locked.refusal.reason;
}

function leaveBehind(holder: { host: string; pid: number }): Promise<void> {
  return writeFile(file, JSON.stringify({ name: "former", ...holder }));
}

it("refuses a second holder, names the first and says what to do", async () => {
  expect(await lock()).toBeUndefined();
  const reason = await lock();
  expect(reason).toContain(`process ${process.pid} on ${hostname()}`);
  expect(reason).toContain("SMALL_CAUSES_DATA");
});

it("is free again after its release", async () => {
  expect(await lock()).toBeUndefined();
  await held.pop()?.release();
  expect(await lock()).toBeUndefined();
});

it("takes over at once from a process of this machine that is dead", async () => {
  const dead = spawnSync(process.execPath, ["--version"]).pid;
  await leaveBehind({ host: hostname(), pid: dead });
  // With a patience that no test would outlive.
  expect(await lock(backing.dataFolder, 3_600_000)).toBeUndefined();
});

it("takes over from a holder elsewhere, or under a reused process id, only after watching it be silent", async () => {
  for (const holder of [
    { host: "another container", pid: 1 },
    { host: hostname(), pid: process.pid },
  ]) {
    await leaveBehind(holder);
    const before = performance.now();
    expect(await lock()).toBeUndefined();
    expect(performance.now() - before).toBeGreaterThanOrEqual(pace.patienceMs * 0.9);
    await held.pop()?.release();
  }
});

it("refuses while a holder elsewhere beats, whatever its clock says", async () => {
  await leaveBehind({ host: "another container", pid: 1 });
  let clock = 1000;
  const beat = setInterval(() => void utimes(file, clock, clock++), pace.beatMs);
  const reason = await lock();
  clearInterval(beat);
  expect(reason).toContain("on another container");
});

it("takes over a lock that its writer did not live to finish", async () => {
  await writeFile(file, "");
  expect(await lock()).toBeUndefined();
});

it("lets one of many newcomers have a stale lock", async () => {
  await leaveBehind({ host: "another container", pid: 1 });
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => lock()));
  expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(1);
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ pid: process.pid });
});

it("says which folder cannot be used", async () => {
  const occupied = join(backing.dataFolder, "a file");
  await writeFile(occupied, "");
  expect(await lock(occupied)).toContain(occupied);
  expect((await stat(occupied)).isFile()).toBe(true);
});
