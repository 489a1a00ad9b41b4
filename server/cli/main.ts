#!/usr/bin/env node
/**
 * The command line: the first word chooses a command of the table, the rest is its own. This file is the edge where
 * files and streams are touched; it sets the exit code and never calls exit, so that everything printed arrives.
 */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { ok, refuse } from "../../shared/base/index.ts";
import { commands } from "./commands.ts";
import type { ExitCode, Io } from "./command.ts";

/** A world of 400 services fits into a hundredth of this. */
const MOST_BYTES = 8_000_000;

const io: Io = {
  print: (text) => void process.stdout.write(`${text}\n`),
  say: (text) => void process.stderr.write(`${text}\n`),
  read(path) {
    try {
      if (statSync(path).size > MOST_BYTES) return refuse("file/too-big", `${path} is larger than 8 MB.`);
      return ok(readFileSync(path, "utf8"));
    } catch (problem) {
      return refuse("file/unreadable", `Cannot read ${path}: ${reasonOf(problem)}.`);
    }
  },
  write(path, text) {
    try {
      writeFileSync(path, text);
      return ok(null);
    } catch (problem) {
      return refuse("file/unwritable", `Cannot write ${path}: ${reasonOf(problem)}.`);
    }
  },
};

function reasonOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}

function main([word, ...args]: readonly string[]): ExitCode {
  if (word === undefined || word === "--help" || word === "-h" || word === "help") {
    io.print(listOfCommands());
    return word === undefined ? 2 : 0;
  }
  const command = commands.find(({ name }) => name === word);
  if (!command) {
    io.say(`There is no command "${word}".\n\n${listOfCommands()}`);
    return 2;
  }
  if (args.includes("--help") || args.includes("-h")) {
    io.print(command.help);
    return 0;
  }
  return command.run(args, io);
}

function listOfCommands(): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`);
  return `Usage: small-causes COMMAND …\n\n${lines.join("\n")}\n\nsmall-causes COMMAND --help says more.`;
}

// A reader that has seen enough (`| head`) closes the pipe: that is no failure.
process.stdout.on("error", (problem: NodeJS.ErrnoException) => {
  if (problem.code !== "EPIPE") throw problem;
});
process.exitCode = main(process.argv.slice(2));
