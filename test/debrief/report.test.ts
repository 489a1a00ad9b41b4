import { beforeAll, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { reportOf, runAlone, runWhatIf, whatIfView } from "../../shared/debrief/index.ts";
import type { LoneRun, TeamRun } from "../../shared/debrief/index.ts";
import { createRound } from "../../shared/play/index.ts";
import { restoreSimulation } from "../../shared/sim/index.ts";
import type { DebriefReport } from "../../shared/protocol/index.ts";
import { smallScenario } from "./smallWorld.ts";
import { atZero, HORIZON, launch, lived, recordingOf, seed, silent } from "./solo.ts";

const hypothesis = (
  question: "started" | "sustains",
  component: string,
  mechanism: "change" | "retries and herds" | "data and split-brain",
) => ({ type: "hypothesis.add", question, component, mechanism }) as const;

const recording = recordingOf(
  [
    [150, hypothesis("started", "app", "change")],
    [200, { type: "diagnostic.run", diagnostic: "changes", target: "everything" }],
    [220, { type: "hypothesis.link", hypothesis: "H1", card: "E1", stance: "against" }],
    [230, { type: "hypothesis.setState", hypothesis: "H1", state: "ruled-out" }],
    [240, hypothesis("started", "store@west", "data and split-brain")],
    [245, { type: "hypothesis.link", hypothesis: "H2", card: "E1", stance: "for" }],
    [250, hypothesis("sustains", "app@west>store@west", "retries and herds")],
    [255, { type: "hypothesis.link", hypothesis: "H3", card: "E1", stance: "for" }],
    [260, launch("cap-retries", "app>store", 0)],
    [300, launch("add-store", "store@west", 4)],
  ],
  5000,
);

let start: Uint8Array;
let team: TeamRun;
let runs: { readonly none: LoneRun; readonly reference: LoneRun };
let report: DebriefReport;

beforeAll(() => {
  start = atZero();
  team = lived(recording, start);
  const lone = (policy: string) =>
    runAlone({ scenario: smallScenario, seed, atZero: start, policy, horizonTick: HORIZON }, silent);
  runs = { none: lone("none"), reference: lone("reference") };
  report = reportOf(recording, { team, ...runs, cuts: null, without: [] });
});

const dial = (id: string) =>
  must(
    report.profile.find((other) => other.id === id),
    id,
  );

it("[H3] has one curve each for nothing, the reference and the team, to one horizon", () => {
  expect(report.curves.map(({ of, userMinutes }) => [of, userMinutes.length])).toEqual([
    ["none", 61],
    ["reference", 61],
    ["team", 61],
  ]);
  expect(report.horizonTick).toBe(HORIZON);
});

it("answers the two questions from the board: what stood at the end, and since when", () => {
  expect(
    report.truth.map(({ role, verdict, answeredTick, said }) => [role, verdict, answeredTick, said?.hypothesis]),
  ).toEqual([
    ["trigger", "right", 2400, "H2"],
    ["sustainer", "right", 2500, "H3"],
  ]);
});

it("gives half for the right place with another mechanism, and nothing for what was ruled out", () => {
  const ideas = team.play.hypotheses.map((idea) =>
    idea.id === "H2" ? { ...idea, mechanism: "change" as const } : idea,
  );
  const half = reportOf(recording, {
    team: { ...team, play: { ...team.play, hypotheses: ideas } },
    ...runs,
    cuts: null,
    without: [],
  });
  expect(half.truth[0]).toMatchObject({ verdict: "half", answeredTick: 2400 });
  const gone = team.play.hypotheses.map((idea) => ({ ...idea, state: "ruled-out" as const }));
  const open = reportOf(recording, {
    team: { ...team, play: { ...team.play, hypotheses: gone } },
    ...runs,
    cuts: null,
    without: [],
  });
  expect(open.truth[0]).toMatchObject({ verdict: "open", answeredTick: null, said: null });
});

it("tells what the board said over time", () => {
  expect(report.beliefs.map(({ fromTick, ideas }) => [fromTick, ideas.map(({ hypothesis: id }) => id)])).toEqual([
    [1500, ["H1"]],
    [2400, ["H2"]],
    [2500, ["H2", "H3"]],
  ]);
});

it("[46, 47] the story holds what the team knew and, apart from it, what was true", () => {
  const known = report.story.filter(({ lane }) => !["world", "automation", "verdict"].includes(lane));
  expect(
    known.map(({ message: { params, ...message }, card: _card, ...row }) => ({
      ...row,
      message: { ...message, params: Object.fromEntries(Object.entries(params).filter(([name]) => name !== "text")) },
    })),
  ).toEqual(team.play.timeline);
  const shared = known.filter(({ message }) => message.code === "evidence.shared");
  expect(shared.map(({ card }) => card?.headline)).toEqual(team.play.cards.map(({ headline }) => headline));
  expect(JSON.stringify(known)).not.toContain("lost-index");
  expect(report.story.find(({ message }) => message.code === "world.defect-activated")).toMatchObject({ tick: 1200 });
});

it("names an alert by the scenario's words for it", () => {
  const ticket = report.story.find(
    ({ message }) => message.code === "alert.fired" && message.params["severity"] === "ticket",
  );
  expect(ticket?.message.params).toMatchObject({ subject: "store@west", text: "The store is busy." });
});

it("shares are of those who want to be in at that hour, as in the room", () => {
  expect(report.users).toHaveLength(HORIZON / 100 + 1);
  expect(report.users[0]).toBe(Math.round(must(team.users[0], "users")));
});

it("a team that changed nothing is not praised for its changes", () => {
  const idle = recordingOf([], 5000);
  const quiet = reportOf(idle, { team: lived(idle, start), ...runs, cuts: null, without: [] });
  for (const id of ["safe-change", "recovery"])
    expect(quiet.profile.find((one) => one.id === id)).toMatchObject({
      share: null,
      parts: [],
      figure: { code: "figure.none" },
    });
});

it("every number of the dials can be traced to moments of the log or of the curve, and names nobody", () => {
  const numbers = new Set(report.story.map(({ n }) => n));
  for (const { message, moments, ticks, deeds } of report.profile.flatMap(({ parts }) => parts)) {
    for (const n of moments) expect(numbers).toContain(n);
    for (const tick of ticks) expect(tick).toBeLessThanOrEqual(report.horizonTick);
    const counts = Object.values(message.params).some((value) => typeof value === "number" && value > 0);
    // What "global" means has numbers of its own, and where it never came no moment.
    const isTraced = message.code === "part.global" || !counts || moments.length + ticks.length + deeds.length > 0;
    expect([message.code, isTraced]).toEqual([message.code, true]);
  }
  expect(JSON.stringify(report)).not.toContain("ana");
});

it("its user-minutes are the simulation's, to the last bit: every sample, the total and the number on the dial", () => {
  const world = restoreSimulation(smallScenario, seed, start);
  const round = createRound(recording.header, world);
  const samples = [world.harm().userMinutes];
  let next = recording.entries;
  while (world.tick < HORIZON) {
    round.submit(next.filter(({ tick }) => tick === world.tick));
    next = next.filter(({ tick }) => tick > world.tick);
    if (round.isRunning) round.step();
    else world.step([]);
    if (world.tick % 100 === 0) samples.push(world.harm().userMinutes);
  }
  const ours = must(
    report.curves.find(({ of }) => of === "team"),
    "ours",
  );
  expect(ours.userMinutes).toEqual(samples);
  expect(dial("impact").parts[0]?.message).toMatchObject({
    code: "part.lost",
    params: { team: world.harm().userMinutes },
  });
  expect(world.hash()).toBe(team.horizonHash);
});

it("impact is what the team saved, against what the reference saved", () => {
  const [none, reference, ours] = report.curves.map(({ userMinutes }) => must(userMinutes.at(-1), "total"));
  const saved = (must(none, "none") - must(ours, "ours")) / (must(none, "none") - must(reference, "reference"));
  expect(dial("impact").figure.params["points"]).toBe(Math.round(Math.min(1.1, Math.max(0, saved)) * 100));
});

it("the figure of a dial says what its mark shows, and the time stands with each answer", () => {
  const { share, figure, parts } = dial("diagnosis");
  expect(figure).toEqual({ code: "figure.score", params: { points: Math.round(must(share, "share") * 100) } });
  expect(parts.filter(({ message }) => message.params["behind"] !== undefined)).not.toEqual([]);
});

it("does not judge what the rules of the round left out", () => {
  expect(dial("communication")).toMatchObject({ share: null, figure: { code: "figure.not-played" } });
  expect(dial("diagnosis").share).toBeGreaterThan(0.5);
});

it("a right answer that no card speaks for is a guess and earns nothing", () => {
  const hypotheses = team.play.hypotheses.map((idea) => ({ ...idea, for: [] }));
  const guessed = { ...team, play: { ...team.play, hypotheses } };
  const { profile } = reportOf(recording, { team: guessed, ...runs, cuts: null, without: [] });
  const diagnosis = profile.find(({ id }) => id === "diagnosis");
  expect(diagnosis?.share).toBe(0);
  expect(diagnosis?.parts.map(({ message }) => message.code)).toContain("part.guessed");
});

it("lists a skipped command as a sentence can say it", () => {
  const change = { kind: "move", ref: "A1", toTick: 3000 } as const;
  const again = recordingOf([
    [260, launch("add-store", "store@west", 4)],
    [310, launch("add-store", "store@west", 2)],
  ]);
  const run = runWhatIf({ recording: again, atZero: start, original: lived(again, start), change }, silent);
  expect(whatIfView("W1", change, run).skipped).toMatchObject([
    {
      tick: 3100,
      message: { code: "skipped.action.launch", params: { action: "add-store", target: "store@west", value: 2 } },
      refusal: { code: "action/already-running" },
    },
  ]);
});
