/**
 * The library's proofs. In `npm test` one seed of each scenario is ignored, played by the reference and by one tempting
 * wrong way; the long run holds every claim under five seeds, with every single action (docs/scenarios.md).
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { claimsOf, gatherFacts, libraryIds } from "../../server/cli/scenario/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import { sampleOf } from "../helpers/sample.ts";

const isLong = process.env["SMALL_CAUSES_LONG"] === "1";
const seeds = sampleOf([1, 2, 3, 4, 5], 1);

describe.each(libraryIds())("%s", { timeout: isLong ? 1_800_000 : 300_000 }, (id) => {
  const file = new URL(`../../shared/content/scenarios/${id}.yaml`, import.meta.url);
  const scenario = scenarioSchema.parse(parse(readFileSync(file, "utf8")));
  const named = (wanted: string) =>
    Object.entries(scenario.policies).flatMap(([name, { kind }]) => (kind === wanted ? [name] : []));
  const brief = [...named("reference"), ...sampleOf(named("wrong"), 1)];

  it.each(seeds)("bears out its claims under seed %i", (seed) => {
    const options = { ...(isLong ? {} : { only: brief }), withButtons: isLong, tell: () => {} };
    const claims = claimsOf(scenario, gatherFacts(scenario, seed, options));
    expect(claims.length).toBeGreaterThan(4);
    expect(claims.filter(({ ok }) => !ok)).toEqual([]);
  });
});
