/** The reference's tables, by column. Numbers as numbers; an empty cell is null. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { must } from "../../shared/base/index.ts";

export type Line = Readonly<Record<string, string>>;

export function readCsv(name: string): readonly Line[] {
  const [head, ...lines] = read(name).trim().split("\n");
  const columns = must(head, "header").split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [must(columns[i], "column"), cell])));
}

/** A cell as a number; a name that is not there is a bug of the gate. */
export function number(line: Line, column: string): number {
  const cell = must(line[column], `column ${column}`);
  if (cell === "") throw new Error(`column ${column} is empty`);
  return Number(cell);
}

/** One column as a series. */
export function series(lines: readonly Line[], column: string): readonly number[] {
  return lines.map((line) => number(line, column));
}

export function readJson<T>(name: string, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(read(name)));
}

function read(name: string): string {
  return readFileSync(fileURLToPath(new URL(`reference/${name}`, import.meta.url)), "utf8");
}
