/**
 * `node test/load/run.mjs [--teams 8] [--players 4] [--seconds 60] [--scenario s04] [--speed 1] [--to-end]`: bots on a
 * built server of its own; see main.ts.
 */
import { runBundled } from "../helpers/bundled.mjs";

process.exitCode = await runBundled("test/load/main.ts", "dist/load", process.argv.slice(2));
