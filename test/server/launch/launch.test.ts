/** Starting, dying, coming back and stopping: the compiled server as `npm start` runs it. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { preparePGlite } from "../storage/backing.ts";
import type { Backing } from "../storage/backing.ts";
import { freePort } from "../storage/postgres.ts";
import { launch } from "./launched.ts";
import type { Launched } from "./launched.ts";

let backing: Backing;
let port: number;
const running: Launched[] = [];

beforeAll(async () => {
  backing = await preparePGlite();
  port = await freePort();
});
afterEach(async () => {
  for (const { process, ended } of running.splice(0)) {
    process.kill("SIGTERM");
    await ended;
  }
});
afterAll(() => backing.dispose());

function start(variables: Record<string, string> = {}): Launched {
  const launched = launch({ PORT: String(port), SMALL_CAUSES_DATA: backing.dataFolder, ...variables });
  running.push(launched);
  return launched;
}

/** The server names itself in its folder's lock. */
async function serverPid(): Promise<number> {
  const holder: unknown = JSON.parse(await readFile(join(backing.dataFolder, "lock"), "utf8"));
  if (typeof holder === "object" && holder !== null && "pid" in holder) return Number(holder.pid);
  throw new Error("the lock names its holder");
}

async function isReady(): Promise<boolean> {
  return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
}

it("says where it is, comes back after each kill -9 about as fast as it began, and stops when asked", async () => {
  const startedAt = performance.now();
  const launched = start();
  expect(await launched.line("ready")).toBe(`Small Causes is ready: http://127.0.0.1:${port}`);
  const beganMs = performance.now() - startedAt;
  for (let kill = 0; kill < 3; kill++) {
    const pid = await serverPid();
    process.kill(pid, "SIGKILL");
    const killedAt = performance.now();
    await launched.line("stopped (SIGKILL); starting again");
    await launched.line("ready");
    expect(performance.now() - killedAt).toBeLessThan(5 * beganMs);
    expect(await serverPid()).not.toBe(pid);
    expect(await isReady()).toBe(true);
  }
  launched.process.kill("SIGTERM");
  expect(await launched.ended).toBe(0);
  expect(existsSync(join(backing.dataFolder, "lock"))).toBe(false);
});

it("leaves no server behind when the launcher itself is killed", async () => {
  const launched = start();
  await launched.line("ready");
  launched.process.kill("SIGKILL");
  await launched.ended;
  expect(existsSync(join(backing.dataFolder, "lock"))).toBe(false);
});

it("goes on when nobody reads what it says any more, and comes back all the same", async () => {
  const launched = start();
  launched.process.stdout?.destroy();
  launched.process.stderr?.destroy();
  const served = { timeout: 120_000, interval: 100 };
  await expect.poll(() => isReady().catch(() => false), served).toBe(true);
  const pid = await serverPid();
  process.kill(pid, "SIGKILL");
  await expect.poll(() => serverPid().catch(() => pid), served).not.toBe(pid);
  await expect.poll(() => isReady().catch(() => false), served).toBe(true);
});

it("refuses a second server on the same folder and does not try again", async () => {
  await start().line("ready");
  const second = start({ PORT: "0" });
  expect(await second.ended).toBe(78);
  expect(second.lines).toEqual([expect.stringMatching(/data folder .* is in use by process \d+/)]);
  expect(await isReady()).toBe(true);
});

it("says that the port is taken and does not try again", async () => {
  const other = createServer().listen(port, "127.0.0.1");
  try {
    const launched = start();
    expect(await launched.ended).toBe(78);
    expect(launched.lines).toEqual([
      expect.stringMatching(new RegExp(`Cannot listen on 127.0.0.1:${port}.*PORT=3001`)),
    ]);
  } finally {
    other.close();
  }
});

it("names a wrong setting and does not try again", async () => {
  const launched = start({ PORT: "many" });
  expect(await launched.ended).toBe(78);
  expect(launched.lines).toEqual([expect.stringContaining('PORT is "many"')]);
});

it("gives up after five starts in a row that came to nothing, without telling the password", async () => {
  const launched = start({ DATABASE_URL: `postgres://me:secret@127.0.0.1:${await freePort()}/drill` });
  expect(await launched.ended).toBe(1);
  expect(launched.lines.filter((line) => line.includes("DATABASE_URL does not answer"))).toHaveLength(5);
  expect(launched.lines.at(-1)).toContain("Giving up");
  expect(launched.lines.join("\n")).not.toContain("secret");
});
