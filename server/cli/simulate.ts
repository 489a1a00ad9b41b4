/**
 * `simulate FILE`: runs what the file describes and gives its series. The file's `format` decides what it is.
 */
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { experimentFormat, experimentSchema, scenarioFormat } from "../../shared/content/index.ts";
import { commandOf, misused, optionsOf, seedsOf } from "./command.ts";
import type { ExitCode, Io } from "./command.ts";
import { checkDocument, formatOf, problemText, readDocument } from "../documents/index.ts";
import type { Document, Problem } from "../documents/index.ts";
import { csvOf, jsonOf, runSeeds, summaryOf } from "./experiment/index.ts";
import { findScenario, simulateScenario } from "./scenario/index.ts";

const help = `Usage: small-causes simulate FILE [options]

Runs an experiment (YAML or JSON, format ${experimentFormat}) and prints the means of its windows; or a
scenario (${scenarioFormat}), by its file or the first letters of its id, as far as its planned live time goes, and
prints the harm, the verdicts and what the policy launched.
The same file and seed give the same numbers on every machine. How to write them: docs/experiments.md, docs/scenarios.md

Options:
  --seed N      the seed, a whole number (default 1)
  --seeds N     how many runs, with the seeds N, N+1, …; means then carry 95 % intervals (default 1)
  --policy P    who acts in a scenario: none, one of its policies by name (reference, …), or a YAML file with a
                policy of your own. An experiment has only its schedule (default none)
  --variant     play a scenario in the variant of its seed; without, as its file stands
  --csv OUT     write every second of every station and population to a file; - for standard output
  --json        print everything as one JSON object instead of the table
  --help        this page

Exit codes: 0 done, 1 the file has errors or the run failed, 2 the command line is wrong.`;

export const simulateCommand = commandOf({
  name: "simulate",
  summary: "run an experiment or a scenario and give its series",
  help,
  parse,
  act: simulate,
});

interface Request {
  readonly file: string;
  readonly seeds: readonly number[];
  readonly policy: string;
  readonly variant: boolean;
  readonly csv: string | undefined;
  readonly json: boolean;
}

function parse(args: readonly string[]): Result<Request> {
  const parsed = optionsOf("simulate", args, {
    seed: { type: "string", default: "1" },
    seeds: { type: "string", default: "1" },
    policy: { type: "string", default: "none" },
    variant: { type: "boolean", default: false },
    csv: { type: "string" },
    json: { type: "boolean", default: false },
  });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    return refuse("simulate/one-file", `Name one file to simulate; ${positionals.length} were given.`);
  const seeds = seedsOf("simulate", values.seed, values.seeds);
  if (!seeds.ok) return seeds;
  if (values.json && values.csv === "-")
    return refuse("simulate/one-output", "--json and --csv - both want standard output: give the CSV a file.");
  if (values.variant && seeds.value.length > 1)
    return refuse("simulate/one-variant", "Variants differ in their names: with --variant, run one seed at a time.");
  const { policy, variant, csv, json } = values;
  return ok({ file, seeds: seeds.value, policy, variant, csv, json });
}

function simulate(request: Request, io: Io): ExitCode {
  const found = findScenario(request.file, io);
  if (!found.ok) return failed(io, found.refusal.reason);
  const { file, text } = found.value;
  const document = readDocument(text);
  if (!document.ok) return faulty(io, file, document.refusal);
  const format = formatOf(document.value);
  if (!format.ok) return faulty(io, file, format.refusal);
  switch (format.value) {
    case experimentFormat:
      return simulateExperiment(request, document.value, io);
    case scenarioFormat:
      return simulateScenario(request, file, document.value, io);
  }
}

function simulateExperiment({ file, seeds, policy, csv, json }: Request, document: Document, io: Io): ExitCode {
  if (policy !== "none") {
    const reason = `--policy ${policy}: an experiment has no policies, only its schedule. Leave --policy out.`;
    return misused("simulate", { code: "simulate/policy", reason }, io);
  }
  const experiment = checkDocument(document, experimentSchema);
  if (!experiment.ok) return faulty(io, file, experiment.refusal);
  const runs = runSeeds(experiment.value, seeds);
  if (!runs.ok) return failed(io, `${file}: ${runs.refusal.reason}`);
  if (csv === "-") {
    io.print(csvOf(runs.value).trimEnd());
    io.say(summaryOf(runs.value));
    return 0;
  }
  io.print(json ? jsonOf(runs.value) : summaryOf(runs.value));
  if (csv === undefined) return 0;
  const written = io.write(csv, csvOf(runs.value));
  return written.ok ? 0 : failed(io, written.refusal.reason);
}

function faulty(io: Io, file: string, problems: readonly Problem[]): ExitCode {
  return failed(io, problems.map((problem) => problemText(file, problem)).join("\n"));
}

function failed(io: Io, reason: string): ExitCode {
  io.say(reason);
  return 1;
}
