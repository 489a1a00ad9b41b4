/**
 * Random scenarios under random hands: nothing may be lost or made, no number may stop being one, nothing may grow
 * without bound, and a fork and a snapshot must go on as the original does. A seed that ever failed stays in `found`.
 */
import { expect, it } from "vitest";
import type { Scenario } from "../../../shared/content/index.ts";
import { openSimulation, restoreSimulation } from "../../../shared/sim/index.ts";
import type { Simulation } from "../../../shared/sim/index.ts";
import { seedsOf } from "../../helpers/sample.ts";
import { broken } from "../laws.ts";
import { luckOf } from "./luck.ts";
import { commandsAt, scenarioOf } from "./scenario.ts";

const TICKS = 1_000;
/** Ticks that copies are watched for, and how often copies are made: once under `hands`, the rest anywhere. */
const WATCHED = 100;
const MOMENTS = 4;
/** Bytes that a run may gain: a full log of decisions, 120 lines of some 200 bytes, and lists of what is going on. */
const GROWTH = 45_000;
/** A run begins with the ordinary life before T+0; a fuzz does not wait for its end. */
const START_S = -2700;

/**
 * Seeds that once failed: an undo in a copy set a limit that was none to zero; a place in no queue was not a number; a
 * copy read other response times where calls go in a circle; fewer than no callers were answered in time; a log full of evictions was taken for growth without bound.
 */
const found = [3, 5, 22, 30]
  .map((world) => `a610985233e8/fuzz/${world}`)
  .concat("83c43dd21fb0/fuzz/837", "own-probes/fuzz/126");

const worlds: (readonly [string, object])[] = [
  ...found.map((seed) => [seed, {}] as const),
  // A crash passed by the oldest of those who wait for ever.
  ["53540eda9004/fuzz/0", { processes: true }],
  ...seedsOf("fuzz", 40, 1_000).map((seed) => [seed, { processes: true, deadlines: true, drastic: true }] as const),
];

it.each(worlds)("holds every law in the world of seed %s, with %o", (seed, more) => {
  const scenario = scenarioOf(seed, { actors: true, atS: START_S + 20, ...more });
  const simulation = openSimulation(scenario, seed);
  const luck = luckOf(`hands/${seed}`);
  const when = luckOf(`moments/${seed}`);
  const moments = [luck.int(100, 849), ...Array.from({ length: MOMENTS - 1 }, () => when.int(0, TICKS - 2))];
  const launched: string[] = [];
  const flaws: string[] = [];
  let copies: Copy[] = [];
  const size = simulation.snapshot().length;
  for (let tick = 0; tick < TICKS && flaws.length === 0; tick++) {
    if (moments.includes(tick)) copies.push(...copiesOf(simulation, scenario, seed));
    const commands = commandsAt(luck, scenario, tick, launched);
    const events = JSON.stringify(simulation.step(commands));
    for (const { run, name } of copies)
      if (JSON.stringify(run.step(commands)) !== events) flaws.push(`another story in ${name}`);
    if (tick % 50 === 0) flaws.push(...oddNumbers(simulation), ...broken(simulation.world));
    const due = copies.filter(({ until }) => simulation.tick === until || tick === TICKS - 1);
    for (const { run, name } of due) if (run.hash() !== simulation.hash()) flaws.push(`${name} went its own way`);
    copies = copies.filter((copy) => !due.includes(copy));
  }
  expect(flaws).toEqual([]);
  expect(simulation.snapshot().length).toBeLessThan(size + 200 * launched.length + GROWTH);
});

interface Copy {
  readonly name: string;
  readonly run: Simulation;
  /** The tick at which it must have the bytes of the original. */
  readonly until: number;
}

/** A fork shares nothing with the original, or the two would move each other; a restored run knows the bytes alone. */
function copiesOf(simulation: Simulation, scenario: Scenario, seed: string): readonly Copy[] {
  const restored = restoreSimulation(scenario, seed, simulation.snapshot());
  const runs = { "a fork": simulation.fork(), "a restored run": restored, "a fork of a restored run": restored.fork() };
  const made = `made at tick ${simulation.tick}`;
  return Object.entries(runs).map(([name, run]) => ({
    name: `${name} ${made}`,
    run,
    until: simulation.tick + WATCHED,
  }));
}

function oddNumbers({ world: { step } }: Simulation): readonly string[] {
  return Object.entries(step.state).flatMap(([name, field]) =>
    field instanceof Float64Array && field.some((value) => Number.isNaN(value)) ? [`${name} is not a number`] : [],
  );
}
