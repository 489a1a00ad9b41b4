/**
 * Records the golden recordings anew: `node test/golden/record.mjs [NAME …]`, about a minute. Run it when the physics
 * has changed on purpose, and read the difference before you commit it. Not a check; golden.test.ts is.
 */
import { writeFileSync } from "node:fs";
import { createServer } from "vite";

const server = await createServer({
  root: new URL("../..", import.meta.url).pathname,
  configFile: false,
  server: { middlewareMode: true, hmr: false, ws: false },
  logLevel: "error",
});
try {
  const { pathOf, plans, recorded } = await server.ssrLoadModule("/test/golden/golden.ts");
  const wanted = process.argv.slice(2);
  for (const plan of plans) {
    if (wanted.length > 0 && !wanted.includes(plan.name)) continue;
    writeFileSync(pathOf(plan.name), await recorded(plan));
    console.log(`${plan.name} recorded`);
  }
} finally {
  await server.close();
}
