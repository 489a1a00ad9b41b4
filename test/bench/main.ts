/**
 * `npm run bench`: the speed of the engine and of a server under load as rows beside their targets, for people and, with
 * --json FILE, for machines. `--only WORD` measures the parts alone whose name has the word. A missed target is news, not
 * an error: machines differ, and this one may be busy.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { fullEffort, quickEffort } from "./effort.ts";
import { rowsOfGrowth } from "./growth.ts";
import { fullLoad, loadParts, quickLoad } from "./load/index.ts";
import { tableOf } from "./rows.ts";
import type { Row } from "./rows.ts";
import { largestShipped, rowsOfShipped } from "./shipped.ts";
import { rowsOfVersus } from "./versus.ts";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    quick: { type: "boolean", default: false },
    only: { type: "string", default: "" },
  },
});
const effort = values.quick ? quickEffort : fullEffort;
const load = values.quick ? quickLoad : fullLoad;

const scenario = largestShipped();
const parts: Readonly<Record<string, () => readonly Row[] | Promise<readonly Row[]>>> = {
  [`the engine, ${scenario.id}`]: () => rowsOfShipped(scenario, effort),
  "the engine, generated worlds": () => rowsOfGrowth(scenario, effort),
  "the engine, the baseline": () => rowsOfVersus(scenario, effort),
  ...Object.fromEntries(Object.entries(loadParts).map(([part, rowsOf]) => [`load, ${part}`, () => rowsOf(load)])),
};
const chosen = Object.entries(parts).filter(([part]) => part.includes(values.only));
if (chosen.length === 0) throw new Error(`No part has "${values.only}". Known: ${Object.keys(parts).join(" · ")}`);
const rows: Row[] = [];
for (const [part, measure] of chosen) {
  const sinceMs = performance.now();
  process.stderr.write(`Measuring ${part} … `);
  try {
    rows.push(...(await measure()));
    process.stderr.write(`${Math.round((performance.now() - sinceMs) / 1000)} s\n`);
  } catch (problem) {
    // What the other parts measured took minutes, and holds all the same.
    console.error(problem);
    process.exitCode = 1;
  }
}
const machine = {
  node: process.version,
  cpu: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  load: loadavg()[0] ?? 0,
  commit: spawnSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).stdout?.trim() || null,
};

console.log(tableOf(rows));
console.log(
  `\nCPU time and medians for the engine; ${scenario.id}; Node ${machine.node}, ${machine.cores} × ${machine.cpu}`,
);
if (values.json !== undefined) {
  const report = { format: "small-causes/bench@1", quick: values.quick, scenario: scenario.id, ...machine, rows };
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
// Lines of people who are gone may still wait to be tried again.
process.exit();
