/** The round on the real simulation: the fake world stands in for it everywhere else, so here the two must fit. */
import { beforeAll, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { carryOn, createRound, runTo } from "../../shared/play/index.ts";
import type { Entry, Happening } from "../../shared/play/index.ts";
import { createSimulation } from "../../shared/sim/index.ts";
import type { Simulation } from "../../shared/sim/index.ts";
import { createViewer } from "../../shared/view/index.ts";
import { fakeScenario, hiddenEdge, seed } from "./fakeScenario.ts";

const setup = {
  scenario: fakeScenario,
  seed,
  options: { incident: "AMBER HERON", size: 1, layer: "standard", speed: 4, liveMinutes: 15 },
} as const;

const happenings: readonly (readonly [number, Happening])[] = [
  [0, { kind: "presence", member: "ana", event: { kind: "joined", isHost: true } }],
  [0, { kind: "command", by: "ana", command: { type: "seat.take", seat: 0 } }],
  [0, { kind: "command", by: "ana", command: { type: "host.start" } }],
  [0, { kind: "command", by: "ana", command: { type: "host.start" } }],
  [
    150,
    { kind: "command", by: "ana", command: { type: "action.launch", action: "admit", target: "edge@west", value: 50 } },
  ],
  [150, { kind: "command", by: "ana", command: { type: "diagnostic.run", diagnostic: "traces", target: "edge@west" } }],
  [150, { kind: "command", by: "ana", command: { type: "diagnostic.run", diagnostic: "logs", target: "cache@west" } }],
  [600, { kind: "command", by: "ana", command: { type: "action.undo", ref: "A1" } }],
];
const entries: readonly Entry[] = happenings.map(([tick, happening], n) => ({
  ...happening,
  seq: n + 1,
  tick,
  clockMs: tick * 25,
}));

let atZero: Simulation;
beforeAll(() => {
  atZero = createSimulation(fakeScenario, seed);
});

function play() {
  const round = createRound(setup, atZero.fork());
  carryOn(round, entries);
  runTo(round, 1200);
  return round;
}

it("[promise 5] the same entries give the same play and the same world", () => {
  const [one, two] = [play(), play()];
  expect(one.tick).toBe(1200);
  expect(one.world.hash()).toBe(two.world.hash());
  expect(one.play).toEqual(two.play);
  expect(one.world.hash()).not.toBe(atZero.hash());
});

it("follows a change through its life and turns looks into cards", () => {
  const { play: end } = play();
  expect(end.actions).toMatchObject([{ ref: "A1", state: "undone", launchedTick: 150 }]);
  expect(end.cards.map(({ id, diagnostic }) => [id, diagnostic])).toEqual([
    ["E1", "logs"],
    ["E2", "traces"],
  ]);
});

it("[promise 3] what a checkpoint keeps of it survives JSON", () => {
  const memory = play().memory();
  const stored: unknown = JSON.parse(JSON.stringify(memory));
  expect(stored).toEqual(memory);
});

it("shows less traffic behind a gate that admits half", () => {
  const round = createRound(setup, atZero.fork());
  carryOn(round, entries.slice(0, 5));
  runTo(round, 600);
  const app = must(round.facts.stationIndex.get("app@west"), "app@west");
  const rps = round.history.recent.map(({ stations }) => must(stations[app], "reading").rps);
  expect(must(rps.at(-1), "last")).toBeLessThan(must(rps.at(1), "first") * 0.7);
});

it("[promise 2] sends nothing hidden, also from the real world", () => {
  const viewer = createViewer(play());
  const bytes = JSON.stringify([viewer.common(), viewer.own("ana")]);
  for (const secret of [hiddenEdge, "tumbleweed", "quiet-restart", "sleeping-limit", seed])
    expect(bytes).not.toContain(secret);
});
