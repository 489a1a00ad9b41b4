/** Past rounds by team: whose they are, in which order, and what a team had played before. */
import { expect, it } from "vitest";
import { pastRounds } from "../../../client/gallery/history.ts";
import { teamsOf } from "../../../client/screens/history/past.ts";

it("keeps each team's rounds together, the team that played last first, and those without a name at the end", () => {
  const teams = teamsOf(pastRounds);
  expect(teams.map(({ name, rounds }) => [name, rounds.length])).toEqual([
    ["Payments on-call", 3],
    ["Search night shift", 1],
    [null, 1],
  ]);
});

it("puts a scenario that is played again beside the team's own first time, and nobody else's", () => {
  const [payments, search] = teamsOf(pastRounds);
  expect(payments?.rounds.map(({ incident, first }) => [incident, first?.incident])).toEqual([
    ["AMBER HERON", undefined],
    ["COPPER WREN", undefined],
    ["SLATE FINCH", "AMBER HERON"],
  ]);
  expect(search?.rounds.map(({ first }) => first)).toEqual([null]);
});

it("never takes rounds without a name for one team's", () => {
  const nameless = pastRounds.map((round) => ({ ...round, team: null }));
  expect(teamsOf(nameless)[0]?.rounds.every(({ first }) => first === null)).toBe(true);
});
