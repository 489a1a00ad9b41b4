/**
 * Opens what was stored: takes the lease, reads the exercise, its round and its people, and recovers the room. The
 * new epoch keeps a former owner from writing beside this one.
 */
import { z } from "zod";
import { must, ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { RoundSetup } from "../../shared/play/index.ts";
import { rulesLayers, speeds } from "../../shared/protocol/index.ts";
import { recover } from "../rooms/index.ts";
import type { Start, Worlds } from "../rooms/index.ts";
import type { Exercise, Round, Store } from "../storage/index.ts";
import { fromCanonical } from "./canonical.ts";

export const unknownCode = refuse(
  "join/unknown-code",
  "No session has this code. It may have ended; check the code with your host.",
);

export const LEASE_MS = 10_000;

/** What a round is opened with: stored with the exercise. */
export const optionsShape = z.object({
  incident: z.string(),
  size: z.int().min(1).max(8),
  layer: z.enum(rulesLayers),
  speed: z.union(speeds.map((speed) => z.literal(speed))),
  liveMinutes: z.number(),
});

export interface Opened {
  readonly exercise: Exercise;
  readonly round: Round;
  readonly epoch: number;
  readonly start: Start;
  readonly names: Map<string, string>;
}

export interface OpeningOptions {
  readonly store: Store;
  readonly worlds: Worlds;
  /** The name under which this process holds leases; the same after a restart. */
  readonly owner: string;
}

export async function openStored({ store, worlds, owner }: OpeningOptions, code: string): Promise<Result<Opened>> {
  const exercise = await store.exercises.find(code);
  if (!exercise) return unknownCode;
  if (exercise.ended) return refuse("join/ended", "This session has ended.");
  const round = (await store.rounds.ofExercise(code)).at(-1);
  // Its founding was cut short: nobody was ever told this code.
  if (!round) return unknownCode;
  const taking = await store.leases.take(code, owner, LEASE_MS);
  if (!taking.taken) {
    return refuse("join/elsewhere", "This session is run by another server at the moment. Try again in a few seconds.");
  }
  const text = must(await store.rounds.scenario(round.scenarioHash), `scenario of ${code}`);
  const setup: RoundSetup = {
    scenario: fromCanonical(text),
    seed: round.seed,
    options: optionsShape.parse(exercise.options),
  };
  const start = await recover({ journal: store.journal, checkpoints: store.checkpoints, worlds }, round.id, setup);
  const members = await store.members.ofExercise(code);
  const names = new Map(members.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
  return ok({ exercise, round, epoch: taking.epoch, start, names });
}
