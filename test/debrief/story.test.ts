/** What the story says of the world's own doings, from a few events written by hand. */
import { expect, it } from "vitest";
import { expand } from "../../shared/content/index.ts";
import { cascadeOf } from "../../shared/debrief/cascade/tree.ts";
import { globalRule, storyOf } from "../../shared/debrief/story/rows.ts";
import { createRound } from "../../shared/play/index.ts";
import type { SimEvent } from "../../shared/sim/index.ts";
import { createFakeWorld } from "../play/fakeWorld.ts";
import { smallScenario } from "./smallWorld.ts";
import { recordingOf } from "./solo.ts";

const { play } = createRound(recordingOf([]).header, createFakeWorld());
const topology = expand(smallScenario.world);

/** [tick, kind, subject, parents]; ids count from 1. */
type Line = readonly [number, SimEvent["kind"], string, ...number[]];

const eventsOf = (lines: readonly Line[]): readonly SimEvent[] =>
  lines.map(([tick, kind, subject, ...parents], at) => ({
    id: at + 1,
    tick,
    kind,
    subject,
    parents,
    root: parents.length === 0 ? "demand" : null,
    data: {},
  }));

function tell(lines: readonly Line[]) {
  const events = eventsOf(lines);
  const { tree } = cascadeOf(events, topology);
  return { tree, rows: storyOf({ scenario: smallScenario, play, events, tree }).map(({ message }) => message) };
}

const fall: readonly Line[] = [
  [100, "saturated", "store@west"],
  [100, "failing", "app@west", 1],
];

it("does not call room a recovery while the station, or its region, still fails", () => {
  const relieved = (lines: readonly Line[]) =>
    tell([...fall, ...lines]).rows.find(({ code }) => code === "world.relieved")?.params;
  expect(relieved([[500, "relieved", "store@west", 1]])).toMatchObject({ failing: "app@west" });
  expect(
    relieved([
      [500, "relieved", "store@west", 1],
      [700, "recovered", "app@west", 2],
    ]),
  ).not.toHaveProperty("failing");
  expect(relieved([[500, "relieved", "app@west", 1]])).toMatchObject({ failing: "app@west" });
});

it("tells what comes back after a minute as a fall of its own, and what flickers as one", () => {
  const falls = (againTick: number) =>
    tell([
      ...fall,
      [500, "relieved", "store@west", 1],
      [500, "recovered", "app@west", 2],
      [againTick, "saturated", "store@west"],
      [againTick, "failing", "app@west", 5],
    ]);
  const late = falls(1500);
  expect(late.tree.map(({ kind, isRelapse }) => [kind, isRelapse])).toEqual([
    ["saturated", false],
    ["failing", false],
    ["saturated", true],
    ["failing", true],
  ]);
  expect(late.rows.filter(({ params }) => params["again"] === 1)).toHaveLength(2);
  expect(falls(700).tree).toHaveLength(2);
});

it("tells a station that fails again, also where others of its region never stopped failing", () => {
  const { tree, rows } = tell([
    ...fall,
    [100, "failing", "edge@west", 2],
    [500, "relieved", "store@west", 1],
    [500, "recovered", "app@west", 2],
    [1500, "saturated", "store@west"],
    [1500, "failing", "app@west", 6],
  ]);
  expect(tree.filter(({ isRelapse }) => isRelapse).map(({ kind }) => kind)).toEqual(["saturated"]);
  const again = rows.filter(({ params }) => params["again"] === 1);
  expect(again.map(({ code, params }) => [code, params["subject"]])).toEqual([
    ["world.saturated", "store@west"],
    ["world.failing", "app@west"],
  ]);
});

it("[H2] says by which rule an outage is global", () => {
  const row = tell([...fall, [900, "went-global", "world", 2]]).rows.find(({ code }) => code === "world.went-global");
  expect(row?.params).toMatchObject({ need: 2, of: 2 });
  const regions = ["a", "b", "c", "d"].map((id) => ({ id }));
  expect(globalRule({ ...smallScenario, world: { ...smallScenario.world, regions } })).toEqual({ need: 3, of: 4 });
});

it("[32] tells at its moment what the facilitator did and noted, and what was put to one seat alone", () => {
  const guided = {
    ...play,
    guide: {
      ...play.guide,
      bookmarks: [{ n: 1, tick: 300, text: "Ana repeats it", dimension: "delivery" as const }],
      whispers: [{ n: 1, tick: 200, seat: 2, text: "Say it aloud" }],
      probes: [
        {
          n: 1,
          tick: 400,
          question: "What comes next?",
          isOpen: false,
          answers: [{ seat: 1, text: "The store fills" }],
        },
      ],
    },
    doubts: [{ hypothesis: "H1", sinceTick: 10, asked: { seat: 3, tick: 500 } }],
  };
  const rows = storyOf({ scenario: smallScenario, play: guided, events: [], tree: [] });
  expect(rows.map(({ tick, lane, message, seat }) => [tick, lane, message.code, seat])).toEqual([
    [200, "facilitator", "guided.whisper", null],
    [300, "facilitator", "guided.bookmark", null],
    [400, "facilitator", "guided.answer", 1],
    [500, "facilitator", "guided.doubt", null],
  ]);
  expect(new Set(rows.map(({ n }) => n)).size).toBe(rows.length);
});
