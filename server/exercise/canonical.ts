/**
 * The one text that a scenario has: defaults filled in, keys in order. An exercise keeps it whole, and its hash says
 * which scenario was played even when the file has been edited since.
 */
import { createHash } from "node:crypto";
import { scenarioSchema } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";

export interface Canonical {
  readonly text: string;
  readonly hash: string;
}

export function canonical(scenario: Scenario): Canonical {
  const text = JSON.stringify(scenario, (_key, value: unknown) => inOrder(value));
  return { text, hash: createHash("sha256").update(text).digest("hex") };
}

export function fromCanonical(text: string): Scenario {
  return scenarioSchema.parse(JSON.parse(text));
}

/**
 * The scenario as whoever reads it back finds it. Its fields come in another order than in a file, and what a world
 * numbers by their order, such as the values that an enforcer puts back, has to be numbered alike in each life.
 */
export function settled(scenario: Scenario): Scenario {
  return fromCanonical(canonical(scenario).text);
}

function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
