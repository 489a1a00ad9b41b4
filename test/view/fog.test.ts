import { expect, it } from "vitest";
import { createViewer } from "../../shared/view/index.ts";
import type { Reveal } from "../../shared/view/index.ts";
import type { Command } from "../../shared/protocol/index.ts";
import { fakeScenario, hiddenEdge, secrets } from "../play/fakeScenario.ts";
import { four, goLive, sitDown } from "../play/table.ts";
import type { Table } from "../play/table.ts";

const world = { harmAtTick: 150 };
const reveal: Reveal = {
  report: {
    title: fakeScenario.title,
    startUtc: fakeScenario.startUtc,
    learn: fakeScenario.learn,
    truth: [],
    loudest: fakeScenario.loudest,
    inspiredBy: [],
    tree: [],
    cutPoints: [],
    troubles: [],
    shownTroubles: [],
    undocumented: [],
    users: [],
    rules: { hasBoard: true, hasComms: true },
    endTick: 0,
    loops: [],
    prevented: [],
    deeds: [],
    actions: [],
    beliefs: [],
    story: [],
    profile: [],
    horizonTick: 0,
    curves: [],
  },
  whatIfs: [],
  found: null,
};

/** Every byte a member could receive at this moment. */
function bytesFor({ round }: Table, member: string): string {
  const viewer = createViewer(round);
  return JSON.stringify([viewer.common(reveal), viewer.own(member)]);
}

const busy: readonly (readonly [string, Command])[] = [
  ["inv", { type: "diagnostic.run", diagnostic: "traces", target: "app@west" }],
  ["inv", { type: "diagnostic.run", diagnostic: "compare", target: "everything" }],
  ["dat", { type: "diagnostic.run", diagnostic: "store", target: "store@west" }],
  ["svc", { type: "diagnostic.run", diagnostic: "changes", target: "everything" }],
  ["dat", { type: "action.prepare", action: "admit", target: "edge@west", value: 20 }],
  ["svc", { type: "action.launch", action: "cap-retries", target: "app@west>store", value: 1 }],
  ["dat", { type: "action.launch", action: "flush-cache", target: "cache@west", value: 0 }],
  ["cmd", { type: "incident.declare", severity: "SEV-1" }],
];

it("[promise 2] no seat receives scenario id, seed, truth, defect, roll-out or hidden edge before the debrief", () => {
  const table = goLive({ world });
  const seen: string[] = [];
  for (const [by, command] of busy) {
    table.say(by, command);
    table.wait(4_000);
    for (const member of [...four, "stranger"]) seen.push(bytesFor(table, member));
  }
  const all = seen.join("\n");
  expect(all).toContain("AMBER HERON");
  for (const secret of [...secrets, fakeScenario.id, fakeScenario.title, hiddenEdge, "step 3 of 4"]) {
    expect(all).not.toContain(secret);
  }
});

it("[promise 2] what a seat receives does not change when hidden state changes", () => {
  const [one, two] = [0, 1].map((hidden) => {
    const table = goLive({ world: { ...world, hidden } });
    for (const [by, command] of busy) {
      table.say(by, command);
      table.wait(4_000);
    }
    return four.map((member) => bytesFor(table, member));
  });
  expect(one).toEqual(two);
});

it("[promise 2] in the lobby nobody receives even the map", () => {
  const table = sitDown();
  table.happen({ kind: "presence", member: "ana", event: { kind: "joined", isHost: true } });
  table.say("ana", { type: "seat.take", seat: 0 });
  const bytes = bytesFor(table, "ana");
  for (const word of ["Parcel Post", "store", "cache", "roll-back-app"]) expect(bytes).not.toContain(word);
});

it("the truth comes with the debrief, after the private questions", () => {
  const table = goLive({ world });
  table.say("cmd", { type: "round.end" });
  expect(bytesFor(table, "svc")).not.toContain("tumbleweed");
  table.say("cmd", { type: "debrief.step", step: 1 });
  expect(bytesFor(table, "svc")).toContain("tumbleweed");
});

it("[21] a private card is in nobody else's bytes until it is shared, and no number counts it", () => {
  const views = ["logs", null].map((look) => {
    const table = goLive({ world });
    if (look) table.say("inv", { type: "diagnostic.run", diagnostic: "logs", target: "cache@west" });
    table.wait(6_000);
    const bytes = JSON.stringify(createViewer(table.round).own("dat"));
    return { bytes, common: JSON.stringify(createViewer(table.round).common()) };
  });
  expect(views[0]).toEqual(views[1]);
  const table = goLive({ world });
  table.say("inv", { type: "diagnostic.run", diagnostic: "logs", target: "cache@west" });
  table.wait(6_000);
  expect(bytesFor(table, "inv")).toContain("promoted spare");
  expect(bytesFor(table, "dat")).not.toContain("promoted spare");
  table.say("inv", { type: "evidence.share", card: "p1.1" });
  expect(bytesFor(table, "dat")).toContain("promoted spare");
});

it("[fog] saturation goes to the console that owns the station and to no other", () => {
  const table = goLive({ world });
  table.wait(6_000);
  const depthOf = (member: string) => {
    const { depthNodes } = createViewer(table.round).own(member);
    return depthNodes.map((node) => table.round.facts.topology.stations[node]?.service.id);
  };
  expect(new Set(depthOf("svc"))).toEqual(new Set(["app"]));
  expect(new Set(depthOf("dat"))).toEqual(new Set(["edge", "cache", "store", "names"]));
  expect(depthOf("cmd")).toEqual([]);
});

it("[fog] the log of an automation goes to the console that owns its service, and to those that can tell it something", () => {
  const table = goLive({ world });
  table.wait(1_000);
  const logOf = (member: string) =>
    createViewer(table.round)
      .own(member)
      .decisions.map(({ actor }) => actor);
  // The edge is the traffic console's, which sits with the data console in a team of four.
  expect(logOf("dat")).toEqual(["failover:west"]);
  expect(createViewer(table.round).own("dat").automations).toMatchObject([{ id: "failover:west", kind: "failover" }]);
  for (const member of ["svc", "cmd", "inv", "stranger"]) expect(logOf(member)).toEqual([]);
});

it("[fog] a hidden edge leaves no gap: links are numbered without it, and it is appended when found", () => {
  const table = goLive({ world });
  const viewer = createViewer(table.round);
  const before = viewer.common();
  const ids = before.map?.links.map(({ id }) => id) ?? [];
  expect(ids).not.toContain(hiddenEdge);
  expect(before.metrics[0]?.links).toHaveLength(ids.length * 8);
  table.say("inv", { type: "diagnostic.run", diagnostic: "dependencies", target: "app@west" });
  table.wait(12_600);
  const after = viewer.common();
  expect(after.map?.links.map(({ id }) => id)).toEqual([...ids, hiddenEdge]);
  expect(after.map?.links.at(-1)?.foundTick).toBe(400);
  expect(after.metrics.at(-1)?.links).toHaveLength((ids.length + 1) * 8);
});

it("[2.7] what outsiders say reaches command and comms when they say it; the others see that somebody has spoken", () => {
  const table = goLive();
  const inboxOf = (member: string) =>
    createViewer(table.round)
      .own(member)
      .inbox.map(({ text }) => text);
  table.wait(9_000);
  expect(inboxOf("cmd")).toEqual([]);
  table.wait(2_000);
  expect(["cmd", "inv", "svc", "dat", "stranger"].map(inboxOf)).toEqual([
    ["Head of service: is it us?"],
    ["Head of service: is it us?"],
    [],
    [],
    [],
  ]);
  expect(bytesFor(table, "svc")).not.toContain("is it us");
  const rows = createViewer(table.round)
    .common()
    .timeline.filter(({ message }) => message.code === "inject.came");
  expect(rows.map(({ tick, message }) => [tick, message.params])).toEqual([
    [400, { inject: "head", kind: "executive" }],
  ]);
});

it("hints come one after another, the vague one first, when command asks; none is sent before", () => {
  const table = goLive();
  const hints = () => createViewer(table.round).common().hints;
  expect(bytesFor(table, "cmd")).not.toContain("answers less");
  expect(table.say("svc", { type: "hint.ask" })).toBe("console/cmd-only");
  expect(table.say("cmd", { type: "hint.ask" })).toBe("ok");
  expect(hints()).toMatchObject({ given: [{ text: "What answers less than it did?" }], left: 1 });
  expect(bytesFor(table, "svc")).not.toContain("Which cache");
  expect(table.say("cmd", { type: "hint.ask" })).toBe("ok");
  expect(table.say("cmd", { type: "hint.ask" })).toBe("hint/none");
  expect(hints()).toMatchObject({ given: [{}, { text: "Which cache is empty?" }], left: 0 });
  expect(createViewer(goLive({}, ["only"]).round).own("only").refused["hint.ask"]).toBeUndefined();
});

it("[2.8] that somebody was asked for fresh eyes is in that seat's bytes and in nobody else's", () => {
  const bytes = (confidence: 30 | 60) => {
    const table = goLive({ world, layer: "full", liveMinutes: 30 });
    const idea = { question: "started", component: "cache@west", mechanism: "caches and backlog" } as const;
    table.say("svc", { type: "hypothesis.add", ...idea });
    table.say("cmd", { type: "diagnostic.run", diagnostic: "red", target: "app@west" });
    table.wait(6_000);
    table.say("cmd", { type: "hypothesis.link", hypothesis: "H1", card: "p0.1", stance: "against" });
    table.say("svc", { type: "hypothesis.rate", hypothesis: "H1", confidence });
    table.wait(62_000);
    const viewer = createViewer(table.round);
    return { common: viewer.common(), owns: four.map((member) => viewer.own(member)) };
  };
  const [asked, calm] = [bytes(60), bytes(30)];
  expect(asked.owns.map(({ freshEyes }) => freshEyes.length)).toEqual([0, 0, 0, 1]);
  expect(asked.owns.slice(0, 3)).toEqual(calm.owns.slice(0, 3));
  expect(asked.common.timeline.map(({ message }) => message.code)).toEqual(
    calm.common.timeline.map(({ message }) => message.code),
  );
});
