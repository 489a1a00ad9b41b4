/** The drill of a week: one for everybody, another one next week. */
import { describe, expect, it } from "vitest";
import { weekOf, weeklyDrill } from "../../../server/exercise/weekly.ts";
import type { Scenario } from "../../../shared/content/index.ts";
import { fakeScenario } from "../../play/fakeScenario.ts";

const at = (iso: string): number => Date.parse(iso);

describe("a week", () => {
  // Dates and numbers as the calendar of ISO 8601 has them.
  it.each([
    ["2026-11-29T23:59:59Z", "2026-W48"],
    ["2026-11-30T00:00:00Z", "2026-W49"],
    ["2026-12-31T12:00:00Z", "2026-W53"],
    ["2027-01-03T23:00:00Z", "2026-W53"],
    ["2027-01-04T00:00:00Z", "2027-W01"],
    ["2024-12-30T00:00:00Z", "2025-W01"],
    ["2021-01-01T00:00:00Z", "2020-W53"],
    ["1970-01-01T00:00:00Z", "1970-W01"],
  ])("of %s is %s", (iso, week) => {
    expect(weekOf(at(iso))).toBe(week);
  });
});

describe("the drill", () => {
  const named = (id: string, short: number): Scenario => ({ ...fakeScenario, id, minutes: { short, standard: 20 } });
  const packaged = [named("s09", 10), named("s01", 9), named("s05", 15), named("s03", 8)];
  const of = (iso: string, from = packaged) => weeklyDrill(from, at(iso));

  it("is the same from Monday to Sunday, in whatever order scenarios were read", () => {
    const monday = of("2026-11-23T00:00:00Z");
    expect(of("2026-11-29T23:59:59Z", packaged.toReversed())).toEqual(monday);
    expect(monday?.seed).toBe("week-2026-W48");
  });

  it("takes turns among those that are short enough", () => {
    const week = 7 * 86_400_000;
    const ids = [0, 1, 2, 3, 4, 5].map(
      (n) => weeklyDrill(packaged, at("2026-11-23T00:00:00Z") + n * week)?.scenario.id,
    );
    expect(new Set(ids.slice(0, 3))).toEqual(new Set(["s01", "s03", "s09"]));
    expect(ids.slice(3)).toEqual(ids.slice(0, 3));
  });

  it("is none where nothing is short", () => {
    expect(of("2026-11-23T00:00:00Z", [named("s05", 11)])).toBeUndefined();
  });
});
