/** An exercise that this process runs: its teams, its people's names, and the right to write. */
import { must } from "../../shared/base/index.ts";
import type { CharacterId, Roster } from "../../shared/protocol/index.ts";
import type { ExerciseOptions } from "./opening.ts";
import type { Team } from "./team.ts";

export interface LiveExercise {
  readonly code: string;
  readonly epoch: number;
  options: ExerciseOptions;
  /** By their numbers, from 0. */
  readonly teams: readonly Team[];
  /** Names by member id. */
  readonly names: Map<string, string>;
  /** The bots among them that this process plays. */
  readonly bots: Map<string, CharacterId>;
  /** Since when nobody looks; null while somebody does. */
  emptySinceMs: number | null;
}

export function rosterOf({ names, bots, options: { teamName } }: LiveExercise): Roster {
  const named = teamName === undefined ? {} : { teamName };
  return { kind: "roster", names: Object.fromEntries(names), bots: [...bots.keys()], ...named };
}

export function teamOf({ code, teams }: LiveExercise, number: number): Team {
  return must(teams[number], `team ${number} of ${code}`);
}
