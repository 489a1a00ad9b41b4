import { expect, it } from "vitest";
import { hiddenEdge } from "./fakeScenario.ts";
import { must } from "../../shared/base/index.ts";
import { boardChecks } from "../../shared/play/check/board.ts";
import type { Play } from "../../shared/play/index.ts";
import { goLive } from "./table.ts";
import type { Table } from "./table.ts";

const idea = {
  type: "hypothesis.add",
  question: "started",
  component: "cache",
  mechanism: "caches and backlog",
} as const;
const settle = (state: "ruled-out" | "confirmed" | "open" | "testing", hypothesis = "H1") =>
  ({ type: "hypothesis.setState", hypothesis, state }) as const;

/** Two cards of two kinds of signal in the tray of "inv": a log and a trace. */
function withCards(): Table {
  const table = goLive({ world: { harmAtTick: 0 } });
  table.say("inv", { type: "diagnostic.run", diagnostic: "logs", target: "app@west" });
  table.say("inv", { type: "diagnostic.run", diagnostic: "traces", target: "app@west" });
  table.wait(8_000);
  table.say("inv", idea);
  return table;
}

it("[board] keeps at most five ideas open", () => {
  const table = goLive();
  for (const component of ["edge", "app", "cache", "store", "names"]) {
    expect(table.say("inv", { ...idea, component })).toBe("ok");
  }
  expect(table.say("svc", { ...idea, component: "edge@west" })).toBe("hypothesis/too-many");
});

it("[board] refuses the same idea twice and a component that is on no map", () => {
  const table = goLive();
  table.say("inv", idea);
  expect(table.say("svc", idea)).toBe("hypothesis/duplicate");
  expect(table.say("svc", { ...idea, component: hiddenEdge })).toBe("hypothesis/component");
  expect(table.say("svc", { ...idea, component: "app@west>store@west" })).toBe("ok");
});

it("[board] rules out only with a card against", () => {
  const table = withCards();
  expect(table.say("cmd", settle("ruled-out"))).toBe("hypothesis/needs-against");
  table.say("inv", { type: "hypothesis.link", hypothesis: "H1", card: "p1.1", stance: "against" });
  expect(table.say("cmd", settle("ruled-out"))).toBe("ok");
});

it("[board] confirms only with two cards of two kinds of signal", () => {
  const table = withCards();
  table.say("inv", { type: "hypothesis.link", hypothesis: "H1", card: "p1.1", stance: "for" });
  expect(table.say("inv", settle("confirmed"))).toBe("hypothesis/needs-proof");
  table.say("inv", { type: "hypothesis.link", hypothesis: "H1", card: "p1.2", stance: "for" });
  expect(table.say("inv", settle("confirmed"))).toBe("ok");
});

it("[tray] linking a private card shares it, under a number that tells nothing of other trays", () => {
  const table = withCards();
  expect(table.round.play.cards.every(({ sharedTick }) => sharedTick === null)).toBe(true);
  table.say("inv", { type: "hypothesis.link", hypothesis: "H1", card: "p1.2", stance: "for" });
  expect(table.round.play.cards.find(({ id }) => id === "E1")).toMatchObject({ seat: 1, diagnostic: "traces" });
  expect(table.round.play.hypotheses[0]?.for).toEqual(["E1"]);
});

it("[tray] a card can be shared once, only by its finder, and by its old name while a resend is under way", () => {
  const table = withCards();
  expect(table.say("cmd", { type: "evidence.share", card: "p1.1" })).toBe("evidence/not-in-tray");
  expect(table.say("inv", { type: "evidence.share", card: "p1.1", claim: "so many" })).toBe("ok");
  expect(table.say("inv", { type: "evidence.share", card: "p1.1" })).toBe("evidence/already-shared");
});

it("[D15] a canary that moved something confirms alone; one that moved nothing does not", () => {
  const table = withCards();
  const { round } = table;
  const [card] = round.play.cards;
  const judged = (what: string) => {
    const headline = { code: `look.canary.${what}`, params: {} };
    const play: Play = {
      ...round.play,
      cards: [{ ...must(card, "card"), id: "E1", signal: "change", headline }],
      hypotheses: round.play.hypotheses.map((hypothesis) => ({ ...hypothesis, for: ["E1"] })),
    };
    const ask = {
      facts: round.facts,
      play,
      at: { tick: 0, clockMs: 0 },
      member: must(play.members[0], "cmd"),
      seat: 0,
    };
    return boardChecks["hypothesis.setState"](ask, settle("confirmed"))?.code ?? "ok";
  };
  expect(["helped", "hurt", "same"].map(judged)).toEqual(["ok", "ok", "hypothesis/needs-proof"]);
});
