/** The line for a chat: worse pieces look worse, and it ends as the round did. */
import { expect, it } from "vitest";
import { report as alone } from "../../../client/gallery/debriefAlone.ts";
import { report } from "../../../client/gallery/debriefReport.ts";
import type { DebriefReport } from "../../../client/screens/debrief/view.ts";
import { stripOf } from "../../../client/screens/debrief/strip.ts";

/** A team's run with these shares of 6000 users affected, four samples each; doing nothing loses twice as much. */
function withShares(shares: readonly number[]): DebriefReport {
  let total = 0;
  const userMinutes = shares.flatMap((share) => Array.from({ length: 4 }, () => (total += share * 1000)));
  const curves = (["none", "team"] as const).map((of) => ({
    of,
    everyTicks: 100,
    userMinutes: of === "team" ? userMinutes : userMinutes.map((lost) => lost * 2),
    integrity: { diverged: 0, lost: 0, wrong: 0 },
  }));
  const end = { endTick: 4700, horizonTick: 4700 };
  return { ...report, ...end, curves, users: userMinutes.map(() => 6000), story: [] };
}

it("marks each piece by its worst moment", () => {
  const { marks, share, ending } = stripOf(withShares([0, 0, 0.005, 0.02, 0.1, 0.5, 0.5, 0.21, 0.19, 0.03, 0, 0]));
  expect(marks).toBe("▁▁▁▃▅███▅▃▁▁");
  expect(share).toBeCloseTo(0.5, 5);
  expect(ending).toBe("over");
});

it("leaves open what nobody played", () => {
  const early = { ...withShares(Array.from({ length: 12 }, () => 0.5)), endTick: 2300 };
  expect(stripOf(early)).toEqual({ marks: "██████······", ending: "ended", share: expect.closeTo(0.5, 5) });
});

it("says how it ended", () => {
  expect(stripOf(alone).ending).toBe("global");
  expect([...stripOf(alone).marks].at(-1)).toBe("█");
  const won = report.story.map((row) => ({
    ...row,
    lane: "verdict" as const,
    message: { code: "story.won", params: {} },
  }));
  expect(stripOf({ ...report, story: won }).ending).toBe("won");
});

it("calls a round in which nothing was lost by what it was, not by the clock that ended it", () => {
  const bad = withShares(Array.from({ length: 12 }, () => 0.5));
  const curves = bad.curves.map((curve) =>
    curve.of === "team" ? { ...curve, userMinutes: curve.userMinutes.map(() => 0) } : curve,
  );
  expect(stripOf({ ...bad, curves })).toMatchObject({ ending: "prevented", share: 0 });
});
