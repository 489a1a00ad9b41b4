/** `backup FILE` and `restore FILE`: the data folder of a server that is not running, as one file and back. */
import { existsSync } from "node:fs";
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { readSettings } from "../config/index.ts";
import { backUp, restore } from "../storage/index.ts";
import { commandOf, optionsOf } from "./command.ts";
import type { ExitCode, Io } from "./command.ts";

const folderText = `The folder is that of SMALL_CAUSES_DATA, or ./data. With DATABASE_URL use PostgreSQL's own tools: pg_dump and
pg_restore. A backup holds names and tokens' hashes: keep it as you keep the folder. See docs/operations.md.`;

export const backupCommand = commandOf({
  name: "backup",
  summary: "keep the data folder of a stopped server as one file",
  help: `Usage: small-causes backup FILE

Writes everything in the data folder into a new file. Refused while a server has the folder: stop it,
back up, start it again; its live rounds go on.

${folderText}

Exit codes: 0 done, 1 it could not be done, 2 the command line is wrong.`,
  parse: (args) => oneFile("backup", args),
  act: backupTo,
});

export const restoreCommand = commandOf({
  name: "restore",
  summary: "make a data folder of a backup",
  help: `Usage: small-causes restore FILE

Makes the data folder hold what the backup holds. Refused where there is a database already.

${folderText}

Exit codes: 0 done, 1 it could not be done, 2 the command line is wrong.`,
  parse: (args) => oneFile("restore", args),
  act: restoreFrom,
});

function oneFile(command: string, args: readonly string[]): Result<string> {
  const parsed = optionsOf(command, args, {});
  if (!parsed.ok) return parsed;
  const [file, ...more] = parsed.value.positionals;
  return file === undefined || more.length > 0
    ? refuse(`${command}/one-file`, `Name one file; ${parsed.value.positionals.length} were given.`)
    : ok(file);
}

async function backupTo(file: string, io: Io): Promise<ExitCode> {
  const folder = dataFolder("pg_dump --format=custom --file=FILE");
  if (!folder.ok) return failed(io, folder.refusal.reason);
  if (existsSync(file)) return failed(io, `${file} is there already. Name a new file.`);
  const done = await backUp(folder.value, file);
  if (!done.ok) return failed(io, done.refusal.reason);
  io.print(`${file}: ${done.value} bytes, everything in ${folder.value}`);
  return 0;
}

async function restoreFrom(file: string, io: Io): Promise<ExitCode> {
  const folder = dataFolder("pg_restore --dbname=ADDRESS FILE");
  if (!folder.ok) return failed(io, folder.refusal.reason);
  const done = await restore(folder.value, file);
  if (!done.ok) return failed(io, done.refusal.reason);
  io.print(`${folder.value} holds what ${file} held`);
  return 0;
}

function dataFolder(instead: string): Result<string> {
  const settings = readSettings();
  if (!settings.ok) return settings;
  const { databaseUrl, dataFolder: folder } = settings.value;
  return databaseUrl === undefined
    ? ok(folder)
    : refuse("backup/postgres", `With DATABASE_URL everything is in PostgreSQL: use its own tools (${instead}).`);
}

function failed(io: Io, reason: string): ExitCode {
  io.say(reason);
  return 1;
}
