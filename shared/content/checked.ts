/**
 * The formats as they are read: the shape, and then all that a shape cannot see. Whoever parses a file gets both, and
 * every flaw comes with its path. The shape alone says what help and reference say.
 */
import type { z } from "zod";
import { experimentShape } from "./experiment.ts";
import { experimentFlaws } from "./lint/experiment.ts";
import type { Flaw } from "./lint/flaws.ts";
import { scenarioFlaws } from "./lint/scenario.ts";
import { variantFlaws } from "./lint/variants.ts";
import { scenarioShape } from "./scenario.ts";

export const experimentSchema = experimentShape.superRefine((experiment, context) =>
  complain(context, () => experimentFlaws(experiment)),
);

export const scenarioSchema = scenarioShape.superRefine((scenario, context) =>
  complain(context, () => {
    const flaws = scenarioFlaws(scenario);
    return flaws.length > 0 ? flaws : variantFlaws(scenario);
  }),
);

/** What has the wrong shape is not looked into: each complaint would bring a second one. */
function complain(context: z.RefinementCtx, flawsOf: () => readonly Flaw[]): void {
  if (context.issues.length > 0) return;
  for (const { path, says } of flawsOf()) context.addIssue({ code: "custom", path: [...path], message: says });
}
