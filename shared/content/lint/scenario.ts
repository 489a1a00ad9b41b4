/**
 * Flaws of a scenario: every name in it has to mean something in its own world, and everything it declares has to have
 * an effect. The world comes first, so that no later complaint follows from an earlier one.
 */
import type { Scenario } from "../scenario.ts";
import { expand } from "../topology.ts";
import type { Topology } from "../topology.ts";
import { actionsFlaws, policyFlaws } from "./actions.ts";
import { defectsFlaws } from "./defects.ts";
import { isWrongAt, known, twins, when } from "./flaws.ts";
import type { Flaw, Path } from "./flaws.ts";
import { automationNames, cacheNames, ceiledNames, edgeNames, stationNames } from "./names.ts";
import { monitoringFlaws } from "./monitoring.ts";
import { plansFlaws } from "./plans.ts";
import { BURN, signalFlaws } from "./signals.ts";
import { toolsFlaws } from "./tools.ts";
import { worldFlaws } from "./world.ts";

export function scenarioFlaws(scenario: Scenario): readonly Flaw[] {
  const world = worldFlaws(scenario.world);
  if (world.length > 0) return world;
  const topology = expand(scenario.world, scenario);
  const { players, minutes, policies } = scenario;
  const actions = actionsFlaws(scenario, topology);
  return [
    ...when(players[0] > players[1], ["players"], "write the fewest first."),
    ...when(minutes.short > minutes.standard, ["minutes", "short"], "is longer than standard."),
    ...sloFlaws(scenario),
    ...hintsFlaws(scenario),
    ...harmlessFlaws(scenario),
    ...rolloutFlaws(scenario),
    ...defectsFlaws(scenario, topology),
    ...plansFlaws(scenario, topology),
    ...monitoringFlaws(scenario, topology),
    ...toolsFlaws(scenario, topology),
    ...storyFlaws(scenario, topology),
    ...alertFlaws(scenario, topology),
    ...actions,
    ...Object.entries(policies).flatMap(([name, policy]) =>
      policyFlaws(scenario, topology, policy, ["policies", name], actions),
    ),
    ...truthFlaws(scenario, topology),
    ...cutFlaws(scenario, actions),
  ];
}

/** Harm is counted in users. A world that is only being looked at, with no policy yet, may do without. */
function harmlessFlaws({ world, defects, policies }: Scenario): readonly Flaw[] {
  const someCome = defects.some(({ set }) =>
    Object.entries(set).some(([name, value]) => name.endsWith(".users") && value > 0),
  );
  return when(
    Object.keys(policies).length > 0 && !someCome && world.populations.every(({ users }) => users === 0),
    ["world", "populations"],
    "nobody can come to harm: give a population its users.",
  );
}

/** Budgets are what the target leaves. */
function sloFlaws({ slo: { target } }: Scenario): readonly Flaw[] {
  const why = target === 1 ? "leaves no room for a single failure" : "promises nothing";
  return when(
    target === 0 || target === 1,
    ["slo", "target"],
    `${target} ${why}; write a number above 0 and below 1, such as 0.995.`,
  );
}

/** Given one after another: each says more than the one before. */
function hintsFlaws({ hints }: Scenario): readonly Flaw[] {
  const levels = hints.map(({ level }) => level);
  const missing = [1, 2, 3].find((level) => level < Math.max(...levels) && !levels.includes(level));
  if (missing !== undefined) return [{ path: ["hints"], says: `level ${missing} is missing.` }];
  const back = levels.findIndex((level, i) => level < (levels[i - 1] ?? 0));
  return when(
    back >= 0,
    ["hints", back, "level"],
    `${levels[back] ?? 0} comes after ${levels[back - 1] ?? 0}; write the hints from level 1 on.`,
  );
}

function rolloutFlaws({ rollouts, world }: Scenario): readonly Flaw[] {
  const services = world.services.map(({ id }) => id);
  return [
    ...twins(
      "roll-out",
      rollouts.map(({ id }) => id),
      ["rollouts"],
      "id",
    ),
    ...rollouts.flatMap(({ service, stages, group, into }, i) => {
      const touched = world.services.find(({ id }) => id === service);
      const runsIn = touched?.regions ?? world.regions.map(({ id }) => id);
      const groups = touched?.groups.map(({ id }) => id) ?? [];
      return [
        ...known("service", service, services, ["rollouts", i, "service"]),
        ...(touched ? known(`group of "${service}"`, group, groups, ["rollouts", i, "group"]) : []),
        ...(touched ? known(`group of "${service}"`, into, groups, ["rollouts", i, "into"]) : []),
        ...when(
          touched !== undefined && into === (group ?? groups[0]),
          ["rollouts", i, "into"],
          "is the group that it goes through; left out, replicas come back as they were.",
        ),
        ...stages.flatMap(({ atS, share, region }, s) => [
          ...known(`region of "${service}"`, region, runsIn, ["rollouts", i, "stages", s, "region"]),
          ...when(
            stages
              .slice(0, s)
              .some((before) => before.atS > atS || (before.share > share && sharesRegion(before.region, region))),
            ["rollouts", i, "stages", s],
            "comes before a stage above it, or goes back behind one of the same region.",
          ),
        ]),
      ];
    }),
  ];
}

/** What people are told: the change feed, logs, customers' reports, injects and what no dashboard shows. */
function storyFlaws(scenario: Scenario, topology: Topology): readonly Flaw[] {
  const { changes, logs, reports, injects, briefing, world } = scenario;
  const stations = stationNames(topology);
  const services = world.services.map(({ id }) => id);
  const regions = world.regions.map(({ id }) => id);
  const dark = world.services.flatMap(({ id, instrumented }) => (instrumented ? [] : [id]));
  return [
    ...changes.flatMap(({ service }, i) => known("station or service", service, stations, ["changes", i, "service"])),
    ...logs.flatMap(({ service }, i) => known("service", service, services, ["logs", i, "service"])),
    ...reports.flatMap(({ region, onlyIf }, i) => [
      ...known("region", region, regions, ["reports", i, "region"]),
      ...(onlyIf ? signalFlaws(scenario, topology, onlyIf, ["reports", i, "onlyIf"]) : []),
    ]),
    ...injects.flatMap(({ onlyIf }, i) =>
      onlyIf ? signalFlaws(scenario, topology, onlyIf, ["injects", i, "onlyIf"]) : [],
    ),
    ...twins(
      "inject",
      injects.map(({ id }) => id),
      ["injects"],
      "id",
    ),
    ...briefing.notInstrumented.flatMap((name, i) => {
      const path = ["briefing", "notInstrumented", i];
      const says = `"${name}" is shown by dashboards; write instrumented: false there, or leave it out here.`;
      return services.includes(name) ? when(!dark.includes(name), path, says) : known("service", name, services, path);
    }),
  ];
}

function alertFlaws({ alerts }: Scenario, topology: Topology): readonly Flaw[] {
  return [
    ...twins(
      "alert",
      alerts.map(({ id }) => id),
      ["alerts"],
      "id",
    ),
    ...alerts.flatMap(({ id, metric, of, above, below }, i) => [
      ...when(id === BURN, ["alerts", i, "id"], `"${BURN}" is what alerts of burning budgets are called.`),
      ...watchedFlaws(topology, metric, of, ["alerts", i, "of"]),
      ...when(above === undefined && below === undefined, ["alerts", i], "add above or below, the value it fires at."),
    ]),
  ];
}

function watchedFlaws(
  topology: Topology,
  metric: Scenario["alerts"][number]["metric"],
  of: string,
  path: Path,
): readonly Flaw[] {
  const stations = known("station or service", of, stationNames(topology), path);
  if (stations.length > 0) return stations;
  if (metric === "hitRatio") return known("cache", of, cacheNames(topology), path);
  return metric === "ceiling" ? known("station or service with ceilings", of, ceiledNames(topology), path) : [];
}

function truthFlaws({ truth }: Scenario, topology: Topology): readonly Flaw[] {
  const components = [...stationNames(topology), ...edgeNames(topology), ...automationNames(topology)];
  return truth.flatMap(({ component }, i) =>
    component.flatMap((name, c) => known("component", name, components, ["truth", i, "component", c])),
  );
}

/** `wrong` is what is wrong with the actions: of two with one name, the other's is not known. */
function cutFlaws({ cutPoints, actions }: Scenario, wrong: readonly Flaw[]): readonly Flaw[] {
  if (actions.some((_, a) => isWrongAt(wrong, ["actions", a, "id"]))) return [];
  const names = actions.map(({ id }) => id);
  return cutPoints.flatMap(({ action }, i) => known("action", action, names, ["cutPoints", i, "action"]));
}

/** A stage without a region is in all of them. */
function sharesRegion(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}
