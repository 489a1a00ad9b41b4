/**
 * Allowances in the story: tells when a station begins to refuse because an allowance has run out, and when it no longer
 * does. Owns `affairs.standing` for these kinds. Looks at each scrape, before failures are named.
 */
import { happen, setStanding, standing } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { spendingCauses } from "./blame.ts";

export function nameAllowances(round: RoundStep): void {
  const { plant, state } = round.step;
  for (const [station, own] of plant.allowancesOf.entries()) {
    if (own.length === 0) continue;
    const { id } = plant.topology.stations[station];
    const spent = own.find((a) => state.allowanceLeft[a] <= 0);
    const before = standing(round, id, "allowance-spent");
    if (spent !== undefined && before === undefined) {
      const causes = spendingCauses(round, station);
      const data = { allowance: plant.allowances[spent].spec.id };
      const event = happen(round, "allowance-spent", id, causes, causes.length === 0 ? "demand" : null, data);
      setStanding(round, id, "allowance-spent", event);
    } else if (spent === undefined && before !== undefined) {
      happen(round, "allowance-filled", id, [before]);
      setStanding(round, id, "allowance-spent", null);
    }
  }
}
