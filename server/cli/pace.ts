/**
 * `pace`: when a scenario tells whom what, and whether that keeps the bounds of play: first clue, amber, tip, last
 * useful moment, and how long anybody waits. Fails when a bound is missed.
 */
import { minutesOf, ok, refuse } from "../../shared/base/index.ts";
import type { Result, Tick } from "../../shared/base/index.ts";
import { consoleIds } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { commandOf, optionsOf, seedOf } from "./command.ts";
import type { ExitCode, Io } from "./command.ts";
import { variantFor } from "../documents/index.ts";
import { boundsOf, clockOf, realSeconds, tempoOf } from "../tempo/index.ts";
import type { Bound, Tempo } from "../tempo/index.ts";
import { openScenario } from "./scenario/index.ts";
import { aligned } from "./table.ts";

const help = `Usage: small-causes pace SCENARIO [options]

Plays a scenario (its file or the first letters of its id) without anybody and with its reference, and prints when each
clue reaches each console, the first page, the tip, the last useful moment, and how long each console waits.
What the words and bounds mean: docs/scenarios.md

Options:
  --seed N   the seed of the variant and its luck, a whole number (default 1)
  --json     one JSON object instead of the tables
  --help     this page

Exit codes: 0 every bound is kept, 1 one is missed, or the file has errors, 2 the command line is wrong.`;

export const paceCommand = commandOf({
  name: "pace",
  summary: "when a scenario tells whom what",
  help,
  parse,
  act: pace,
});

interface Request {
  readonly name: string;
  readonly seed: number;
  readonly json: boolean;
}

function parse(args: readonly string[]): Result<Request> {
  const parsed = optionsOf("pace", args, {
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0)
    return refuse("pace/one-scenario", `Name one scenario; ${positionals.length} were given.`);
  const seed = seedOf("pace", values.seed);
  if (!seed.ok) return seed;
  return ok({ name, seed: seed.value, json: values.json });
}

function pace({ name, seed, json }: Request, io: Io): ExitCode {
  const written = openScenario(name, io);
  const scenario = written.ok ? variantFor(written.value, String(seed)) : written;
  if (!scenario.ok) {
    io.say(scenario.refusal.reason);
    return 1;
  }
  const tempo = tempoOf(scenario.value, seed, (progress) => io.say(`${scenario.value.id}, seed ${seed}: ${progress}`));
  const bounds = boundsOf(scenario.value, tempo);
  io.print(json ? jsonOf(scenario.value, seed, tempo, bounds) : textOf(scenario.value, seed, tempo, bounds));
  const missed = bounds.filter((bound) => !bound.ok);
  for (const { bound, measured, bar } of missed) io.say(`Missed: ${bound}: ${measured}; ${bar}.`);
  return missed.length === 0 ? 0 : 1;
}

function jsonOf({ id }: Scenario, seed: number, tempo: Tempo, bounds: readonly Bound[]): string {
  return JSON.stringify({ format: "small-causes/pace@1", scenario: id, seed, ...tempo, bounds });
}

function textOf({ title, id }: Scenario, seed: number, tempo: Tempo, bounds: readonly Bound[]): string {
  const length = `T+0:00 to ${clockOf(tempo.horizonTick)}, ${realClock(tempo.horizonTick)} real at 4x`;
  return [
    `${title} (${id}), seed ${seed}, ${length}`,
    `Beats, if nobody acts\n${beatTable(tempo)}`,
    `News, if nobody acts: the first of each topic (· is no clue)\n${newsTable(tempo)}`,
    `Bounds\n${boundTable(bounds)}`,
  ].join("\n\n");
}

function beatTable({ beats, news, wonTick, lastUsefulTick, horizonTick }: Tempo): string {
  const first = news.find(({ isClue }) => isClue);
  const rows: readonly (readonly [string, Tick | null, string])[] = [
    ["first clue", first?.tick ?? null, first?.what ?? ""],
    ["tip", beats.tip?.tick ?? null, beats.tip ? `${beats.tip.subject} is full` : ""],
    ["first page", beats.pageTick, ""],
    ["last useful moment", lastUsefulTick, "the reference, begun then, still wins"],
    ["global", beats.globalTick, ""],
    ["reference wins", wonTick, ""],
  ];
  return aligned(
    rows.map(([name, tick, about]) =>
      tick === null
        ? [name, "never", "", "", ""]
        : [name, clockOf(tick), realClock(tick), `${((tick / horizonTick) * 100).toFixed(1)} %`, about],
    ),
    ["left", "right", "right", "right", "left"],
  );
}

/** `--json` has all of it. */
function newsTable({ news }: Tempo): string {
  const firsts = new Map([...news].reverse().map((item) => [item.topic, item]));
  return aligned(
    news
      .filter((item) => firsts.get(item.topic) === item)
      .map(({ tick, consoles, what, isClue }) => [
        clockOf(tick),
        realClock(tick),
        consoles.length === consoleIds.length ? "all" : consoles.join(" "),
        isClue ? what : `· ${what}`,
      ]),
    ["right", "right", "left", "left"],
  );
}

function boundTable(bounds: readonly Bound[]): string {
  return aligned(
    bounds.map(({ bound, measured, bar, ok: isKept }) => [isKept ? "ok" : "MISS", bound, measured, bar]),
    ["left", "left", "left", "left"],
  );
}

/** Real minutes and seconds that ticks take at the default speed. */
function realClock(ticks: Tick): string {
  return minutesOf(realSeconds(ticks));
}
