/**
 * Flaws of sliders: places that nobody could choose, and numbers that the verb can do nothing with. What each verb takes
 * stands in one table; what `parameter.set` takes is the range of its parameter.
 */
import type { Verb } from "../../actions/index.ts";
import type { ActionSpec } from "../scenario.ts";
import type { Topology } from "../topology.ts";
import { when } from "./flaws.ts";
import type { Flaw, Path } from "./flaws.ts";
import type { Written } from "./parameters.ts";

type Slider = NonNullable<ActionSpec["value"]>;

/** What a verb can do with the number that it is given, as the world gets it: from 0 up. */
interface Taken {
  readonly most?: number;
  readonly whole?: true;
  readonly units: readonly Slider["unit"][];
  /** What to write, after the verb. */
  readonly says: string;
}

const share: Taken = {
  most: 1,
  units: ["%", ""],
  says: 'takes a share; add unit: "%", or write min and max from 0 to 1.',
};
const replicas: Taken = {
  whole: true,
  units: ["replicas", ""],
  says: "takes whole numbers of replicas from 0 up; write min, max and step so, with unit: replicas.",
};
const taken: Partial<Readonly<Record<Verb, Taken>>> = {
  "traffic.admit": share,
  "traffic.shift": share,
  "instances.restart": share,
  "records.refresh": share,
  "capacity.add": replicas,
  "capacity.remove": replicas,
  "instances.quarantine": replicas,
  "traffic.limit": {
    units: ["/s", ""],
    says: 'takes requests per second from 0 up; write min and max so, with unit: "/s".',
  },
  "cache.warm": {
    units: ["keys/s", "/s", ""],
    says: "takes keys per second from 0 up; write min and max so, with unit: keys/s.",
  },
  "breaker.force": {
    most: 1,
    whole: true,
    units: [""],
    says: "takes 1 or 0, open or as declared; write { min: 0, max: 1, step: 1, initial: 1 }.",
  },
};

export function sliderFlaws(action: ActionSpec, path: Path): readonly Flaw[] {
  const { value: slider } = action;
  if (!slider) return [];
  const places = placesFlaws(slider, path);
  return places.length > 0 ? places : verbFlaws(action.verb, slider, path);
}

/** Where the slider can stand: whoever launches is held to these places. */
function placesFlaws({ min, max, step, initial }: Slider, path: Path): readonly Flaw[] {
  if (min > max) return [{ path: [...path, "min"], says: `${min} is above max, which is ${max}; exchange them.` }];
  if (initial < min || initial > max) return [{ path, says: "write initial from min to max." }];
  if (min < max && step > max - min) {
    const says = `${step} is more than from min to max: only ${min} could be chosen; write ${rounded(max - min)} or less.`;
    return [{ path: [...path, "step"], says }];
  }
  const below = min + Math.floor((initial - min) / step) * step;
  const near = [below, below + step].filter((place) => place <= max).map(rounded);
  const isPlace = [below, below + step].some((place) => Math.abs(initial - place) <= step * 1e-6);
  return when(!isPlace, [...path, "initial"], `${initial} is no place of this slider; write ${near.join(" or ")}.`);
}

/** Tenths are not exact. */
function rounded(place: number): number {
  return Number(place.toPrecision(9));
}

function verbFlaws(verb: Verb, slider: Slider, path: Path): readonly Flaw[] {
  const takes = taken[verb];
  if (!takes) return [];
  const { most = Infinity, whole, units } = takes;
  const ends = endsOf(slider, path).map(({ value }) => value ?? 0);
  const isWhole = !whole || [slider.min, slider.step].every(Number.isInteger);
  const fits = isWhole && units.includes(slider.unit) && ends.every((end) => end >= 0 && end <= most);
  const isPercent = slider.unit === "%" && takes === share;
  const says = isPercent ? "takes a share; write min and max from 0 to 100." : takes.says;
  return when(!fits, path, `${verb} ${says}`);
}

/** What an automation can want: a share of people or replicas, or a number of replicas. */
export function overrideFlaws(topology: Topology, { verb, targets, value }: ActionSpec, path: Path): readonly Flaw[] {
  if (verb !== "automation.override" || !value) return [];
  const meant = topology.automations.filter(({ names }) => names.some((name) => targets.includes(name)));
  const shares = meant.filter(({ kind }) => kind === "failover" || kind === "roll-out");
  const ends = endsOf(value, path).map(({ value: end }) => end ?? 0);
  const isShare = ends.every((end) => end >= 0 && end <= 1);
  const isCount = value.unit !== "%" && ends.every((end) => end >= 0) && value.step % 1 === 0 && value.min % 1 === 0;
  return [
    ...when(
      shares.length > 0 && shares.length < meant.length,
      [...path, "targets"],
      "some of these want a share and some a number of replicas; write an action for each.",
    ),
    ...when(
      shares.length > 0 && !isShare,
      [...path, "value"],
      `${shares[0]?.id ?? ""} wants a share; write min and max from 0 to 1, or from 0 to 100 with unit: "%".`,
    ),
    ...when(
      meant.length > 0 && shares.length === 0 && !isCount,
      [...path, "value"],
      `${meant[0]?.id ?? ""} wants a number of ${meant[0]?.kind === "supervisor" ? "restarts per minute" : "replicas"}; write whole numbers from 0 up.`,
    ),
  ];
}

/** Both ends of a slider as the world gets them. */
export function endsOf(slider: Slider, path: Path): readonly Written[] {
  return (["min", "max"] as const).map((end) => {
    const [written, at] = [slider[end], [...path, end]];
    if (slider.unit !== "%") return { value: written, at };
    return { value: written / 100, at, as: `${written} %, which is ${written / 100},` };
  });
}
