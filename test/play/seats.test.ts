import { expect, it } from "vitest";
import { consoleIds } from "../../shared/content/index.ts";
import { seatPlans } from "../../shared/play/index.ts";
import { createViewer } from "../../shared/view/index.ts";
import { goLive, sitDown } from "./table.ts";

const joined = (member: string, isHost = false) =>
  ({ kind: "presence", member, event: { kind: "joined", isHost } }) as const;

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "[2.4] seats %i players with every console exactly once (services may split)",
  (size) => {
    const plans = seatPlans(size);
    expect(plans).toHaveLength(size);
    const held = plans.filter(({ half }) => half !== "core").flatMap(({ consoles }) => consoles);
    expect([...held].sort()).toEqual([...consoleIds].sort());
  },
);

it("refuses a taken seat and frees the old one when a player moves", () => {
  const table = sitDown();
  for (const member of ["ana", "bo"]) table.happen(joined(member));
  expect(table.say("ana", { type: "seat.take", seat: 1 })).toBe("ok");
  expect(table.say("bo", { type: "seat.take", seat: 1 })).toBe("seat/taken");
  expect(table.say("ana", { type: "seat.take", seat: 2 })).toBe("ok");
  expect(table.say("bo", { type: "seat.take", seat: 1 })).toBe("ok");
});

it("[2.3] seats the most experienced at command or comms, never at services", () => {
  const table = sitDown();
  table.happen(joined("host", true));
  for (const member of ["new", "weekly", "some"]) {
    table.happen(joined(member));
    table.say(member, {
      type: "experience.say",
      level: member === "new" ? "new" : member === "some" ? "some" : "weekly",
    });
  }
  expect(table.say("host", { type: "host.assign" })).toBe("ok");
  const { members, options } = table.round.play;
  const consolesOf = (id: string) =>
    seatPlans(options.size)[members.find((member) => member.id === id)?.seat ?? -1]?.consoles;
  expect(options.size).toBe(3);
  expect(consolesOf("weekly")).toContain("CMD");
  expect(consolesOf("new")).toContain("SVC");
  expect(consolesOf("host")).toBeUndefined();
});

it("drop is not leave: an away player keeps the seat, a leaving one frees it", () => {
  const table = goLive();
  table.happen({ kind: "presence", member: "svc", event: { kind: "away" } });
  expect(table.round.play.members.find(({ id }) => id === "svc")?.seat).toBe(2);
  table.happen({ kind: "presence", member: "svc", event: { kind: "left" } });
  table.happen(joined("late"));
  expect(table.say("late", { type: "seat.take", seat: 2 })).toBe("ok");
});

it("[2.4] nothing waits for a commander who has gone: whoever is there decides, until command is lent or back", () => {
  const table = goLive();
  table.happen({ kind: "presence", member: "cmd", event: { kind: "away" } });
  expect(table.say("inv", { type: "incident.declare", severity: "SEV-2" })).toBe("ok");
  table.wait(60_000);
  expect(table.say("inv", { type: "seat.lend", seat: 0, to: 3 })).toBe("ok");
  expect(table.say("inv", { type: "incident.declare", severity: "SEV-1" })).toBe("console/cmd-only");
  expect(table.say("dat", { type: "incident.declare", severity: "SEV-1" })).toBe("ok");
  table.happen({ kind: "presence", member: "cmd", event: { kind: "back" } });
  expect(table.say("dat", { type: "incident.declare", severity: "SEV-2" })).toBe("console/cmd-only");
  expect(table.say("cmd", { type: "incident.declare", severity: "SEV-2" })).toBe("ok");
});

it("[2.4] lends a console after its player was away for 60 real seconds, and takes it back on return", () => {
  const table = goLive();
  const launch = { type: "action.launch", action: "roll-back-app", target: "app", value: 0 } as const;
  table.happen({ kind: "presence", member: "svc", event: { kind: "away" } });
  expect(table.say("cmd", { type: "seat.lend", seat: 2, to: 3 })).toBe("seat/not-away");
  table.wait(60_000);
  expect(table.say("inv", { type: "seat.lend", seat: 2, to: 3 })).toBe("seat/no-lender");
  expect(table.say("cmd", { type: "seat.lend", seat: 2, to: 3 })).toBe("ok");
  expect(table.say("dat", launch)).toBe("ok");
  table.happen({ kind: "presence", member: "svc", event: { kind: "back" } });
  expect(table.say("dat", { ...launch, target: "app" })).toBe("console/not-yours");
});

it("starts live when everybody present understood, or after 90 real seconds", () => {
  const table = goLiveBriefing();
  for (const member of ["cmd", "inv"]) table.say(member, { type: "briefing.understood" });
  expect(table.round.play.phase.kind).toBe("live");
  const other = goLiveBriefing();
  other.wait(90_000);
  expect(other.round.play.phase.kind).toBe("live");
});

function goLiveBriefing() {
  const table = sitDown({ size: 2 });
  for (const [seat, member] of ["cmd", "inv"].entries()) {
    table.happen(joined(member, seat === 0));
    table.say(member, { type: "seat.take", seat });
  }
  table.say("cmd", { type: "host.start" });
  expect(table.round.play.phase.kind).toBe("briefing");
  return table;
}

it("lets anybody lead the debrief while the host is away, and nobody else while the host is there", () => {
  const table = goLive();
  expect(table.say("cmd", { type: "round.end" })).toBe("ok");
  const step = () => table.say("svc", { type: "debrief.step", step: 1 });
  expect(step()).toBe("role/presenter-only");
  table.happen({ kind: "presence", member: "cmd", event: { kind: "away" } });
  expect(step()).toBe("ok");
  table.happen({ kind: "presence", member: "cmd", event: { kind: "back" } });
  expect(step()).toBe("role/presenter-only");
});

it("takes all along with what the presenter shows, once there is a truth to show, and until the next step", () => {
  const table = goLive();
  const shows = { type: "debrief.show", side: "true", spread: "map", tick: 1200, isRunning: true } as const;
  expect(table.say("cmd", shows)).toBe("phase/live");
  table.say("cmd", { type: "round.end" });
  const shown = () => createViewer(table.round).common().shown;
  expect(table.say("cmd", shows)).toBe("ok");
  expect(shown()).toBeNull();
  table.say("cmd", { type: "debrief.step", step: 1 });
  expect(shown()).toBeNull();
  expect(table.say("svc", shows)).toBe("role/presenter-only");
  expect(table.say("cmd", shows)).toBe("ok");
  expect(shown()).toEqual({ side: "true", spread: "map", tick: 1200, isRunning: true });
  table.say("cmd", { type: "debrief.step", step: 2 });
  expect(shown()).toBeNull();
});
