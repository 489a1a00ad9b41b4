/** How command works with the team: tasks with a time-box, polls of ten seconds, changes that need no second key, reports, reminders, handoff. */
import { must, secondsToTicks } from "../../base/index.ts";
import type { Refusal, Tick } from "../../base/index.ts";
import type { LeadView, PollView, ReminderView, TaskView } from "../../protocol/index.ts";
import { no } from "../../refusals/index.ts";
import { message, notify, speak, startTimer, stopTimer, take, tell } from "../changes.ts";
import type { Changes } from "../handlers.ts";
import { seatPlans } from "../consoles.ts";
import { HANDOFF_MS, POLL_MS } from "../limits.ts";
import { holderOf } from "../queries.ts";
import type { Play } from "../state.ts";

export const leadChanges = {
  "task.assign": ({ play, at, seat }, { to, text, minutes }) => {
    const [n, next] = take(play, "task");
    const task: TaskView = {
      id: `K${n}`,
      by: seat,
      to,
      text,
      state: "asked",
      dueMs: at.clockMs + minutes * 60_000,
      report: null,
    };
    const asked = withLead(next, { tasks: [...next.lead.tasks, task] });
    const told = tell(asked, at.tick, "session", message("task.assigned", { task: task.id, to, text, minutes }), seat);
    return startTimer(told, "task-due", task.dueMs, task.id);
  },
  "task.ack": ({ play, at, seat }, { task }) =>
    tell(updateTask(play, task, { state: "acked" }), at.tick, "session", message("task.acked", { task }), seat),
  "task.report": ({ play, at, seat }, { task, text }) => {
    const reported = updateTask(stopTimer(play, "task-due", task), task, { state: "reported", report: text });
    return tell(reported, at.tick, "session", message("task.reported", { task, text }), seat);
  },
  "poll.open": ({ play, at, seat }, { text }) => {
    const [n, next] = take(play, "poll");
    const poll: PollView = {
      id: `Q${n}`,
      by: seat,
      text,
      endsAtMs: at.clockMs + POLL_MS,
      objections: [],
      fine: [],
    };
    const opened = withLead(next, { polls: [...next.lead.polls, poll] });
    const told = tell(opened, at.tick, "session", message("poll.opened", { poll: poll.id, text }), seat);
    return startTimer(told, "poll-over", at.clockMs + POLL_MS, poll.id);
  },
  "poll.answer": ({ play, at, seat }, { poll: id, objection }) => {
    const update = (poll: PollView): PollView =>
      objection === undefined
        ? { ...poll, fine: [...poll.fine, seat] }
        : { ...poll, objections: [...poll.objections, { seat, reason: objection }] };
    const answered = updatePoll(play, id, update);
    if (objection === undefined) return answered;
    return tell(answered, at.tick, "session", message("poll.objected", { poll: id, reason: objection }), seat);
  },
  "change.delegate": ({ play, at, seat }, { to, action, minutes }) => {
    const others = play.lead.delegations.filter((given) => given.seat !== to || given.action !== action);
    const given = { seat: to, action, untilTick: at.tick + secondsToTicks(minutes * 60) };
    const told = message("change.delegated", { to, action, minutes });
    return tell(withLead(play, { delegations: [...others, given] }), at.tick, "actions", told, seat);
  },
  "sitrep.post": ({ play, at, seat, member }, { text }) =>
    tell(speak(play, at.tick, member, text), at.tick, "comms", message("sitrep", { text }), seat),
  "reminder.set": ({ play, at, seat }, { text, minutes }) => {
    const [n, next] = take(play, "reminder");
    const reminder = { id: `M${n}`, by: seat, text, dueMs: at.clockMs + minutes * 60_000, isDue: false };
    const set = withLead(next, { reminders: [...next.lead.reminders, reminder] });
    const told = tell(set, at.tick, "session", message("reminder.set", { text, minutes }), seat);
    return startTimer(told, "reminder-due", reminder.dueMs, reminder.id);
  },
  "reminder.clear": ({ play, at, seat }, { reminder: id }) => {
    const { text } = reminderOf(play, id);
    const reminders = play.lead.reminders.filter((reminder) => reminder.id !== id);
    const cleared = withLead(stopTimer(play, "reminder-due", id), { reminders });
    return tell(cleared, at.tick, "session", message("reminder.cleared", { text }), seat);
  },
  "handoff.offer": ({ play, at, seat }, { to, text }) => {
    const [n, next] = take(play, "handoff");
    const handoff = { id: `O${n}`, by: seat, to, text, endsAtMs: at.clockMs + HANDOFF_MS };
    const told = tell(withLead(next, { handoff }), at.tick, "session", message("handoff.offered", { to }), seat);
    return startTimer(told, "handoff-over", handoff.endsAtMs, handoff.id);
  },
  "handoff.take": ({ play, at, seat }) => {
    const { by, text } = must(play.lead.handoff ?? undefined, "handoff");
    const giver = holderOf(play, by);
    const taken: Play = { ...closeHandoff(play), commandSeat: seatPlanned(play, seat) ? null : seat };
    const told = tell(taken, at.tick, "session", message("handoff.taken", { from: by, to: seat }), seat);
    return giver ? speak(told, at.tick, giver, text) : told;
  },
  "handoff.decline": ({ play, at, seat }, { reason }) => {
    const { by } = must(play.lead.handoff ?? undefined, "handoff");
    const refused = refuseHandoff(play, by, no("handoff/declined", { said: reason }));
    return tell(refused, at.tick, "session", message("handoff.declined", { reason }), seat);
  },
  "handoff.withdraw": ({ play, at, seat }) =>
    tell(closeHandoff(play), at.tick, "session", message("handoff.withdrawn"), seat),
} as const satisfies Partial<Changes>;

/** The time-box of a task is over without a report. */
export function taskIsLate(play: Play, tick: Tick, id: string): Play {
  const { to } = must(
    play.lead.tasks.find((task) => task.id === id),
    id,
  );
  return tell(play, tick, "session", message("task.late", { task: id, to }), to);
}

/** Ten seconds are over: silence is consent. */
export function closePoll(play: Play, tick: Tick, id: string): Play {
  const { by, objections } = must(
    play.lead.polls.find((poll) => poll.id === id),
    id,
  );
  const closed = updatePoll(play, id, (open) => ({ ...open, endsAtMs: null }));
  return tell(closed, tick, "session", message("poll.closed", { poll: id, objections: objections.length }), by);
}

/** It rings, and stands until somebody ticks it off. */
export function ringReminder(play: Play, tick: Tick, id: string): Play {
  const { text } = reminderOf(play, id);
  const reminders = play.lead.reminders.map((each) => (each.id === id ? { ...each, isDue: true } : each));
  return tell(withLead(play, { reminders }), tick, "session", message("reminder.due", { text }));
}

function reminderOf({ lead }: Play, id: string): ReminderView {
  return must(
    lead.reminders.find((reminder) => reminder.id === id),
    id,
  );
}

/** The time to answer is over: silence is no consent here. */
export function expireHandoff(play: Play, tick: Tick): Play {
  const { by, to } = must(play.lead.handoff ?? undefined, "handoff");
  const refused = refuseHandoff(play, by, no("handoff/expired"));
  return tell(refused, tick, "session", message("handoff.expired", { to }), by);
}

/** Whoever offered command has it no longer: nothing is left to take. */
export function voidHandoff(play: Play, seat: number): Play {
  return play.lead.handoff?.by === seat ? closeHandoff(play) : play;
}

/** Whoever was offered command has gone and will not answer. */
export function dropHandoff(play: Play, seat: number): Play {
  const { handoff } = play.lead;
  if (handoff?.to !== seat) return play;
  return refuseHandoff(play, handoff.by, no("handoff/gone"));
}

/** Whether the plan of the team has command at this seat. */
function seatPlanned({ options }: Play, seat: number): boolean {
  return seatPlans(options.size)[seat]?.consoles.includes("CMD") ?? false;
}

function closeHandoff(play: Play): Play {
  const { handoff } = play.lead;
  return handoff ? withLead(stopTimer(play, "handoff-over", handoff.id), { handoff: null }) : play;
}

/** The offer is over, and who made it hears why. */
function refuseHandoff(play: Play, by: number, refusal: Refusal): Play {
  const giver = holderOf(play, by);
  const closed = closeHandoff(play);
  return giver ? notify(closed, giver, "handoff.offer", refusal) : closed;
}

function withLead(play: Play, update: Partial<LeadView>): Play {
  return { ...play, lead: { ...play.lead, ...update } };
}

function updateTask(play: Play, id: string, update: Partial<TaskView>): Play {
  return withLead(play, { tasks: play.lead.tasks.map((task) => (task.id === id ? { ...task, ...update } : task)) });
}

function updatePoll(play: Play, id: string, update: (poll: PollView) => PollView): Play {
  return withLead(play, { polls: play.lead.polls.map((poll) => (poll.id === id ? update(poll) : poll)) });
}
