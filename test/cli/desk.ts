/** A command line for tests: files in memory (the library from the disk), and everything that a command says kept. */
import { readFileSync } from "node:fs";
import { commands } from "../../server/cli/commands.ts";
import type { ExitCode, Io } from "../../server/cli/command.ts";
import { must, ok, refuse } from "../../shared/base/index.ts";

export interface Ran {
  readonly code: ExitCode;
  /** Standard output. */
  readonly printed: string;
  /** Standard error. */
  readonly said: string;
  readonly written: Readonly<Record<string, string>>;
}

type Files = Readonly<Record<string, string>>;

/** Runs `small-causes ARGS`; files under `nowhere/` cannot be written. */
export function run(args: readonly string[], files: Files = {}): Ran {
  const { code, ran } = begin(args, files);
  if (typeof code !== "number") throw new Error(`${args[0]} takes its time`);
  return ran(code);
}

/** The same for a command that takes its time. */
export async function runLong(args: readonly string[], files: Files = {}): Promise<Ran> {
  const { code, ran } = begin(args, files);
  return ran(await code);
}

function begin(
  args: readonly string[],
  files: Files,
): { readonly code: ExitCode | Promise<ExitCode>; readonly ran: (code: ExitCode) => Ran } {
  const printed: string[] = [];
  const said: string[] = [];
  const written: Record<string, string> = {};
  const io: Io = {
    print: (text) => void printed.push(text),
    say: (text) => void said.push(text),
    read(path) {
      const known = files[path];
      if (known !== undefined) return ok(known);
      return path.startsWith("/") && path.endsWith(".yaml")
        ? ok(readFileSync(path, "utf8"))
        : refuse("file/unreadable", `Cannot read ${path}.`);
    },
    write(path, text) {
      if (path.startsWith("nowhere/")) return refuse("file/unwritable", `Cannot write ${path}.`);
      written[path] = text;
      return ok(null);
    },
  };
  const [word, ...rest] = args;
  const command = must(
    commands.find(({ name }) => name === word),
    "command",
  );
  const code = command.run(rest, io);
  return { code, ran: (ended) => ({ code: ended, printed: printed.join("\n"), said: said.join("\n"), written }) };
}
