/**
 * What a command is: a word, its help, and a function from arguments to an exit code. Commands reach the world only
 * through `Io`, so a test runs them without a process. Standard output carries results alone; the rest goes to `say`.
 */
import { parseArgs } from "node:util";
import type { ParseArgsConfig } from "node:util";
import { ok, refuse } from "../../shared/base/index.ts";
import type { Refusal, Result } from "../../shared/base/index.ts";
import { suggestion } from "../../shared/content/index.ts";

/** 0: done. 1: the run failed, or its file has errors. 2: the command line is wrong. */
export type ExitCode = 0 | 1 | 2;

export interface Io {
  /** Results: standard output. */
  readonly print: (text: string) => void;
  /** What a person should know meanwhile: standard error. */
  readonly say: (text: string) => void;
  readonly read: (path: string) => Result<string>;
  readonly write: (path: string, text: string) => Result<null>;
}

export interface Command {
  readonly name: string;
  /** One line in the list of commands. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly help: string;
  /** A command that talks to a server takes its time. */
  readonly run: (args: readonly string[], io: Io) => ExitCode | Promise<ExitCode>;
}

interface Spoken<Request> extends Pick<Command, "name" | "summary" | "help"> {
  readonly parse: (args: readonly string[]) => Result<Request>;
  readonly act: (request: Request, io: Io) => ExitCode | Promise<ExitCode>;
}

/** A command that first makes a request of its arguments. */
export function commandOf<Request>({ parse, act, ...said }: Spoken<Request>): Command {
  return {
    ...said,
    run(args, io) {
      const request = parse(args);
      return request.ok ? act(request.value, io) : misused(said.name, request.refusal, io);
    },
  };
}

type OptionsConfig = NonNullable<ParseArgsConfig["options"]>;
type Parsed<Options extends OptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: Options }>
>;

/** Options and positionals of a command line. Node's own parser throws on what it does not know: that is refused before. */
export function optionsOf<const Options extends OptionsConfig>(
  command: string,
  args: readonly string[],
  options: Options,
): Result<Parsed<Options>> {
  const flaw = optionFlaw(args, options);
  if (flaw !== undefined) return refuse(`${command}/options`, flaw);
  return ok(parseArgs({ args: [...args], allowPositionals: true, options }));
}

function optionFlaw(args: readonly string[], options: OptionsConfig): string | undefined {
  const { tokens } = parseArgs({ args: [...args], allowPositionals: true, options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    if (!Object.hasOwn(options, name)) {
      const known = Object.keys(options);
      const near = known.find((option) => suggestion(name, [option]) !== "");
      const names = known.map((option) => `--${option}`).join(", ");
      return `There is no option ${rawName}${near === undefined ? `. Known: ${names}.` : `; did you mean --${near}?`}`;
    }
    if (options[name]?.type === "boolean" && value !== undefined) return `${rawName} takes no value.`;
    if (options[name]?.type !== "string") continue;
    if (value === undefined) return `${rawName} needs a value.`;
    if (!inlineValue && /^-./.test(value)) return `${rawName} ${value}: write a value that does not begin with "-".`;
  }
  return undefined;
}

/** `--seed`: a whole number. */
export function seedOf(command: string, seed: string): Result<number> {
  return /^\d{1,9}$/.test(seed)
    ? ok(Number(seed))
    : refuse(`${command}/seed`, `--seed ${seed}: write a whole number from 0 to 999999999.`);
}

/** `--seed` and `--seeds`: so many, one after another. */
export function seedsOf(command: string, first: string, count: string): Result<readonly number[]> {
  const seed = seedOf(command, first);
  if (!seed.ok) return seed;
  if (!/^[1-9]\d{0,3}$/.test(count))
    return refuse(`${command}/seeds`, `--seeds ${count}: write a whole number from 1 to 9999.`);
  return ok(Array.from({ length: Number(count) }, (_, i) => seed.value + i));
}

/** Says why the command line cannot be used, and where to read on. */
export function misused(command: string, { reason }: Refusal, io: Io): ExitCode {
  io.say(`${reason}\nRead on: small-causes ${command} --help`);
  return 2;
}
