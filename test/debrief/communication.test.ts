/** When the incident was declared, told as it was: so long after the first page, at whatever speed the clock ran. */
import { expect, it } from "vitest";
import { communication } from "../../shared/debrief/score/communication.ts";
import { createRound } from "../../shared/play/index.ts";
import { must } from "../../shared/base/index.ts";
import type { TeamRun } from "../../shared/debrief/index.ts";
import type { PostView, StoryRow } from "../../shared/protocol/index.ts";
import { createFakeWorld } from "../play/fakeWorld.ts";
import { smallScenario } from "./smallWorld.ts";
import { recordingOf, seed } from "./solo.ts";

const PAGED = 7000;
const page: StoryRow = {
  n: 1,
  tick: PAGED,
  lane: "alerts",
  message: { code: "alert.fired", params: { alert: "burn", severity: "page", subject: "find west" } },
  seat: null,
};

const spam = Array.from({ length: 6 }, (_, n): PostView => ({
  tick: PAGED + n,
  by: 0,
  state: "monitoring",
  features: [],
  regions: [n % 2 === 0 ? "west" : "east"],
  impact: "All good.",
  isKept: true,
}));

function judge(
  declaredTick: number | null,
  options: Partial<{ size: number; speed: 4 | 8 }> = {},
  {
    posts = [],
    affected = [0, 0],
    suffered = [],
  }: { posts?: readonly PostView[]; affected?: readonly number[]; suffered?: TeamRun["suffered"] } = {},
) {
  const setup = recordingOf([]).header;
  const { play: fresh } = createRound(
    { scenario: smallScenario, seed, options: { ...setup.options, size: 4, ...options } },
    createFakeWorld(),
  );
  const play = { ...fresh, comms: { ...fresh.comms, posts, declaredTick, declareByTick: PAGED + 90 * 4 * 10 } };
  const integrity = { diverged: 0, lost: 0, wrong: 0 };
  const tape = { userMinutes: [0, 0], users: [1, 1], events: [], integrity };
  const end = { endTick: 100, endHash: "", horizonTick: 100, horizonHash: "" };
  const team: TeamRun = { ...tape, ...end, play, refused: [], shownTroubles: [], suffered, given: [], checkpoints: [] };
  const lone = { ...tape, launches: [] };
  const said = { answers: [], deeds: [], story: [page], tree: [], loops: [] };
  return communication({ scenario: smallScenario, play, team, none: lone, reference: lone, affected, ...said });
}

const declaredPart = (dial: ReturnType<typeof judge>) =>
  dial.parts.find(({ message }) => message.code === "part.declared");

it.each([4, 8] as const)(
  "says how long after the first page it was declared, and judges it alike at speed %s",
  (speed) => {
    const limit = 90 * 4 * 10;
    expect(declaredPart(judge(PAGED + limit, { speed }))).toMatchObject({
      isGood: true,
      message: { params: { after: limit, limit } },
    });
    expect(declaredPart(judge(PAGED + 19250, { speed }))).toMatchObject({
      isGood: false,
      message: { params: { after: 19250 } },
    });
  },
);

it("its figure counts the parts that its mark is the share of", () => {
  const { share, figure } = judge(PAGED);
  const { good, of } = figure.params;
  expect(figure.code).toBe("figure.parts");
  expect(share).toBe(Number(good) / Number(of));
});

it("says so where it never was", () => {
  expect(judge(null).parts.map(({ message, isGood }) => [message.code, isGood])).toContainEqual([
    "part.undeclared",
    false,
  ]);
});

it("is not judged where there was nobody to tell", () => {
  expect(judge(null, { size: 1 })).toMatchObject({ share: null, parts: [], figure: { code: "figure.not-played" } });
});

it("posts that say all is well while users suffer keep no window, however many and however new they are", () => {
  const codes = (affected: readonly number[]) =>
    judge(PAGED, {}, { posts: spam, affected })
      .parts.filter(({ message }) => /windows|posts/.test(message.code))
      .map(({ message, isGood }) => [message.code, isGood]);
  expect(codes([0.2, 0.2])).toEqual([
    ["part.windows", false],
    ["part.posts-right", false],
  ]);
  expect(codes([0, 0])).toEqual([
    ["part.windows", true],
    ["part.posts-right", true],
  ]);
});

it.each([
  ["some", 0.3, true],
  ["some", 0.95, false],
  ["most", 0.95, true],
  ["most", 0.1, false],
  ["all", 0.95, true],
  ["all", 0.3, false],
  [undefined, 0.95, true],
] as const)("that %s fail where %d of the worst named region do is true: %s", (extent, share, isTrue) => {
  const [post] = spam;
  const told = { ...must(post, "post"), state: "investigating", ...(extent && { extent }) } as const;
  const suffered = [
    { tick: 0, byRegion: { west: 1 - share, east: 1 } },
    { tick: PAGED, byRegion: { west: share, east: 1 } },
    { tick: PAGED + 100, byRegion: { west: 1 - share, east: 1 } },
  ];
  const right = judge(PAGED, {}, { posts: [told], suffered }).parts.find(
    ({ message }) => message.code === "part.posts-right",
  );
  expect(right?.isGood).toBe(isTrue);
});
