/**
 * `drill FILE`: plants a small fault where it matters in the world of a scenario, looks for parameters until the proofs
 * hold, and writes an ordinary scenario that can be linted, edited and played.
 */
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { familyIds, foundIn, searchDrill, SURPRISE } from "../../shared/drill/index.ts";
import type { Drill, Step } from "../../shared/drill/index.ts";
import { healthyOf } from "../../shared/risk/index.ts";
import { readDocument, readScenario, scenarioText } from "../documents/index.ts";
import { commandOf, optionsOf, seedsOf } from "./command.ts";
import type { ExitCode, Io } from "./command.ts";
import { complaintsOf, openScenario } from "./scenario/index.ts";

const help = `Usage: small-causes drill FILE [options]

Takes the world of a scenario without its story, plants a latent defect and its trigger where they matter in this
world, with decoys, evidence, actions, hints and runbook stubs, and looks for parameters until its claims hold: ignored
it breaks, well played it is won, what is tempting and wrong hurts. Says what it tries and what it found, and prints the
scenario or writes it to --out. What is planted, and how it is looked for: docs/drills.md

Options:
  --family F      ${familyIds.join(", ")}, or ${SURPRISE} (default ${SURPRISE})
  --difficulty N  1 to 3: more decoys, less evidence and less time (default 1)
  --seed WORD     which of the possible drills comes first (default 1)
  --seeds N       under how many seeds the claims have to hold (default 3)
  --minutes M     give up after so many minutes of this machine (default 10)
  --out OUT       write the scenario to a file
  --help          this page

Exit codes: 0 found, 1 none was found or the file has errors, 2 the command line is wrong.`;

export const drillCommand = commandOf({
  name: "drill",
  summary: "make a drill of a world of your own",
  help,
  parse,
  act: drill,
});

interface Request {
  readonly file: string;
  readonly family: string;
  readonly difficulty: 1 | 2 | 3;
  readonly seed: string;
  readonly seeds: readonly number[];
  readonly minutes: number;
  readonly out: string | undefined;
}

function parse(args: readonly string[]): Result<Request> {
  const parsed = optionsOf("drill", args, {
    family: { type: "string", default: SURPRISE },
    difficulty: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    seeds: { type: "string", default: "3" },
    minutes: { type: "string", default: "10" },
    out: { type: "string" },
  });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    return refuse("drill/one-file", `Name one scenario whose world is taken; ${positionals.length} were given.`);
  const families = [...familyIds, SURPRISE];
  if (!families.includes(values.family))
    return refuse("drill/family", `--family ${values.family}: write one of ${families.join(", ")}.`);
  const difficulty = ([1, 2, 3] as const).find((level) => String(level) === values.difficulty);
  if (difficulty === undefined)
    return refuse("drill/difficulty", `--difficulty ${values.difficulty}: write 1, 2 or 3.`);
  if (!/^[\w-]{1,40}$/.test(values.seed))
    return refuse("drill/seed", `--seed ${values.seed}: write a word of at most 40 letters, digits and dashes.`);
  if (!/^[1-9]\d{0,2}$/.test(values.minutes))
    return refuse("drill/minutes", `--minutes ${values.minutes}: write a whole number from 1 to 999.`);
  const seeds = seedsOf("drill", "1", values.seeds);
  if (!seeds.ok) return seeds;
  const { family, seed, out } = values;
  return ok({ file, family, difficulty, seed, seeds: seeds.value, minutes: Number(values.minutes), out });
}

function drill(request: Request, io: Io): ExitCode {
  const scenario = openScenario(request.file, io);
  if (!scenario.ok) return failed(io, scenario.refusal.reason);
  const endMs = performance.now() + request.minutes * 60_000;
  const isEnough = (): boolean => performance.now() > endMs;
  const found = followed(searchDrill(healthyOf(scenario.value), request, isEnough), io);
  if (!found.ok) return failed(io, found.refusal.reason);
  const says = foundIn(found.value);
  const text = `${commented(says)}\n${scenarioText(found.value.scenario)}`;
  const read = readBack(text);
  if (!read.ok) return failed(io, read.refusal.reason);
  io.say(`Found at try ${found.value.tried}; its claims hold under ${request.seeds.length} seeds.`);
  for (const line of says) io.say(line);
  const written = request.out === undefined ? null : io.write(request.out, text);
  // It took minutes: what cannot be written where it should go is printed.
  if (!written?.ok) io.print(text.trimEnd());
  return written === null || written.ok ? 0 : failed(io, written.refusal.reason);
}

/** What is handed out is a file that reads: a world that no drill can be written for is refused. */
function readBack(text: string): Result<null> {
  const document = readDocument(text);
  const read = document.ok ? readScenario(document.value) : document;
  return read.ok ? ok(null) : refuse("drill/faulty", complaintsOf("The drill for this world", read.refusal));
}

function commented(says: readonly string[]): string {
  return ["What was found, for whoever hosts:", ...says].map((line) => `# ${line}`).join("\n");
}

function followed(work: Generator<Step, Result<Drill>>, io: Io): Result<Drill> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    const { tried, most, what } = step.value;
    io.say(`${tried} of at most ${most}: ${what}`);
  }
}

function failed(io: Io, reason: string): ExitCode {
  io.say(reason);
  return 1;
}
