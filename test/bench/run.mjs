/** `npm run bench`: see main.ts. Passes its arguments on. */
import { runBundled } from "../helpers/bundled.mjs";

process.exitCode = await runBundled("test/bench/main.ts", "dist/bench", process.argv.slice(2));
