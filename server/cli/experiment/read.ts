/**
 * From a file's document to an experiment that runs, or to everything that is wrong with it at once.
 */
import { ok } from "../../../shared/base/index.ts";
import type { Result } from "../../../shared/base/index.ts";
import { experimentSchema } from "../../../shared/content/index.ts";
import type { Experiment } from "../../../shared/content/index.ts";
import { checkDocument } from "../documents/index.ts";
import type { Document, Problem } from "../documents/index.ts";
import { flawsOf } from "./names.ts";

export function readExperiment(document: Document): Result<Experiment, readonly Problem[]> {
  const checked = checkDocument(document, experimentSchema);
  if (!checked.ok) return checked;
  const flaws = flawsOf(checked.value);
  if (flaws.length > 0) return { ok: false, refusal: flaws.map(({ path, says }) => document.problem(path, says)) };
  return ok(checked.value);
}
