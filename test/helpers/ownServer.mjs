/** A built server for one run: a free port and a folder of its own, which are gone when the work is done. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * @param {Readonly<Record<string, string>>} settings besides those that make it its own
 * @param {(url: string, pid: number | undefined) => Promise<void>} work
 */
export async function withOwnServer(settings, work) {
  const data = mkdtempSync(join(tmpdir(), "small-causes-run-"));
  const server = spawn(process.execPath, ["dist/server/main.js"], {
    cwd: root,
    env: { ...process.env, PORT: "0", HOST: "127.0.0.1", SMALL_CAUSES_DATA: data, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => server.once("close", resolve));
  try {
    const lines = createInterface({ input: server.stdout });
    const ready = new Promise((resolve, reject) => {
      lines.on("line", (line) => {
        const url = /ready: (\S+)/.exec(line)?.[1];
        if (url) resolve(url);
      });
      lines.on("close", () => reject(new Error("the server ended before it was ready; why stands above")));
    });
    await work(await ready, server.pid);
  } finally {
    server.kill("SIGTERM");
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
}
