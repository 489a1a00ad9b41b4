/** The plans of a session: as long as they say, and with the debrief's time kept. */
import { describe, expect, it } from "vitest";
import { liveMinutesOf, liveUntilMs, planLengths, planOf, sessionPlans } from "../../shared/protocol/index.ts";

const minutes = 60_000;
const endsAtMs = Date.parse("2026-06-09T15:45:00Z");
const at = (text: string) => Date.parse(`2026-06-09T${text}:00Z`);

describe.each(planLengths)("a session of %i minutes", (length) => {
  const parts = sessionPlans[length];

  it("is spent to the minute", () => {
    expect(parts.reduce((sum, part) => sum + part.minutes, 0)).toBe(length);
    expect(parts.every((part) => part.minutes > 0)).toBe(true);
  });

  it("keeps a third for debriefs, or as much time as was played", () => {
    const of = (name: string) => parts.reduce((sum, { part, minutes: long }) => sum + (part === name ? long : 0), 0);
    expect(of("debrief") / length).toBeGreaterThanOrEqual(1 / 3 - 1e-9);
    expect(of("live") / of("debrief")).toBeLessThanOrEqual(2);
  });

  it("leaves the whole debrief after the moment at which live must be over", () => {
    const left = endsAtMs - liveUntilMs({ minutes: length, endsAtMs, roundsLeft: 0 });
    const last = parts.findLast(({ part }) => part === "debrief")?.minutes ?? 0;
    expect(left).toBe(last * minutes);
  });
});

it("wants the first of two rounds over in time for the whole second one", () => {
  const plan = planOf({ minutes: 90, endsAtMs });
  expect(plan.roundsLeft).toBe(1);
  expect(liveUntilMs(plan)).toBe(at("14:46"));
  expect(liveUntilMs({ ...plan, roundsLeft: 0 })).toBe(at("15:26"));
  expect(planOf({ minutes: 45, endsAtMs }).roundsLeft).toBe(0);
});

it("plays as long as the plan's live part says", () => {
  expect(planLengths.map(liveMinutesOf)).toEqual([10, 12, 15, 20, 20]);
});
