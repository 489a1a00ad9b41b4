/** Buttons that nobody can tell apart: two with the same words. */
import type { Scenario } from "../../../shared/content/index.ts";
import { found } from "./finding.ts";
import type { Finding } from "./finding.ts";

export function labelFindings({ actions }: Scenario): readonly Finding[] {
  return actions.flatMap(({ id, label }, i) => {
    const other = actions.slice(0, i).find((one) => one.label === label);
    return found(
      other !== undefined,
      "warning",
      ["actions", i, "label"],
      `the buttons of "${other?.id ?? ""}" and "${id}" read the same.`,
      "Write what is different about them.",
    );
  });
}
