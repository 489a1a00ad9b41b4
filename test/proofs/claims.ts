/**
 * The library's proofs. In `npm test` two scenarios are ignored, played by the reference and by one tempting wrong way
 * under one of the given seeds; the long run holds every claim of every scenario under all of them, and tries every
 * single action under one, which changes with the commit (docs/scenarios.md). The seeds are dealt to two files, since a
 * file is what runs beside another.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { claimsOf, gatherFacts, libraryIds } from "../../server/cli/scenario/index.ts";
import { variantFor } from "../../server/documents/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { sampleOf } from "../helpers/sample.ts";

const isLong = process.env["SMALL_CAUSES_LONG"] === "1";
/** Trying every action takes minutes for each seed and scenario. */
const [withEveryAction] = sampleOf([1, 2, 3, 4, 5], 1, false);

export function proveUnder(seeds: readonly number[]): void {
  describe.each(sampleOf(libraryIds(), 2))("%s", { timeout: isLong ? 1_800_000 : 300_000 }, (id) => {
    const file = new URL(`../../shared/content/scenarios/${id}.yaml`, import.meta.url);
    const scenario = scenarioSchema.parse(parse(readFileSync(file, "utf8")));
    const named = (wanted: string) =>
      Object.entries(scenario.policies).flatMap(([name, { kind }]) => (kind === wanted ? [name] : []));
    const brief = [...named("reference"), ...sampleOf(named("wrong"), 1)];

    it.each(sampleOf(seeds, 1))("bears out its claims under seed %i", (seed) => {
      const options = {
        ...(isLong ? {} : { only: brief }),
        withButtons: isLong && seed === withEveryAction,
        tell: () => {},
      };
      const variant = soundVariant(scenario, seed);
      const claims = claimsOf(variant, gatherFacts(variant, seed, options));
      expect(claims.length).toBeGreaterThan(4);
      expect(claims.filter(({ ok }) => !ok)).toEqual([]);
    });
  });
}

function soundVariant(scenario: Scenario, seed: number): Scenario {
  const variant = variantFor(scenario, String(seed));
  if (!variant.ok) throw new Error(variant.refusal.reason);
  return variant.value;
}
