/**
 * Bots play whole rounds by themselves: what a competent team is worth, that each says only what its console may, as
 * slowly as a person, and the same for the same seed. That they see nothing but their view is held by test/architecture.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { stormCommon, stormOwn } from "../../client/gallery/views.ts";
import { startBrain, think } from "../../shared/bots/index.ts";
import { characterIds, rulesLayers } from "../../shared/protocol/index.ts";
import type { CharacterId } from "../../shared/protocol/index.ts";
import { sampleOf } from "../helpers/sample.ts";
import { leftAlone, originOf, readScenario, rehearse } from "./rehearsal.ts";
import type { Cast, Origin, Rehearsed } from "./rehearsal.ts";

/** A person needs at least so long from one thing to the next. */
const LEAST_MS = 700;

const toyMinutes = 5;
const teamOf = (character: CharacterId, size: number): Cast["characters"] =>
  Array.from({ length: size }, () => character);

/** Refusals that a console of one's own would not have met. */
function foreign({ said }: Rehearsed): readonly string[] {
  return said.flatMap(({ seat, command, refused }) =>
    refused !== null && /^(role|layer|console)\/|not-yours|foreign-target|bad-target|bad-value/.test(refused)
      ? [`seat ${seat}: ${JSON.stringify(command)} ${refused}`]
      : [],
  );
}

/** What one seat said again although it had been refused a moment ago. */
function stubborn({ said }: Rehearsed): readonly string[] {
  return said.flatMap((now, at) => {
    const text = JSON.stringify(now.command);
    const before = said
      .slice(0, at)
      .findLast((other) => other.seat === now.seat && JSON.stringify(other.command) === text);
    return before && before.refused !== null && now.clockMs - before.clockMs < 20_000 ? [text] : [];
  });
}

function shortestPause({ said }: Rehearsed): number {
  const pauses = said.flatMap((now, at) => {
    const before = said.slice(0, at).findLast(({ seat }) => seat === now.seat);
    return before ? [now.clockMs - before.clockMs] : [];
  });
  return Math.min(...pauses);
}

describe("on the toy world", () => {
  let toy: Origin;
  let none: number;
  beforeAll(() => {
    toy = originOf(readScenario("toy/edge-web-db.yaml"), "1");
    none = leftAlone(toy, toyMinutes);
  });

  it("plays the same for the same seed, and otherwise for another", () => {
    const play = (seed: string) =>
      rehearse(toy, { characters: teamOf("novice", 2), seed, liveMinutes: toyMinutes }).said;
    const first = play("1");
    expect(first.length).toBeGreaterThan(5);
    expect(play("1")).toEqual(first);
    expect(play("2")).not.toEqual(first);
  });

  for (const layer of sampleOf(rulesLayers, 1)) {
    it(`says only what its console and the ${layer} rules let it say, and is no faster than a person`, () => {
      for (const character of characterIds) {
        const round = rehearse(toy, { characters: teamOf(character, 4), layer, liveMinutes: toyMinutes });
        expect(foreign(round)).toEqual([]);
        expect(stubborn(round)).toEqual([]);
        expect(shortestPause(round)).toBeGreaterThanOrEqual(LEAST_MS);
      }
    });
  }

  it("a team warms up by itself: everybody shares something, and command turns a second key", () => {
    const minutes = 5;
    const round = rehearse(toy, { characters: teamOf("novice", 4), kind: "warm-up", liveMinutes: minutes });
    expect(round.endTick).toBeLessThan(minutes * 60 * 4 * 10);
    expect(round.said.map(({ command }) => command.type)).toContain("action.approve");
  });

  it.each(sampleOf([1, 2, 3, 4], 2))("a competent team of %i ends it with less than half of the harm", (size) => {
    const { userMinutes } = rehearse(toy, { characters: teamOf("competent", size), liveMinutes: toyMinutes });
    expect(userMinutes).toBeLessThan(none / 2);
  });
});

const shipped = ["s04-a-quarter-at-a-time", "t0-simulate-is-not-safe"] as const;

describe.each(sampleOf(shipped, 1))("on %s", (name) => {
  let none: number;
  let rounds: Readonly<Record<"competent" | "reckless", Rehearsed>>;
  beforeAll(() => {
    const origin = originOf(readScenario(`scenarios/${name}.yaml`), "1");
    none = leftAlone(origin);
    const play = (character: CharacterId) => rehearse(origin, { characters: teamOf(character, 4) });
    rounds = { competent: play("competent"), reckless: play("reckless") };
    // Three whole rounds, on a machine that may be busy with others.
  }, 900_000);

  it("a competent team clearly beats doing nothing, and a reckless one", () => {
    const { competent, reckless } = rounds;
    expect(competent.userMinutes).toBeLessThan(none * 0.6);
    expect(competent.userMinutes).toBeLessThan(reckless.userMinutes * 0.8);
  });

  it("nobody says what their console may not, or again what was refused", () => {
    for (const round of Object.values(rounds)) {
      expect(foreign(round)).toEqual([]);
      expect(stubborn(round)).toEqual([]);
    }
  });

  it("a competent team declares in time, posts, reasons from cards, and looks after its changes", () => {
    const { said } = rounds.competent;
    const first = (type: string) => said.find(({ command, refused }) => command.type === type && refused === null);
    for (const type of ["incident.declare", "alert.ack", "evidence.share", "hypothesis.link", "status.post"]) {
      expect(first(type)?.command.type).toBe(type);
    }
    const changes = (type: "action.prepare" | "action.launch") =>
      said.flatMap(({ command }) =>
        command.type === type ? [`${command.action} ${command.target} ${command.value}`] : [],
      );
    expect(changes("action.prepare")).toEqual(expect.arrayContaining([...changes("action.launch")]));
  });
});

it("answers at once what a facilitator asks everybody, since no clock runs meanwhile, and answers once", () => {
  const probe = { n: 1, question: "What comes next?", hasAnswered: false };
  const shown = { tick: 900, clockMs: 40_000, common: stormCommon, own: { ...stormOwn, probe } };
  const memory = startBrain("novice", "1");
  const thought = think(memory, shown);
  expect(thought.command).toMatchObject({ type: "probe.answer" });
  expect(think(thought.memory, shown).command?.type).not.toBe("probe.answer");
});
