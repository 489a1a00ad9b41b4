/** How command works with the team: tasks with a time-box, polls of ten seconds, changes that need no second key, reports. */
import { secondsToTicks } from "../../base/index.ts";
import type { LeadView, PollView, TaskView } from "../../protocol/index.ts";
import { message, startTimer, stopTimer, take, tell } from "../changes.ts";
import type { Changes } from "../handlers.ts";
import { MAX_CHAT, POLL_MS } from "../limits.ts";
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
      askedTick: at.tick,
      askedMs: at.clockMs,
      dueMs: at.clockMs + minutes * 60_000,
      isLate: false,
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
  "sitrep.post": ({ play, at, seat, member }, { condition, doing, needs, nextInMinutes }) => {
    const [n, next] = take(play, "chat");
    const text = `/sit Condition: ${condition} Doing: ${doing} Needs: ${needs} Next in ${nextInMinutes} min.`;
    const said = {
      ...next,
      chat: [...next.chat, { n, tick: at.tick, member: member.id, seat, text }].slice(-MAX_CHAT),
    };
    return tell(said, at.tick, "comms", message("sitrep", { condition, doing, needs, nextInMinutes }), seat);
  },
} as const satisfies Partial<Changes>;

/** The time-box of a task is over without a report. */
export function taskIsLate(play: Play, tick: number, id: string): Play {
  const task = play.lead.tasks.find((known) => known.id === id);
  if (!task) return play;
  return tell(
    updateTask(play, id, { isLate: true }),
    tick,
    "session",
    message("task.late", { task: id, to: task.to }),
    task.to,
  );
}

/** Ten seconds are over: silence is consent. */
export function closePoll(play: Play, tick: number, id: string): Play {
  const poll = play.lead.polls.find((known) => known.id === id);
  if (!poll) return play;
  const told = message("poll.closed", { poll: id, objections: poll.objections.length });
  return tell(
    updatePoll(play, id, (open) => ({ ...open, endsAtMs: null })),
    tick,
    "session",
    told,
    poll.by,
  );
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
