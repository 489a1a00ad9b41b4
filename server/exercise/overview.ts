/**
 * All teams of an exercise in one row each, for whoever conducts them: what their own top bars say, and how long it is
 * since they last had an idea or changed something while users were affected.
 */
import { secondsToTicks, TICK_MS } from "../../shared/base/index.ts";
import type { Overview, TeamRow } from "../../shared/protocol/index.ts";
import { SCRAPE_TICKS } from "../../shared/sim/index.ts";
import { latest } from "../../shared/telemetry/index.ts";
import type { Clock } from "../rooms/index.ts";
import type { LiveExercise } from "./live.ts";
import type { Team } from "./team.ts";

/** Written once for all who hear it: everybody of forty teams may. */
export interface Overviews {
  /** As JSON; the same text for as long as it is young. */
  of(exercise: LiveExercise): string;
}

const YOUNG_MS = 500;

export function createOverviews({ nowMs }: Pick<Clock, "nowMs">): Overviews {
  const written = new WeakMap<LiveExercise, { readonly atMs: number; readonly text: string }>();
  return {
    of(exercise) {
      const known = written.get(exercise);
      if (known && nowMs() - known.atMs < YOUNG_MS) return known.text;
      const { teams, options } = exercise;
      const overview: Overview = { teams: teams.map(rowOf), isShown: options.comparesTeams };
      const text = JSON.stringify(overview);
      written.set(exercise, { atMs: nowMs(), text });
      return text;
    },
  };
}

const SCRAPES_PER_MINUTE = secondsToTicks(60) / SCRAPE_TICKS;

/** Fewer users than this are affected on a quiet day as well. */
const TROUBLE = 0.01;

function rowOf({ number, room }: Team): TeamRow {
  const { play, tick, history, chronicle } = room.round;
  const { phase, options } = play;
  const seen = latest(history);
  const affected = !seen || seen.sli === null || seen.usersTotal === 0 ? null : seen.usersAffected / seen.usersTotal;
  const steps = play.timeline.filter(({ lane }) => lane === "hypotheses" || lane === "actions");
  const last = steps.at(-1)?.tick ?? 0;
  const isInTrouble = phase.kind === "live" && affected !== null && affected > TROUBLE;
  return {
    team: number,
    phase: phase.kind,
    isPaused: phase.kind === "live" && phase.isPaused,
    tick,
    seated: play.members.filter(({ seat }) => seat !== null).length,
    size: options.size,
    affected,
    userMinutes: Math.round(seen?.userMinutesLost ?? 0),
    course: chronicle.userMinutes.filter((_, n) => n % SCRAPES_PER_MINUTE === 0).map(Math.round),
    hypotheses: play.hypotheses.length,
    hints: play.hintTicks.length,
    stuckS: isInTrouble ? Math.round(((tick - last) * TICK_MS) / options.speed / 1000) : 0,
  };
}
