/** Flaws of what people's tools need: services that are not there, or that nothing could ever keep from answering. */
import type { ActionSpec, Scenario } from "../scenario.ts";
import type { Topology } from "../topology.ts";
import { known, when } from "./flaws.ts";
import type { Flaw, Path } from "./flaws.ts";
import { stationNames } from "./names.ts";

export function toolsFlaws({ tools, actions }: Scenario, topology: Topology): readonly Flaw[] {
  const regions = topology.world.regions.map(({ id }) => id);
  const isUsed = tools.looks.length > 0 || actions.some(({ needs }) => needs !== undefined);
  return [
    ...known("region", tools.from, regions, ["tools", "from"]),
    ...when(
      tools.from !== undefined && !isUsed,
      ["tools", "from"],
      "changes nothing: no look and no action needs a service.",
    ),
    ...tools.looks.flatMap(({ needs }, i) => gateFlaws(needs, topology, ["tools", "looks", i, "needs"])),
  ];
}

/** What an action goes through. */
export function gatesFlaws({ needs = [], patienceS }: ActionSpec, topology: Topology, path: Path): readonly Flaw[] {
  const names = [needs].flat();
  return [
    ...names.flatMap((name, i) =>
      gateFlaws(name, topology, [...path, "needs", ...(typeof needs === "string" ? [] : [i])]),
    ),
    ...when(names.length === 0 && patienceS > 0, [...path, "patienceS"], "there is nobody to wait for: add needs."),
  ];
}

/** Its failures are those of the requests that it gets. */
function gateFlaws(needs: string, topology: Topology, path: Path): readonly Flaw[] {
  const { edges, stations } = topology;
  const names = known("service or station", needs, stationNames(topology), path);
  const isCalled = edges.some(({ to }) => [stations[to]?.id, stations[to]?.service.id].includes(needs));
  if (names.length > 0) return names;
  return when(!isCalled, path, `nobody calls "${needs}", so it never fails: give it some callers, such as its people.`);
}
