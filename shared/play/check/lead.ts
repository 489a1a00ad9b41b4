/** What must hold before command hands out work, asks around, lets somebody change things without asking, or is handed over. */
import { factsOf } from "../../actions/index.ts";
import type { Refusal } from "../../base/index.ts";
import { actionOf } from "../facts.ts";
import type { Checks, SeatAsk } from "../handlers.ts";
import { MAX_OPEN_TASKS, MAX_REMINDERS } from "../limits.ts";
import { consolesAt, holderOf, isPresent, mayActAs } from "../queries.ts";
import { no } from "../rules.ts";
import { onlyCommand, onlyConsoleOf } from "./who.ts";

export const leadChecks = {
  "task.assign": (ask, { to }) => {
    const { play } = ask;
    const refusal = onlyCommand(ask) ?? needsPerson(ask, to);
    if (refusal) return refusal;
    const open = play.lead.tasks.filter((task) => task.to === to && task.state !== "reported");
    return open.length >= MAX_OPEN_TASKS
      ? no("task/too-many", `Nobody works on more than ${MAX_OPEN_TASKS} at once. Wait for a report.`)
      : null;
  },
  "task.ack": (ask, { task: id }) => {
    const refusal = onlyOwner(ask, id);
    if (refusal) return refusal;
    return taskOf(ask, id)?.state === "asked" ? null : no("task/acked", "It is taken already.");
  },
  "task.report": (ask, { task: id }) => {
    const refusal = onlyOwner(ask, id);
    if (refusal) return refusal;
    return taskOf(ask, id)?.state === "reported" ? no("task/reported", "It is reported already.") : null;
  },
  "poll.open": (ask) =>
    onlyCommand(ask) ??
    (ask.play.lead.polls.some(({ endsAtMs }) => endsAtMs !== null)
      ? no("poll/open", "One question at a time: the last one is still open.")
      : null),
  "poll.answer": ({ play, seat }, { poll: id }) => {
    const poll = play.lead.polls.find((known) => known.id === id);
    if (!poll) return no("poll/unknown", "There is no such question.");
    if (poll.endsAtMs === null) return no("poll/over", "The time to object is over.");
    if (poll.by === seat) return no("poll/own", "It is your own question.");
    const hasAnswered = poll.fine.includes(seat) || poll.objections.some((objection) => objection.seat === seat);
    return hasAnswered ? no("poll/answered", "You have answered already.") : null;
  },
  "change.delegate": (ask, { to, action }) => {
    const { facts, play } = ask;
    const spec = actionOf(facts, action);
    if (!spec) return no("action/unknown-kind", "There is no such action here.");
    const refusal = onlyCommand(ask) ?? needsPerson(ask, to);
    if (refusal) return refusal;
    if (spec.risk !== "H") return no("change/no-key", "It needs no second key.");
    if (factsOf(spec.verb).losesData) return no("change/always-two", "It loses data for good: two keys, each time.");
    return onlyConsoleOf(spec, play, to);
  },
  "sitrep.post": (ask) => onlyCommand(ask),
  "reminder.set": ({ play, seat }) => {
    if (!mayActAs(play, seat, "SCR")) return no("console/scr-only", "Reminders are the scribe's.");
    return play.lead.reminders.length >= MAX_REMINDERS
      ? no("reminder/too-many", `${MAX_REMINDERS} reminders stand already. Tick one off first.`)
      : null;
  },
  "reminder.clear": ({ play, seat }, { reminder }) => {
    if (!mayActAs(play, seat, "SCR") && !mayActAs(play, seat, "CMD")) {
      return no("console/scr-only", "Only the scribe or the incident commander ticks a reminder off.");
    }
    return play.lead.reminders.some(({ id }) => id === reminder)
      ? null
      : no("reminder/unknown", "There is no such reminder any more.");
  },
  "handoff.offer": ({ play, seat }, { to }) => {
    if (!consolesAt(play, seat).includes("CMD")) {
      return no("handoff/not-yours", "Only who sits at command can hand it over.");
    }
    if (to === seat) return no("handoff/own", "It is yours already.");
    const receiver = holderOf(play, to);
    if (!receiver) return no("seat/free", "Nobody sits there.");
    if (!isPresent(receiver)) return no("handoff/away", "They are away and cannot answer.");
    return play.lead.handoff
      ? no("handoff/open", "It is offered already: wait for the answer, or take it back.")
      : null;
  },
  "handoff.take": (ask, { handoff }) => onlyAsked(ask, handoff),
  "handoff.decline": (ask, { handoff }) => onlyAsked(ask, handoff),
  "handoff.withdraw": ({ play, seat }, { handoff: id }) => {
    const { handoff } = play.lead;
    if (handoff?.id !== id) return overOffer;
    return handoff.by === seat ? null : no("handoff/not-yours", "Only who offered it can take it back.");
  },
} as const satisfies Partial<Checks>;

const overOffer = no("handoff/over", "Command is not offered any more.");

function onlyAsked({ play, seat }: SeatAsk, id: string): Refusal | null {
  const { handoff } = play.lead;
  if (handoff?.id !== id) return overOffer;
  return handoff.to === seat ? null : no("handoff/not-asked", "It is offered to somebody else.");
}

function needsPerson({ play }: SeatAsk, seat: number): Refusal | null {
  return holderOf(play, seat) ? null : no("seat/free", "Nobody sits there.");
}

function taskOf({ play }: SeatAsk, id: string) {
  return play.lead.tasks.find((task) => task.id === id);
}

function onlyOwner(ask: SeatAsk, id: string): Refusal | null {
  const task = taskOf(ask, id);
  if (!task) return no("task/unknown", "There is no such task.");
  return task.to === ask.seat ? null : no("task/not-yours", "Only who was asked can answer.");
}
