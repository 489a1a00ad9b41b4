/**
 * Which scenario is meant: a file, or one of the library by the first letters of its id (`s04`). The library is part
 * of the package, so its folder is listed here and nowhere handed in.
 */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { ok, refuse } from "../../../shared/base/index.ts";
import type { Result } from "../../../shared/base/index.ts";
import { source } from "../../config/index.ts";
import type { Io } from "../command.ts";

const LIBRARY = "shared/content/scenarios";

export interface Found {
  /** What complaints about it call it. */
  readonly file: string;
  readonly text: string;
}

/** The ids of the library, in order: each is the name of its file. */
export function libraryIds(): readonly string[] {
  return readdirSync(source(LIBRARY))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => basename(name, ".yaml"))
    .sort();
}

export function findScenario(name: string, io: Io): Result<Found> {
  if (looksLikeId(name)) {
    const [id, ...others] = libraryIds().filter((known) => known.startsWith(name));
    if (others.length > 0)
      return refuse("scenario/several", `"${name}" may mean ${[id, ...others].join(" or ")}: write more of it.`);
    if (id !== undefined) return textOf(`${LIBRARY}/${id}.yaml`, source(join(LIBRARY, `${id}.yaml`)), io);
  }
  const found = textOf(name, name, io);
  if (found.ok || !looksLikeId(name)) return found;
  return refuse("scenario/unknown", `${found.refusal.reason} The library has ${libraryIds().join(", ")}.`);
}

/** A path has a dot or a slash; an id never has. */
function looksLikeId(name: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(name);
}

function textOf(file: string, path: string, io: Io): Result<Found> {
  const text = io.read(path);
  return text.ok ? ok({ file, text: text.value }) : text;
}
