#!/usr/bin/env node
/**
 * The command line: the first word chooses a command of the table, the rest is its own. This file is the edge where
 * streams are touched; it sets the exit code and never calls exit, so that everything printed arrives.
 */
import { commands } from "./commands.ts";
import type { ExitCode, Io } from "./command.ts";
import { readText, writeText } from "./files.ts";

const io: Io = {
  print: (text) => void process.stdout.write(`${text}\n`),
  say: (text) => void process.stderr.write(`${text}\n`),
  read: readText,
  write: writeText,
};

async function main([word, ...args]: readonly string[]): Promise<ExitCode> {
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
process.exitCode = await main(process.argv.slice(2));
