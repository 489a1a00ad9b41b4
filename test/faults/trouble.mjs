/**
 * Preloaded into the server and its threads: makes the machine below it misbehave for as long as a file says so. The
 * file that FAULTS_TROUBLE names holds nothing, `full` (a disk without room), `read-only`, or `clock N` (the
 * calendar is N milliseconds off). It works the same for every user on every system, which real disks do not.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const file = process.env.FAULTS_TROUBLE ?? "";
const STREAMS = 2;

function trouble() {
  try {
    return realRead(file, "utf8").trim();
  } catch {
    return "";
  }
}
const realRead = fs.readFileSync;

/** @param {string} code @param {string} what */
function failure(code, what) {
  return Object.assign(new Error(`${code}: ${what}`), { code, errno: code === "ENOSPC" ? -28 : -30 });
}

/** Throws where the disk would. @param {number} [fd] */
function ask(fd) {
  if (fd !== undefined && fd <= STREAMS) return;
  const now = trouble();
  if (now === "full") throw failure("ENOSPC", "no space left on device");
  if (now === "read-only") throw failure("EROFS", "read-only file system");
}

/** @param {string | number} [flags] */
const writes = (flags = "r") => (typeof flags === "number" ? (flags & 3) !== 0 : /[wa+]/.test(flags));

const { writeSync, openSync, promises } = fs;
fs.writeSync = (fd, ...rest) => (ask(fd), writeSync(fd, ...rest));
fs.openSync = (path, flags, mode) => {
  if (writes(flags) && trouble() === "read-only") ask();
  return openSync(path, flags, mode);
};
for (const name of ["writeFile", "mkdir", "utimes", "rename", "rm"]) {
  const real = promises[name];
  promises[name] = async (...rest) => {
    if (name === "writeFile" || trouble() === "read-only") ask();
    return real.apply(promises, rest);
  };
}

const { now } = Date;
Date.now = () => now() + Number(/^clock (-?\d+)/.exec(trouble())?.[1] ?? 0);

syncBuiltinESMExports();
