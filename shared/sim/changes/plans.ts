/**
 * What changes a world by plan, resolved against its plant once: channels with what they carry to each region, jobs with
 * their calendar, enforcers with what they want.
 */
import { must, ok, refuse } from "../../base/index.ts";
import type { Result } from "../../base/index.ts";
import { weekdays } from "../../content/index.ts";
import type { ChannelSpec, EnforcerSpec, JobSpec } from "../../content/index.ts";
import type { Plant } from "../compile/plant.ts";
import { parameterAt } from "../parameters.ts";
import { effectsIn, effectsOf, placelessIn, subjectsTouched } from "./paths.ts";
import type { CastChannel, CastEnforcer, CastJob, CastPayload, Changes, Effect } from "./plan.ts";

export interface PlansSpec {
  readonly channels: readonly ChannelSpec[];
  readonly jobs: readonly JobSpec[];
  readonly enforcers: readonly EnforcerSpec[];
  /** The instant of T+0. */
  readonly startUtc: string;
}

type Plans = Pick<Changes, "channels" | "jobs" | "enforcers" | "weekTick">;

export function plansOf(plant: Plant, { channels, jobs, enforcers, startUtc }: PlansSpec): Result<Plans> {
  const made = {
    channels: each("channels", channels, (spec) => channelOf(plant, spec)),
    jobs: each("jobs", jobs, (spec) => jobOf(plant, spec)),
    enforcers: each("enforcers", enforcers, (spec) => {
      const before = enforcers.slice(0, enforcers.indexOf(spec));
      return enforcerOf(
        plant,
        spec,
        before.reduce((sum, { desired }) => sum + Object.keys(desired).length, 0),
      );
    }),
  };
  if (!made.channels.ok) return made.channels;
  if (!made.jobs.ok) return made.jobs;
  if (!made.enforcers.ok) return made.enforcers;
  return ok({
    channels: made.channels.value,
    jobs: made.jobs.value,
    enforcers: made.enforcers.value,
    weekTick: weekTickOf(startUtc),
  });
}

/** All of a list, or why one of them means nothing. */
function each<Spec extends { readonly id: string }, Made>(
  list: string,
  specs: readonly Spec[],
  make: (spec: Spec) => Result<Made>,
): Result<readonly Made[]> {
  const all: Made[] = [];
  for (const spec of specs) {
    const made = make(spec);
    if (!made.ok) return refuse(made.refusal.code, `${list}.${spec.id}: ${made.refusal.reason}`);
    all.push(made.value);
  }
  return ok(all);
}

function channelOf(plant: Plant, spec: ChannelSpec): Result<CastChannel> {
  const { stations, world } = plant.topology;
  const indexOf = (payload: string): number => spec.payloads.findIndex(({ id }) => id === payload);
  const payloads = each("payloads", spec.payloads, (payload) => payloadOf(plant, payload));
  if (!payloads.ok) return payloads;
  const lost = spec.pushes.find(({ payload }) => indexOf(payload) < 0);
  if (lost) return refuse("channel/no-payload", `there is no payload "${lost.payload}".`);
  return ok({
    id: spec.id,
    kind: spec.kind,
    service: must(spec.consumers[0], "consumer"),
    stations: world.regions.map((_, region) =>
      stations.flatMap((one, index) =>
        one.region === region && spec.consumers.includes(one.service.id) ? [index] : [],
      ),
    ),
    delayTicks: Math.round(spec.delayS * 10),
    stages: spec.stages.map(({ region, share, afterS }) => ({
      regions: world.regions.flatMap(({ id }, index) => (region === undefined || id === region ? [index] : [])),
      share,
      afterTicks: Math.round(afterS * 10),
    })),
    validates: spec.validates,
    gate: spec.gate
      ? {
          errorRatio: spec.gate.errorRatio,
          forTicks: Math.round(spec.gate.forS * 10),
          rollsBack: spec.gate.onErrors === "roll-back",
        }
      : null,
    payloads: payloads.value,
    pushes: spec.pushes
      .map(({ atS, payload, text, by }) => ({
        tick: Math.round(atS * 10),
        payload: indexOf(payload),
        text: text ?? null,
        by,
      }))
      .sort((a, b) => a.tick - b.tick),
  });
}

/** What it does in each region: effects on consumers that do not run there are left out. */
function payloadOf(plant: Plant, { id, invalid, set, scale }: ChannelSpec["payloads"][number]): Result<CastPayload> {
  const { stations, world } = plant.topology;
  const effects: (readonly Effect[])[] = [];
  for (const [index, { id: region }] of world.regions.entries()) {
    const runs = (path: string): boolean =>
      stations.some((one) => one.region === index && one.service.id === placelessIn(path));
    const own = (values: Readonly<Record<string, number>>): Record<string, number> =>
      Object.fromEntries(Object.entries(values).filter(([path]) => runs(path)));
    const here = effectsOf(plant, effectsIn(plant, { set: own(set), scale: own(scale) }, region));
    if (!here.ok) return here;
    effects.push(here.value);
  }
  return ok({ id, isInvalid: invalid, effects });
}

function jobOf(plant: Plant, spec: JobSpec): Result<CastJob> {
  const effects = effectsOf(plant, spec);
  if (!effects.ok) return effects;
  const [hours = 0, minutes = 0] = spec.at.split(":").map(Number);
  return ok({
    id: spec.id,
    service: spec.service,
    atTicks: (hours * 60 + minutes) * MINUTE,
    everyTicks: spec.everyMinutes * MINUTE,
    days: weekdays.map((day) => spec.days.includes(day)),
    lastTicks: Math.round(spec.lastsS * 10),
    effects: effects.value,
    subjects: subjectsTouched(plant, spec),
    text: spec.text ?? null,
    by: spec.by,
  });
}

function enforcerOf(plant: Plant, spec: EnforcerSpec, base: number): Result<CastEnforcer> {
  const desired: CastEnforcer["desired"][number][] = [];
  for (const [path, value] of Object.entries(spec.desired)) {
    const parameter = parameterAt(plant, path);
    if (!parameter.ok) return parameter;
    desired.push({ path, entity: path.slice(0, path.lastIndexOf(".")), parameter: parameter.value, value });
  }
  return ok({
    id: spec.id,
    service: spec.service,
    everyTicks: Math.round(spec.everyS * 10),
    atTick: Math.round(spec.atS * 10),
    desired,
    base,
    text: spec.text ?? null,
    by: spec.by,
  });
}

const MINUTE = 600;
const DAY = 1440 * MINUTE;

/** Ticks since the last Monday midnight, UTC, by the days since 1 March of year 0, which was a Wednesday. */
function weekTickOf(instant: string): number {
  const [, years, months, days, hours, minutes, seconds] =
    /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)(?::(\d+))?/.exec(instant) ?? [];
  const month = (Number(months) + 9) % 12;
  const year = Number(years) - (month >= 10 ? 1 : 0);
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const day = year * 365 + leaps + Math.floor((month * 153 + 2) / 5) + Number(days) - 1;
  const time = (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds ?? 0) * 10;
  return ((day + WEDNESDAY) % 7) * DAY + time;
}

/** Monday is 0. */
const WEDNESDAY = 2;

/** Where T+0 lies in its week, and how long a day is: what jobs count by. */
export function dayOf(weekTick: number): { readonly weekday: number; readonly tick: number } {
  const inWeek = ((weekTick % (7 * DAY)) + 7 * DAY) % (7 * DAY);
  return { weekday: Math.floor(inWeek / DAY), tick: inWeek % DAY };
}
