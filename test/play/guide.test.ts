/** What a facilitator does with a round, and what nobody else learns of it. */
import { expect, it } from "vitest";
import { liveTruth } from "../../shared/debrief/index.ts";
import { createViewer } from "../../shared/view/index.ts";
import { fakeScenario, secrets } from "./fakeScenario.ts";
import { goLive } from "./table.ts";
import type { Table } from "./table.ts";

/** A round whose host watches and has said that they facilitate. */
function facilitated(): Table {
  const table = goLive({ layer: "full" });
  table.happen({ kind: "presence", member: "fay", event: { kind: "joined", isHost: true } });
  expect(table.say("fay", { type: "guide.begin" })).toBe("ok");
  return table;
}

const guideOf = (table: Table, member = "fay") => createViewer(table.round).own(member).guide;
const ownOf = (table: Table, member: string) => createViewer(table.round).own(member);

it("[2.8] shows the script to who facilitates and to nobody else, and lets them take no seat any more", () => {
  const table = facilitated();
  expect(guideOf(table)?.title).toBe("Tumbleweed falls");
  expect(JSON.stringify(guideOf(table)?.truth)).toContain(secrets[0]);
  const others = table.round.play.members.filter(({ id }) => id !== "fay");
  for (const { id } of others) expect(guideOf(table, id)).toBeNull();
  expect(JSON.stringify(createViewer(table.round).common())).not.toContain(secrets[0]);
  expect(table.say("fay", { type: "seat.take", seat: 0 })).toBe("seat/facilitates");
});

it("is only for hosts without a seat", () => {
  const table = goLive();
  expect(table.say("svc", { type: "guide.begin" })).toBe("role/host-only");
  expect(table.say("cmd", { type: "guide.begin" })).toBe("guide/has-seat");
  expect(table.say("cmd", { type: "guide.hint" })).toBe("role/facilitator-only");
});

it("[32] a message from outside comes when it is given, and not again when it was planned", () => {
  const table = facilitated();
  const planned = table.round.facts.injects.find(({ tick }) => tick > table.round.tick + 100);
  const id = planned?.id ?? "";
  expect(table.say("fay", { type: "guide.inject", inject: id })).toBe("ok");
  expect(table.say("fay", { type: "guide.inject", inject: id })).toBe("guide/given");
  expect(table.say("fay", { type: "guide.say", kind: "executive", text: "Is it us?" })).toBe("ok");
  expect(ownOf(table, "cmd").inbox.map(({ text }) => text)).toEqual(
    expect.arrayContaining([planned?.text, "Is it us?"]),
  );
  expect(ownOf(table, "svc").inbox).toEqual([]);
  const said = () => table.round.play.timeline.filter(({ message }) => message.params["inject"] === id).length;
  table.wait(((planned?.tick ?? 0) * 100) / table.round.play.options.speed + 1000);
  expect(said()).toBe(1);
});

it("[32] a whisper is heard by one seat, a bookmark by nobody", () => {
  const table = facilitated();
  const before = JSON.stringify(ownOf(table, "dat"));
  expect(table.say("fay", { type: "guide.whisper", seat: 2, text: "Say it aloud." })).toBe("ok");
  expect(table.say("fay", { type: "guide.bookmark", text: "Ana asks twice", dimension: "delivery" })).toBe("ok");
  expect(table.say("fay", { type: "guide.whisper", seat: 7, text: "?" })).toBe("seat/free");
  const holder = table.round.play.members.find(({ seat }) => seat === 2)?.id ?? "";
  expect(ownOf(table, holder).whispers.map(({ text }) => text)).toEqual(["Say it aloud."]);
  expect(JSON.stringify(ownOf(table, "dat"))).toBe(before);
  expect(JSON.stringify(createViewer(table.round).common())).not.toMatch(/Say it aloud|asks twice/);
  expect(guideOf(table)?.bookmarks).toMatchObject([{ text: "Ana asks twice", dimension: "delivery" }]);
});

it("[32] a freeze probe stops the world until everybody who is here has answered, and each answers alone", () => {
  const table = facilitated();
  table.happen({ kind: "presence", member: "dat", event: { kind: "away" } });
  expect(table.say("fay", { type: "guide.probe", question: "What do you think is wrong?" })).toBe("ok");
  const { tick } = table.round;
  expect(table.round.isRunning).toBe(false);
  expect(table.say("fay", { type: "clock.resume" })).toBe("guide/probing");
  const here = table.round.play.members.filter(({ seat, awaySinceMs }) => seat !== null && awaySinceMs === null);
  for (const { id } of here) {
    expect(table.round.isRunning).toBe(false);
    expect(ownOf(table, id).probe).toMatchObject({ hasAnswered: false });
    expect(table.say(id, { type: "probe.answer", text: `It is ${id}` })).toBe("ok");
    const again = id === here.at(-1)?.id ? "guide/no-probe" : "probe/answered";
    expect(table.say(id, { type: "probe.answer", text: "again" })).toBe(again);
    // Who only watches, a big screen among them, reads the question until it is over, and is not asked.
    const watched = ownOf(table, "wall").probe;
    expect(watched).toEqual(
      id === here.at(-1)?.id ? null : { n: watched?.n, question: "What do you think is wrong?", hasAnswered: true },
    );
  }
  expect([table.round.isRunning, table.round.tick]).toEqual([true, tick]);
  expect(guideOf(table)?.probes[0]?.answers.map(({ text }) => text)).toEqual(here.map(({ id }) => `It is ${id}`));
  expect(ownOf(table, "cmd").probe).toBeNull();
  expect(JSON.stringify(createViewer(table.round).common())).not.toContain("It is svc");
});

it("hints are given in their order, whoever asks for them, and more time moves the end", () => {
  const table = facilitated();
  const phase = () => table.round.play.phase;
  const before = phase();
  expect(table.say("cmd", { type: "hint.ask" })).toBe("ok");
  expect(table.say("fay", { type: "guide.hint" })).toBe("ok");
  expect(table.round.play.hintTicks.length).toBe(2);
  expect(table.say("fay", { type: "guide.extend", minutes: 3 })).toBe("ok");
  const after = phase();
  expect(after.kind === "live" && before.kind === "live" && after.endsAtMs - before.endsAtMs).toBe(180_000);
});

it("what was expected is ticked off, changed and taken back, in the debrief too", () => {
  const table = facilitated();
  const mark = (value: "yes" | "no" | null) => table.say("fay", { type: "guide.mark", expectation: 0, mark: value });
  expect([mark("yes"), guideOf(table)?.expected[0]?.mark]).toEqual(["ok", "yes"]);
  expect([mark(null), guideOf(table)?.expected[0]?.mark]).toEqual(["ok", null]);
  table.say("fay", { type: "round.end" });
  expect([mark("no"), guideOf(table)?.expected[0]?.mark]).toEqual(["ok", "no"]);
  expect(table.say("fay", { type: "guide.mark", expectation: 20, mark: "yes" })).toBe("guide/unknown-expectation");
});

it("[2.8] who is called away can do nothing for three minutes, is missed by nobody's rules, and comes back by themselves", () => {
  const table = facilitated();
  expect(table.say("fay", { type: "guide.callAway", seat: 7 })).toBe("seat/free");
  expect(table.say("fay", { type: "guide.callAway", seat: 0 })).toBe("ok");
  expect(table.say("fay", { type: "guide.callAway", seat: 0 })).toBe("guide/called");
  const seen = () => createViewer(table.round).common().seats[0]?.state;
  expect([seen(), ownOf(table, "cmd").you.calledUntilMs]).toEqual(["away", table.clockMs() + 180_000]);
  expect(table.say("cmd", { type: "note.add", text: "I am here" })).toBe("seat/called-away");
  expect(table.say("svc", { type: "incident.declare", severity: "SEV-2" })).toBe("ok");
  expect(table.say("svc", { type: "seat.lend", seat: 0, to: 2 })).toBe("ok");
  table.wait(181_000);
  expect([seen(), table.round.play.seats[0]?.lentTo]).toEqual(["here", null]);
  expect(table.say("cmd", { type: "note.add", text: "I am back" })).toBe("ok");
});

it("[32] a freeze probe waits for nobody who has gone since, and is over with the round", () => {
  const table = facilitated();
  expect(table.say("fay", { type: "guide.probe", question: "What now?" })).toBe("ok");
  for (const id of ["cmd", "inv"]) table.say(id, { type: "probe.answer", text: "Wait" });
  table.happen({ kind: "presence", member: "svc", event: { kind: "away" } });
  expect(table.round.isRunning).toBe(false);
  table.happen({ kind: "presence", member: "dat", event: { kind: "left" } });
  expect(table.round.isRunning).toBe(true);
  expect(table.say("fay", { type: "guide.probe", question: "And now?" })).toBe("ok");
  expect(table.say("fay", { type: "round.end" })).toBe("ok");
  expect(guideOf(table)?.probes.map(({ isOpen }) => isOpen)).toEqual([false, false]);
});

it("asks nothing of an empty room", () => {
  const table = facilitated();
  for (const member of ["cmd", "inv", "svc", "dat"]) {
    table.happen({ kind: "presence", member, event: { kind: "away" } });
  }
  expect(table.say("fay", { type: "guide.probe", question: "Anybody?" })).toBe("guide/nobody-here");
});

it("[2.8] who is called away stays so over a reload, takes no other seat, and is free again in the debrief", () => {
  const table = facilitated();
  table.say("fay", { type: "guide.callAway", seat: 0 });
  expect(table.say("svc", { type: "seat.lend", seat: 0, to: 2 })).toBe("ok");
  for (const kind of ["away", "back"] as const) table.happen({ kind: "presence", member: "cmd", event: { kind } });
  expect(table.round.play.seats[0]?.lentTo).toBe(2);
  expect(table.say("cmd", { type: "seat.take", seat: 0 })).toBe("seat/called-away");
  table.say("fay", { type: "round.end" });
  expect(ownOf(table, "cmd").you.calledUntilMs).toBeNull();
});

it("shows the live truth to nobody who does not facilitate", () => {
  const table = facilitated();
  const viewer = createViewer(table.round);
  const { setup, play, chronicle, tick } = table.round;
  const truth = liveTruth({ scenario: setup.scenario, play, chronicle, tick }, null);
  expect(viewer.own("cmd", truth)).toBe(viewer.own("cmd", null));
  expect(viewer.own("fay", truth).guide?.live).toBe(truth);
});

it("[2.8] lets a tool fail for five simulated minutes: looks find that and nothing else, and nobody is told", () => {
  const table = facilitated();
  const look = () => table.say("inv", { type: "diagnostic.run", diagnostic: "logs", target: "app@west" });
  const newest = () => ownOf(table, "inv").tray.at(-1)?.headline.code;
  const rows = table.round.play.timeline.length;
  expect(table.say("inv", { type: "guide.failTool", tool: "logs" })).toBe("role/facilitator-only");
  expect(table.say("fay", { type: "guide.failTool", tool: "logs" })).toBe("ok");
  expect(table.say("fay", { type: "guide.failTool", tool: "logs" })).toBe("guide/tool-down");
  expect(table.round.play.timeline).toHaveLength(rows);
  expect(look()).toBe("ok");
  table.wait(30_000);
  expect(newest()).toBe("look.tool-down");
  expect(guideOf(table)?.outages).toHaveLength(1);
  table.wait(60_000);
  expect(look()).toBe("ok");
  table.wait(30_000);
  expect(newest()).toMatch(/^look\.logs/);
  expect(table.say("fay", { type: "guide.failTool", tool: "logs" })).toBe("ok");
});

it("leaves a planned message unsaid that does not fit, and lets who facilitates say it later all the same", () => {
  const [planned] = fakeScenario.injects;
  if (!planned) throw new Error("the scenario plans a message");
  const never = { metric: "sli", below: 0, forS: 0 } as const;
  const told = (onlyIf: typeof never | undefined) => {
    const scenario = { ...fakeScenario, injects: [{ ...planned, onlyIf }] };
    const table = goLive({ layer: "full", scenario });
    table.happen({ kind: "presence", member: "fay", event: { kind: "joined", isHost: true } });
    table.say("fay", { type: "guide.begin" });
    table.wait(60_000);
    return table;
  };
  expect(ownOf(told(undefined), "cmd").inbox).toHaveLength(1);
  const table = told(never);
  expect(ownOf(table, "cmd").inbox).toEqual([]);
  expect(guideOf(table)?.injects).toMatchObject([{ id: planned.id, isGiven: false }]);
  expect(table.say("fay", { type: "guide.inject", inject: planned.id })).toBe("ok");
  expect(ownOf(table, "cmd").inbox).toHaveLength(1);
});
