/** How many there are of what, for those who run the server. */
import type { LiveExercise } from "./live.ts";

export interface Census {
  readonly exercises: number;
  /** By the phase that they are in. */
  readonly rounds: ReadonlyMap<string, number>;
  readonly bots: number;
  /** The share of one core that they need, by what was measured. */
  readonly load: number;
}

export function censusOf(exercises: readonly LiveExercise[], load: number): Census {
  const rounds = new Map(["lobby", "briefing", "live", "debrief"].map((phase) => [phase, 0]));
  for (const { room } of exercises.flatMap(({ teams }) => teams)) {
    const { kind } = room.round.play.phase;
    rounds.set(kind, (rounds.get(kind) ?? 0) + 1);
  }
  const bots = exercises.reduce((sum, exercise) => sum + exercise.bots.size, 0);
  return { exercises: exercises.length, rounds, bots, load };
}
