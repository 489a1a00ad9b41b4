/**
 * `format`: the reference of a file format, made from the schema that checks it; the pages in docs carry the same
 * tables. `--schema` gives the JSON Schema for editors.
 */
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { experimentSchema, scenarioSchema } from "../../shared/content/index.ts";
import { fieldTables, shapeOf } from "../documents/index.ts";
import { commandOf, optionsOf } from "./command.ts";
import type { ExitCode, Io } from "./command.ts";

const formats = { experiment: experimentSchema, scenario: scenarioSchema } as const;

interface Request {
  readonly of: keyof typeof formats;
  readonly schema: boolean;
}

export const formatCommand = commandOf({
  name: "format",
  summary: "every field of a file format, with units and defaults",
  help: `Usage: small-causes format [experiment|scenario] [options]

Prints every field of an experiment, or of a scenario, as Markdown tables.

Options:
  --schema   the JSON Schema instead, for editors that complete and check YAML
  --help     this page`,
  parse,
  act: format,
});

function parse(args: readonly string[]): Result<Request> {
  const parsed = optionsOf("format", args, { schema: { type: "boolean", default: false } });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [of = "experiment", ...more] = positionals;
  if (more.length > 0 || (of !== "experiment" && of !== "scenario"))
    return refuse("format/which", `"${positionals.join(" ")}" is no format: write experiment or scenario.`);
  return ok({ of, schema: values.schema });
}

function format({ of, schema }: Request, io: Io): ExitCode {
  const shape = shapeOf(formats[of]);
  io.print(schema ? JSON.stringify(shape, null, 2) : fieldTables(shape));
  return 0;
}
