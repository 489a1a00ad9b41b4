/**
 * What a command is: a word, its help, and a function from arguments to an exit code. Commands reach the world only
 * through `Io`, so a test runs them without a process. Standard output carries results alone; the rest goes to `say`.
 */
import type { Refusal, Result } from "../../shared/base/index.ts";

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
  readonly run: (args: readonly string[], io: Io) => ExitCode;
}

/** Says why the command line cannot be used, and where to read on. */
export function misused(command: string, { reason }: Refusal, io: Io): ExitCode {
  io.say(`${reason}\nRead on: small-causes ${command} --help`);
  return 2;
}
