/**
 * A sample of the library's proofs: one scenario is ignored, played by the reference and by one tempting wrong way under
 * one of the seeds. The long run holds every claim of every scenario (test/helpers/proofs.mjs).
 */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { claimsOf, gatherFacts, libraryIds } from "../../server/cli/scenario/index.ts";
import { variantFor } from "../../server/documents/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { sampleOf } from "../helpers/sample.ts";

const proofs = sampleOf(libraryIds(), 1, false).flatMap((id) =>
  sampleOf([1, 2, 3, 4, 5], 1, false).map((seed) => ({ id, seed })),
);

it.each(proofs)("$id bears out its claims under seed $seed", { timeout: 600_000 }, ({ id, seed }) => {
  const scenario = variantOf(id, seed);
  const named = (wanted: string) =>
    Object.entries(scenario.policies).flatMap(([name, { kind }]) => (kind === wanted ? [name] : []));
  const only = [...named("reference"), ...sampleOf(named("wrong"), 1, false)];
  const claims = claimsOf(scenario, gatherFacts(scenario, seed, { only, withButtons: false, tell: () => {} }));
  expect(claims.length).toBeGreaterThan(4);
  expect(claims.filter(({ ok }) => !ok)).toEqual([]);
});

function variantOf(id: string, seed: number): Scenario {
  const file = new URL(`../../shared/content/scenarios/${id}.yaml`, import.meta.url);
  const variant = variantFor(scenarioSchema.parse(parse(readFileSync(file, "utf8"))), String(seed));
  if (!variant.ok) throw new Error(variant.refusal.reason);
  return variant.value;
}
