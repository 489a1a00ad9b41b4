/** The variant of a scenario that belongs to a seed of the command line. */
import { refuse } from "../../../shared/base/index.ts";
import type { Result } from "../../../shared/base/index.ts";
import { variantOf } from "../../../shared/content/index.ts";
import type { Scenario } from "../../../shared/content/index.ts";
import { checkScenario } from "../../../shared/sim/index.ts";

export function variantFor(scenario: Scenario, seed: number): Result<Scenario> {
  const variant = variantOf(scenario, String(seed));
  if (variant.ok) {
    const checked = checkScenario(variant.value);
    return checked.ok ? variant : refuse("scenario/variant", `${scenario.id}, seed ${seed}: ${checked.refusal.reason}`);
  }
  const why = variant.refusal.map(({ path, says }) => `${path.join(".")}: ${says}`).join("\n");
  return refuse("scenario/variant", `${scenario.id}, seed ${seed}: ${why}`);
}
