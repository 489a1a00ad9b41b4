/**
 * Makes the gallery's debriefs anew from the simulation: `node test/debrief/fixture.mjs [--keep-cuts]`, a few minutes.
 * Not a check; run it when the simulation, the scenario or the report has changed. The search for cuts takes longest:
 * `--keep-cuts` keeps the windows that the file has.
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
  const { asModule, lessonOf } = await server.ssrLoadModule("/test/debrief/lesson.ts");
  const known = process.argv.includes("--keep-cuts")
    ? (await server.ssrLoadModule("/client/gallery/debriefReport.ts")).report.cutPoints.map(({ window }) => window)
    : undefined;
  const say = (what, share) => process.stderr.write(`\r${what} ${Math.round(share * 100)} %   `);
  const { report, whatIf, found, alone } = await lessonOf(say, known);
  const gallery = new URL("../../client/gallery/", import.meta.url);
  writeFileSync(new URL("debriefReport.ts", gallery), asModule(report, { whatIf, found }));
  writeFileSync(new URL("debriefAlone.ts", gallery), asModule(alone));
  process.stderr.write("\rclient/gallery/debriefReport.ts and debriefAlone.ts written\n");
} finally {
  await server.close();
}
