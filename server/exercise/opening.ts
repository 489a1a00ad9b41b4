/**
 * Opens what was stored: takes the lease, reads the exercise, the round that each team is in and its people, and
 * recovers the rooms. The new epoch keeps a former owner from writing beside this one.
 */
import { z } from "zod";
import { must, ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import type { RoundSetup } from "../../shared/play/index.ts";
import type { CharacterId } from "../../shared/protocol/index.ts";
import { no, turnDown } from "../../shared/refusals/index.ts";
import { bridgeSettingsShape } from "../bridge/index.ts";
import { recover } from "../rooms/index.ts";
import type { Start, Worlds } from "../rooms/index.ts";
import type { Round, Store } from "../storage/index.ts";
import { fromCanonical } from "./canonical.ts";
import type { HallLog } from "./log.ts";
import { roundOptions } from "./roundOptions.ts";

export const unknownCode = turnDown("join/unknown-code");

export const runElsewhere = no("join/elsewhere");

/** Stored with the exercise. */
const exerciseOptionsShape = z.object({
  /** What its host chose in the library; left out: nothing in particular. */
  choice: z.string().optional(),
  /** Everybody sees how all teams fared, once the round of their own is over. */
  comparesTeams: z.boolean().default(false),
  /** What the host called the team, or the teams together. */
  teamName: z.string().optional(),
  /** By the number of the team whose game goes to tools of its own. */
  bridges: z.record(z.string(), bridgeSettingsShape).optional(),
});
export type ExerciseOptions = Readonly<z.infer<typeof exerciseOptionsShape>>;

/** A round and where it stands. */
export interface OpenedRound {
  readonly round: Round;
  readonly start: Start;
}

export interface Opened {
  readonly code: string;
  readonly epoch: number;
  readonly options: ExerciseOptions;
  /** One for each team, in their order. */
  readonly rounds: readonly OpenedRound[];
  readonly names: Map<string, string>;
  /** By member id, how each of them plays. */
  readonly bots: Map<string, CharacterId>;
}

export interface OpeningOptions {
  readonly store: Store;
  readonly worlds: Worlds;
  /** The name under which this process holds leases; the same after a restart. */
  readonly owner: string;
  /** Which engine lives the rounds here. */
  readonly engineVersion: string;
  readonly log: HallLog;
}

export async function openStored(options: OpeningOptions, code: string): Promise<Result<Opened>> {
  const { store, owner } = options;
  const exercise = await store.exercises.find(code);
  if (!exercise) return unknownCode;
  if (exercise.ended) return turnDown("join/ended");
  const present = presentRounds(await store.rounds.ofExercise(code));
  // Its founding was cut short: nobody was ever told this code.
  if (present.length === 0) return unknownCode;
  const taking = await store.leases.take(code, owner);
  if (!taking.taken) return { ok: false, refusal: runElsewhere };
  const rounds = await Promise.all(present.map((round) => openRound(options, round)));
  const members = await store.members.ofExercise(code);
  const names = new Map(members.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
  const bots = new Map(members.flatMap(({ id, character }) => (character ? [[id, character] as const] : [])));
  const chosen = exerciseOptionsShape.parse(exercise.options);
  return ok({ code, epoch: taking.epoch, options: chosen, rounds, names, bots });
}

export async function openRound(
  { store, worlds, engineVersion: own, log }: Omit<OpeningOptions, "owner">,
  round: Round,
): Promise<OpenedRound> {
  const setup = await setupOf(store, round);
  const { journal, checkpoints } = store;
  const engines = { began: round.engineVersion, own };
  const warn = (err: unknown): void => log.warn({ round: round.id, err }, "a checkpoint could not be read");
  const start = await recover({ journal, checkpoints, worlds, warn }, round.id, setup, engines);
  return { round, start };
}

export async function setupOf({ rounds }: Pick<Store, "rounds">, round: Round): Promise<RoundSetup> {
  const text = must(await rounds.scenario(round.scenarioHash), `scenario of ${round.id}`);
  return { scenario: fromCanonical(text), seed: round.seed, options: z.object(roundOptions).parse(round.options) };
}

/**
 * The round that each team is in, in the order of the teams: the last that is not over, for a warm-up lies on top of
 * the round it goes before; or the last.
 */
export function presentRounds(rounds: readonly Round[]): readonly Round[] {
  const teams = [...new Set(rounds.map(({ team }) => team))].sort((a, b) => a - b);
  return teams.map((team) => {
    const own = rounds.filter((round) => round.team === team);
    return must(own.filter(({ state }) => state !== "closed").at(-1) ?? own.at(-1), `a round of team ${team}`);
  });
}
