/**
 * Whether anybody conducts the round. Where the host chose so, it pauses when all who do have been away for a minute,
 * and goes on as soon as one of them is back; whoever has command can let it go on before.
 */
import type { Tick } from "../../base/index.ts";
import { message, startTimer, stopTimer, tell } from "../changes.ts";
import type { Entry } from "../entries.ts";
import { UNATTENDED_AFTER_MS } from "../limits.ts";
import type { Play } from "../state.ts";
import { setPaused } from "./lobby.ts";

/** After each entry: who came or went may have been the last or the first of them. */
export function watchAttendance(before: Play, play: Play, at: Entry): Play {
  const isAlone = isUnattended(play);
  if (play.phase.kind !== "live" || isAlone === isUnattended(before)) return play;
  if (isAlone) return startTimer(play, "unattended", at.clockMs + UNATTENDED_AFTER_MS);
  const attended = stopTimer(play, "unattended");
  return play.phase.isUnattended ? setPaused(attended, at.tick, false) : attended;
}

export function pauseUnattended(play: Play, tick: Tick): Play {
  if (play.phase.kind !== "live" || play.phase.isPaused) return play;
  const phase = { ...play.phase, isPaused: true, isUnattended: true };
  return tell({ ...play, phase }, tick, "session", message("clock.unattended"));
}

function isUnattended({ phase, options, members }: Play): boolean {
  if (phase.kind !== "live" || !options.pausesUnattended) return false;
  const conducting = members.filter(({ isHost, facilitates }) => isHost || facilitates);
  return conducting.length > 0 && conducting.every(({ awaySinceMs }) => awaySinceMs !== null);
}
