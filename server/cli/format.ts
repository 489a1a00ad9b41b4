/**
 * `format`: the reference of the experiment format, made from the schema that checks it; docs/experiments.md carries
 * the same tables. `--schema` gives the JSON Schema for editors.
 */
import { experimentSchema } from "../../shared/content/index.ts";
import type { Command } from "./command.ts";
import { fieldTables, shapeOf } from "../documents/index.ts";

export const formatCommand: Command = {
  name: "format",
  summary: "every field of the experiment format, with units and defaults",
  help: `Usage: small-causes format [--schema]

Prints every field of an experiment as Markdown tables.

Options:
  --schema   the JSON Schema instead, for editors that complete and check YAML
  --help     this page`,
  run(args, io) {
    const [option, ...more] = args;
    if (more.length > 0 || (option !== undefined && option !== "--schema")) {
      io.say(`Unknown: ${args.join(" ")}. Read on: small-causes format --help`);
      return 2;
    }
    const shape = shapeOf(experimentSchema);
    io.print(option === "--schema" ? JSON.stringify(shape, null, 2) : fieldTables(shape));
    return 0;
  },
};
