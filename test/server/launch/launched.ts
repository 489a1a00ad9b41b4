/** A server started as `npm start` does, and what it says; waits for lines, never for time. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const launcher = fileURLToPath(new URL("../../../dist/server/launch.js", import.meta.url));

export interface Launched {
  readonly process: ChildProcess;
  /** All that was said so far, on both outputs. */
  readonly lines: readonly string[];
  /** The next line not yet waited for that contains `text`. Rejects when the outputs end without it. */
  line(text: string): Promise<string>;
  /** Exit code of the launcher, once it and the server have both let go of their outputs. */
  readonly ended: Promise<number | null>;
}

export function launch(variables: Record<string, string>): Launched {
  const child = spawn(process.execPath, [launcher], {
    env: { PATH: process.env.PATH, HOST: "127.0.0.1", ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  let seen = 0;
  let over = false;
  let wake = (): void => undefined;
  for (const output of [child.stdout, child.stderr]) {
    createInterface({ input: output }).on("line", (line) => {
      lines.push(line);
      wake();
    });
  }
  const ended = once(child, "close").then(() => {
    over = true;
    wake();
    return child.exitCode;
  });
  return {
    process: child,
    lines,
    ended,
    async line(text) {
      for (;;) {
        const at = lines.findIndex((line, index) => index >= seen && line.includes(text));
        if (at >= 0) {
          seen = at + 1;
          return lines[at] ?? "";
        }
        if (over) throw new Error(`It ended without saying "${text}":\n${lines.join("\n")}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
