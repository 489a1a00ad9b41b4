/** What must hold before an alert is handled, a look is taken or a card is shared. */
import { diagnosticTargets } from "../diagnosticTargets.ts";
import type { Checks } from "../handlers.ts";
import { MAX_WAITING_RUNS } from "../limits.ts";
import { cardFor, looksLeft } from "../queries.ts";
import { no } from "../rules.ts";

const noAlert = no("alert/unknown", "There is no such alert any more.");

export const lookChecks = {
  "alert.ack": ({ play }, { alert: id }) => {
    const alert = play.alerts.find((known) => known.id === id);
    if (!alert) return noAlert;
    return alert.ackedBy === null ? null : no("alert/already-acked", "It has been acknowledged already.");
  },
  "alert.silence": ({ play, at }, { alert: id }) => {
    const alert = play.alerts.find((known) => known.id === id);
    if (!alert) return noAlert;
    return alert.silence && alert.silence.untilTick > at.tick
      ? no("alert/already-silenced", "It has been silenced already.")
      : null;
  },
  "diagnostic.run": ({ facts, play, seat }, { diagnostic, target }) => {
    const targets = diagnosticTargets(facts, play, seat, diagnostic);
    if (targets.length === 0) return no("diagnostic/not-yours", "This look belongs to another console.");
    if (!targets.includes(target)) return no("diagnostic/foreign-target", "Your console cannot look into this one.");
    if (looksLeft(play, diagnostic) <= 0) {
      return no("diagnostic/none-left", "The team has taken this look as often as it may in a round.");
    }
    const mine = play.runs.filter((run) => run.seat === seat);
    if (mine.some((run) => run.diagnostic === diagnostic && run.target === target)) {
      return no("diagnostic/already-running", "You are looking at that already.");
    }
    return mine.filter((run) => run.startTick === null).length >= MAX_WAITING_RUNS
      ? no("diagnostic/queue-full", "Too many looks are waiting. Cancel one first.")
      : null;
  },
  "diagnostic.cancel": ({ play, seat }, { run: id }) =>
    play.runs.some((run) => run.id === id && run.seat === seat)
      ? null
      : no("diagnostic/unknown", "That look is over already."),
  "evidence.share": ({ play, seat }, { card: id }) => {
    const card = cardFor(play, seat, id);
    if (!card) return no("evidence/unknown", "There is no such card in your tray.");
    return card.sharedTick === null ? null : no("evidence/already-shared", "The card is shared already.");
  },
} as const satisfies Partial<Checks>;
