/** Flaws of monitoring: a kind of signal that needs what is not there, or what nothing could slow down. */
import { signalKinds } from "../kinds.ts";
import type { Scenario } from "../scenario.ts";
import type { Topology } from "../topology.ts";
import { known, when } from "./flaws.ts";
import type { Flaw, Path } from "./flaws.ts";
import { stationNames } from "./names.ts";

export function monitoringFlaws(scenario: Scenario, topology: Topology): readonly Flaw[] {
  return [...needsFlaws(scenario, topology), ...slowFlaws(scenario)];
}

/** One threshold per service: its slow answers are counted once. */
function slowFlaws({ logs }: Scenario): readonly Flaw[] {
  return logs.flatMap(({ service, source, overMs }, index) => {
    const first = logs.find((rule) => rule.source === "slow" && rule.service === service);
    const path: Path = ["logs", index, "overMs"];
    if (source !== "slow" || first === undefined) return [];
    return when(first.overMs !== overMs, path, `the slow lines of ${service} above count from ${first.overMs} ms on.`);
  });
}

function needsFlaws({ monitoring }: Scenario, topology: Topology): readonly Flaw[] {
  return signalKinds.flatMap((kind) => {
    const { needs } = monitoring[kind];
    const path: Path = ["monitoring", kind, "needs"];
    const names = known("service or station", needs, stationNames(topology), path);
    if (needs === undefined || names.length > 0) return names;
    const isCalled = topology.edges.some(({ to }) =>
      [topology.stations[to]?.id, topology.stations[to]?.service.id].includes(needs),
    );
    return when(!isCalled, path, `nobody calls "${needs}", so it never slows down: give the services a loop to it.`);
  });
}
