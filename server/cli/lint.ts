/**
 * `lint FILE…`: reads scenarios and experiments as every command does, and then asks whether what they describe can
 * work: reach, rates at rest, queues, alerts, buttons, a cause, a way to win. Fails on errors alone.
 */
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { commandOf, optionsOf, seedOf } from "./command.ts";
import type { ExitCode, Io } from "./command.ts";
import { checkFile, closingLine, countOf, jsonOfLint, linesOf, restText } from "./lint/index.ts";
import type { Checked } from "./lint/index.ts";

const help = `Usage: small-causes lint FILE… [options]

Checks scenarios and experiments, by their files or the first letters of a scenario's id, and prints a line for
each thing that is wrong or would not work: file, line, column, severity, what, and what to do about it.
What is checked, and by what arithmetic: docs/tools.md

Options:
  --rest     also print the load of every station at rest
  --play     also play each scenario under one seed, without anybody and with its reference
  --seed N   the seed for --play, a whole number (default 1)
  --json     print one JSON object instead of lines
  --help     this page

Exit codes: 0 no errors (there may be warnings), 1 errors, or a file cannot be read, 2 the command line is wrong.`;

export const lintCommand = commandOf({
  name: "lint",
  summary: "say what in a scenario or experiment would not work",
  help,
  parse,
  act: lint,
});

interface Request {
  readonly names: readonly string[];
  readonly rest: boolean;
  readonly seed: number | null;
  readonly json: boolean;
}

function parse(args: readonly string[]): Result<Request> {
  const parsed = optionsOf("lint", args, {
    rest: { type: "boolean", default: false },
    play: { type: "boolean", default: false },
    seed: { type: "string" },
    json: { type: "boolean", default: false },
  });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const { rest, play, json } = values;
  if (positionals.length === 0) return refuse("lint/no-file", "Name at least one file to check.");
  if (values.seed !== undefined && !play) return refuse("lint/seed", "--seed is for playing: add --play.");
  const seed = seedOf("lint", values.seed ?? "1");
  if (!seed.ok) return seed;
  return ok({ names: positionals, rest, seed: play ? seed.value : null, json });
}

function lint({ names, rest, seed, json }: Request, io: Io): ExitCode {
  const files: Checked[] = [];
  for (const name of names) {
    const checked = checkFile(name, io, { seed });
    if (checked.ok) files.push(checked.value);
    else io.say(checked.refusal.reason);
  }
  const unread = names.length - files.length;
  if (json) io.print(jsonOfLint(files, unread, rest));
  else printLines(files, unread, rest, io);
  return unread === 0 && countOf(files, "error") === 0 ? 0 : 1;
}

function printLines(files: readonly Checked[], unread: number, rest: boolean, io: Io): void {
  for (const checked of files) {
    for (const line of linesOf(checked)) io.print(line);
    if (rest && checked.rest) io.print(`${restText(checked.file, checked.rest)}\n`);
  }
  io.print(closingLine(files, unread));
}
