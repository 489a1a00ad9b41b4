/** What does not pay in the debrief: guessing causes, and posting for the sake of posting. The reckless do both. */
import { beforeAll, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { reportOf, runAlone, runTeam } from "../../shared/debrief/index.ts";
import type { LoneRun } from "../../shared/debrief/index.ts";
import type { CharacterId, CommandType, Dial, DialId } from "../../shared/protocol/index.ts";
import { sampleOf } from "../helpers/sample.ts";
import { originOf, readScenario, rehearse } from "./rehearsal.ts";
import type { Origin, Rehearsed } from "./rehearsal.ts";

const MINUTES = 5;
const plannedTick = MINUTES * 60 * 4 * 10;
const silent = (): void => undefined;

let toy: Origin;
let none: LoneRun;
let reference: LoneRun;
beforeAll(() => {
  toy = originOf(readScenario("toy/edge-web-db.yaml"), "1");
  const lone = (policy: string) => runAlone({ ...toy, policy, horizonTick: plannedTick }, silent);
  [none, reference] = [lone("none"), lone("reference")];
});

const play = (character: CharacterId, seed: string): Rehearsed =>
  rehearse(toy, { characters: Array.from({ length: 4 }, () => character), seed, liveMinutes: MINUTES });

/** The profile of a round, or of the same round without some of what was said. */
function judge({ recording }: Rehearsed, unsaid: readonly CommandType[] = []): (id: DialId) => Dial {
  const entries = recording.entries.filter((entry) => entry.kind !== "command" || !unsaid.includes(entry.command.type));
  const told = { ...recording, entries };
  const team = runTeam({ recording: told, atZero: toy.atZero, before: toy.before, plannedTick }, silent);
  const { profile } = reportOf(told, { none, reference, cuts: null, team, without: [] });
  return (id) =>
    must(
      profile.find((dial) => dial.id === id),
      id,
    );
}

it.each(sampleOf(["1", "2", "3", "4"], 2))("guesses and posts of the reckless earn nothing (seed %s)", (seed) => {
  const round = play("reckless", seed);
  const said = (type: CommandType) => round.said.filter(({ command }) => command.type === type).length;
  expect(said("hypothesis.add")).toBeGreaterThan(2);
  expect(said("status.post")).toBeGreaterThan(2);
  const dial = judge(round);
  expect(dial("diagnosis").share).toBe(0);
  const silence = judge(round, ["status.post"])("communication").share;
  // A post that happens to be true is no lie: it may keep its window.
  const earned = dial("communication").parts.filter(
    ({ message, isGood }) => isGood && ["part.windows", "part.posts-right"].includes(message.code),
  );
  const most = earned.length === 0 ? must(silence, "share") : 1;
  expect(dial("communication").share).toBeLessThanOrEqual(most);
});

it("what a competent team says is worth something", () => {
  const round = play("competent", "1");
  const dial = judge(round);
  const share = (id: DialId) => must(dial(id).share, id);
  expect(share("communication")).toBeGreaterThan(0.7);
  expect(share("communication")).toBeGreaterThan(must(judge(round, ["status.post"])("communication").share, "share"));
  expect(share("diagnosis")).toBeGreaterThan(0.3);
});
