/** Command changes hands: it is offered to one person, and moves only when that person says so. */
import { expect, it } from "vitest";
import { consolesAt } from "../../shared/play/index.ts";
import { must } from "../../shared/base/index.ts";
import { createViewer } from "../../shared/view/index.ts";
import { goLive } from "./table.ts";
import type { Table } from "./table.ts";

const full = { layer: "full" } as const;
const offer = { type: "handoff.offer", to: 2, text: "Condition: SEV-2. Doing: draining west." } as const;
const take = { type: "handoff.take", handoff: "O1" } as const;
const declare = { type: "incident.declare", severity: "SEV-2" } as const;
const flush = { type: "action.launch", action: "flush-cache", target: "cache@west", value: 0 } as const;
const CMD = 0;
const SVC = 2;

const codes = ({ round }: Table) => round.play.timeline.map(({ message }) => message.code);
const heldBy = ({ round }: Table) => round.play.seats.map((_, seat) => consolesAt(round.play, seat).join("+"));
const noticesOf = ({ round }: Table, member: string) =>
  must(
    round.play.members.find(({ id }) => id === member),
    member,
  ).notices.map(({ refusal }) => refusal.code);
const presence = (member: string, kind: "away" | "back" | "left") =>
  ({ kind: "presence", member, event: { kind } }) as const;

function handedOver(): Table {
  const table = goLive(full);
  expect(table.say("cmd", offer)).toBe("ok");
  expect(table.say("svc", take)).toBe("ok");
  return table;
}

it("[2.4] command goes to who takes it, and leaves the other consoles where they are", () => {
  const table = handedOver();
  expect(heldBy(table)).toEqual(["SCR", "COM+INV", "CMD+SVC", "TRF+DAT"]);
  expect(table.say("cmd", declare)).toBe("console/cmd-only");
  expect(table.say("svc", declare)).toBe("ok");
  expect(createViewer(table.round).common().seats[SVC]?.consoles).toEqual(["CMD", "SVC"]);
  expect(createViewer(table.round).own("svc").you.consoles).toEqual(["CMD", "SVC"]);
});

it("says so on the timeline, and the situation in the chat, in the words of who handed over", () => {
  const { round } = handedOver();
  expect(round.play.timeline.at(-1)).toMatchObject({ message: { code: "handoff.taken", params: { from: 0, to: 2 } } });
  expect(round.play.chat.at(-1)).toMatchObject({ member: "cmd", text: offer.text });
});

it("is the Full rules' own, and who sits at command alone can offer it, to somebody who is there, once at a time", () => {
  expect(goLive().say("cmd", offer)).toBe("layer/full-only");
  expect(goLive(full, ["solo"]).say("solo", { ...offer, to: 1 })).toBe("seat/free");
  const table = goLive(full);
  expect(table.say("svc", offer)).toBe("handoff/not-yours");
  expect(table.say("cmd", { ...offer, to: CMD })).toBe("handoff/own");
  table.happen(presence("svc", "away"));
  expect(table.say("cmd", offer)).toBe("handoff/away");
  table.happen(presence("svc", "back"));
  expect(table.say("cmd", offer)).toBe("ok");
  expect(table.say("cmd", { ...offer, to: 3 })).toBe("handoff/open");
  expect(table.say("dat", take)).toBe("handoff/not-asked");
});

it("lasts thirty real seconds: then it stays where it is, and who offered hears of it", () => {
  const table = goLive(full);
  table.say("cmd", offer);
  table.wait(29_000);
  expect(table.round.play.lead.handoff).not.toBeNull();
  table.wait(1_100);
  expect(table.round.play.lead.handoff).toBeNull();
  expect(noticesOf(table, "cmd")).toEqual(["handoff/expired"]);
  expect(table.say("svc", take)).toBe("handoff/over");
  expect(heldBy(table)[CMD]).toBe("CMD+SCR");
});

it("is declined with a reason that reaches who offered, or taken back", () => {
  const table = goLive(full);
  table.say("cmd", offer);
  expect(table.say("svc", { type: "handoff.decline", handoff: "O1", reason: "I am rolling back." })).toBe("ok");
  expect(noticesOf(table, "cmd")).toEqual(["handoff/declined"]);
  expect(table.say("cmd", offer)).toBe("ok");
  expect(table.say("svc", { type: "handoff.withdraw", handoff: "O2" })).toBe("handoff/not-offered");
  expect(table.say("cmd", { type: "handoff.withdraw", handoff: "O2" })).toBe("ok");
  table.wait(31_000);
  expect(codes(table)).not.toContain("handoff.expired");
});

it("is over when whoever was asked drops or leaves, and can still be taken when the other has gone", () => {
  for (const kind of ["away", "left"] as const) {
    const table = goLive(full);
    table.say("cmd", offer);
    table.happen(presence("svc", kind));
    expect(table.round.play.lead.handoff).toBeNull();
    expect(noticesOf(table, "cmd")).toEqual(["handoff/gone"]);
  }
  const table = goLive(full);
  table.say("cmd", offer);
  table.happen(presence("cmd", "left"));
  expect(table.say("svc", take)).toBe("ok");
  expect(heldBy(table)[SVC]).toBe("CMD+SVC");
});

it("[2.6] what waits for command's key waits for who has it now, and who proposed cannot turn it", () => {
  const table = goLive(full);
  table.say("dat", flush);
  table.say("cmd", offer);
  table.say("svc", take);
  expect(table.say("cmd", { type: "action.approve", ref: "A1" })).toBe("action/no-decider");
  expect(table.say("svc", { type: "action.approve", ref: "A1" })).toBe("ok");
  const other = goLive(full);
  other.say("dat", flush);
  other.say("cmd", { ...offer, to: 3 });
  other.say("dat", take);
  expect(other.say("dat", { type: "action.approve", ref: "A1" })).toBe("action/own-proposal");
  expect(other.say("inv", { type: "action.approve", ref: "A1" })).toBe("ok");
});

it("an open poll goes on, and the next is the new commander's", () => {
  const table = goLive(full);
  table.say("cmd", { type: "poll.open", text: "Drain west" });
  table.say("cmd", offer);
  table.say("svc", take);
  expect(table.say("svc", { type: "poll.open", text: "And east" })).toBe("poll/open");
  table.wait(10_100);
  expect(table.say("cmd", { type: "poll.open", text: "And east" })).toBe("console/cmd-only");
  expect(table.say("svc", { type: "poll.open", text: "And east" })).toBe("ok");
});

it("goes back by the same way, and by itself when whoever had it leaves the seat", () => {
  const table = handedOver();
  expect(table.say("svc", { ...offer, to: CMD })).toBe("ok");
  expect(table.say("cmd", { ...take, handoff: "O2" })).toBe("ok");
  expect(table.round.play.commandSeat).toBeNull();
  const left = handedOver();
  left.happen(presence("svc", "left"));
  expect(heldBy(left)).toEqual(["CMD+SCR", "COM+INV", "SVC", "TRF+DAT"]);
  expect(codes(left)).toContain("handoff.returned");
});

it("[2.4] is lent with the seat that has it now", () => {
  const table = handedOver();
  table.happen(presence("svc", "away"));
  table.wait(60_000);
  expect(table.say("inv", { type: "seat.lend", seat: SVC, to: 3 })).toBe("ok");
  expect(table.say("dat", declare)).toBe("ok");
  expect(table.say("cmd", { type: "incident.declare", severity: "SEV-1" })).toBe("console/cmd-only");
  expect(table.say("dat", offer)).toBe("handoff/not-yours");
});

it("is void when somebody else sits down where it was offered, or when it went back to the plan's seat", () => {
  const table = goLive(full);
  table.say("cmd", offer);
  table.happen(presence("cmd", "left"));
  expect(table.say("inv", { type: "seat.take", seat: CMD })).toBe("ok");
  expect(table.say("svc", take)).toBe("handoff/over");
  const returned = handedOver();
  expect(returned.say("svc", { ...offer, to: 3 })).toBe("ok");
  returned.happen(presence("svc", "left"));
  expect(returned.say("dat", { ...take, handoff: "O2" })).toBe("handoff/over");
});
