/** Runs a program of this repository as plain JavaScript, as the engine runs in production, in a process of its own. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Neither the bundler nor a loader runs beside it. Resolves with its exit code.
 * @param {string} source @param {string} outDir @param {readonly string[]} args @returns {Promise<number>}
 */
export async function runBundled(source, outDir, args) {
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: { ssr: source, outDir, emptyOutDir: true, target: "node20", minify: false },
  });
  const { status, error } = spawnSync(process.execPath, ["--expose-gc", `${outDir}/main.js`, ...args], {
    cwd: root,
    stdio: "inherit",
  });
  if (error) console.error(error.message);
  return status ?? 1;
}
