/**
 * Lives a recording through again and holds it against what was recorded: the world's hashes, the ticks of the clock
 * marks, and the phase in which it ended. What differs first is where two engines, or two machines, parted.
 */
import { createRound } from "../../../shared/play/index.ts";
import { createSimulation } from "../../../shared/sim/index.ts";
import type { Harm } from "../../../shared/sim/index.ts";
import { entryOf } from "../../rooms/index.ts";
import type { Row } from "../../rooms/index.ts";
import type { RecordingFile, TakenHash } from "../../exercise/index.ts";

export interface Replayed {
  readonly equalHashes: number;
  /** The tick of the last hash that was equal. */
  readonly lastEqualTick: number | null;
  readonly endTick: number;
  readonly differs: Difference | null;
  /** What it had come to where the replay stopped. */
  readonly harm: Harm;
  /** Hashes of this run, every so often as was asked. */
  readonly taken: readonly TakenHash[];
}

export interface Difference {
  readonly tick: number;
  readonly recorded: string;
  readonly replayed: string;
}

/** `rows`: those of the file. `everyTicks`: also take hashes of our own, so often; 0 for none. */
export function replayFile(file: RecordingFile, rows: readonly Row[], everyTicks = 0): Replayed {
  const { scenario, seed, options } = file;
  const world = createSimulation(scenario, seed);
  const round = createRound({ scenario, seed, options }, world);
  const expected = new Map(file.hashes.map(({ tick, hash }) => [tick, hash]));
  const taken: TakenHash[] = [];
  let equalHashes = 0;
  let lastEqualTick: number | null = null;

  /** At each tick that the world reaches. */
  function compare(): Difference | null {
    const { tick } = world;
    const recorded = expected.get(tick);
    if (recorded === undefined && (everyTicks === 0 || tick % everyTicks !== 0)) return null;
    const replayed = world.hash();
    taken.push({ tick, hash: replayed });
    if (recorded === undefined) return null;
    if (recorded !== replayed) return { tick, recorded: `hash ${recorded}`, replayed: `hash ${replayed}` };
    equalHashes++;
    lastEqualTick = tick;
    return null;
  }

  function reach({ tick, seq }: Row): Difference | null {
    while (world.tick < tick) {
      if (!round.isRunning)
        return { tick: world.tick, recorded: `went on to entry ${seq} at tick ${tick}`, replayed: "stops here" };
      round.step();
      const difference = compare();
      if (difference) return difference;
    }
    return null;
  }

  function live(): Difference | null {
    const failedAt = rows.find((row) => row.kind === "entry" && row.entry.kind === "failure")?.seq ?? 0;
    const start = compare();
    if (start) return start;
    for (const row of rows) {
      const difference = reach(row);
      if (difference) return difference;
      const entry = entryOf(row);
      if (!entry) continue;
      try {
        round.submit([entry]);
      } catch (problem) {
        // What threw when it happened changed nothing, and the failure follows that ended the round.
        if (row.seq > failedAt)
          return { tick: world.tick, recorded: `entry ${row.seq} was applied`, replayed: String(problem) };
      }
    }
    return ending();
  }

  /** Each change of the phase is marked, so the last mark has the last phase. */
  function ending(): Difference | null {
    const last = rows.filter((row) => row.kind === "clock").at(-1);
    const { kind: phase } = round.play.phase;
    if (last && last.phase !== phase)
      return { tick: world.tick, recorded: `ended in phase ${last.phase}`, replayed: `ends in phase ${phase}` };
    const missed = file.hashes.find(({ tick }) => tick > world.tick);
    return missed
      ? { tick: world.tick, recorded: `has a hash at tick ${missed.tick}`, replayed: "stops before it" }
      : null;
  }

  const differs = live();
  return { equalHashes, lastEqualTick, endTick: world.tick, differs, harm: world.harm(), taken };
}
