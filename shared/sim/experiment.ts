/**
 * Runs a bare experiment and measures it: per-second series of every station and every population, and the means of
 * the windows it asks for. The gates, the command line and the author's what-ifs all use this door.
 */
import { must, ok } from "../base/index.ts";
import type { Result } from "../base/index.ts";
import type { Experiment } from "../content/index.ts";
import { changesOf } from "./changes/cast.ts";
import { openChanges, turnChanges } from "./changes/turn.ts";
import { applySchedule, compileSchedule } from "./schedule.ts";
import type { Scene } from "./roundStep.ts";
import { openMeters, readMeters } from "./series.ts";
import type { SeriesColumn } from "./series.ts";
import { advance, openWorld } from "./world.ts";

export interface ExperimentRun {
  readonly columns: readonly SeriesColumn[];
  /** One row per simulated second, in the order of `columns`; rates per second. */
  readonly rows: readonly Float64Array[];
  readonly windows: readonly { readonly name: string; readonly means: readonly number[] }[];
}

/** Runs it with one seed. A schedule that names what is not there is refused. */
export function runExperiment(experiment: Experiment, seed: string): Result<ExperimentRun> {
  const world = openWorld(experiment.world, seed);
  const schedule = compileSchedule(world.plant, experiment.schedule);
  if (!schedule.ok) return schedule;
  const changes = changesOf(world.plant, experiment, 0);
  if (!changes.ok) return changes;
  const scene: Scene = {
    step: world.step,
    cast: changes.value,
    affairs: openChanges(changes.value),
    tick: 0,
    events: [],
  };
  const meters = openMeters(world);
  const rows: Float64Array[] = [];
  for (let second = 0; second < experiment.durationS; second++) {
    for (let i = 0; i < 10; i++) {
      applySchedule(world.step, schedule.value);
      scene.tick = world.step.tick;
      scene.events.length = 0;
      turnChanges(scene);
      advance(world);
    }
    rows.push(readMeters(world, meters));
  }
  const windows = experiment.measure.map(({ name, fromS, toS }) => ({ name, means: meansOf(rows, fromS, toS) }));
  return ok({ columns: meters.columns, rows, windows });
}

function meansOf(rows: readonly Float64Array[], fromS: number, toS: number): number[] {
  const part = rows.slice(Math.floor(fromS), Math.ceil(toS));
  const width = rows[0]?.length ?? 0;
  return Array.from(
    { length: width },
    (_, column) => part.reduce((sum, row) => sum + must(row[column], "cell"), 0) / Math.max(1, part.length),
  );
}
