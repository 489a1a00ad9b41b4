/**
 * Files on the disk, as text. What is not UTF-8 is refused: read as if it were, it would lose its letters. Why a file
 * cannot be read or written is said in words, not in the names that the system has for it.
 */
import { isUtf8 } from "node:buffer";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";

/** A world of 400 services fits into a hundredth of this. */
const MOST_BYTES = 8_000_000;
const LINE_END = 0x0a;

export function readText(path: string): Result<string> {
  try {
    if (statSync(path).size > MOST_BYTES) return refuse("file/too-big", `${path} is larger than 8 MB.`);
    const bytes = readFileSync(path);
    if (isUtf8(bytes)) return ok(bytes.toString("utf8"));
    const line = firstBadLine(bytes);
    return refuse("file/encoding", `Cannot read ${path}: line ${line} is not UTF-8; save the file as UTF-8.`);
  } catch (problem) {
    return refuse("file/unreadable", `Cannot read ${path}: ${reasonOf(problem)}.`);
  }
}

export function writeText(path: string, text: string): Result<null> {
  try {
    writeFileSync(path, text);
    return ok(null);
  } catch (problem) {
    return refuse("file/unwritable", `Cannot write ${path}: ${reasonOf(problem)}.`);
  }
}

/** No byte of a longer character is a line end, so lines are good or bad by themselves. */
function firstBadLine(bytes: Buffer): number {
  let number = 1;
  for (let start = 0; start < bytes.length; number++) {
    const stop = bytes.indexOf(LINE_END, start);
    const end = stop < 0 ? bytes.length : stop;
    if (!isUtf8(bytes.subarray(start, end))) return number;
    start = end + 1;
  }
  return number;
}

const reasons: ReadonlyMap<unknown, string> = new Map([
  ["ENOENT", "there is no such file or folder"],
  ["EISDIR", "it is a folder"],
  ["ENOTDIR", "a part of its path is no folder"],
  ["EACCES", "you are not allowed to"],
]);

function reasonOf(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  return ("code" in problem ? reasons.get(problem.code) : undefined) ?? problem.message;
}
