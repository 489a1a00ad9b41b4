/** How alerts are handled, looks are queued and cards are shared. */
import { must, secondsToTicks } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import { message, take, tell, updateSeat } from "../changes.ts";
import { DIAGNOSTIC_SLOTS } from "../diagnostics.ts";
import { diagnosticTicks } from "../diagnosticTargets.ts";
import type { Facts } from "../facts.ts";
import type { Changes } from "../handlers.ts";
import { SILENCE_TICKS_PER_MINUTE } from "../limits.ts";
import { cardFor } from "../queries.ts";
import type { Alert, Play } from "../state.ts";

export const lookChanges = {
  "alert.ack": ({ play, at, seat }, { alert }) => {
    const acked = updateAlert(play, alert, { ackedBy: seat });
    return tell(acked, at.tick, "alerts", message("alert.acked", { alert, subject: subjectOf(play, alert) }), seat);
  },
  "alert.silence": ({ play, at, seat }, { alert, minutes, reason }) => {
    const untilTick = at.tick + minutes * SILENCE_TICKS_PER_MINUTE;
    const silenced = updateAlert(play, alert, { silence: { by: seat, reason, untilTick } });
    const params = { subject: subjectOf(play, alert), minutes, reason };
    return tell(silenced, at.tick, "alerts", message("alert.silenced", params), seat);
  },
  "diagnostic.run": ({ facts, play, at, seat }, { diagnostic, target }) => {
    const runsMade = must(play.seats[seat], "seat").runsMade + 1;
    const run = { id: `r${seat}.${runsMade}`, seat, diagnostic, target, startTick: null, endTick: null };
    return startWaiting(facts, { ...updateSeat(play, seat, { runsMade }), runs: [...play.runs, run] }, at.tick);
  },
  "diagnostic.cancel": ({ facts, play, at, seat }, { run: id }) => {
    const runs = play.runs.filter((run) => run.id !== id || run.seat !== seat);
    return startWaiting(facts, { ...play, runs }, at.tick);
  },
  "evidence.share": ({ play, at, seat }, { card, claim }) => shareCard(play, at.tick, seat, card, claim ?? null),
} as const satisfies Partial<Changes>;

/** Gives free slots to the looks that wait, in the order they were asked for. */
export function startWaiting(facts: Facts, play: Play, tick: Tick): Play {
  const busy = play.seats.map(
    (_, seat) => play.runs.filter((run) => run.seat === seat && run.startTick !== null).length,
  );
  const runs = play.runs.map((run) => {
    const used = busy[run.seat] ?? 0;
    if (run.startTick !== null || used >= DIAGNOSTIC_SLOTS) return run;
    busy[run.seat] = used + 1;
    const ticks = diagnosticTicks(facts, play, run.seat, run.diagnostic, run.target);
    return { ...run, startTick: tick, endTick: tick + Math.max(ticks, secondsToTicks(0.1)) };
  });
  return { ...play, runs };
}

/** Moves a private card to the team's evidence, where it gets its number. */
export function shareCard(play: Play, tick: Tick, seat: number, id: string, claim: string | null): Play {
  const card = cardFor(play, seat, id);
  if (!card || card.sharedTick !== null) return play;
  const [n, next] = take(play, "shared");
  const shared = { ...card, id: `E${n}`, claim, sharedTick: tick };
  const cards = [...next.cards.filter((other) => other !== card), shared];
  const aliases = { ...next.aliases, [card.id]: shared.id };
  const params = { card: shared.id, target: card.target, diagnostic: card.diagnostic };
  return tell({ ...next, cards, aliases }, tick, "evidence", message("evidence.shared", params), seat);
}

function updateAlert(play: Play, id: string, update: Partial<Alert>): Play {
  return { ...play, alerts: play.alerts.map((alert) => (alert.id === id ? { ...alert, ...update } : alert)) };
}

function subjectOf(play: Play, id: string): string {
  return play.alerts.find((alert) => alert.id === id)?.subject ?? id;
}
