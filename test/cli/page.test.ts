import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { experimentSchema } from "../../shared/content/index.ts";
import { parameters } from "../../shared/sim/index.ts";
import { checkDocument, fieldTables, readDocument, shapeOf } from "../../server/cli/documents/index.ts";
import { runSeeds } from "../../server/cli/experiment/index.ts";

const page = readFileSync("docs/experiments.md", "utf8");

function experimentIn(text: string) {
  const document = readDocument(text);
  if (!document.ok) throw new Error(document.refusal.map(({ says }) => says).join("\n"));
  const experiment = checkDocument(document.value, experimentSchema);
  if (!experiment.ok) throw new Error(experiment.refusal.map(({ says }) => says).join("\n"));
  return experiment.value;
}

/** The mean of a window over five seeds, by name: `long after: users.goodput`. */
function outcome(text: string): (window: string, column: string) => number {
  const runs = runSeeds(experimentIn(text), [1, 2, 3, 4, 5]);
  if (!runs.ok) throw new Error(runs.refusal.reason);
  const { windows, columns } = runs.value;
  return (window, column) => {
    const at = columns.findIndex(({ subject, metric }) => `${subject}.${metric}` === column);
    return must(
      must(
        windows.find(({ name }) => name === window),
        window,
      ).means[at],
      column,
    ).mean;
  };
}

const example = (name: string): string => readFileSync(`docs/examples/${name}.yaml`, "utf8");

it("carries the tables of every field as the schema has them (vitest -u writes them anew)", async () => {
  const tables = fieldTables(shapeOf(experimentSchema));
  const fresh = page.replace(
    /(<!-- fields -->\n)[^]*(<!-- end of fields -->)/,
    (_, open: string, close: string) => `${open}\n${tables}\n\n${close}`,
  );
  await expect(fresh).toMatchFileSnapshot("../../docs/experiments.md");
});

it("explains every parameter that a schedule can set, and no other", () => {
  const section = must(/## The schedule([^]*?)## What the series mean/.exec(page)?.[1], "the section");
  const explained = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name ?? "");
  expect(new Set(explained)).toEqual(new Set(Object.keys(parameters)));
});

it("shows a first experiment that runs and does what the text says", () => {
  const text = must(/```yaml\n([^]*?)```/.exec(page)?.[1], "the first experiment");
  const mean = outcome(text);
  expect(mean("before", "users.goodput")).toBeCloseTo(70, -0.8);
  expect(mean("long after", "users.goodput")).toBeLessThan(1);
});

it("names every example there is", () => {
  for (const file of readdirSync("docs/examples")) expect(page).toContain(`(examples/${file})`);
});

it("retry-storm: the storm feeds itself long after the spike", () => {
  const mean = outcome(example("retry-storm"));
  expect(mean("before", "users.goodput")).toBeGreaterThan(65);
  expect(mean("long after", "users.goodput")).toBeLessThan(1);
  expect(mean("long after", "users.attempts")).toBeGreaterThan(3.8 * 70);
});

it("error-window: three retries on each of three edges are 64 attempts, and all is well afterwards", () => {
  const mean = outcome(example("error-window"));
  expect(mean("during", "users.goodput")).toBeLessThan(0.1);
  expect(mean("during", "data.attempts") / 50).toBeGreaterThan(60);
  expect(mean("during", "web.busy")).toBeGreaterThan(10 * mean("before", "web.busy"));
  expect(mean("after", "users.goodput")).toBeGreaterThan(48);
});

it("cache-flush: a cache whose store has a fifth of room to spare never comes back", () => {
  const mean = outcome(example("cache-flush"));
  expect(mean("before", "cache.hit")).toBeGreaterThan(0.88);
  expect(mean("before", "users.goodput")).toBeGreaterThan(980);
  expect(mean("end", "users.goodput")).toBeLessThan(100);
});
