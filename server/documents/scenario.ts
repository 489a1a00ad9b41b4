/**
 * From a document to a scenario that runs, or to everything that is wrong with it at once: shape and names first, then
 * what only shows when it is put together, so that no later complaint follows from an earlier one; and on to its variants.
 */
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { expand, policyFlaws, scenarioSchema, variantOf } from "../../shared/content/index.ts";
import type { Flaw, PolicySpec, Scenario } from "../../shared/content/index.ts";
import type { Shape } from "../../shared/protocol/index.ts";
import { checkScenario } from "../../shared/sim/index.ts";
import { checkDocument, shapeOf } from "./check.ts";
import type { Document, Problem } from "./document.ts";

/** The schema of one policy, as a file of its own. */
const policySchema = scenarioSchema.shape.policies.valueType;

let jsonSchema: Shape | undefined;
/** For editors that complete and check. Made from the schema that reads files, so the two cannot differ. */
export function scenarioJsonSchema(): Shape {
  jsonSchema ??= shapeOf(scenarioSchema);
  return jsonSchema;
}

export function readScenario(document: Document): Result<Scenario, readonly Problem[]> {
  const checked = checkDocument(document, scenarioSchema);
  if (!checked.ok) return checked;
  const scenario = checked.value;
  const flaws = nameFlaws(scenario);
  return flaws.length > 0 ? refused(document, flaws) : ok(scenario);
}

function refused(document: Document, flaws: readonly Flaw[]): Result<never, readonly Problem[]> {
  return { ok: false, refusal: flaws.map(({ path, says }) => document.problem(path, says)) };
}

/** The variant that belongs to a seed, as sound as its file; refused with all that is wrong with it. */
export function variantFor(scenario: Scenario, seed: string): Result<Scenario> {
  const variant = variantOf(scenario, seed);
  const flaws = variant.ok ? nameFlaws(variant.value) : variant.refusal;
  if (variant.ok && flaws.length === 0) return variant;
  const why = flaws.map(({ path, says }) => `${path.join(".")}: ${says}`).join("\n");
  return refuse("scenario/variant", `${scenario.id}, seed ${seed}: ${why}`);
}

/** A policy on its own, checked as one in the scenario that it is to be played in. */
export function readPolicy(document: Document, scenario: Scenario): Result<PolicySpec, readonly Problem[]> {
  const checked = checkDocument(document, policySchema);
  if (!checked.ok) return checked;
  const flaws = policyFlaws(scenario, expand(scenario.world, scenario), checked.value, []);
  return flaws.length > 0 ? refused(document, flaws) : checked;
}

/** `checkScenario` stops at the first name that means nothing. */
function nameFlaws(scenario: Scenario): readonly Flaw[] {
  const checked = checkScenario(scenario);
  return checked.ok ? [] : [placed(scenario, checked.refusal.reason)];
}

/** Its sentences begin with the entry that they are about: `rollouts.agent: there is no service "cash".` */
function placed(scenario: Scenario, reason: string): Flaw {
  const [, section = "", id = "", says = reason] = /^(\w+)\.([\w-]+): (.*)$/s.exec(reason) ?? [];
  const entries = entriesOf(scenario)[section] ?? [];
  const index = entries.findIndex((entry) => entry.id === id);
  return index < 0 ? { path: [], says: reason } : { path: [section, index], says };
}

function entriesOf(scenario: Scenario): Readonly<Record<string, readonly { readonly id: string }[]>> {
  const { rollouts, defects, alerts, actions } = scenario;
  return { rollouts, defects, alerts, actions };
}
