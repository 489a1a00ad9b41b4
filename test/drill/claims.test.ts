/** The three claims of a drill, at both sides of their bars. */
import { describe, expect, it } from "vitest";
import { secondsToTicks } from "../../shared/base/index.ts";
import { breaks, hurts, isRight } from "../../shared/drill/index.ts";
import { claimsOf } from "../../server/cli/scenario/index.ts";
import type { ProofFacts } from "../../server/cli/scenario/facts.ts";

const minute = secondsToTicks(60);
const run = (userMinutes: number, failing: number, wonTick: number | null) => ({ userMinutes, failing, wonTick });
const ignored = run(1000, 0.6, null);
const reference = run(100, 0, 10 * minute);

describe("a drill", () => {
  it.each([
    [run(1000, 0.2, null), true],
    [run(1000, 0.19, null), false],
    [run(1000, 0.6, 5), false],
  ])("breaks when it is ignored, or does not: %o", (played, expected) => {
    expect(breaks(played)).toBe(expected);
  });

  it.each([
    [run(700, 0, minute), true],
    [run(701, 0, minute), false],
    [run(100, 0, null), false],
  ])("is won by a right way, or not: %o", (played, expected) => {
    expect(isRight(played, ignored)).toBe(expected);
  });

  it.each([
    ["as bad as doing nothing", run(950, 0.6, null), true],
    ["twice the reference and never won", run(200, 0.1, null), true],
    ["twice the reference and won two minutes later", run(200, 0, 12 * minute), true],
    ["twice the reference, but won as soon", run(200, 0, 11 * minute), false],
    ["not much worse", run(190, 0.1, null), false],
  ])("hurts who does what is tempting and wrong: %s", (_, played, expected) => {
    expect(hurts(played, ignored, reference)).toBe(expected);
  });

  it("is held by its proofs to these claims, and to none of the library's", () => {
    const whole = (played: typeof ignored) => ({ ...played, failingByRegion: [played.failing], wentGlobalTick: null });
    const facts: ProofFacts = {
      seed: 1,
      ignored: whole(ignored),
      beats: { pageTick: null, tip: null, globalTick: null },
      tipRegion: null,
      withoutCause: null,
      policies: [
        { name: "reference", kind: "reference", run: whole(reference) },
        { name: "restart-it", kind: "wrong", run: whole(run(190, 0.1, null)) },
        { name: "take-it-back", kind: "trigger", run: whole(run(900, 0.5, null)) },
      ],
      presses: null,
    };
    const loudest = { symptom: "", idea: "", right: false };
    expect(claimsOf({ loudest, claims: "drill" }, facts).map(({ claim, ok }) => [claim, ok])).toEqual([
      ["ignored: it breaks", true],
      ["reference: wins", true],
      ["restart-it: hurts", false],
      ["take-it-back: does not heal", true],
    ]);
    expect(claimsOf({ loudest }, facts).map(({ claim }) => claim)).toContain("ignored: goes global");
  });
});
