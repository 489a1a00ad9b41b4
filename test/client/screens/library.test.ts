/** Which cards pass which filter. */
import { describe, expect, it } from "vitest";
import { everything, levelOf, passes } from "../../../client/screens/library/view.ts";
import type { Filter } from "../../../client/screens/library/view.ts";
import type { ScenarioCard } from "../../../shared/protocol/index.ts";

const card: ScenarioCard = {
  choice: "k1",
  origin: "own",
  isMine: true,
  title: "A quay too far",
  company: { name: "Teasel", sentence: "Teasel sells tickets for ferries." },
  goals: ["Find who holds the lock."],
  players: [2, 4],
  minutes: { short: 10, standard: 14 },
  difficulty: { diagnosis: 2, pace: 3, noise: 2, coordination: 3 },
  regions: 3,
  layers: [1, 2],
  plays: 0,
};
const shows = (filter: Partial<Filter>, of: Partial<ScenarioCard> = {}): boolean =>
  passes({ ...card, ...of }, { ...everything, ...filter });

describe("a card", () => {
  it("is there while nothing is asked for", () => expect(shows({})).toBe(true));

  it.each([
    ["teasel", true],
    ["FERRIES  lock", true],
    ["quay", true],
    ["ferries slack", false],
  ])("is found by every word of %j: %s", (words, found) => expect(shows({ words })).toBe(found));

  it("is not found by a title that its reader does not see", () => {
    expect(shows({ words: "quay" }, { title: null })).toBe(false);
  });

  it.each([
    ["solo", [1, 8], true],
    ["solo", [2, 4], false],
    ["few", [4, 8], true],
    ["few", [5, 8], false],
    ["many", [2, 4], false],
    ["many", [2, 5], true],
  ] as const)("for %s people, made for %j: %s", (size, players, fits) => {
    expect(shows({ size }, { players })).toBe(fits);
  });

  it("is short up to ten minutes", () => {
    expect([shows({ length: "short" }), shows({ length: "long" })]).toEqual([true, false]);
    const minutes = { short: 11, standard: 16 };
    expect([shows({ length: "short" }, { minutes }), shows({ length: "long" }, { minutes })]).toEqual([false, true]);
  });

  it("is mine or not", () => {
    expect([shows({ onlyMine: true }), shows({ onlyMine: true }, { isMine: false })]).toEqual([true, false]);
  });

  it.each([
    [[2, 2, 2, 3], "easy"],
    [[2, 3, 2, 3], "middle"],
    [[3, 4, 3, 4], "hard"],
  ] as const)("with axes %j is %s", ([diagnosis, pace, noise, coordination], level) => {
    const difficulty = { diagnosis, pace, noise, coordination };
    expect(levelOf({ difficulty })).toBe(level);
    expect(shows({ level }, { difficulty })).toBe(true);
  });
});
