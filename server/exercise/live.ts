/** An exercise that this process runs: its room, its people's names, and the right to write. */
import type { Roster } from "../../shared/protocol/index.ts";
import type { Debriefing } from "./debriefing.ts";
import type { Room } from "../rooms/index.ts";

export interface LiveExercise {
  readonly code: string;
  readonly epoch: number;
  readonly hostTokenHash: string;
  readonly room: Room;
  readonly debriefing: Debriefing;
  /** Names by member id. */
  readonly names: Map<string, string>;
  /** Since when nobody looks; null while somebody does. */
  emptySinceMs: number | null;
}

export function rosterOf({ names }: LiveExercise): Roster {
  return { kind: "roster", names: Object.fromEntries(names) };
}
