/**
 * A flaw: what a shape cannot see in a file that fits it, such as a name that means nothing or a field that would be
 * ignored in silence. A path and a sentence; the reader of a document turns the path into a line.
 */
import { suggestion } from "./near.ts";

export type Path = readonly (string | number)[];

export interface Flaw {
  readonly path: Path;
  readonly says: string;
}

/** `world.services[1].queue.places` */
export function pathText(path: Path): string {
  return path.map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`)).join("");
}

/** Longer lists of known names help nobody. */
const MOST_NAMED = 30;

/** A name that has to be one of the known ones; a field left out is none of our business. */
export function known(kind: string, name: string | undefined, names: readonly string[], path: Path): readonly Flaw[] {
  if (name === undefined || names.includes(name)) return [];
  const more = names.length > MOST_NAMED ? ", …" : ".";
  const list = names.length > 0 ? ` Known: ${names.slice(0, MOST_NAMED).join(", ")}${more}` : "";
  return [{ path, says: `there is no ${kind} "${name}"${suggestion(name, names) || "."}${list}` }];
}

/** Names that have to differ. */
export function twins(kind: string, names: readonly string[], path: Path, field?: string): readonly Flaw[] {
  return names.flatMap((name, i) =>
    names.indexOf(name) < i
      ? [
          {
            path: field === undefined ? [...path, i] : [...path, i, field],
            says: `there are two of ${kind} "${name}"; each needs its own name.`,
          },
        ]
      : [],
  );
}

/** Whether something is wrong at a place or below it: what else is wrong there may follow from that. */
export function isWrongAt(flaws: readonly Flaw[], path: Path): boolean {
  return flaws.some((flaw) => path.every((step, i) => flaw.path[i] === step));
}

/** A flaw where a condition holds. */
export function when(isWrong: boolean, path: Path, says: string): readonly Flaw[] {
  return isWrong ? [{ path, says }] : [];
}
