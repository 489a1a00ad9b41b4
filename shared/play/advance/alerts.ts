/** Takes over the alerts of a scrape, keeping who acknowledged or silenced them, and escalates forgotten pages. */
import type { Tick } from "../../base/index.ts";
import type { AlertReading, Observation } from "../../sim/index.ts";
import { message, tell } from "../changes.ts";
import { withComms } from "../apply/talk.ts";
import { DECLARE_TICKS, ESCALATE_TICKS } from "../limits.ts";
import type { Alert, Play } from "../state.ts";

export function readAlerts(before: Play, { alerts }: Observation, tick: Tick): Play {
  // An alert that fired again is listed beside its own resolved self: the later reading is the one that holds.
  const newest = [...new Map(alerts.map((reading) => [reading.id, reading])).values()];
  const merged = newest.map((reading) =>
    merge(
      before.alerts.find(({ id }) => id === reading.id),
      reading,
    ),
  );
  let play: Play = { ...before, alerts: merged };
  for (const alert of merged) {
    const known = before.alerts.find(({ id }) => id === alert.id);
    if (alert.state === "firing" && known?.state !== "firing") {
      play = tellAlert(mustDeclare(play, tick, alert), tick, "alert.fired", alert);
    }
    if (alert.state === "resolved" && known?.state === "firing") play = tellAlert(play, tick, "alert.resolved", alert);
    if (isForgotten(alert, tick)) {
      play = tellAlert(escalate(play, alert.id), tick, "alert.escalated", alert);
    }
  }
  return play;
}

/** A new firing of an alert wants a new acknowledgement; a silence outlives it. */
function merge(known: Alert | undefined, reading: AlertReading): Alert {
  const isSame = known !== undefined && (known.state === "firing" || reading.state === "resolved");
  return {
    ...reading,
    ackedBy: isSame ? known.ackedBy : null,
    hasEscalated: isSame && known.hasEscalated,
    silence: known?.silence ?? null,
  };
}

function isForgotten({ severity, state, ackedBy, hasEscalated, sinceTick }: Alert, tick: Tick): boolean {
  return (
    severity === "page" && state === "firing" && ackedBy === null && !hasEscalated && tick >= sinceTick + ESCALATE_TICKS
  );
}

/** The first page starts the time in which somebody says that this is an incident. */
function mustDeclare(play: Play, tick: Tick, { severity }: Alert): Play {
  return severity === "page" && play.comms.declareByTick === null
    ? withComms(play, { declareByTick: tick + DECLARE_TICKS })
    : play;
}

function escalate(play: Play, id: string): Play {
  return { ...play, alerts: play.alerts.map((alert) => (alert.id === id ? { ...alert, hasEscalated: true } : alert)) };
}

function tellAlert(play: Play, tick: Tick, code: string, { id, severity, subject }: Alert): Play {
  return tell(play, tick, "alerts", message(code, { alert: id, severity, subject }));
}
