/** Programs of this repository as plain JavaScript, as the engine runs in production. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** @param {string} source @param {string} outDir @returns {Promise<void>} */
export async function bundle(source, outDir) {
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: { ssr: source, outDir, emptyOutDir: true, target: "node20", minify: false },
  });
}

/**
 * In a process of its own: neither the bundler nor a loader runs beside it. Resolves with its exit code.
 * @param {string} source @param {string} outDir @param {readonly string[]} args @returns {Promise<number>}
 */
export async function runBundled(source, outDir, args) {
  await bundle(source, outDir);
  const { status, error } = spawnSync(process.execPath, ["--expose-gc", `${outDir}/main.js`, ...args], {
    cwd: root,
    stdio: "inherit",
  });
  if (error) console.error(error.message);
  return status ?? 1;
}
