import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { z } from "zod";
import { isLong } from "../helpers/sample.ts";
import { expand } from "../../shared/content/index.ts";
import { openSimulation } from "../../shared/sim/index.ts";
import { simulateChain } from "./events/chain.ts";
import { generatedScenario, sizes } from "./generated.ts";
import { largestShipped } from "./shipped.ts";
import { stepTimes } from "./steps.ts";

const reportSchema = z.object({
  format: z.literal("small-causes/bench@1"),
  node: z.string().min(2),
  rows: z.array(
    z.object({
      id: z.string(),
      says: z.string().min(1),
      value: z.number(),
      unit: z.string().min(1),
      target: z.number().nullable(),
      stretch: z.number().nullable(),
      met: z.boolean().nullable(),
    }),
  ),
});

/** The load's part takes minutes, in which it mostly waits: for the long run. */
const parts = {
  engine: {
    bars: [
      ["step.hot.calm", 50],
      ["step.hot.storm", 50],
      ["step.cold.calm", 100],
      ["step.cold.storm", 100],
      ["game.speed", 1000],
      ["game.snapshot", 50],
      ["game.memory", 1.5],
      ["allocation.calm", 0],
      ["allocation.storm", 0],
      ["generated.calm", 200],
      ["generated.strained", 200],
      ["edge.growth", 2],
    ],
    others: ["edge.100", "edge.300", "events.400.attempts", "engine.400.ratio"],
  },
  load: {
    bars: [
      ["load.games", 150],
      ["load.answered.p50", 20],
      ["load.answered.p99", 60],
      ["load.seen.p99", 400],
      ["load.bytes.calm", 1000],
      ["load.bytes.storm", 3000],
      ["load.memory", 1.5],
      ["load.joins", 300],
      ["load.resume", 10],
      ["load.back", 2],
      ["load.cut", 60],
      ["load.whatif.median", 2],
      ["load.whatif.most", 4],
    ],
    others: ["load.games.1.steps", "load.players.2.rest", "load.world.t0.rest", "load.cut.runs"],
  },
} as const;

it.each(isLong ? (["engine", "load"] as const) : (["engine"] as const))(
  "gives each figure of the %s once, as a table and for machines",
  { timeout: 600_000 },
  async (part) => {
    const folder = mkdtempSync(join(tmpdir(), "bench-"));
    try {
      const file = join(folder, "bench.json");
      const { stdout } = await promisify(execFile)(process.execPath, [
        "test/bench/run.mjs",
        "--quick",
        "--only",
        part,
        "--json",
        file,
      ]);
      const { rows } = reportSchema.parse(JSON.parse(readFileSync(file, "utf8")));
      const ids = rows.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(rows.flatMap(({ id, target }) => (target === null ? [] : [[id, target]]))).toEqual(parts[part].bars);
      expect(ids).toEqual(expect.arrayContaining([...parts[part].others]));
      const zeros = rows.filter(({ id, value }) => value === 0 && !/^allocation|late$/.test(id));
      expect(zeros).toEqual([]);
      for (const { id, target, met } of rows) expect(met === null, id).toBe(target === null);
      for (const { says } of rows) expect(stdout).toContain(says);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

it("refuses an option that it does not have", async () => {
  const run = promisify(execFile)(process.execPath, ["test/bench/run.mjs", "--quik"]);
  await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("--quik") });
});

it("has a baseline that loses what theory says: one of six on a full M/M/1/5", () => {
  const station = { slots: 1, serviceS: 0.1, places: 4, timeoutS: 60, retries: 0 };
  const { good, failed, attempts } = simulateChain({ rps: 10, stations: [station] }, 10_000, 1);
  expect(attempts).toBeGreaterThan(99_000);
  expect(failed / (good + failed)).toBeGreaterThan(0.158);
  expect(failed / (good + failed)).toBeLessThan(0.175);
});

it("generates worlds of the size they claim, with traffic everywhere, and failures where stores are strained", () => {
  const shipped = largestShipped();
  for (const size of sizes) {
    const { edges, stations } = expand(generatedScenario(shipped, size).world);
    expect(Math.abs(edges.length / size.edges - 1)).toBeLessThan(0.01);
    expect(stations.length).toBe(size.regions * size.services);
  }
  for (const [isStrained, fewest, most] of [
    [false, 0, 0],
    [true, 1, 60],
  ] as const) {
    const scenario = generatedScenario(shipped, { edges: 300, regions: 3, services: 30 }, isStrained);
    const world = openSimulation(scenario, "generated");
    stepTimes(world, 400);
    const readings = world.observe().stations.flatMap((reading) => reading ?? []);
    expect(Math.min(...readings.map(({ rps }) => rps))).toBeGreaterThan(0);
    const failing = readings.filter(({ errorRatio }) => errorRatio > 0.05).length;
    expect(failing).toBeGreaterThanOrEqual(fewest);
    expect(failing).toBeLessThanOrEqual(most);
  }
});
