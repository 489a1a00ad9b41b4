/** Hands that lose data or hold everything up: purges, restores of what is backed up, and freezes of changes. */
import { scenarioSchema } from "../../../shared/content/index.ts";
import type { Scenario } from "../../../shared/content/index.ts";
import type { Luck } from "./luck.ts";

const common = { console: "CMD", leadS: 2, about: "Tries something drastic." };

/** The same scenario, with backups of some services and three more actions, the last ones. */
export function withDrastic(luck: Luck, scenario: Scenario): Scenario {
  const ids = scenario.world.services.map(({ id }) => id);
  const kept = new Set([luck.oneOf(ids), luck.oneOf(ids)]);
  const services = scenario.world.services.map((service) =>
    kept.has(service.id) ? { ...service, backup: backupOf(luck, service.quorum ? [] : ["write"]) } : service,
  );
  const purged = [...new Set([luck.oneOf(ids), luck.oneOf(ids), luck.oneOf(ids)])];
  return scenarioSchema.parse({
    ...scenario,
    world: { ...scenario.world, services },
    actions: [
      ...scenario.actions,
      { ...common, id: "purge", label: "purge", verb: "queue.purge", targets: purged, risk: "H" },
      { ...common, id: "restore", label: "restore", verb: "store.restore", targets: [...kept], risk: "H" },
      { ...common, id: "freeze", label: "freeze", verb: "changes.freeze", targets: ["changes"], risk: "L" },
    ],
  });
}

function backupOf(luck: Luck, writes: readonly string[]): object {
  const everyS = luck.oneOf([20, 3600]);
  const own = writes.length > 0 && luck.chance(0.5) ? { writes } : {};
  return { everyS, lastS: -luck.int(0, everyS - 1), sizeGb: luck.int(1, 30), restoreGbPerS: 1, ...own };
}
