/**
 * What a person says of services in the place of what was guessed. On their way they are one more file, of plain edges,
 * that stands before all others: the same file does the same on the command line. Pure.
 */
import type { ServiceKind } from "../../../shared/content/index.ts";
import type { ImportedFigure, ImportedWorld } from "../../../shared/protocol/index.ts";

/** In the order of the table. */
export const figures = [
  "rps",
  "ownMs",
  "timeoutMs",
  "replicas",
  "retries",
] as const satisfies readonly ImportedFigure[];

export type Corrected = "kind" | ImportedFigure;

export interface Correction extends Readonly<Partial<Record<ImportedFigure, number>>> {
  readonly kind?: ServiceKind;
}

/** By the name of the service, the first one first. */
export type Corrections = ReadonlyMap<string, Correction>;

export const CORRECTIONS_FILE = "corrections.yml";

export function withCorrection(all: Corrections, name: string, more: Correction): Corrections {
  return new Map([...all, [name, { ...all.get(name), ...more }]]);
}

export function withoutCorrection(all: Corrections, name: string, field: Corrected): Corrections {
  const left = Object.fromEntries(Object.entries(all.get(name) ?? {}).filter(([of]) => of !== field));
  const others = [...all].filter(([of]) => of !== name);
  return new Map(Object.keys(left).length > 0 ? [...all, [name, left]] : others);
}

export function countOf(all: Corrections): number {
  return [...all.values()].reduce((sum, one) => sum + Object.keys(one).length, 0);
}

/** Names of strangers are quoted as JSON has it, which YAML reads too. */
export function textOf(all: Corrections): string {
  const lines = [...all].map(([name, one]) => {
    const fields = Object.entries(one).map(([field, value]) => `${field}: ${value}`);
    return `  ${JSON.stringify(name)}: { ${fields.join(", ")} }\n`;
  });
  return `# Corrections of an import. Give this file before those that it corrects.\nservices:\n${lines.join("")}`;
}

export function isWhole(field: ImportedFigure): boolean {
  return field === "replicas" || field === "retries";
}

export type Typed = { readonly is: "number"; readonly value: number } | { readonly is: "nothing" | "wrong" };

/** What somebody typed in the place of a number: empty takes a correction back. */
export function readTyped(
  text: string,
  field: ImportedFigure,
  [least, most]: ImportedWorld["bounds"][ImportedFigure],
): Typed {
  const plain = text.trim();
  if (plain === "") return { is: "nothing" };
  const value = Number(plain);
  const isSound =
    Number.isFinite(value) && value >= least && value <= most && (!isWhole(field) || Number.isInteger(value));
  return isSound ? { is: "number", value } : { is: "wrong" };
}
