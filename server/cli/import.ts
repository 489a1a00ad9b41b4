/**
 * `import FILE…`: reads files of somebody's own system, says what was found in them and what had to be guessed, and
 * writes a scenario of it.
 */
import { basename } from "node:path";
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { problemText } from "../documents/index.ts";
import { formats, importFiles } from "../imports/index.ts";
import type { Format, ImportFile } from "../imports/index.ts";
import { commandOf, optionsOf } from "./command.ts";
import type { ExitCode, Io } from "./command.ts";
import { reportOf } from "./imports/report.ts";

const help = `Usage: small-causes import FILE… [options]

Reads files about a system of your own (${formats.join(", ")}), merges them, and prints what was
found, what was guessed and on which basis. With --out it writes a scenario with a world that runs well, in which
nothing is wrong yet. Formats, guesses and limits: docs/importing.md

Options:
  --out FILE   write the scenario; - for standard output, and the report to standard error
  --as FORMAT  read all files as this format, where it is not found out
  --json       print the report as one JSON object
  --help       this page

Exit codes: 0 done, 1 a file has errors or cannot be read or written, 2 the command line is wrong.`;

export const importCommand = commandOf({
  name: "import",
  summary: "make a scenario of files about a system of your own",
  help,
  parse,
  act: importNamed,
});

interface Request {
  readonly names: readonly string[];
  readonly out: string | undefined;
  readonly format: Format | undefined;
  readonly json: boolean;
}

function parse(args: readonly string[]): Result<Request> {
  const parsed = optionsOf("import", args, {
    out: { type: "string" },
    as: { type: "string" },
    json: { type: "boolean", default: false },
  });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const format = formats.find((known) => known === values.as);
  if (values.as !== undefined && format === undefined)
    return refuse("import/format", `--as ${values.as} is no format that is known: write one of ${formats.join(", ")}.`);
  if (positionals.length === 0) return refuse("import/no-file", "Name at least one file to import.");
  return ok({ names: positionals, out: values.out, format, json: values.json });
}

function importNamed({ names, out, format, json }: Request, io: Io): ExitCode {
  const files: ImportFile[] = [];
  for (const name of names) {
    const text = io.read(name);
    if (!text.ok) return failed(io, text.refusal.reason);
    files.push({ name: basename(name), text: text.value, format });
  }
  const imported = importFiles(files);
  if (!imported.ok)
    return failed(
      io,
      imported.refusal
        .flatMap(({ file, problems }) => problems.map((problem) => problemText(file, problem)))
        .join("\n"),
    );
  const { text, ...found } = imported.value;
  const report = json ? JSON.stringify(found, null, 2) : reportOf(found);
  if (out === "-") {
    io.say(report);
    io.print(text.trimEnd());
    return 0;
  }
  io.print(report);
  if (out === undefined) return 0;
  const written = io.write(out, text);
  if (!written.ok) return failed(io, written.refusal.reason);
  io.say(`The scenario is in ${out}. Read on: small-causes lint ${out}`);
  return 0;
}

function failed(io: Io, reason: string): ExitCode {
  io.say(reason);
  return 1;
}
