/**
 * The library's proofs. In `npm test` two scenarios are ignored, played by the reference and by one tempting wrong way
 * under one of the seeds; the long run holds every claim of every scenario under all of them, and tries every single
 * action under one, which changes with the commit (docs/scenarios.md). They are dealt to two files, since a file is
 * what runs beside another.
 */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { claimsOf, gatherFacts, libraryIds } from "../../server/cli/scenario/index.ts";
import { variantFor } from "../../server/documents/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { sampleOf } from "../helpers/sample.ts";

interface Proof {
  readonly id: string;
  readonly seed: number;
  /** Takes minutes. */
  readonly withEveryAction: boolean;
}

const isLong = process.env["SMALL_CAUSES_LONG"] === "1";
const seeds = [1, 2, 3, 4, 5];
const [thorough] = sampleOf(seeds, 1, false);

const proofs: readonly Proof[] = sampleOf(libraryIds(), 2)
  .flatMap((id) => sampleOf(seeds, 1).map((seed) => ({ id, seed, withEveryAction: isLong && seed === thorough })))
  .sort((a, b) => Number(b.withEveryAction) - Number(a.withEveryAction));

/** Proves every other one, from the first or from the second. */
export function proveHalf(first: 0 | 1): void {
  const half = proofs.filter((_, n) => n % 2 === first);
  it.each(half)("$id bears out its claims under seed $seed", { timeout: isLong ? 3_600_000 : 300_000 }, (proof) => {
    const { id, seed, withEveryAction: withButtons } = proof;
    const scenario = variantOf(id, seed);
    const named = (wanted: string) =>
      Object.entries(scenario.policies).flatMap(([name, { kind }]) => (kind === wanted ? [name] : []));
    const brief = [...named("reference"), ...sampleOf(named("wrong"), 1)];
    const only = isLong ? {} : { only: brief };
    const claims = claimsOf(scenario, gatherFacts(scenario, seed, { ...only, withButtons, tell: () => {} }));
    expect(claims.length).toBeGreaterThan(4);
    expect(claims.filter(({ ok }) => !ok)).toEqual([]);
  });
}

function variantOf(id: string, seed: number): Scenario {
  const file = new URL(`../../shared/content/scenarios/${id}.yaml`, import.meta.url);
  const variant = variantFor(scenarioSchema.parse(parse(readFileSync(file, "utf8"))), String(seed));
  if (!variant.ok) throw new Error(variant.refusal.reason);
  return variant.value;
}
