/** What must hold before an alert is handled, a look is taken or a card is shared. */
import { no } from "../../refusals/index.ts";
import { diagnosticTargets } from "../diagnosticTargets.ts";
import type { Checks } from "../handlers.ts";
import { MAX_WAITING_RUNS } from "../limits.ts";
import { cardFor, looksLeft } from "../queries.ts";

const noAlert = no("alert/unknown");

export const lookChecks = {
  "alert.ack": ({ play }, { alert: id }) => {
    const alert = play.alerts.find((known) => known.id === id);
    if (!alert) return noAlert;
    return alert.ackedBy === null ? null : no("alert/already-acked");
  },
  "alert.silence": ({ play, at }, { alert: id }) => {
    const alert = play.alerts.find((known) => known.id === id);
    if (!alert) return noAlert;
    return alert.silence && alert.silence.untilTick > at.tick ? no("alert/already-silenced") : null;
  },
  "diagnostic.run": ({ facts, play, seat }, { diagnostic, target }) => {
    const targets = diagnosticTargets(facts, play, seat, diagnostic);
    if (targets.length === 0) return no("diagnostic/not-yours");
    if (!targets.includes(target)) return no("diagnostic/foreign-target");
    if (looksLeft(play, diagnostic) <= 0) {
      return no("diagnostic/none-left");
    }
    const mine = play.runs.filter((run) => run.seat === seat);
    if (mine.some((run) => run.diagnostic === diagnostic && run.target === target)) {
      return no("diagnostic/already-running");
    }
    return mine.filter((run) => run.startTick === null).length >= MAX_WAITING_RUNS ? no("diagnostic/queue-full") : null;
  },
  "diagnostic.cancel": ({ play, seat }, { run: id }) =>
    play.runs.some((run) => run.id === id && run.seat === seat) ? null : no("diagnostic/unknown"),
  "evidence.share": ({ play, seat }, { card: id }) => {
    const card = cardFor(play, seat, id);
    if (!card) return no("evidence/not-in-tray");
    return card.sharedTick === null ? null : no("evidence/already-shared");
  },
} as const satisfies Partial<Checks>;
