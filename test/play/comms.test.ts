import { expect, it } from "vitest";
import { goLive } from "./table.ts";

const declare = { type: "incident.declare", severity: "SEV-1" } as const;
const post = {
  type: "status.post",
  state: "investigating",
  features: ["tracking"],
  regions: ["west"],
  impact: "Some searches fail.",
} as const;

it("[2.7] declaring is command's, and starts the comms clock: the first post is due after 150 real seconds", () => {
  const table = goLive();
  expect(table.say("inv", declare)).toBe("console/cmd-only");
  expect(table.say("cmd", declare)).toBe("ok");
  table.wait(149_000);
  expect(table.round.play.comms.isOverdue).toBe(false);
  table.wait(2_000);
  expect(table.round.play.comms.isOverdue).toBe(true);
});

it("[2.2] a post is comms', and sets the next one within 180 to 240 real seconds", () => {
  const table = goLive();
  expect(table.say("inv", { ...post, nextInS: 200 })).toBe("incident/undeclared");
  table.say("cmd", declare);
  expect(table.say("svc", { ...post, nextInS: 200 })).toBe("console/com-only");
  expect(table.say("inv", { ...post, regions: ["mars"], nextInS: 200 })).toBe("post/region");
  expect(table.say("inv", { ...post, nextInS: 600 })).toBe("ok");
  expect(table.round.play.comms.nextPostDueMs).toBe(table.clockMs() + 240_000);
});

it("[2.7] a post that says nothing new early on leaves the next one due; shortly before it is due it counts", () => {
  const table = goLive();
  table.say("cmd", declare);
  expect(table.say("inv", { ...post, nextInS: 200 })).toBe("ok");
  const due = table.clockMs() + 200_000;
  table.wait(20_000);
  expect(table.say("inv", { ...post, impact: "Other words.", nextInS: 240 })).toBe("ok");
  expect(table.round.play.comms.nextPostDueMs).toBe(due);
  table.wait(130_000);
  expect(table.say("inv", { ...post, nextInS: 240 })).toBe("ok");
  expect(table.round.play.comms.nextPostDueMs).toBe(table.clockMs() + 240_000);
  expect(table.say("inv", { ...post, state: "identified", nextInS: 180 })).toBe("ok");
  expect(table.round.play.comms.nextPostDueMs).toBe(table.clockMs() + 180_000);
  expect(table.round.play.comms.posts.map(({ isKept }) => isKept)).toEqual([true, false, true, true]);
});

it("[2.7] no clock runs for SEV-3, and alone none at all", () => {
  const table = goLive();
  table.say("cmd", { type: "incident.declare", severity: "SEV-3" });
  expect(table.round.play.comms.nextPostDueMs).toBeNull();
  const solo = goLive({}, ["only"]);
  solo.say("only", declare);
  expect(solo.round.play.comms.nextPostDueMs).toBeNull();
});

it("[2.7] monitoring is verified after 75 quiet real seconds; a bad scrape starts the wait again", () => {
  const quiet = goLive();
  quiet.say("cmd", declare);
  quiet.say("cmd", { type: "incident.setState", state: "monitoring" });
  quiet.wait(74_000);
  expect(quiet.round.play.comms.isVerified).toBe(false);
  quiet.wait(2_000);
  expect(quiet.round.play.comms.isVerified).toBe(true);
  const bad = goLive({ world: { harmAtTick: 0 } });
  bad.say("cmd", declare);
  bad.say("cmd", { type: "incident.setState", state: "monitoring" });
  bad.wait(120_000);
  expect(bad.round.play.comms.isVerified).toBe(false);
});

it("[2.7] resolving before that is allowed, and on the record", () => {
  const table = goLive();
  table.say("cmd", declare);
  expect(table.say("cmd", { type: "incident.setState", state: "resolved" })).toBe("ok");
  expect(table.round.play.comms).toMatchObject({ state: "resolved", isVerified: false, nextPostDueMs: null });
  expect(table.round.play.timeline.at(-1)?.message).toEqual({ code: "incident.state", params: { state: "resolved" } });
});

it("[2.7] a page that nobody acknowledged for 2 simulated minutes goes to the incident commander once", () => {
  const table = goLive({ world: { harmAtTick: 100 } });
  table.wait(45_000);
  const escalated = () => table.round.play.timeline.filter(({ message }) => message.code === "alert.escalated");
  expect(escalated()).toHaveLength(1);
  const acked = goLive({ world: { harmAtTick: 100 } });
  acked.wait(5_000);
  expect(acked.say("svc", { type: "alert.ack", alert: "burn:request west" })).toBe("ok");
  expect(acked.say("dat", { type: "alert.ack", alert: "burn:request west" })).toBe("alert/already-acked");
  acked.wait(45_000);
  expect(acked.round.play.alerts.find(({ id }) => id === "burn:request west")).toMatchObject({
    ackedBy: 2,
    hasEscalated: false,
  });
});

it("[2.7] an alert that fires again wants a new acknowledgement, and is one row, not two", () => {
  const table = goLive({ world: { harmAtTick: 100, calmTicks: [300, 500] } });
  const page = () => table.round.play.alerts.filter(({ id }) => id === "burn:request west");
  table.wait(3_000);
  table.say("svc", { type: "alert.ack", alert: "burn:request west" });
  table.wait(5_000);
  expect(page()).toMatchObject([{ state: "resolved", ackedBy: 2 }]);
  table.wait(5_000);
  expect(page()).toMatchObject([{ state: "firing", ackedBy: null }]);
});

it("a sign on a line of chat stands beside it, by whom, until the same person takes it back", () => {
  const table = goLive();
  table.say("inv", { type: "chat.say", text: "Drain west?" });
  const sign = { type: "chat.react", line: 1, reaction: "objection" } as const;
  expect(table.say("dat", sign)).toBe("ok");
  expect(table.say("svc", { ...sign, reaction: "agree" })).toBe("ok");
  expect(table.round.play.chat[0]?.reactions).toEqual([
    { member: "dat", reaction: "objection" },
    { member: "svc", reaction: "agree" },
  ]);
  expect(table.say("dat", sign)).toBe("ok");
  expect(table.round.play.chat[0]?.reactions).toEqual([{ member: "svc", reaction: "agree" }]);
  expect(table.say("dat", { ...sign, line: 9 })).toBe("chat/unknown-line");
});

it("the first page starts the time to declare; a later one does not start it again", () => {
  const table = goLive({ world: { harmAtTick: 100, calmTicks: [400, 800] } });
  expect(table.round.play.comms.declareByTick).toBeNull();
  table.wait(3_000);
  const due = table.round.play.comms.declareByTick;
  expect(due).toBe(100 + 3600);
  table.wait(30_000);
  expect(table.round.play.comms.declareByTick).toBe(due);
});
