/** The claims of a proof, judged on small facts made by hand, and the beats and buttons that they rest on. */
import { describe, expect, it } from "vitest";
import { beatsOf, tipOf } from "../../server/tempo/beats.ts";
import { buttonsOf, press } from "../../server/cli/scenario/buttons.ts";
import { claimsOf } from "../../server/cli/scenario/claims.ts";
import { gatherFacts, pressMoments } from "../../server/cli/scenario/facts.ts";
import type { ProofFacts, Run } from "../../server/cli/scenario/facts.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import type { SimEvent } from "../../shared/sim/index.ts";
import { createSimulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";

const won: Run = { userMinutes: 300, failing: 0.01, failingByRegion: [0.02, 0], wentGlobalTick: null, wonTick: 20_000 };
const lost: Run = { ...won, userMinutes: 1000, failing: 0.6, failingByRegion: [0.9, 0.3], wonTick: null };
const ignored: Run = { ...lost, wentGlobalTick: 15_000 };
const beats = { pageTick: 6000, tip: { tick: 5800, subject: "store@west" }, globalTick: 15_000 };
const facts: ProofFacts = {
  seed: 7,
  ignored,
  beats,
  tipRegion: 0,
  withoutCause: { ...won, userMinutes: 3 },
  policies: [
    { name: "best", kind: "reference", run: won },
    { name: "slow", kind: "right", run: { ...won, userMinutes: 690, wonTick: 25_000 } },
    { name: "tempting", kind: "wrong", run: { ...won, wonTick: 21_200 } },
    { name: "stop", kind: "trigger", run: lost },
  ],
  presses: [{ action: "limit", target: "edge@west", value: 50, atTick: 6000, beatenTick: 9000, userMinutes: 301 }],
};
const failures = (changed: Partial<ProofFacts>): readonly string[] =>
  claimsOf({ loudest: smallScenario.loudest }, { ...facts, ...changed })
    .filter(({ ok }) => !ok)
    .map(({ claim }) => claim);
const withRun = (name: string, run: Run): Partial<ProofFacts> => ({
  policies: facts.policies.map((policy) => (policy.name === name ? { ...policy, run } : policy)),
});

describe("the claims of a scenario", () => {
  it("all hold for a scenario as it should be, each with its seed", () => {
    expect(failures({})).toEqual([]);
    expect(claimsOf(smallScenario, facts).map(({ seed }) => seed)).toEqual(Array(10).fill(7));
  });

  it("fail when the ignored run does not break, or breaks too much", () => {
    expect(failures({ ignored: lost })).toEqual(["ignored: goes global"]);
    expect(failures({ ignored: { ...ignored, failing: 0.81 } })).toEqual(["ignored: users failing at the horizon"]);
    expect(failures({ ignored: { ...ignored, failing: 0.49 } })).toEqual(["ignored: users failing at the horizon"]);
  });

  it("fail when a right path is not won, or saves less than 30 % of the user-minutes", () => {
    expect(failures(withRun("slow", { ...won, wonTick: null }))).toEqual(["slow: wins"]);
    expect(failures(withRun("slow", { ...won, userMinutes: 701 }))).toEqual(["slow: user-minutes saved"]);
  });

  it("fail when a wrong way is as good as the reference", () => {
    expect(failures(withRun("tempting", { ...won, wonTick: 21_199 }))).toEqual(["tempting: hurts"]);
    expect(failures(withRun("tempting", { ...won, userMinutes: 1001 }))).toEqual([]);
    expect(failures(withRun("tempting", { ...won, wonTick: null }))).toEqual([]);
  });

  it("fail when removing the trigger heals the region in which it began", () => {
    expect(failures(withRun("stop", won))).toEqual(["stop: does not heal"]);
    expect(failures(withRun("stop", { ...lost, failingByRegion: [0.2, 0.9] }))).toEqual(["stop: does not heal"]);
  });

  it("fail when the world breaks without the declared cause", () => {
    const broken = { ...won, userMinutes: 51 };
    expect(failures({ withoutCause: broken })).toEqual([
      "without its cause nothing breaks: the loudest symptom's idea is wrong",
    ]);
    expect(failures({ withoutCause: null })).toEqual([]);
  });

  it("fail when one action alone does as well as the reference, and name it", () => {
    const better = { action: "limit", target: "edge@west", value: 0, atTick: 6000, beatenTick: null, userMinutes: 240 };
    const claim = claimsOf(smallScenario, { ...facts, presses: [better] }).find(({ ok }) => !ok);
    expect(claim?.measured).toBe("1 of 1 do; best limit edge@west 0 at T+10:00, 80 % of it");
    expect(failures({ presses: [] })).toEqual(["no single action beats the reference"]);
  });
});

describe("the tip", () => {
  const event = (id: number, kind: SimEvent["kind"], subject: string, parents: readonly number[] = []): SimEvent => ({
    id,
    tick: id * 100,
    kind,
    subject,
    parents,
    root: null,
    data: {},
  });

  it("is the first station to fill up and to be full still when something fails because of it", () => {
    const events = [
      event(1, "saturated", "app"),
      event(2, "relieved", "app", [1]),
      event(3, "saturated", "cache"),
      event(4, "saturated", "store", [1]),
      event(5, "retry-storm", "app>store", [4]),
      event(6, "failing", "app", [5]),
    ];
    expect(tipOf(events)).toEqual({ tick: 400, subject: "store" });
  });

  it("is none while nothing fails, and none of what fails for another reason", () => {
    expect(tipOf([event(1, "saturated", "store")])).toBeNull();
    expect(tipOf([event(1, "saturated", "store"), event(2, "failing", "app")])).toBeNull();
  });

  it("stands beside the first page: a burning budget, not a ticket", () => {
    const events = [event(1, "alert-fired", "store-busy:store@west"), event(2, "alert-fired", "burn:find west")];
    expect(beatsOf(smallScenario, events)).toEqual({ pageTick: 200, tip: null, globalTick: null });
  });
});

describe("single actions", () => {
  it("are every action on every target at the start and both ends of its slider", () => {
    expect(buttonsOf(smallScenario)).toEqual([
      { action: "cap-retries", target: "app>store", value: 0 },
      { action: "cap-retries", target: "app>store", value: 3 },
      { action: "add-store", target: "store@west", value: 2 },
      { action: "add-store", target: "store@west", value: 1 },
      { action: "add-store", target: "store@west", value: 4 },
      { action: "heavier-query", target: "store@west", value: 3 },
      { action: "heavier-query", target: "store@west", value: 1 },
      { action: "heavier-query", target: "store@west", value: 4 },
      { action: "limit", target: "edge@west", value: 50 },
      { action: "limit", target: "edge@west", value: 0 },
      { action: "limit", target: "edge@west", value: 100 },
    ]);
  });

  it("are tried at the first page, half-way to the win, and five minutes after the tip", () => {
    expect(pressMoments(beats, 20_000)).toEqual([6000, 8800, 13_000]);
    expect(pressMoments({ ...beats, tip: null }, 20_000)).toEqual([]);
  });

  it("are launched once, and stopped when they have cost more than the reference", () => {
    const moment = createSimulation(smallScenario, "1");
    const button = { action: "limit", target: "edge@west", value: 0 };
    const spent = press(smallScenario, moment, button, 6000, 1);
    expect(spent.beatenTick).toBeLessThan(6000);
    expect(spent.userMinutes).toBeGreaterThan(1);
    expect(press(smallScenario, moment, button, 600, 1e9)).toMatchObject({ atTick: 0, beatenTick: null });
    expect(moment.tick).toBe(0);
  });
});

it("a world without its cause sleeps on what only the outcome of an action wakes", () => {
  const worse = { id: "worse", says: "Nothing is found any more.", set: { "store.errorRatio": 1 } };
  const scenario = scenarioSchema.parse({
    ...smallScenario,
    defects: [...smallScenario.defects, worse],
    actions: smallScenario.actions.map((action) => ({
      ...action,
      outcomes: [{ does: "also", wakes: "worse", when: [{ defect: "lost-index" }] }],
    })),
  });
  const { ignored, withoutCause } = gatherFacts(scenario, 1, { only: [], withButtons: false, tell: () => undefined });
  expect(ignored.userMinutes).toBeGreaterThan(1000);
  expect(withoutCause?.userMinutes).toBeLessThan(10);
});
