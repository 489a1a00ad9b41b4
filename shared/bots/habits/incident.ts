/** What command says: that it is an incident, how far it has come, and how it stands. */
import { hasLayer } from "../../protocol/index.ts";
import type { IncidentState } from "../../protocol/index.ts";
import { holds } from "../sight.ts";
import type { Sight } from "../sight.ts";
import type { Habit, Wish } from "../wish.ts";

const SEV_1_ABOVE = 0.25;
const WELL_BELOW = 0.01;
const REPORT_MS = 150_000;

export const declare: Habit = (sight) => {
  const { common, affectedRatio, isPaged } = sight;
  if (!commands(sight) || !isPaged) return [];
  const severity = affectedRatio > SEV_1_ABOVE ? "SEV-1" : "SEV-2";
  const isWorse = common.comms.severity === "SEV-2" && severity === "SEV-1";
  return common.comms.severity === null || isWorse
    ? [{ key: `declare ${severity}`, reads: 1, decides: true, command: { type: "incident.declare", severity } }]
    : [];
};

/** The state of the incident follows what was found, what works, and whether users are well. */
export const sayState: Habit = (sight) => {
  const { comms } = sight.common;
  if (!commands(sight) || comms.severity === null) return [];
  const next = stateOf(sight);
  return next === null || next === comms.state
    ? []
    : [{ key: `state ${next}`, decides: true, everyMs: 60_000, command: { type: "incident.setState", state: next } }];
};

export const reportSituation: Habit = (sight) => {
  const { comms } = sight.common;
  if (!commands(sight) || comms.declaredTick === null || comms.state === "resolved") return [];
  const text = situationOf(sight);
  return [{ key: "situation", types: text, everyMs: REPORT_MS, command: { type: "sitrep.post", text } }];
};

function commands(sight: Sight): boolean {
  const { phase, layer } = sight.common.session;
  return phase === "live" && hasLayer(layer, "standard") && holds(sight, "CMD");
}

function stateOf({ common, affectedRatio, isPaged }: Sight): IncidentState | null {
  const { comms, actions, hypotheses } = common;
  const hasChanged = actions.some(({ state }) => state === "effective" || state === "running");
  if (comms.state === "monitoring" || comms.state === "resolved") {
    if (isPaged || affectedRatio > WELL_BELOW * 3) return "mitigating";
    return comms.isVerified ? "resolved" : comms.state;
  }
  if (hasChanged && !isPaged && affectedRatio < WELL_BELOW) return "monitoring";
  if (hasChanged) return "mitigating";
  return hypotheses.some(({ state }) => state === "confirmed") ? "identified" : null;
}

function situationOf({ common, affectedRatio }: Sight): string {
  const running = common.actions.filter(({ state }) => state === "running").at(-1);
  const done = common.actions.filter(({ state }) => state === "effective").at(-1);
  const doing = running
    ? `${running.label} at ${running.target} is under way`
    : done
      ? `last done: ${done.label}`
      : "we look";
  return `Condition: ${Math.round(affectedRatio * 100)} % of users affected. Doing: ${doing}. Next in three minutes.`;
}

/** Tasks under the Full rules: command asks who has looked at nothing yet; who is asked takes it and reports. */
export const workTasks: Habit = (sight) => {
  const { common, seat, own } = sight;
  const { phase, layer } = common.session;
  if (seat === null || phase !== "live" || !hasLayer(layer, "full")) return [];
  const taken = common.lead.tasks.flatMap(({ id, to, state }): readonly Wish[] => {
    if (to !== seat || state === "reported") return [];
    if (state === "asked") return [{ key: `take ${id}`, reads: 1, command: { type: "task.ack", task: id } }];
    const last = [...common.evidence, ...own.tray].filter((card) => card.seat === seat).at(-1);
    const text = last ? `Looked at ${last.target}: it is on a card.` : "Nothing unusual on my screens so far.";
    return [{ key: `report ${id}`, types: text, command: { type: "task.report", task: id, text } }];
  });
  const polls = common.lead.polls.flatMap(({ id, by, endsAtMs, fine, objections }): readonly Wish[] =>
    by === seat || endsAtMs === null || fine.includes(seat) || objections.some((one) => one.seat === seat)
      ? []
      : [{ key: `answer ${id}`, command: { type: "poll.answer", poll: id } }],
  );
  return [...taken, ...polls, ...(commands(sight) && common.comms.declaredTick !== null ? askOthers(sight) : [])];
};

function askOthers({ common, seat }: Sight): readonly Wish[] {
  const text = "Look at your busiest place and share one card.";
  return common.seats
    .filter((one) => one.seat !== seat && one.state === "here")
    .filter((one) => common.evidence.every((card) => card.seat !== one.seat))
    .map((one) => ({
      key: `ask ${one.seat}`,
      types: text,
      command: { type: "task.assign", to: one.seat, text, minutes: 2 },
    }));
}
