/** The pages for authors say what the code does: fields, parameters and words are those of the code, examples run. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { verbNames } from "../../shared/actions/index.ts";
import { must } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { expand, experimentSchema, scenarioSchema, worldSchema } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { parameterFlaws } from "../../shared/content/lint/parameters.ts";
import { scenarioShape, signalSchema } from "../../shared/content/scenario.ts";
import { createPolicy, createSimulation, parameters } from "../../shared/sim/index.ts";
import type { Simulation } from "../../shared/sim/index.ts";
import { checkDocument, fieldTables, readDocument, readScenario, shapeOf } from "../../server/documents/index.ts";
import type { Problem } from "../../server/documents/index.ts";
import { runSeeds } from "../../server/cli/experiment/index.ts";
import { horizonOf, played } from "../../server/tempo/index.ts";

const page = readFileSync("docs/experiments.md", "utf8");
const format = readFileSync("docs/scenario-format.md", "utf8");
const mechanisms = readFileSync("docs/mechanisms.md", "utf8");

function sound<T>(read: Result<T, readonly Problem[]>): T {
  if (!read.ok) throw new Error(read.refusal.map(({ line, says }) => `${line}: ${says}`).join("\n"));
  return read.value;
}

const experimentIn = (text: string) => sound(checkDocument(sound(readDocument(text)), experimentSchema));

/** A section of a page, from its heading to the next one of that kind. */
function section(text: string, heading: string): string {
  return must(text.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0], heading);
}

/** The cells of each row of the tables in a text, without their heads. */
function rowsIn(text: string): readonly (readonly string[])[] {
  const lines = text.split("\n").filter((line) => line.startsWith("| `"));
  return lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** What each row is about: the name in its first cell. */
const namesIn = (text: string): readonly string[] => rowsIn(text).map(([name = ""]) => name.replaceAll("`", ""));

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

it.each<[string, string, z.ZodType]>([
  ["experiments", page, experimentSchema],
  ["scenario-format", format, scenarioSchema],
])(
  "%s carries the tables of every field as the schema has them (vitest -u writes them anew)",
  async (name, text, schema) => {
    const tables = fieldTables(shapeOf(schema));
    const fresh = text.replace(
      /(<!-- fields -->\n)[^]*(<!-- end of fields -->)/,
      (_, open: string, close: string) => `${open}\n${tables}\n\n${close}`,
    );
    await expect(fresh).toMatchFileSnapshot(`../../docs/${name}.md`);
  },
);

it("leaves no field of a scenario without its meaning", () => {
  expect(fieldTables(shapeOf(scenarioShape.omit({ world: true }))).match(/^.*\| {2}\|$/gm) ?? []).toEqual([]);
});

it("explains every parameter that a schedule can set, and no other", () => {
  const table = section(page, "The schedule").split("| Parameter |")[1] ?? "";
  const actors: readonly string[] = ["automation", "autoscaler", "health-check", "provisioned"];
  const own = Object.entries(parameters).filter(([, { scope }]) => !actors.includes(scope));
  expect(new Set(namesIn(table))).toEqual(new Set(own.map(([name]) => name)));
});

it("shows a first experiment that runs and does what the text says", () => {
  const text = must(/```yaml\n([^]*?)```/.exec(page)?.[1], "the first experiment");
  const mean = outcome(text);
  expect(mean("before", "users.goodput")).toBeCloseTo(70, -0.8);
  expect(mean("long after", "users.goodput")).toBeLessThan(1);
});

it("names every example there is", () => {
  const experiments = readdirSync("docs/examples").filter((file) => file.endsWith(".yaml"));
  for (const file of experiments) expect(page + format).toContain(`(examples/${file})`);
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

describe("short-patience, the small scenario", () => {
  const text = example("short-patience");
  const scenario = sound(readScenario(sound(readDocument(text))));

  const play = (changed: Scenario, policy: string | null, start?: Simulation) => {
    const simulation = start?.fork() ?? createSimulation(changed, "1");
    const actor = policy === null ? null : createPolicy(changed, simulation.topology, policy);
    if (actor && !actor.ok) throw new Error(actor.refusal.reason);
    return played(simulation, actor && actor.value, horizonOf(changed));
  };

  it("is explained in its own words", () => {
    const pieces = [...section(format, "A complete small scenario").matchAll(/```yaml\n([^]*?)```/g)];
    expect(pieces.length).toBeGreaterThan(7);
    for (const [, piece = ""] of pieces) expect(text).toContain(piece);
  });

  it("goes global when ignored, is won by its reference, and is not healed by the other ways", () => {
    const start = createSimulation(scenario, "1");
    const ignored = play(scenario, null, start);
    expect(ignored.wentGlobalTick).not.toBeNull();
    const reference = play(scenario, "reference", start);
    expect(reference.wonTick).not.toBeNull();
    expect(reference.userMinutes).toBeLessThan(0.1 * ignored.userMinutes);
    expect(play(scenario, "restart-the-store", start).userMinutes).toBeGreaterThan(0.95 * ignored.userMinutes);
    const [eu, us] = play(scenario, "stop-the-roll-out-only", start).failingByRegion;
    expect(eu).toBeGreaterThan(0.7);
    expect(us).toBeLessThan(0.05);
  });

  const rollouts = scenario.rollouts.map((rollout) => ({ ...rollout, absentS: 50 }));
  const services = scenario.world.services.map((service) =>
    service.id === "rows" ? { ...service, queue: { ...service.queue, places: 150 } } : service,
  );
  it.each<[string, Scenario, number]>([
    ["the defect", { ...scenario, defects: [] }, 20_000],
    ["two replicas away at a time", { ...scenario, rollouts }, 2_000],
    ["a queue longer than the patience", { ...scenario, world: { ...scenario.world, services } }, 700_000],
  ])("breaks by all its causes: without %s it heals by itself", (_, changed, mostUserMinutes) => {
    const healthy = play(changed, null);
    expect(healthy.wentGlobalTick).toBeNull();
    expect(healthy.failing).toBeLessThan(0.05);
    expect(healthy.userMinutes).toBeLessThan(mostUserMinutes);
  });
});

describe("the reference of the scenario format", () => {
  const entityOf = {
    pool: "station or group",
    station: "station",
    "station-class": "station, per class",
    shedder: "station with codel",
    client: "call",
    "client-class": "call, per class",
    journey: "population",
    population: "population",
    cache: "cache",
    loop: "loop",
    boot: "boot call",
    recovery: "recovery",
    mortal: "station or group that can crash",
    record: "record",
    ceiling: "ceiling",
    link: "link",
    way: "site or way",
    site: "site",
    routed: "routed call",
    automation: "automation",
    autoscaler: "autoscaler",
    "health-check": "health check",
    member: "member",
    quorum: "quorum",
    allowance: "allowance",
    provisioned: "provisioned",
  } as const;

  it("gives every parameter with its entity and its range, as they are checked", () => {
    const rows = rowsIn(section(format, "Parameters"));
    const code = Object.entries(parameters).map(([name, meaning]) => {
      const scopes = [meaning.scope, ...("or" in meaning ? meaning.or.map(({ scope }) => scope) : [])];
      return [`\`${name}\``, scopes.map((scope) => entityOf[scope]).join(", "), rangeOf(name)];
    });
    expect(rows.map(([name, entity, , range]) => [name, entity, range])).toEqual(code);
  });

  it.each([
    ["Actions", verbNames],
    ["Signals", signalSchema.shape.metric.options],
    ["Policies", scenarioSchema.shape.policies.valueType.shape.kind.options],
    ["Logs", scenarioSchema.shape.logs.unwrap().element.shape.source.options],
  ])("explains every word of: %s", (heading, words) => {
    expect(namesIn(section(format, heading))).toEqual(words);
  });
});

/** A world in which every parameter belongs to something. */
const everything = experimentIn(`
format: small-causes/experiment@1
name: one of each
durationS: 1
world:
  regions: [{ id: eu }, { id: us }]
  links: [{ from: eu, to: us, latencyMs: 80 }]
  routes: [{ service: store }]
  services:
    - id: web
      calls: [{ to: store, budget: {}, breaker: {}, timeoutMs: null, staticS: 9, connections: { max: 9 } }]
      needs: [{ record: name }]
      loops: [{ id: renew, to: store, everyS: 10, fetches: name }]
      boots: [{ id: load, to: store }]
      recoveries: [{ id: mirror, to: store }]
      groups: [{ crashesPerHour: 0 }]
    - { id: store, cache: { keys: 10, ttlS: 10, serveStaleS: 0 }, records: [{ id: name }], quorum: {}, queue: { codel: {} }, ceilings: [{ id: files, limit: 100 }], allowances: [{ id: calls, quota: 9 }], provisioning: { addable: 1 } }
  populations:
    - id: users
      region: eu
      journeys:
        - { to: web, rps: 1 }
        - { to: web, when: arriving }
        - { to: web, when: connected }
`);

/** Automations act in scenarios alone. */
const automated = worldSchema.parse({
  ...everything.world,
  services: everything.world.services.map((service) =>
    service.id === "web" ? { ...service, autoscaler: {}, healthCheck: {} } : service,
  ),
});

/** The range of a parameter, from what the check says of a value that fits none, and of no limit. */
function rangeOf(name: string): string {
  const parts = [
    "web:renew",
    "web:load",
    "web:mirror",
    "store:name",
    "store:files",
    "store:calls",
    "autoscaler:web",
    "health-check:web",
  ];
  const entities = ["web", "store", "web>store", "users", "eu~us", ...parts];
  const says = (value: number | null): string => {
    const topology = expand(automated);
    const flaws = entities.map((entity) => parameterFlaws(topology, `${entity}.${name}`, [value], []));
    const own = flaws.find((found) => !found.some((flaw) => flaw.says.startsWith("nothing called")));
    return must(own, name)
      .map((flaw) => flaw.says)
      .join();
  };
  const [, noun, range] = /write (a number|a whole number) (.*)\.$/.exec(says(-1)) ?? [];
  const unlimited = says(null).includes("cannot be null") ? "" : ", or no limit";
  return `${noun === "a whole number" ? "whole, " : ""}${range}${unlimited}`;
}

describe("the table of mechanisms", () => {
  const rows = mechanisms
    .split("\n")
    .filter((line) => /^\| M\d\d /.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));

  it("has the 27 mechanisms, each with an honest state", () => {
    expect(new Set(rows.map(([, name]) => name?.slice(0, 3))).size).toBe(27);
    for (const row of rows) expect(row.at(-2)).toMatch(/^(there|partly|not yet)\b/);
  });

  it("names only files that exist", () => {
    const files = [...mechanisms.matchAll(/`((?:shared|test|server|docs)\/[^`]+)`/g)].map(([, file = ""]) => file);
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it("names only tests that are there", () => {
    const tests = [...mechanisms.matchAll(/`(test\/[^`]+)` \*([^*]+)\*/g)];
    expect(tests.length).toBeGreaterThan(25);
    const missing = tests.filter(([, file = "", name = ""]) => !readFileSync(file, "utf8").includes(name));
    expect(missing.map(([all]) => all)).toEqual([]);
  });
});
