/** The Full rules: tasks, polls, delegation, glass, confidence; and the situation report of the Standard ones. */
import { expect, it } from "vitest";
import { goLive } from "./table.ts";
import type { Table } from "./table.ts";

const full = { layer: "full" } as const;
const flush = { type: "action.launch", action: "flush-cache", target: "cache@west", value: 0 } as const;
const assign = { type: "task.assign", to: 2, text: "Check the pool of store", minutes: 2 } as const;
const situation = { type: "sitrep.post", text: "Condition: SEV-1. · Doing: Draining west." } as const;
const codes = ({ round }: Table) => round.play.timeline.map(({ message }) => message.code);
const task = ({ round }: Table) => round.play.lead.tasks[0];
const poll = ({ round }: Table) => round.play.lead.polls[0];

it("[2.1] are the Full rules' own: by the others each is refused, with its layer named", () => {
  const table = goLive();
  expect(table.say("cmd", assign)).toBe("layer/full-only");
  expect(table.say("cmd", { type: "poll.open", text: "Drain west" })).toBe("layer/full-only");
  expect(table.say("cmd", { type: "change.delegate", to: 3, action: "flush-cache", minutes: 10 })).toBe(
    "layer/full-only",
  );
  expect(table.say("dat", { ...flush, breakGlass: "No time." })).toBe("action/no-glass");
  expect(table.say("cmd", situation)).toBe("ok");
});

it("[2.5] a task goes from command to a seat, is taken and reported by that seat alone", () => {
  const table = goLive(full);
  expect(table.say("svc", assign)).toBe("console/cmd-only");
  expect(table.say("cmd", assign)).toBe("ok");
  expect(task(table)).toMatchObject({ id: "K1", by: 0, to: 2, state: "asked" });
  expect(table.say("dat", { type: "task.ack", task: "K1" })).toBe("task/not-yours");
  expect(table.say("svc", { type: "task.ack", task: "K1" })).toBe("ok");
  expect(table.say("svc", { type: "task.ack", task: "K1" })).toBe("task/acked");
  expect(table.say("svc", { type: "task.report", task: "K1", text: "Condition: full" })).toBe("ok");
  expect(table.say("svc", { type: "task.report", task: "K1", text: "again" })).toBe("task/reported");
  table.wait(121_000);
  expect(codes(table)).not.toContain("task.late");
  expect(task(table)).toMatchObject({ state: "reported", report: "Condition: full" });
});

it("[2.5] a time-box is real time: it runs out at any speed, and a late report still counts", () => {
  const table = goLive(full);
  table.say("cmd", { type: "clock.speed", speed: 1 });
  table.say("cmd", assign);
  table.wait(119_000);
  expect(codes(table)).not.toContain("task.late");
  table.wait(2_000);
  expect(codes(table)).toContain("task.late");
  expect(table.say("svc", { type: "task.report", task: "K1", text: "Condition: full" })).toBe("ok");
});

it("[2.5] nobody is given more than three tasks at once", () => {
  const table = goLive(full);
  for (let n = 0; n < 3; n++) expect(table.say("cmd", assign)).toBe("ok");
  expect(table.say("cmd", assign)).toBe("task/too-many");
  table.say("svc", { type: "task.report", task: "K1", text: "Done" });
  expect(table.say("cmd", assign)).toBe("ok");
});

it("[2.6] a poll asks for objections for ten real seconds; silence is consent", () => {
  const table = goLive(full);
  expect(table.say("inv", { type: "poll.open", text: "Drain west" })).toBe("console/cmd-only");
  expect(table.say("cmd", { type: "poll.open", text: "Drain west" })).toBe("ok");
  expect(table.say("cmd", { type: "poll.open", text: "And east" })).toBe("poll/open");
  expect(table.say("cmd", { type: "poll.answer", poll: "Q1" })).toBe("poll/own");
  expect(table.say("svc", { type: "poll.answer", poll: "Q1" })).toBe("ok");
  expect(table.say("dat", { type: "poll.answer", poll: "Q1", objection: "East is at 80 %." })).toBe("ok");
  expect(table.say("dat", { type: "poll.answer", poll: "Q1" })).toBe("poll/answered");
  table.wait(10_100);
  expect(poll(table)).toMatchObject({
    endsAtMs: null,
    fine: [2],
    objections: [{ seat: 3, reason: "East is at 80 %." }],
  });
  expect(table.say("inv", { type: "poll.answer", poll: "Q1" })).toBe("poll/over");
  const closed = table.round.play.timeline.map(({ message }) => message).find(({ code }) => code === "poll.closed");
  expect(closed?.params).toEqual({ poll: "Q1", objections: 1 });
});

it("[2.6] a delegated change needs no second key, for as long as it is given and on that seat alone", () => {
  const table = goLive(full);
  expect(table.say("cmd", { type: "change.delegate", to: 2, action: "flush-cache", minutes: 5 })).toBe(
    "console/not-yours",
  );
  expect(table.say("cmd", { type: "change.delegate", to: 3, action: "admit", minutes: 5 })).toBe("change/no-key");
  expect(table.say("dat", { type: "change.delegate", to: 3, action: "flush-cache", minutes: 5 })).toBe(
    "console/cmd-only",
  );
  expect(table.say("cmd", { type: "change.delegate", to: 3, action: "flush-cache", minutes: 5 })).toBe("ok");
  expect(table.say("dat", flush)).toBe("ok");
  expect(table.round.play.actions[0]).toMatchObject({ state: "running", approvedBy: null });
  table.wait(80_000);
  expect(table.say("dat", { ...flush, target: "cache@west" })).toBe("ok");
  expect(table.round.play.actions.at(-1)?.state).toBe("proposed");
});

it("[2.6] at SEV-1 the glass may be broken, with a reason that stays on record", () => {
  const table = goLive(full);
  expect(table.say("dat", { ...flush, breakGlass: "No time." })).toBe("action/no-glass");
  table.say("cmd", { type: "incident.declare", severity: "SEV-1" });
  expect(table.say("dat", { ...flush, breakGlass: "No time." })).toBe("ok");
  expect(table.round.play.actions[0]).toMatchObject({ state: "running", glass: "No time.", approvedBy: null });
  expect(codes(table)).toContain("action.glass");
});

it("[A16] what loses data for good needs both keys, each time: no delegation, and no glass", () => {
  const table = goLive(full);
  table.say("cmd", { type: "incident.declare", severity: "SEV-1" });
  for (const [action, target] of [
    ["purge-app", "app@west"],
    ["restore-store", "store@west"],
  ] as const) {
    const launch = { type: "action.launch", action, target, value: 0 } as const;
    expect(table.say("cmd", { type: "change.delegate", to: 3, action, minutes: 5 })).toBe("change/always-two");
    expect(table.say("dat", { ...launch, breakGlass: "No time." })).toBe("action/always-two");
    expect(table.say("dat", launch)).toBe("ok");
    expect(table.round.play.actions.at(-1)?.state).toBe("proposed");
  }
});

it("[2.5] confidence is said of open ideas in four steps", () => {
  const table = goLive(full);
  table.say("inv", {
    type: "hypothesis.add",
    question: "started",
    component: "cache@west",
    mechanism: "caches and backlog",
  });
  expect(table.say("inv", { type: "hypothesis.rate", hypothesis: "H1", confidence: 60 })).toBe("ok");
  expect(table.say("svc", { type: "hypothesis.rate", hypothesis: "H1", confidence: 60 })).toBe(
    "hypothesis/same-confidence",
  );
  expect(table.say("svc", { type: "hypothesis.rate", hypothesis: "H9", confidence: 60 })).toBe("hypothesis/unknown");
  expect(table.round.play.hypotheses[0]?.confidence).toBe(60);
});

it("[2.7] a situation report is command's, and stands in the chat and on the timeline", () => {
  const table = goLive(full);
  expect(table.say("inv", situation)).toBe("console/cmd-only");
  expect(table.say("cmd", situation)).toBe("ok");
  expect(table.round.play.chat.at(-1)?.text).toContain("Doing: Draining west.");
  expect(table.round.play.timeline.at(-1)?.message.code).toBe("sitrep");
});

it("[2.6] who is alone at work waits for no key: a partner whose link is down turns none", () => {
  const table = goLive({}, ["first", "second"]);
  const alone = { kind: "presence", member: "first", event: { kind: "away" } } as const;
  table.happen(alone);
  expect(table.say("second", flush)).toBe("ok");
  expect(table.round.play.actions[0]).toMatchObject({ state: "running", approvedBy: null });
});
