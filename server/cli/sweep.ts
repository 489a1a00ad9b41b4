/**
 * `sweep FILE --set PATH=FROM..TO:STEPS --measure SERIES`: one experiment over a range of one parameter and several
 * seeds, as a table, CSV and a picture. Progress and the time that is left go to standard error.
 */
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { experimentFormat, experimentSchema } from "../../shared/content/index.ts";
import type { Experiment } from "../../shared/content/index.ts";
import { commandOf, misused, optionsOf, seedsOf } from "./command.ts";
import type { ExitCode, Io } from "./command.ts";
import { checkDocument, problemText, readDocument } from "../documents/index.ts";
import {
  checkPlan,
  csvOfSweep,
  jsonOfSweep,
  readRange,
  svgOf,
  sweepOver,
  tableOf,
  windowNamed,
} from "./sweep/index.ts";
import type { Plan, Point, Range } from "./sweep/index.ts";

const help = `Usage: small-causes sweep FILE --set PATH=FROM..TO:STEPS --measure SERIES [options]

Runs an experiment (${experimentFormat}) over STEPS values of one parameter, each under the same seeds, and
prints for each value the mean of one series over a window, with its 95 % interval.
How to read the results: docs/tools.md; parameters and series: docs/experiments.md

Options:
  --set PATH=FROM..TO:STEPS  any parameter of a schedule, set at 0 s: users.rps=20..200:10; both ends are run
  --measure SERIES           a column of the series: users.goodput, store.queue, …
  --window NAME              the window whose mean counts (default: the file's last, else the whole run)
  --log                      values in equal factors instead of equal steps
  --seed N                   the first seed, a whole number (default 1)
  --seeds N                  how many seeds (default 5)
  --csv OUT                  write value, mean, interval and each seed's own to a file; - for standard output
  --svg OUT                  write a picture
  --json                     print one JSON object instead of the table
  --help                     this page

Exit codes: 0 done, 1 the file has errors or the run failed, 2 the command line is wrong.`;

export const sweepCommand = commandOf({
  name: "sweep",
  summary: "run an experiment over a range of one parameter",
  help,
  parse,
  act: sweep,
});

interface Request {
  readonly file: string;
  readonly range: Range;
  readonly measure: string;
  readonly window: string | undefined;
  readonly seeds: readonly number[];
  readonly csv: string | undefined;
  readonly svg: string | undefined;
  readonly json: boolean;
}

function parse(args: readonly string[]): Result<Request> {
  const parsed = optionsOf("sweep", args, {
    set: { type: "string" },
    measure: { type: "string" },
    window: { type: "string" },
    log: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    seeds: { type: "string", default: "5" },
    csv: { type: "string" },
    svg: { type: "string" },
    json: { type: "boolean", default: false },
  });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    return refuse("sweep/one-file", `Name one file to sweep; ${positionals.length} were given.`);
  const { set, measure, window, csv, svg, json } = values;
  if (set === undefined) return refuse("sweep/set", "Say what to vary: --set users.rps=20..200:10.");
  if (measure === undefined) return refuse("sweep/measure", "Say what to measure: --measure users.goodput.");
  const range = readRange(set, values.log);
  if (!range.ok) return range;
  const seeds = seedsOf("sweep", values.seed, values.seeds);
  if (!seeds.ok) return seeds;
  if (json && csv === "-")
    return refuse("sweep/one-output", "--json and --csv - both want standard output: give the CSV a file.");
  return ok({ file, range: range.value, measure, window, seeds: seeds.value, csv, svg, json });
}

function sweep(request: Request, io: Io): ExitCode {
  const experiment = readExperiment(request.file, io);
  if (!experiment.ok) return failed(io, experiment.refusal.reason);
  const window = windowNamed(experiment.value, request.window);
  if (!window.ok) return misused("sweep", window.refusal, io);
  const { range, seeds, measure } = request;
  const plan: Plan = { experiment: experiment.value, range, seeds, measure, window: window.value };
  const checked = checkPlan(plan);
  if (!checked.ok) return misused("sweep", checked.refusal, io);
  const points = sweepOver(plan, progressOf(plan, io));
  if (!points.ok) return failed(io, `${request.file}: ${points.refusal.reason}`);
  return give(plan, points.value, request, io);
}

function readExperiment(file: string, io: Io): Result<Experiment> {
  const text = io.read(file);
  if (!text.ok) return text;
  const document = readDocument(text.value);
  const checked = document.ok ? checkDocument(document.value, experimentSchema) : document;
  if (checked.ok) return checked;
  const reason = checked.refusal.map((problem) => problemText(file, problem)).join("\n");
  return refuse("file/faulty", `${reason}\nsweep runs experiments alone: docs/experiments.md`);
}

/** Told once per value, from the second run on: by then it is known how long one takes. */
function progressOf({ range, seeds }: Plan, io: Io): (runs: number) => void {
  const all = range.values.length * seeds.length;
  const startedMs = performance.now();
  return (runs) => {
    if (runs % seeds.length !== 0 || runs === all) return;
    const leftS = ((performance.now() - startedMs) / 1000 / runs) * (all - runs);
    io.say(`${range.path}: ${runs} of ${all} runs, about ${Math.ceil(leftS)} s left`);
  };
}

function give(plan: Plan, points: readonly Point[], { csv, svg, json }: Request, io: Io): ExitCode {
  const table = tableOf(plan, points);
  if (csv === "-") {
    io.print(csvOfSweep(plan, points).trimEnd());
    io.say(table);
  } else {
    io.print(json ? jsonOfSweep(plan, points) : table);
  }
  const files = [
    ...(csv === undefined || csv === "-" ? [] : [[csv, csvOfSweep(plan, points)] as const]),
    ...(svg === undefined ? [] : [[svg, svgOf(plan, points)] as const]),
  ];
  for (const [path, content] of files) {
    const written = io.write(path, content);
    if (!written.ok) return failed(io, written.refusal.reason);
  }
  return 0;
}

function failed(io: Io, reason: string): ExitCode {
  io.say(reason);
  return 1;
}
