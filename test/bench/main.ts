/**
 * `npm run bench`: the engine's speed as rows beside their targets, for people and, with --json FILE, for machines.
 * A missed target is news, not an error: machines differ, and this one may be busy.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { fullEffort, quickEffort } from "./effort.ts";
import { rowsOfGrowth } from "./growth.ts";
import { tableOf } from "./rows.ts";
import { largestShipped, rowsOfShipped } from "./shipped.ts";
import { rowsOfVersus } from "./versus.ts";

const { values } = parseArgs({ options: { json: { type: "string" }, quick: { type: "boolean", default: false } } });
const effort = values.quick ? quickEffort : fullEffort;

const scenario = largestShipped();
const parts = {
  [scenario.id]: () => rowsOfShipped(scenario, effort),
  "generated worlds": () => rowsOfGrowth(scenario, effort),
  "the baseline": () => rowsOfVersus(scenario, effort),
};
const rows = Object.entries(parts).flatMap(([part, measure]) => {
  console.error(`Measuring ${part} …`);
  return measure();
});
const machine = {
  node: process.version,
  cpu: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  load: loadavg()[0] ?? 0,
  commit: spawnSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).stdout?.trim() || null,
};

console.log(tableOf(rows));
console.log(`\nCPU time, medians; ${scenario.id}; Node ${machine.node}, ${machine.cores} × ${machine.cpu}`);
if (values.json !== undefined) {
  const report = { format: "small-causes/bench@1", quick: values.quick, scenario: scenario.id, ...machine, rows };
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
