/** [2.8] Fresh eyes: an idea that is held against the evidence is put to somebody who has not worked on it. */
import { expect, it } from "vitest";
import type { Command } from "../../shared/protocol/index.ts";
import { createViewer } from "../../shared/view/index.ts";
import { four, goLive } from "./table.ts";
import type { Table, TableOptions } from "./table.ts";

/** Four simulated minutes at 4×. */
const LONG_MS = 60_000;
const [INV, DAT] = [1, 3];
const rate = (confidence: 30 | 60) => ({ type: "hypothesis.rate", hypothesis: "H1", confidence }) as const;
const held: readonly (readonly [string, Command])[] = [
  ["svc", { type: "hypothesis.add", question: "started", component: "cache@west", mechanism: "caches and backlog" }],
  ["cmd", { type: "diagnostic.run", diagnostic: "red", target: "app@west" }],
];

/** SVC has an idea and is sure of it; a card of command's speaks against it. */
function doubted(options: TableOptions = {}): Table {
  const table = goLive({ layer: "full", liveMinutes: 30, ...options });
  for (const [by, command] of held) expect(table.say(by, command)).toBe("ok");
  table.wait(6_000);
  const card = table.round.play.cards.find(({ seat }) => seat === 0)?.id ?? "";
  expect(table.say("cmd", { type: "hypothesis.link", hypothesis: "H1", card, stance: "against" })).toBe("ok");
  return table;
}
const askedOf = ({ round }: Table) => four.map((member) => createViewer(round).own(member).freshEyes.length);
const presence = (member: string, kind: "away" | "back") => ({ kind: "presence", member, event: { kind } }) as const;

it("asks one seat after four simulated minutes, and it is neither the author, the tester nor who found a card on it", () => {
  const table = doubted();
  table.say("dat", { type: "hypothesis.setState", hypothesis: "H1", state: "testing" });
  table.say("svc", rate(60));
  table.wait(LONG_MS - 1_000);
  expect(askedOf(table)).toEqual([0, 0, 0, 0]);
  table.wait(2_000);
  expect(table.round.play.doubts).toMatchObject([{ hypothesis: "H1", asked: { seat: INV } }]);
  expect(askedOf(table)).toEqual([0, 1, 0, 0]);
});

it("asks the next seat round the table that is fresh, the same in every replay", () => {
  const seats = [0, 1].map(() => {
    const table = doubted();
    table.say("svc", rate(60));
    table.wait(LONG_MS + 1_000);
    return table.round.play.doubts[0]?.asked?.seat;
  });
  expect(seats).toEqual([DAT, DAT]);
});

it("asks once for each idea, however long it is held", () => {
  const table = doubted();
  table.say("svc", rate(60));
  table.wait(LONG_MS + 1_000);
  const { doubts } = table.round.play;
  table.say("svc", rate(30));
  table.say("svc", rate(60));
  table.wait(2 * LONG_MS);
  expect(table.round.play.doubts).toEqual(doubts);
});

it("begins anew when somebody doubts in between, or when the card no longer speaks against it", () => {
  const table = doubted();
  table.say("svc", rate(60));
  table.wait(LONG_MS - 5_000);
  table.say("inv", rate(30));
  table.wait(1_000);
  table.say("svc", rate(60));
  table.wait(LONG_MS - 5_000);
  expect(askedOf(table)).toEqual([0, 0, 0, 0]);
  table.say("inv", { type: "hypothesis.link", hypothesis: "H1", card: "E1", stance: "none" });
  table.wait(LONG_MS);
  expect(askedOf(table)).toEqual([0, 0, 0, 0]);
});

it("waits for somebody to be there, and asks nobody where nobody is fresh or under other rules", () => {
  const table = doubted();
  table.say("svc", rate(60));
  for (const member of ["inv", "dat"]) table.happen(presence(member, "away"));
  table.wait(LONG_MS + 1_000);
  expect(table.round.play.doubts).toMatchObject([{ asked: null }]);
  table.happen(presence("inv", "back"));
  table.wait(1_000);
  expect(table.round.play.doubts).toMatchObject([{ asked: { seat: INV } }]);
  const standard = doubted({ layer: "standard" });
  standard.wait(2 * LONG_MS);
  expect(standard.round.play.doubts).toEqual([]);
});
