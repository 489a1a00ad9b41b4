/** Which of the two formats a file has, by what it says and by the fields that are in it. */
import { ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import {
  experimentFormat,
  experimentSchema,
  scenarioFormat,
  scenarioSchema,
  suggestion,
} from "../../shared/content/index.ts";
import type { Document, Problem } from "./document.ts";

export type Format = typeof experimentFormat | typeof scenarioFormat;

const formats = [experimentFormat, scenarioFormat] as const;
const fields: Readonly<Record<Format, readonly string[]>> = {
  [experimentFormat]: Object.keys(experimentSchema.shape),
  [scenarioFormat]: Object.keys(scenarioSchema.shape),
};

export function formatOf({ value, problem }: Document): Result<Format, readonly Problem[]> {
  const refused = (says: string): Result<never, readonly Problem[]> => ({
    ok: false,
    refusal: [problem(["format"], says)],
  });
  const file = typeof value === "object" && value !== null ? value : {};
  const choice = `; write ${formats.join(" or ")}.`;
  if (!("format" in file)) return refused(`is missing${choice}`);
  const said = formats.find((format) => format === file.format);
  if (!said) {
    const near = typeof file.format === "string" ? suggestion(file.format, formats) : "";
    return refused(`${JSON.stringify(file.format)} is unknown${near || choice}`);
  }
  const count = (format: Format): number => Object.keys(file).filter((name) => fields[format].includes(name)).length;
  const other = formats.find((format) => count(format) > count(said));
  return other ? refused(`the fields of this file are those of the other format; write ${other}.`) : ok(said);
}
