/**
 * What simulated time brings: changes that take effect, alerts that fire, looks that are done, a question to fresh eyes, a win. It reads the
 * world only through telemetry, the team's own running changes, what answers its looks when they are done, and the one
 * event that ends a round.
 */
import type { Tick } from "../base/index.ts";
import type { Instruments, Observation, RunningAction, SimEvent } from "../sim/index.ts";
import { holds } from "../telemetry/index.ts";
import type { History } from "../telemetry/index.ts";
import { followActions } from "./advance/actions.ts";
import { readAlerts } from "./advance/alerts.ts";
import { askFreshEyes } from "./advance/freshEyes.ts";
import { finishLooks } from "./advance/looks.ts";
import { say } from "./apply/guide.ts";
import { endRound } from "./apply/lobby.ts";
import { startVerifying } from "./apply/talk.ts";
import { clockAt } from "./changes.ts";
import type { Facts } from "./facts.ts";
import type { Play } from "./state.ts";

export interface Progress {
  readonly tick: Tick;
  readonly events: readonly SimEvent[];
  readonly running: readonly RunningAction[];
  readonly instruments: Instruments;
  readonly history: History;
  /** The scrape that landed in this tick, if one did. */
  readonly scraped: Observation | null;
}

export function advance(facts: Facts, before: Play, progress: Progress): Play {
  const { tick, running, scraped, events } = progress;
  let play = deliver(facts, followActions(before, running, tick), tick, progress.history);
  if (scraped) play = verify(facts, readAlerts(play, scraped, tick), scraped, tick);
  play = askFreshEyes(finishLooks(facts, play, progress), tick);
  const isWon = play.options.kind !== "warm-up" && events.some(({ kind }) => kind === "won");
  return isWon ? endRound(play, tick, "won") : play;
}

/**
 * Outsiders say what was planned for now, unless it was said before or would not fit. That they have spoken stands on
 * everybody's timeline; what they said, only command and comms hear.
 */
function deliver({ injects, topology }: Facts, before: Play, tick: Tick, history: History): Play {
  return injects
    .filter((inject) => inject.tick === tick && !before.guide.said.some(({ id }) => id === inject.id))
    .filter(({ onlyIf }) => onlyIf === undefined || holds(onlyIf, topology, history))
    .reduce((play, { id, kind, text }) => say(play, tick, { id, kind, text }), before);
}

/** While monitoring, a scrape below the objective, or without data, starts the quiet time again. */
function verify({ scenario }: Facts, play: Play, { sli }: Observation, tick: Tick): Play {
  const isMonitoring = play.comms.state === "monitoring";
  return isMonitoring && (sli === null || sli < scenario.slo.target) ? startVerifying(play, clockAt(play, tick)) : play;
}
