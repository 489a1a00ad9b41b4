/** What is stored of an exercise's round, replayed: from its newest checkpoint, and from its journal alone. */
import { setupOf } from "../../server/exercise/opening.ts";
import { recover } from "../../server/rooms/index.ts";
import type { Worlds } from "../../server/rooms/index.ts";
import type { Store } from "../../server/storage/index.ts";
import { jobs } from "../../server/whatif/jobs.ts";
import { runTo } from "../../shared/play/index.ts";
import { restoreSimulation } from "../../shared/sim/index.ts";
import type { Simulation } from "../../shared/sim/index.ts";

/**
 * The round once from its newest checkpoint, and once from the journal alone, at the same tick: a server that was killed
 * may have saved a checkpoint beyond the last mark, with no entry in between.
 */
export async function replays(store: Store, code: string) {
  const [round] = await store.rounds.ofExercise(code);
  if (!round) throw new Error("the round is stored");
  const setup = await setupOf(store, round);
  const forgetful = { save: () => Promise.resolve(true), newest: () => Promise.resolve(undefined) };
  const { journal, checkpoints } = store;
  const withCheckpoint = await replay(round.id, setup, { journal, checkpoints }, 0);
  return [
    withCheckpoint,
    await replay(round.id, setup, { journal, checkpoints: forgetful }, withCheckpoint.tick),
  ] as const;
}

async function replay(
  round: string,
  setup: Parameters<typeof recover>[2],
  sources: Pick<Parameters<typeof recover>[0], "journal" | "checkpoints">,
  least: number,
) {
  const worlds: Simulation[] = [];
  const keep = (world: Simulation): Simulation => {
    worlds.push(world);
    return world;
  };
  const source: Worlds = {
    fresh({ scenario, seed }) {
      const { snapshot, before } = jobs.preRoll({ scenario, seed });
      return Promise.resolve({ world: keep(restoreSimulation(scenario, seed, snapshot)), before });
    },
    restore: ({ scenario, seed }, snapshot) => keep(restoreSimulation(scenario, seed, snapshot)),
  };
  const { round: back } = await recover({ ...sources, worlds: source }, round, setup);
  if (back.isRunning && back.tick < least) runTo(back, least);
  return {
    tick: back.tick,
    world: worlds.at(-1)?.hash(),
    // Compared by value: which way a round was opened decides in what order its options are written.
    memory: back.memory(),
  };
}
