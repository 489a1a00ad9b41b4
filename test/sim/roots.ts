/** Where an event comes from: the roots that its parents lead to, one for each way. */
import type { SimEvent } from "../../shared/sim/index.ts";

/** "none" for an event that has neither parents nor a root, "unknown" for a parent that is not among the events. */
export function rootsOf(events: readonly SimEvent[], event: SimEvent): readonly string[] {
  const byId = new Map(events.map((one) => [one.id, one]));
  const up = ({ root, parents }: SimEvent): readonly string[] => {
    if (root) return [root];
    if (parents.length === 0) return ["none"];
    return parents.flatMap((id) => {
      const parent = byId.get(id);
      return parent === undefined ? ["unknown"] : up(parent);
    });
  };
  return up(event);
}
