/** Bots beside a person: they leave room, ask before a change, take an answer, and tell nothing twice. */
import { beforeAll, describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import type { Shown } from "../../shared/bots/index.ts";
import type { CardView, Command, CommandType, Reaction } from "../../shared/protocol/index.ts";
import { originOf, readScenario, rehearse } from "./rehearsal.ts";
import type { Cast, Rehearsed, Said } from "./rehearsal.ts";

/** What a person is waited for at the least before one more thing is told, thought or done. */
const ROOM_MS = 20_000;
const CLOSE_AFTER_MS = 240_000;

type Seen = Rehearsed & { readonly evidence: readonly CardView[] };

let play: (person?: Cast["person"]) => Seen;
beforeAll(() => {
  const toy = originOf(readScenario("toy/edge-web-db.yaml"), "1");
  play = (person) => {
    let evidence: readonly CardView[] = [];
    const look = (shown: Shown): Command | null => {
      ({ evidence } = shown.common);
      return person?.(shown) ?? null;
    };
    const characters = ["competent", "competent", "competent", "competent"] as const;
    const round = rehearse(toy, { characters, liveMinutes: 6, ...(person && { person: look }) });
    return { ...round, evidence };
  };
});

/** Answers each question of a bot once. */
function answering(reaction: Reaction): (shown: Shown) => Command | null {
  return ({ common, own }) => {
    const open = common.chat.find(
      ({ text, reactions, seat }) =>
        seat !== own.you.seat &&
        text.startsWith("Shall I") &&
        reactions.every(({ member }) => member !== own.you.member),
    );
    return open ? { type: "chat.react", line: open.n, reaction } : null;
  };
}

function firstMs({ said }: Rehearsed, ...types: readonly CommandType[]): number {
  return said.find(({ command, refused }) => types.includes(command.type) && refused === null)?.clockMs ?? Infinity;
}

const changes = ({ said }: Rehearsed): readonly Said[] =>
  said.filter(({ command }) => command.type === "action.launch");

let alone: Seen;
let beside: Seen;
beforeAll(() => {
  alone = play();
  beside = play(() => null);
});

describe("beside a person who says nothing", () => {
  it.each([["evidence.share"], ["hypothesis.add"], ["action.prepare", "action.launch"]] as const)(
    "%s comes noticeably later than among bots, and comes",
    (...types) => {
      expect(firstMs(beside, ...types)).toBeGreaterThan(firstMs(alone, ...types) + ROOM_MS);
      expect(firstMs(beside, ...types)).toBeLessThan(Infinity);
    },
  );

  it("each change was asked about before, or goes on with one that was", () => {
    expect(changes(beside).length).toBeGreaterThan(0);
    for (const { seat, clockMs, command } of changes(beside)) {
      const asked = beside.said.find(
        (other) =>
          other.seat === seat &&
          other.command.type === "chat.say" &&
          command.type === "action.launch" &&
          other.command.text.includes(`(${command.target})`),
      );
      expect(clockMs - must(asked, "a question").clockMs).toBeGreaterThan(ROOM_MS);
    }
  });

  it("closes no idea that nobody has weighed for some minutes", () => {
    const added = beside.said.filter(({ command, refused }) => command.type === "hypothesis.add" && refused === null);
    for (const { clockMs, command } of beside.said) {
      if (command.type !== "hypothesis.setState") continue;
      const idea = must(added[Number(command.hypothesis.slice(1)) - 1], "an idea");
      expect(clockMs - idea.clockMs).toBeGreaterThanOrEqual(CLOSE_AFTER_MS);
    }
  });

  it("asks nothing and waits for nobody among bots alone", () => {
    expect(alone.said.filter(({ command }) => command.type === "chat.say")).toEqual([]);
  });

  it("no card is told that says what the last one of its look said", () => {
    const { evidence } = beside;
    expect(evidence.length).toBeGreaterThan(2);
    const twice = evidence.filter((card, at) => {
      const last = evidence
        .slice(0, at)
        .filter(({ diagnostic, target }) => diagnostic === card.diagnostic && target === card.target)
        .at(-1);
      return JSON.stringify(last?.headline) === JSON.stringify(card.headline);
    });
    expect(twice).toEqual([]);
  });
});

it("what a person objects to is left alone", () => {
  expect(changes(play(answering("objection")))).toEqual([]);
});

it("what a person agrees to is done sooner than in silence", () => {
  const agreed = firstMs(play(answering("agree")), "action.prepare");
  expect(agreed).toBeLessThan(firstMs(beside, "action.prepare") - ROOM_MS);
});
