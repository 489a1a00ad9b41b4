/**
 * Golden recordings: a few rounds with the hashes that the engine gave when a person last agreed to its physics. Each is
 * a recording as the server writes it, but for the scenario, which may be the path of a file, and the harm at its end.
 * `node test/golden/record.mjs` records all of them anew; the difference is to be read like code.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { replayFile } from "../../server/cli/replay/index.ts";
import type { Replayed } from "../../server/cli/replay/index.ts";
import { readEngineVersion, recordingSchema, rowsOf } from "../../server/exercise/index.ts";
import type { RecordingFile } from "../../server/exercise/index.ts";
import { must } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { createRound } from "../../shared/play/index.ts";
import type { Command } from "../../shared/protocol/index.ts";
import { createPolicy, createSimulation } from "../../shared/sim/index.ts";
import type { SimCommand, Simulation } from "../../shared/sim/index.ts";
import { luckOf } from "../sim/random/luck.ts";
import { commandsAt, scenarioOf } from "../sim/random/scenario.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = fileURLToPath(new URL("recordings", import.meta.url));

const goldenSchema = recordingSchema.extend({
  scenario: z.union([z.string(), scenarioSchema]),
  harm: z.strictObject({
    userMinutes: z.number(),
    affected: z.number(),
    wentGlobal: z.boolean(),
    won: z.boolean(),
    integrity: z.strictObject({ diverged: z.number(), lost: z.number(), wrong: z.number() }),
  }),
});
type Golden = z.infer<typeof goldenSchema>;

/** What one is made from. A drawn scenario is kept in the file, so that the generator may change without it. */
interface Plan {
  readonly name: string;
  readonly scenario: string | { readonly drawnFrom: string };
  readonly minutes: number;
  /** Who plays: a policy of the scenario, or a hand that tries anything. */
  readonly by: string;
}

const HAND = "a random hand";
const EVERY_TICKS = 600;

/**
 * Between them the drawn ones have calls of every kind, a cache that coalesces, loops, a shared station behind links,
 * canaries, autoscalers, health checks, a failover, a roll-out, budgets, breakers, and queues of every kind.
 */
export const plans: readonly Plan[] = [
  {
    name: "a-quarter-at-a-time",
    scenario: "shared/content/scenarios/s04-a-quarter-at-a-time.yaml",
    minutes: 30,
    by: "reference",
  },
  { name: "short-patience", scenario: "docs/examples/short-patience.yaml", minutes: 30, by: "none" },
  { name: "drawn-failover", scenario: { drawnFrom: "golden/245" }, minutes: 5, by: HAND },
  { name: "drawn-rollout", scenario: { drawnFrom: "golden/344" }, minutes: 5, by: HAND },
];

export const names: readonly string[] = readdirSync(folder).map((file) => file.replace(/\.json$/, ""));

export function pathOf(name: string): string {
  return join(folder, `${name}.json`);
}

export function readGolden(name: string): Golden {
  return goldenSchema.parse(JSON.parse(readFileSync(pathOf(name), "utf8")));
}

/** Lives it through again, as `cli replay` does. */
export function replayed({ harm: _harm, scenario, ...file }: Golden): Replayed {
  return replayWhole({ ...file, scenario: typeof scenario === "string" ? fromFile(scenario) : scenario }, 0);
}

/** Plays a plan and writes down what happened, with hashes, as the text of its file. */
export async function recorded(plan: Plan): Promise<string> {
  const { scenario: source } = plan;
  const scenario =
    typeof source === "string" ? fromFile(source) : scenarioOf(source.drawnFrom, { actors: true, atS: 60 });
  const played: RecordingFile = {
    format: "small-causes/recording@1",
    engine: await readEngineVersion(),
    scenario,
    seed: "golden",
    options: { incident: "GOLDEN HERON", size: 1, layer: "standard", speed: 4, liveMinutes: 15 },
    journal: [],
    hashes: [],
  };
  const whole = { ...played, journal: journalOf(plan, played) };
  const { taken, harm, differs } = replayWhole(whole, EVERY_TICKS);
  if (differs) throw new Error(`${plan.name}: the replay parts from the round at tick ${differs.tick}`);
  return textOf({ ...whole, scenario: typeof source === "string" ? source : scenario, hashes: [...taken], harm });
}

function replayWhole(file: RecordingFile, everyTicks: number): Replayed {
  const rows = rowsOf(file);
  if (!rows.ok) throw new Error(rows.refusal.reason);
  return replayFile(file, rows.value, everyTicks);
}

function fromFile(path: string): Scenario {
  return scenarioSchema.parse(parse(readFileSync(join(root, path), "utf8"), { merge: true }));
}

/** One person alone, who holds every console and does what the policy or the hand wants and the rules allow. */
function journalOf({ minutes, by }: Plan, { scenario, seed, options }: RecordingFile): RecordingFile["journal"] {
  const round = createRound({ scenario, seed, options }, createSimulation(scenario, seed));
  const next = playerOf(by, scenario, round.world);
  const journal: RecordingFile["journal"] = [];
  const write = (kind: "command" | "presence" | "clock", body: object): void => {
    const seat = kind === "clock" ? null : "ana";
    journal.push({
      seq: journal.length + 1,
      tick: round.tick,
      kind,
      seat,
      body: { clockMs: round.tick * 25, ...body },
    });
  };
  const say = (command: Command): void => {
    const place = { seq: journal.length + 1, tick: round.tick, clockMs: round.tick * 25 };
    if (!round.decide("ana", command, place.clockMs).ok) return;
    round.submit([{ ...place, kind: "command", by: "ana", command }]);
    write("command", { id: null, command });
  };
  const joined = { kind: "joined", isHost: true } as const;
  round.submit([{ seq: 1, tick: 0, clockMs: 0, kind: "presence", member: "ana", event: joined }]);
  write("presence", { event: joined });
  say({ type: "seat.take", seat: 0 });
  say({ type: "host.start" });
  say({ type: "host.start" });
  while (round.isRunning && round.tick < minutes * 600) {
    for (const command of next()) say(command);
    round.step();
  }
  say({ type: "round.end" });
  write("clock", { phase: round.play.phase.kind, speed: options.speed, isPaused: false });
  return journal;
}

/** What the player says at each tick. */
function playerOf(by: string, scenario: Scenario, world: Simulation): () => readonly Command[] {
  const spoken = (command: SimCommand): Command => {
    if (command.kind !== "action.launch") return { type: command.kind, ref: command.ref };
    const { id } = must(scenario.actions[command.action], "action");
    return { type: "action.launch", action: id, target: command.target, value: command.value };
  };
  if (by === HAND) {
    const luck = luckOf("golden/hand");
    return () =>
      commandsAt(
        luck,
        scenario,
        world.tick,
        world.running().map(({ ref }) => ref),
      ).map(spoken);
  }
  const policy = createPolicy(scenario, world.topology, by);
  if (!policy.ok) throw new Error(policy.refusal.reason);
  return () => (world.tick % 100 === 0 ? policy.value.next(world.observe()).map(spoken) : []);
}

/** One line per entry of the journal and per hash, so that a difference can be read. */
function textOf(golden: Golden): string {
  const value = (one: unknown): string =>
    Array.isArray(one) ? `[\n${one.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n")}\n ]` : JSON.stringify(one);
  const fields = Object.entries(golden).map(([key, one]) => ` ${JSON.stringify(key)}: ${value(one)}`);
  return `{\n${fields.join(",\n")}\n}\n`;
}
