/**
 * The smallest parent: runs the server and starts it again at once when it dies, so that a crash costs the players a
 * second. It gives up when starting again is useless: the server asks for a person, or never gets ready. It uses no
 * setting and holds no state that a restart could lose.
 */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { outliveReaders } from "./outputs.ts";

const EXIT_NEEDS_A_PERSON = 78;
const FAILED_STARTS_LIMIT = 5;
const QUICK_DEATH_MS = 1000;

const script = fileURLToPath(new URL("./main.js", import.meta.url));
let child: ChildProcess;
let failedStarts = 0;
let stopping = false;

function run(): void {
  const startedAt = performance.now();
  let ready = false;
  child = spawn(process.execPath, [script, ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  child.on("message", () => {
    ready = true;
    failedStarts = 0;
  });
  child.on("exit", (code, signal) => {
    const status = signal === null ? (code ?? 1) : 128 + constants.signals[signal];
    if (stopping || status === 0 || status === EXIT_NEEDS_A_PERSON) process.exit(status);
    if (!ready) failedStarts++;
    if (failedStarts >= FAILED_STARTS_LIMIT) {
      console.error(`Small Causes failed to start ${failedStarts} times in a row; the reason stands above. Giving up.`);
      process.exit(status);
    }
    const waitMs = performance.now() - startedAt > QUICK_DEATH_MS ? 0 : 250 * 2 ** failedStarts;
    console.error(`Small Causes stopped (${signal ?? `exit ${code}`}); starting again.`);
    setTimeout(run, waitMs);
  });
}

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  process.on(signal, () => {
    stopping = true;
    if (child.exitCode !== null || child.signalCode !== null) process.exit(0);
    // On SIGHUP the terminal is gone: the server stops as for any other end.
    child.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
  });
}
outliveReaders();
run();
