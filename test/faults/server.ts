/**
 * The built server in a process of its own, on one port through all its lives: killed without warning, started again
 * at once, asked to stop. What it printed is kept, for a failure's sake.
 */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { freePort } from "../server/storage/postgres.ts";

const script = fileURLToPath(new URL("../../dist/server/main.js", import.meta.url));
const KEPT_LINES = 200;

export interface Mortal {
  readonly url: string;
  /** The last lines on both outputs, over all lives. */
  readonly lines: readonly string[];
  /** Of its present or last life. */
  readonly pid: () => number | undefined;
  /** Another life. Resolves with whether it got ready, once it has or has died. */
  start(): Promise<boolean>;
  /** Ends at once, as by a power switch. */
  kill(): Promise<void>;
  /** Asks it to stop. Resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** `preloads` are modules that each life runs first, in its threads too. */
export async function openMortal(
  variables: Readonly<Record<string, string>>,
  preloads: readonly string[] = [],
): Promise<Mortal> {
  const port = await freePort();
  const lines: string[] = [];
  let life: ChildProcess | undefined;

  function hear(line: string): void {
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
  }

  async function end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
    if (!life || life.exitCode !== null || life.signalCode !== null) return life?.exitCode ?? null;
    const exited = once(life, "close");
    life.kill(signal);
    await exited;
    return life.exitCode;
  }

  return {
    url: `http://127.0.0.1:${port}`,
    lines,
    pid: () => life?.pid,
    start() {
      const child = spawn(process.execPath, [...preloads.flatMap((module) => ["--import", module]), script], {
        env: { PATH: process.env["PATH"], HOST: "127.0.0.1", PORT: String(port), LOG_LEVEL: "warn", ...variables },
        stdio: ["ignore", "pipe", "pipe"],
      });
      life = child;
      for (const output of [child.stdout, child.stderr]) createInterface({ input: output }).on("line", hear);
      return new Promise((resolve) => {
        createInterface({ input: child.stdout }).on("line", (line) => {
          if (line.includes("is ready")) resolve(true);
        });
        child.once("close", () => resolve(false));
      });
    },
    async kill() {
      await end("SIGKILL");
    },
    stop: () => end("SIGTERM"),
  };
}
