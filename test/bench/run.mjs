/**
 * `npm run bench`: bundles the benchmark into dist/bench as plain JavaScript, as the engine runs in production, and runs
 * it in a process of its own, so that neither the bundler nor a loader is measured with it. Passes its arguments on.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));

await build({
  root,
  configFile: false,
  logLevel: "error",
  build: { ssr: "test/bench/main.ts", outDir: "dist/bench", emptyOutDir: true, target: "node20", minify: false },
});

const { status, error } = spawnSync(process.execPath, ["--expose-gc", "dist/bench/main.js", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
if (error) console.error(error.message);
process.exitCode = status ?? 1;
