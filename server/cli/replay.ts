/**
 * `replay FILE`: lives a recorded round through again and checks that every hash is the recorded one. A file that
 * replays is a bug report that can be worked on; one that does not names the tick at which two engines parted.
 */
import { ok, refuse, secondsToTicks } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { commandOf, optionsOf } from "./command.ts";
import type { ExitCode, Io } from "./command.ts";
import { checkDocument, problemText, readDocument } from "../documents/index.ts";
import { recordingFormat, recordingSchema, rowsOf } from "../exercise/index.ts";
import type { RecordingFile } from "../exercise/index.ts";
import { replayFile } from "./replay/index.ts";
import type { Replayed } from "./replay/index.ts";
import { clockOf } from "../tempo/index.ts";

const help = `Usage: small-causes replay FILE [options]

Lives a recording (${recordingFormat}) through again and compares the world's hash with every one
that was recorded, the ticks of the journal, and the phase in which the round ended. Names the first that differs.
Where to get a recording: docs/tools.md

Options:
  --save OUT   write the recording with the hashes of this run, to compare two machines or two engines
  --every S    with --save: a hash every so many simulated seconds, a whole number (default 60)
  --json       print one JSON object instead of the sentence
  --help       this page

Exit codes: 0 all hashes are equal, 1 something differs or the file has errors, 2 the command line is wrong.`;

export const replayCommand = commandOf({
  name: "replay",
  summary: "live a recording through again and check its hashes",
  help,
  parse,
  act: replay,
});

interface Request {
  readonly file: string;
  readonly save: string | undefined;
  readonly everyS: number;
  readonly json: boolean;
}

function parse(args: readonly string[]): Result<Request> {
  const parsed = optionsOf("replay", args, {
    save: { type: "string" },
    every: { type: "string" },
    json: { type: "boolean", default: false },
  });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [file, ...more] = positionals;
  const { save, every, json } = values;
  if (file === undefined || more.length > 0)
    return refuse("replay/one-file", `Name one recording; ${positionals.length} were given.`);
  if (every !== undefined && save === undefined)
    return refuse("replay/every", "--every says how often --save takes a hash: add --save OUT.");
  if (every !== undefined && !/^[1-9]\d{0,5}$/.test(every))
    return refuse("replay/every", `--every ${every}: write a whole number of seconds from 1.`);
  return ok({ file, save, everyS: Number(every ?? 60), json });
}

function replay({ file, save, everyS, json }: Request, io: Io): ExitCode {
  const recording = readRecording(file, io);
  if (!recording.ok) return failed(io, recording.refusal.reason);
  const rows = rowsOf(recording.value);
  if (!rows.ok) return failed(io, `${file}: ${rows.refusal.reason}`);
  const replayed = replayFile(recording.value, rows.value, save === undefined ? 0 : secondsToTicks(everyS));
  const { taken, ...outcome } = replayed;
  if (json) io.print(JSON.stringify({ format: "small-causes/replay@1", engine: recording.value.engine, ...outcome }));
  else if (outcome.differs === null) io.print(sentenceOf(recording.value, replayed));
  if (outcome.differs !== null) io.say(differenceText(recording.value, replayed));
  if (save !== undefined) {
    const written = io.write(save, `${JSON.stringify({ ...recording.value, hashes: taken })}\n`);
    if (!written.ok) return failed(io, written.refusal.reason);
  }
  return outcome.differs === null ? 0 : 1;
}

function readRecording(file: string, io: Io): Result<RecordingFile> {
  const text = io.read(file);
  if (!text.ok) return text;
  const document = readDocument(text.value);
  const checked = document.ok ? checkDocument(document.value, recordingSchema) : document;
  if (!checked.ok)
    return refuse("file/faulty", checked.refusal.map((problem) => problemText(file, problem)).join("\n"));
  return checked;
}

function sentenceOf({ scenario, seed, journal }: RecordingFile, { equalHashes, endTick }: Replayed): string {
  const hashes = `${equalHashes} ${equalHashes === 1 ? "hash" : "hashes"} equal`;
  return `${hashes}; ${journal.length} entries replayed up to ${clockOf(endTick)} (tick ${endTick}) of ${scenario.id}, seed ${seed}`;
}

function differenceText({ engine, journal }: RecordingFile, { differs, lastEqualTick, equalHashes }: Replayed): string {
  if (differs === null) return "";
  const before =
    lastEqualTick === null ? "no hash before it" : `equal up to tick ${lastEqualTick} (${equalHashes} hashes)`;
  return [
    `First difference at tick ${differs.tick} (${clockOf(differs.tick)}); ${before}.`,
    `  recorded: ${differs.recorded} (engine ${engine})`,
    `  replayed: ${differs.replayed}`,
    ...journal.flatMap(({ tick, body }) =>
      typeof body["engine"] === "string"
        ? [
            `  At tick ${tick} engine ${body["engine"]} went on from there: what follows cannot be computed from the beginning.`,
          ]
        : [],
    ),
  ].join("\n");
}

function failed(io: Io, reason: string): ExitCode {
  io.say(reason);
  return 1;
}
