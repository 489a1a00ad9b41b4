/**
 * `lint FILE…`: reads scenarios and experiments as every command does, and then asks whether what they describe can
 * work: reach, rates at rest, queues, alerts, buttons, a cause, a way to win. Fails on errors alone.
 */
import { parseArgs } from "node:util";
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { misused } from "./command.ts";
import type { Command, ExitCode, Io } from "./command.ts";
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

export const lintCommand: Command = {
  name: "lint",
  summary: "say what in a scenario or experiment would not work",
  help,
  run(args, io) {
    const request = parse(args);
    return request.ok ? lint(request.value, io) : misused("lint", request.refusal, io);
  },
};

interface Request {
  readonly names: readonly string[];
  readonly rest: boolean;
  readonly seed: number | null;
  readonly json: boolean;
}

function parse(args: readonly string[]): Result<Request> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rest: { type: "boolean", default: false },
        play: { type: "boolean", default: false },
        seed: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const { rest, play, seed, json } = values;
    if (positionals.length === 0) return refuse("lint/no-file", "Name at least one file to check.");
    if (seed !== undefined && !play) return refuse("lint/seed", "--seed is for playing: add --play.");
    if (seed !== undefined && !/^\d{1,9}$/.test(seed))
      return refuse("lint/seed", `--seed ${seed}: write a whole number from 0.`);
    return ok({ names: positionals, rest, seed: play ? Number(seed ?? 1) : null, json });
  } catch (problem) {
    return refuse("lint/options", problem instanceof Error ? problem.message : String(problem));
  }
}

function lint({ names, rest, seed, json }: Request, io: Io): ExitCode {
  const files: Checked[] = [];
  let isReadable = true;
  for (const name of names) {
    const checked = checkFile(name, io, { seed });
    if (checked.ok) files.push(checked.value);
    else io.say(checked.refusal.reason);
    isReadable &&= checked.ok;
  }
  if (json) io.print(jsonOfLint(files, rest));
  else printLines(files, rest, io);
  return isReadable && countOf(files, "error") === 0 ? 0 : 1;
}

function printLines(files: readonly Checked[], rest: boolean, io: Io): void {
  for (const checked of files) {
    for (const line of linesOf(checked)) io.print(line);
    if (rest && checked.rest) io.print(`${restText(checked.file, checked.rest)}\n`);
  }
  io.print(closingLine(files));
}
