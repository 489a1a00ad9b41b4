/**
 * Runs every check, one after another, and ends with a table and the line `N passed, N failed`, which counts each
 * vitest test and every other check as one. `--long` runs all the slow proofs instead of a sample; naming checks
 * (`npm test -- lint types`) runs those alone. Invariant: a check that could not run has failed.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { measureBundle } from "./helpers/bundle.mjs";
import { proveLibrary } from "./helpers/proofs.mjs";
import { countTests, failuresIn } from "./helpers/report.mjs";
import { commit, rotate } from "./helpers/rotate.mjs";

/** @typedef {{ passed: number, failed: number, note: string, failures?: string[] }} Outcome */
/** @typedef {{ name: string, run: () => Promise<Outcome> }} Check */

const root = fileURLToPath(new URL("..", import.meta.url));
const long = process.argv.includes("--long");
const wanted = process.argv.slice(2).filter((word) => word !== "--long");
const minutes = 60_000;

/**
 * In this order: what everything stands on, then what answers in seconds, then what takes minutes.
 * @type {Check[]}
 */
const checks = [
  setUp("build"),
  setUp("browser"),
  ...(long ? [setUp("firefox"), setUp("prometheus")] : []),
  quiet("format", "node_modules/oxfmt/bin/oxfmt", ["--check"]),
  quiet("lint", "node_modules/oxlint/bin/oxlint", ["--type-aware", "--deny-warnings"]),
  quiet("types: shared, server", "node_modules/typescript/bin/tsc", ["-b", "shared", "server"]),
  quiet("types: client", "node_modules/typescript/bin/tsc", ["-p", "client", "--noEmit"]),
  quiet("types: test", "node_modules/typescript/bin/tsc", ["-p", "test", "--noEmit"]),
  quiet("dead code", "node_modules/knip/bin/knip.js", ["--no-progress"]),
  { name: "bundle budget", run: async () => measureBundle(join(root, "dist/client")) },
  tests("unit", long ? 150 : 20),
  ...(long ? [{ name: "proofs", run: () => proveLibrary(root, commit()) }] : []),
  tests("gates", long ? 60 : 14),
  tests("e2e", long ? 60 : 20, long ? [] : endToEndSample()),
];

/** What the other checks need; installing takes a while and says so. @param {string} word @returns {Check} */
function setUp(word) {
  return {
    name: word,
    async run() {
      const { code } = await node(["server/setup.mjs", word], 10, "inherit");
      return verdict(code === 0);
    },
  };
}

/**
 * A tool that has nothing to say when all is well: its output is shown only if it fails.
 * @param {string} name @param {string} script @param {string[]} args @returns {Check}
 */
function quiet(name, script, args) {
  return {
    name,
    async run() {
      const { code, output } = await node([script, ...args], 3, "pipe");
      if (code !== 0) process.stdout.write(`\n${output.trimEnd()}\n`);
      return verdict(code === 0);
    },
  };
}

/** @param {boolean} isFine @returns {Outcome} */
function verdict(isFine) {
  return isFine ? { passed: 1, failed: 0, note: "" } : { passed: 0, failed: 1, note: "see above" };
}

/**
 * One vitest project, shown as it runs and counted from its own report.
 * @param {string} project @param {number} limitMinutes
 * @param {string[]} [files] these alone; all of the project's when none is named
 * @returns {Check}
 */
function tests(project, limitMinutes, files = []) {
  return {
    name: `${project} tests`,
    async run() {
      const report = join(root, ".cache", `vitest-${project}.json`);
      mkdirSync(join(root, ".cache"), { recursive: true });
      rmSync(report, { force: true });
      const args = ["run", "--config", "test/vitest.config.ts", "--project", project, "--allowOnly=false", ...files];
      const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
      const { code } = await node(["node_modules/vitest/vitest.mjs", ...args, ...reporters], limitMinutes, "inherit");
      if (!existsSync(report))
        return { passed: 0, failed: 1, note: "no report: it could not start, or ran out of time" };
      const found = JSON.parse(readFileSync(report, "utf8"));
      return { ...countTests(found, code), failures: failuresIn(found).map((failure) => failure.replaceAll(root, "")) };
    },
  };
}

/**
 * @param {string[]} args
 * @param {number} limitMinutes
 * @param {"pipe" | "inherit"} output
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function node(args, limitMinutes, output) {
  const env = { ...process.env, ...(long ? { SMALL_CAUSES_LONG: "1" } : {}) };
  const timeout = limitMinutes * minutes;
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", output, output], timeout });
  /** @type {string[]} */
  const chunks = [];
  child.stdout?.on("data", (chunk) => chunks.push(String(chunk)));
  child.stderr?.on("data", (chunk) => chunks.push(String(chunk)));
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: null, output: String(error) }));
    child.on("close", (code, signal) => {
      if (signal) chunks.push(`Stopped after ${limitMinutes} min.`);
      resolve({ code, output: chunks.join("") });
    });
  });
}

/**
 * The whole play and the room always; of the other files, each of which takes a minute or more, two by turns. Firefox and
 * Prometheus are for the long run, which alone installs them.
 */
function endToEndSample() {
  const always = ["play", "client-room", "client-panels"].map((name) => `test/e2e/${name}.test.ts`);
  const files = readdirSync(join(root, "test/e2e")).filter((name) => name.endsWith(".test.ts"));
  const apart = new Set([...always, ...["firefox", "prometheus"].map((name) => `test/e2e/${name}.test.ts`)]);
  const others = files.map((name) => `test/e2e/${name}`).filter((file) => !apart.has(file));
  return [...always, ...rotate(others, 2, commit())];
}

/** @param {Check[]} chosen */
async function runAll(chosen) {
  const rows = [];
  for (const check of chosen) {
    const startedAt = performance.now();
    process.stdout.write(`▸ ${check.name}\n`);
    const outcome = await check.run();
    rows.push({ name: check.name, ...outcome, seconds: (performance.now() - startedAt) / 1000 });
  }
  return rows;
}

const chosen =
  wanted.length === 0 ? checks : checks.filter((check) => wanted.some((word) => check.name.includes(word)));
if (chosen.length === 0) console.error(`No check matches. Known: ${checks.map((check) => check.name).join(" · ")}`);
const rows = await runAll(chosen);
console.log("");
for (const failure of rows.flatMap(({ failures = [] }) => failures)) console.log(`× ${failure}`);
for (const { name, passed, failed, note, seconds } of rows) {
  const verdict = failed === 0 ? "ok  " : "FAIL";
  console.log(
    `${verdict} ${name.padEnd(24)}${String(passed + failed).padStart(5)} ${`${seconds.toFixed(1)} s`.padStart(9)}  ${note}`,
  );
}
const failed = rows.reduce((sum, row) => sum + row.failed, 0);
console.log(`\n${rows.reduce((sum, row) => sum + row.passed, 0)} passed, ${failed} failed`);
process.exitCode = failed === 0 && chosen.length > 0 ? 0 : 1;
