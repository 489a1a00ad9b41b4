/**
 * Which engine this is: one hash over the sources that decide a run. A round that another engine began goes on from
 * its journal all the same, but its earlier past can no longer be computed again.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { source } from "../config/index.ts";

const deciding = ["base", "actions", "content", "sim", "telemetry", "play"];

export async function readEngineVersion(): Promise<string> {
  const hash = createHash("sha256");
  for (const part of deciding) {
    const folder = source(`shared/${part}`);
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts")).sort();
    for (const name of names) hash.update(`${part}/${name}\0`).update(await readFile(join(folder, name)));
  }
  return hash.digest("hex").slice(0, 16);
}
