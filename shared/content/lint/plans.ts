/** Flaws of channels, jobs and enforcers: names that mean nothing, payloads of others, runs that never end. */
import type { ConditionSpec } from "../change.ts";
import type { ChannelSpec } from "../channels.ts";
import type { Scenario } from "../scenario.ts";
import type { Topology } from "../topology.ts";
import { effectsFlaws, outcomesFlaws } from "./defects.ts";
import { known, twins, when } from "./flaws.ts";
import type { Flaw, Path } from "./flaws.ts";
import { isWhole, parameterFlaws } from "./parameters.ts";

export function plansFlaws(scenario: Scenario, topology: Topology): readonly Flaw[] {
  const { channels, jobs, enforcers } = scenario;
  const services = topology.world.services.map(({ id }) => id);
  return [
    ...(["channels", "jobs", "enforcers"] as const).flatMap((list) => namesakes(scenario, list)),
    ...channels.flatMap((channel, i) => [
      ...channelFlaws(channel, topology, ["channels", i]),
      ...pushesFlaws(channel, scenario, ["channels", i, "pushes"]),
      ...outcomesFlaws(channel.outcomes, scenario, topology, ["channels", i]),
    ]),
    ...jobs.flatMap((job, i) => [
      ...known("service", job.service, services, ["jobs", i, "service"]),
      ...effectsFlaws(job, topology, ["jobs", i]),
      ...when(
        job.lastsS >= job.everyMinutes * 60,
        ["jobs", i, "lastsS"],
        `the next run begins after ${job.everyMinutes * 60} s, before this one is done.`,
      ),
    ]),
    ...enforcers.flatMap(({ service, desired }, i) => [
      ...known("service", service, services, ["enforcers", i, "service"]),
      ...when(Object.keys(desired).length === 0, ["enforcers", i, "desired"], "wants nothing."),
      ...Object.entries(desired).flatMap(([name, value]) =>
        parameterFlaws(topology, name, [value], ["enforcers", i, "desired", name]),
      ),
    ]),
  ];
}

/** All automations of a scenario share their names. */
function namesakes(scenario: Scenario, list: "channels" | "jobs" | "enforcers"): readonly Flaw[] {
  const lists = { rollouts: scenario.rollouts, channels: scenario.channels, jobs: scenario.jobs };
  const others = Object.entries(lists).flatMap(([name, of]) => (name === list ? [] : of.map(({ id }) => id)));
  const ids = scenario[list].map(({ id }) => id);
  return [
    ...twins("automation", ids, [list], "id"),
    ...ids.flatMap((id, i) =>
      when(
        others.includes(id),
        [list, i, "id"],
        `there is another automation called "${id}"; each needs its own name.`,
      ),
    ),
  ];
}

function channelFlaws(channel: ChannelSpec, topology: Topology, path: Path): readonly Flaw[] {
  const { consumers, stages, payloads, pushes, validates } = channel;
  const { services, regions } = topology.world;
  const versions = payloads.map(({ id }) => id);
  return [
    ...consumers.flatMap((name, i) =>
      known(
        "service",
        name,
        services.map(({ id }) => id),
        [...path, "consumers", i],
      ),
    ),
    ...stages.flatMap(({ region }, i) =>
      known(
        "region",
        region,
        regions.map(({ id }) => id),
        [...path, "stages", i, "region"],
      ),
    ),
    ...twins("payload", versions, [...path, "payloads"], "id"),
    ...pushes.flatMap(({ payload }, i) => known("payload", payload, versions, [...path, "pushes", i, "payload"])),
    ...payloads.flatMap((_, i) => payloadFlaws(channel, i, topology, [...path, "payloads", i])),
    ...when(
      !validates && payloads.some(({ invalid }) => invalid),
      [...path, "validates"],
      "nobody looks whether a payload is invalid; add validates: true.",
    ),
  ];
}

/** A push that nobody feels, that nothing waits for, and that takes nothing back. */
function pushesFlaws({ id, payloads, pushes }: ChannelSpec, scenario: Scenario, path: Path): readonly Flaw[] {
  const awaited = conditionsOf(scenario).flatMap((one) =>
    "channel" in one && one.channel === id ? [one.payload] : [],
  );
  const isFelt = (version: string): boolean =>
    payloads.some(({ id: name, set, scale }) => name === version && Object.keys({ ...set, ...scale }).length > 0);
  return pushes.flatMap(({ payload, atS }, i) => {
    const isKnown = payloads.some((version) => version.id === payload);
    const isFirst = !pushes.some((other) => other.atS < atS && isFelt(other.payload));
    const says =
      payload === payloads[0]?.id
        ? `"${payload}" is what consumers have at the start, so pushing it changes nothing; push another one.`
        : `"${payload}" changes nothing: add set or scale to it.`;
    return when(isKnown && isFirst && !isFelt(payload) && !awaited.includes(payload), [...path, i, "payload"], says);
  });
}

/** Everything that something in a scenario waits for. */
function conditionsOf({ defects, actions, channels }: Scenario): readonly ConditionSpec[] {
  return [
    ...defects.flatMap(({ when: conditions, until }) => [...conditions, ...until]),
    ...[...actions, ...channels].flatMap(({ outcomes }) => outcomes.flatMap(({ when: conditions }) => conditions)),
  ];
}

function payloadFlaws(
  { consumers, stages, payloads }: ChannelSpec,
  i: number,
  topology: Topology,
  path: Path,
): readonly Flaw[] {
  const payload = payloads[i];
  if (!payload) return [];
  const { set, scale } = payload;
  const paths = Object.keys({ ...set, ...scale });
  if (i === 0) {
    return when(paths.length > 0, path, "is what consumers have at the start: write what it does into the world.");
  }
  const isShared = stages.some(({ share }) => share < 1);
  const placeOf = (name: string): Path => [...path, name in set ? "set" : "scale", name];
  return paths.length === 0
    ? []
    : [
        ...effectsFlaws(payload, topology, path),
        ...paths.flatMap((name) => [
          ...when(
            !consumers.includes(/^[a-z0-9-]*/.exec(name)?.[0] ?? "") || /^[^.]*@/.test(name),
            placeOf(name),
            `begin it with a consumer, without a region: ${consumers.join(", ")}.`,
          ),
          ...when(
            isShared && isWhole(name),
            placeOf(name),
            "is a whole number, of which no share can be felt; let stages be regions, or name a group.",
          ),
        ]),
      ];
}
