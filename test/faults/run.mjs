/**
 * `node test/faults/run.mjs --kills 100 --store pglite|postgresql [--minutes 15] [--seed WORD]`: kills the built server
 * so many times under load, or as often as the minutes allow. Prints each kill, and ends with one line of what was
 * acknowledged and what is missing. Needs a build.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "100" },
    store: { type: "string" },
    seed: { type: "string" },
    minutes: { type: "string", default: "15" },
  },
});
const { status, error } = spawnSync(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config=test/vitest.config.ts",
    "--project=unit",
    "--disableConsoleIntercept=true",
    "test/faults/kills.test.ts",
  ],
  {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    env: {
      ...process.env,
      FAULTS_KILLS: values.kills,
      FAULTS_KILLS_MINUTES: values.minutes,
      ...(values.store === undefined ? {} : { FAULTS_KILLS_STORE: values.store }),
      ...(values.seed === undefined ? {} : { FAULTS_KILLS_SEED: values.seed }),
    },
    stdio: "inherit",
  },
);
if (error) console.error(error.message);
process.exitCode = status ?? 1;
