/** What must hold before command hands out work, asks around, lets somebody change things without asking, or is handed over. */
import { factsOf } from "../../actions/index.ts";
import type { Refusal } from "../../base/index.ts";
import { no } from "../../refusals/index.ts";
import { actionOf } from "../facts.ts";
import type { Checks, SeatAsk } from "../handlers.ts";
import { MAX_OPEN_TASKS, MAX_REMINDERS } from "../limits.ts";
import { consolesAt, holderOf, isPresent, mayActAs } from "../queries.ts";
import { onlyCommand, onlyConsoleOf } from "./who.ts";

export const leadChecks = {
  "task.assign": (ask, { to }) => {
    const { play } = ask;
    const refusal = onlyCommand(ask) ?? needsPerson(ask, to);
    if (refusal) return refusal;
    const open = play.lead.tasks.filter((task) => task.to === to && task.state !== "reported");
    return open.length >= MAX_OPEN_TASKS ? no("task/too-many", { most: MAX_OPEN_TASKS }) : null;
  },
  "task.ack": (ask, { task: id }) => {
    const refusal = onlyOwner(ask, id);
    if (refusal) return refusal;
    return taskOf(ask, id)?.state === "asked" ? null : no("task/acked");
  },
  "task.report": (ask, { task: id }) => {
    const refusal = onlyOwner(ask, id);
    if (refusal) return refusal;
    return taskOf(ask, id)?.state === "reported" ? no("task/reported") : null;
  },
  "poll.open": (ask) =>
    onlyCommand(ask) ?? (ask.play.lead.polls.some(({ endsAtMs }) => endsAtMs !== null) ? no("poll/open") : null),
  "poll.answer": ({ play, seat }, { poll: id }) => {
    const poll = play.lead.polls.find((known) => known.id === id);
    if (!poll) return no("poll/unknown");
    if (poll.endsAtMs === null) return no("poll/over");
    if (poll.by === seat) return no("poll/own");
    const hasAnswered = poll.fine.includes(seat) || poll.objections.some((objection) => objection.seat === seat);
    return hasAnswered ? no("poll/answered") : null;
  },
  "change.delegate": (ask, { to, action }) => {
    const { facts, play } = ask;
    const spec = actionOf(facts, action);
    if (!spec) return no("action/unknown-kind");
    const refusal = onlyCommand(ask) ?? needsPerson(ask, to);
    if (refusal) return refusal;
    if (spec.risk !== "H") return no("change/no-key");
    if (factsOf(spec.verb).losesData) return no("change/always-two");
    return onlyConsoleOf(spec, play, to);
  },
  "sitrep.post": (ask) => onlyCommand(ask),
  "reminder.set": ({ play, seat }) => {
    if (!mayActAs(play, seat, "SCR")) return no("console/scr-only");
    return play.lead.reminders.length >= MAX_REMINDERS ? no("reminder/too-many", { most: MAX_REMINDERS }) : null;
  },
  "reminder.clear": ({ play, seat }, { reminder }) => {
    if (!mayActAs(play, seat, "SCR") && !mayActAs(play, seat, "CMD")) {
      return no("reminder/not-yours");
    }
    return play.lead.reminders.some(({ id }) => id === reminder) ? null : no("reminder/unknown");
  },
  "handoff.offer": ({ play, seat }, { to }) => {
    if (!consolesAt(play, seat).includes("CMD")) {
      return no("handoff/not-yours");
    }
    if (to === seat) return no("handoff/own");
    const receiver = holderOf(play, to);
    if (!receiver) return no("seat/free");
    if (!isPresent(receiver)) return no("handoff/away");
    return play.lead.handoff ? no("handoff/open") : null;
  },
  "handoff.take": (ask, { handoff }) => onlyAsked(ask, handoff),
  "handoff.decline": (ask, { handoff }) => onlyAsked(ask, handoff),
  "handoff.withdraw": ({ play, seat }, { handoff: id }) => {
    const { handoff } = play.lead;
    if (handoff?.id !== id) return overOffer;
    return handoff.by === seat ? null : no("handoff/not-offered");
  },
} as const satisfies Partial<Checks>;

const overOffer = no("handoff/over");

function onlyAsked({ play, seat }: SeatAsk, id: string): Refusal | null {
  const { handoff } = play.lead;
  if (handoff?.id !== id) return overOffer;
  return handoff.to === seat ? null : no("handoff/not-asked");
}

function needsPerson({ play }: SeatAsk, seat: number): Refusal | null {
  return holderOf(play, seat) ? null : no("seat/free");
}

function taskOf({ play }: SeatAsk, id: string) {
  return play.lead.tasks.find((task) => task.id === id);
}

function onlyOwner(ask: SeatAsk, id: string): Refusal | null {
  const task = taskOf(ask, id);
  if (!task) return no("task/unknown");
  return task.to === ask.seat ? null : no("task/not-yours");
}
