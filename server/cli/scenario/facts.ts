/**
 * Plays a scenario through for its proof, under one seed: ignored, by each of its policies, without its cause, and by
 * single actions. All runs fork from one pre-roll and share one horizon [H3]; what they mean is judged in claims.ts.
 */
import type { Tick } from "../../../shared/base/index.ts";
import { secondsToTicks, ticksToSeconds } from "../../../shared/base/index.ts";
import type { PolicySpec, Scenario } from "../../../shared/content/index.ts";
import { createPolicy, createSimulation, restoreSimulation } from "../../../shared/sim/index.ts";
import type { Simulation } from "../../../shared/sim/index.ts";
import { buttonsOf, press } from "./buttons.ts";
import type { Press } from "./buttons.ts";
import { beatsOf, clockOf, horizonOf, played } from "../../tempo/index.ts";
import type { Beats, Played } from "../../tempo/index.ts";

export type Run = Omit<Played, "events" | "endTick" | "integrity">;

export interface ProofFacts {
  readonly seed: number;
  readonly ignored: Run;
  readonly beats: Beats;
  /** The region of the tip, as an index into `failingByRegion`; null without a tip. */
  readonly tipRegion: number | null;
  /** The same life without the rollouts and defects of the live time; null where there are none to take away. */
  readonly withoutCause: Run | null;
  readonly policies: readonly { readonly name: string; readonly kind: PolicySpec["kind"]; readonly run: Run }[];
  /** null: not tried. */
  readonly presses: readonly Press[] | null;
}

export interface ProofOptions {
  /** Names of the policies to play; all when left out. */
  readonly only?: readonly string[];
  readonly withButtons: boolean;
  readonly tell: (progress: string) => void;
}

export function gatherFacts(scenario: Scenario, seed: number, { only, withButtons, tell }: ProofOptions): ProofFacts {
  const horizonTick = horizonOf(scenario);
  tell("pre-roll");
  const start = createSimulation(scenario, String(seed));
  tell("ignored");
  const ignored = played(start.fork(), null, horizonTick);
  const beats = beatsOf(scenario, ignored.events);
  const wanted = Object.entries(scenario.policies).filter(([name]) => only === undefined || only.includes(name));
  const policies = wanted.map(([name, { kind }]) => {
    tell(name);
    return { name, kind, run: runPolicy(scenario, start, name) };
  });
  tell("without its cause");
  const withoutCause = runWithoutCause(scenario, seed, start);
  const reference = policies.find(({ kind }) => kind === "reference")?.run;
  const presses = withButtons && reference ? pressAll(scenario, start, beats, reference, tell) : null;
  return { seed, ignored, beats, tipRegion: regionOf(start, beats.tip?.subject), withoutCause, policies, presses };
}

function runPolicy(scenario: Scenario, start: Simulation, name: string): Played {
  const policy = createPolicy(scenario, start.topology, name);
  if (!policy.ok) throw new Error(policy.refusal.reason);
  return played(start.fork(), policy.value, horizonOf(scenario));
}

/** The least there is after T+0, in seconds. */
const MOMENT = 0.1;

/** What would begin in the live time is put off beyond the horizon, so that the pre-roll's snapshot still fits. */
function runWithoutCause(scenario: Scenario, seed: number, start: Simulation): Played | null {
  const horizonTick = horizonOf(scenario);
  const begins = ({ atS }: { readonly atS?: number | undefined }): boolean => atS !== undefined && atS > 0;
  const putOff = <Entry extends { readonly atS?: number | undefined }>(entry: Entry): Entry =>
    begins(entry) ? { ...entry, atS: (entry.atS ?? 0) + ticksToSeconds(horizonTick) } : entry;
  const rollouts = scenario.rollouts.map((rollout) => ({ ...rollout, stages: rollout.stages.map(putOff) }));
  const channels = scenario.channels.map((channel) => ({ ...channel, pushes: channel.pushes.map(putOff) }));
  // What waits for a condition may have its moment at any time after the clock's; what only an outcome wakes has none.
  const defects = scenario.defects.map((defect) =>
    defect.when.length > 0 ? { ...defect, atS: defect.atS ?? MOMENT } : defect,
  );
  const causeless = { ...scenario, rollouts, channels, defects: defects.map(putOff) };
  const beginnings = [
    ...defects,
    ...scenario.rollouts.flatMap(({ stages }) => stages),
    ...scenario.channels.flatMap(({ pushes }) => pushes),
  ];
  if (!beginnings.some(begins)) return null;
  return played(restoreSimulation(causeless, String(seed), start.snapshot()), null, horizonTick);
}

function regionOf({ topology }: Simulation, subject: string | undefined): number | null {
  return topology.stations.find(({ id }) => id === subject)?.region ?? null;
}

/** At the first page, half-way from there to the reference's win, and five simulated minutes after the tip. */
export function pressMoments({ pageTick, tip }: Beats, wonTick: Tick | null): readonly Tick[] {
  if (pageTick === null || tip === null) return [];
  const moments = [pageTick, ((wonTick ?? pageTick) + pageTick) / 2, tip.tick + secondsToTicks(300)];
  return [...new Set(moments.map((tick) => Math.ceil(tick / 100) * 100))].sort((a, b) => a - b);
}

function pressAll(
  scenario: Scenario,
  start: Simulation,
  beats: Beats,
  reference: Run,
  tell: ProofOptions["tell"],
): readonly Press[] {
  const buttons = buttonsOf(scenario);
  const untouched = start.fork();
  return pressMoments(beats, reference.wonTick).flatMap((tick) => {
    while (untouched.tick < tick) untouched.step([]);
    return buttons.map((button, n) => {
      if (n % 16 === 0) tell(`single actions at ${clockOf(tick)}: ${n} of ${buttons.length}`);
      return press(scenario, untouched, button, horizonOf(scenario), reference.userMinutes);
    });
  });
}
