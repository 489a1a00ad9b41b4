/** Flaws of latent defects: effects on nothing, conditions that can never be met, and endings that cannot be made. */
import type { ChannelSpec } from "../channels.ts";
import type { ConditionSpec, DefectSpec, EffectsSpec, OutcomeSpec } from "../change.ts";
import type { Topology } from "../topology.ts";
import { known, twins, when } from "./flaws.ts";
import type { Flaw, Path } from "./flaws.ts";
import { stationNames } from "./names.ts";
import { parameterFlaws } from "./parameters.ts";
import { limitsFlaws } from "./readings.ts";

/** What conditions may name beside stations. */
export interface Conditional {
  readonly defects: readonly DefectSpec[];
  readonly channels?: readonly ChannelSpec[];
  readonly actions?: readonly { readonly outcomes: readonly OutcomeSpec[] }[];
}

export function defectsFlaws(conditional: Conditional, topology: Topology): readonly Flaw[] {
  const { defects } = conditional;
  const names = defects.map(({ id }) => id);
  return [
    ...twins("defect", names, ["defects"], "id"),
    ...defects.flatMap((defect, i) => defectFlaws(defect, conditional, topology, ["defects", i])),
    ...deadlockFlaws(conditional),
  ];
}

function defectFlaws(defect: DefectSpec, conditional: Conditional, topology: Topology, path: Path): readonly Flaw[] {
  const { id, atS } = defect;
  const others = { ...conditional, defects: conditional.defects.filter((other) => other.id !== id) };
  const conditions = (field: "when" | "until"): readonly Flaw[] =>
    defect[field].flatMap((one, i) => conditionFlaws(one, others, topology, [...path, field, i]));
  return [
    ...effectsFlaws(defect, topology, path),
    ...when(
      atS === undefined && defect.when.length === 0 && !isWokenBy(conditional, id),
      path,
      "never wakes: add atS, its time, or when, its conditions; or let an outcome wake it.",
    ),
    ...conditions("when"),
    ...conditions("until"),
    ...when(
      endsAtOnce(defect),
      [...path, "until"],
      "holds whenever it wakes, so it would be over at once; write conditions that hold when the trouble is gone.",
    ),
    ...perRegionFlaws(defect, topology, path),
  ];
}

/** Whether all that ends it has been waited for by what wakes it, and for as long. */
function endsAtOnce({ when: wakes, until }: DefectSpec): boolean {
  const isMetBy = (end: ConditionSpec): boolean =>
    wakes.some(
      (one) => one.forS >= end.forS && JSON.stringify({ ...one, forS: 0 }) === JSON.stringify({ ...end, forS: 0 }),
    );
  return until.length > 0 && until.every(isMetBy);
}

/** Defects that wait for each other, told at the first of them: none of them can be the first to wake. */
function deadlockFlaws(conditional: Conditional): readonly Flaw[] {
  const { defects } = conditional;
  const awaited = new Map(
    defects.map(({ id, when: wakes }) => [
      id,
      isWokenBy(conditional, id)
        ? []
        : wakes.flatMap((one) => ("defect" in one && one.is === "awake" && one.defect !== id ? [one.defect] : [])),
    ]),
  );
  let stuck = [...awaited.keys()];
  const nextOf = (id: string): string | undefined => awaited.get(id)?.find((name) => stuck.includes(name));
  for (let before = -1; before !== stuck.length;) {
    before = stuck.length;
    stuck = stuck.filter((id) => nextOf(id) !== undefined);
  }
  const way: string[] = [];
  for (let id: string | undefined = stuck[0]; id !== undefined; id = nextOf(id)) {
    const round = way.includes(id);
    way.push(id);
    if (!round) continue;
    const path: Path = ["defects", defects.findIndex((defect) => defect.id === id), "when"];
    const others = way.slice(way.indexOf(id) + 1).join(", which waits for ");
    return [{ path, says: `never wakes: ${id} waits for ${others}; let one of them come by itself.` }];
  }
  return [];
}

/** Whether something that people do may wake it. */
function isWokenBy({ actions = [], channels = [] }: Conditional, id: string): boolean {
  return [...actions, ...channels].some(({ outcomes }) => outcomes.some(({ wakes }) => wakes === id));
}

/** Effects have to be some, each on a parameter that is there. */
export function effectsFlaws({ set, scale }: EffectsSpec, topology: Topology, path: Path): readonly Flaw[] {
  return [
    ...when(Object.keys({ ...set, ...scale }).length === 0, path, "changes nothing: add set or scale."),
    ...Object.entries(set).flatMap(([name, value]) => parameterFlaws(topology, name, [value], [...path, "set", name])),
    ...Object.entries(scale).flatMap(([name, factor]) => [
      ...parameterFlaws(topology, name, [], [...path, "scale", name]),
      ...when(
        factor <= 0,
        [...path, "scale", name],
        `${factor} is no factor; write a number above 0${factor === 0 ? ", or set: 0" : ""}.`,
      ),
    ]),
  ];
}

/** Flaws of what may come of an action or a roll-back. */
export function outcomesFlaws(
  outcomes: readonly OutcomeSpec[],
  conditional: Conditional,
  topology: Topology,
  path: Path,
): readonly Flaw[] {
  const defects = conditional.defects.map(({ id }) => id);
  return outcomes.flatMap(({ when: conditions, does, wakes, says }, i) => {
    const at = [...path, "outcomes", i];
    return [
      ...conditions.flatMap((one, k) => conditionFlaws(one, conditional, topology, [...at, "when", k])),
      ...known("defect", wakes, defects, [...at, "wakes"]),
      ...when(
        does === "fails" && wakes !== undefined,
        [...at, "wakes"],
        "what fails does nothing; write instead or also.",
      ),
      ...when(does !== "fails" && wakes === undefined, at, "add wakes, the defect that it brings."),
      ...when(does !== "fails" && says !== undefined, [...at, "says"], "looks done, so nobody is told; leave it out."),
    ];
  });
}

function conditionFlaws(
  condition: ConditionSpec,
  { defects, channels = [] }: Conditional,
  topology: Topology,
  path: Path,
): readonly Flaw[] {
  if ("defect" in condition) {
    const names = defects.map(({ id }) => id);
    return known("other defect", condition.defect, names, [...path, "defect"]);
  }
  if ("channel" in condition) return channelFlaws(condition, channels, topology, path);
  const { metric, of, above, below } = condition;
  const slots = topology.stations.filter(({ id, service }) => id === of || service.id === of);
  return [
    ...known("station or service", of, stationNames(topology), [...path, "of"]),
    ...limitsFlaws(metric, { above, below }, path),
    ...when(
      metric === "utilization" &&
        slots.length > 0 &&
        slots.every(({ service }) => service.groups.every((group) => group.slots === null)),
      [...path, "metric"],
      `"${of}" has no limit of slots to be a share of; ask for its rps.`,
    ),
  ];
}

function channelFlaws(
  { channel: name, payload, of }: Extract<ConditionSpec, { channel: string }>,
  channels: readonly ChannelSpec[],
  topology: Topology,
  path: Path,
): readonly Flaw[] {
  const names = channels.map(({ id }) => id);
  const channel = channels.find(({ id }) => id === name);
  if (!channel) return known("channel", name, names, [...path, "channel"]);
  const consumers = stationNames(topology).filter((one) => channel.consumers.includes(one.split("@")[0] ?? one));
  return [
    ...known(
      `payload of "${name}"`,
      payload,
      channel.payloads.map(({ id }) => id),
      [...path, "payload"],
    ),
    ...known(`consumer of "${name}"`, of, consumers, [...path, "of"]),
  ];
}

/** A name with a region would be the same in each of them. */
function perRegionFlaws({ perRegion, set, scale }: DefectSpec, { world }: Topology, path: Path): readonly Flaw[] {
  if (!perRegion) return [];
  const services = world.services.map(({ id }) => id);
  const elsewhere = (how: "set" | "scale", values: Readonly<Record<string, number>>): readonly Flaw[] =>
    Object.keys(values).flatMap((name) =>
      when(
        !services.includes(/^[a-z0-9-]*/.exec(name)?.[0] ?? "") || name.includes("@"),
        [...path, how, name],
        "would be done again by each region; with perRegion write the name of a service without a region.",
      ),
    );
  return [...elsewhere("set", set), ...elsewhere("scale", scale)];
}
