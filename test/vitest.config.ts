/**
 * The three kinds of test. Unit tests mirror the tree; gates compare the simulation with an independent one and
 * print their table; end-to-end tests drive a real server and a real Chromium, one file at a time.
 */
import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";
import { scenarioFiles } from "../client/vite.config.ts";
import { findChromium, findFirefox } from "../server/setup.mjs";

const everyTest = "test/**/*.test.{ts,tsx}";
const gates = "test/gates/**/*.test.ts";
const endToEnd = "test/e2e/**/*.test.ts";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  plugins: [scenarioFiles()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    env: { CHROMIUM: findChromium() ?? "", FIREFOX: findFirefox() ?? "" },
    maxWorkers: 2,
    // What is waited for comes when the machine has time for it; the second of the default fails where others work too.
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          setupFiles: ["test/helpers/properties.ts"],
          include: [everyTest],
          exclude: [...configDefaults.exclude, gates, endToEnd],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: "gates",
          include: [gates],
          testTimeout: 900_000,
          hookTimeout: 300_000,
          disableConsoleIntercept: true,
        },
      },
      {
        extends: true,
        test: { name: "e2e", include: [endToEnd], testTimeout: 900_000, hookTimeout: 120_000, fileParallelism: false },
      },
    ],
  },
});
