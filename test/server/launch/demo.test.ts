/** `npm run demo` as it is run: it says where to watch, plays, and leaves nothing when it is stopped. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const demo = fileURLToPath(new URL("../../../dist/server/demo.js", import.meta.url));

it("says where to watch, fills the seats, goes live, and cleans up after itself", async () => {
  const folder = await mkdtemp(join(tmpdir(), "small-causes-test-"));
  const child = spawn(process.execPath, [demo, "--scenario", "t0", "--size", "2", "--character", "reckless"], {
    env: { PATH: process.env["PATH"], TMPDIR: folder, HOST: "127.0.0.1", SMALL_CAUSES_TEST_SPEED: "40" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  await expect.poll(() => lines.join("\n"), { timeout: 150_000 }).toContain("The round is live.");
  const screen = lines.flatMap((line) => /(http:\S+\/screen)/.exec(line)?.[1] ?? [])[0] ?? "";
  const [server, code] = [new URL(screen).origin, screen.split("/").at(-2)];
  const state: unknown = await (await fetch(`${server}/api/exercises/${code}`)).json();
  expect(state).toMatchObject({ code, phase: expect.stringMatching(/live|debrief/) });
  expect(await readdir(folder)).toHaveLength(1);
  child.kill("SIGINT");
  await ended;
  expect([child.exitCode, await readdir(folder)]).toEqual([0, []]);
  await expect(fetch(server)).rejects.toThrow("fetch failed");
  await rm(folder, { recursive: true });
});
