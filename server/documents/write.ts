/** A scenario as the text of a file: what it says when it is read back is the same to the last bit. */
import { stringify } from "yaml";
import type { Scenario } from "../../shared/content/index.ts";

export function scenarioText(scenario: Scenario): string {
  return stringify(scenario, { aliasDuplicateObjects: false, lineWidth: 0 });
}
