/** The tempo of a scenario: what is news, and the bounds, judged on small facts made by hand. */
import { describe, expect, it } from "vitest";
import { boundsOf } from "../../server/tempo/bounds.ts";
import { atRest, nextLevel } from "../../server/tempo/levels.ts";
import type { News } from "../../server/tempo/news.ts";
import { lastHolding, tempoOf } from "../../server/tempo/tempo.ts";
import type { Tempo } from "../../server/tempo/tempo.ts";
import { longestGaps } from "../../server/tempo/waits.ts";
import { consoleIds } from "../../shared/content/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";

const news = (atS: number, consoles = [...consoleIds], isClue = true): News => ({
  tick: atS * 10,
  consoles,
  what: `at ${atS}`,
  topic: `at ${atS}`,
  isClue,
});
/** First clue at 200 s, tip at 800 s, won at 2000 s; something new for everybody each 250 s. */
const tempo: Tempo = {
  horizonTick: 38_400,
  beats: { pageTick: 8200, tip: { tick: 8000, subject: "store@west" }, globalTick: 20_000 },
  news: [news(100, ["CMD"], false), news(200), news(700)],
  playedNews: [200, 450, 700, 950, 1200, 1450].map((atS) => news(atS)),
  wonTick: 20_000,
  lastUsefulTick: 12_000,
};
const difficulty = { diagnosis: 3, pace: 3, noise: 3, coordination: 3 };
const missed = (changed: Partial<Tempo>): readonly string[] =>
  boundsOf({ difficulty }, { ...tempo, ...changed })
    .filter(({ ok }) => !ok)
    .map(({ bound, measured }) => `${bound}: ${measured}`);

describe("the bounds of play", () => {
  it("are kept by a scenario as it should be", () => {
    expect(missed({})).toEqual([]);
  });

  it("want the first clue within a tenth of the live time; other news does not count", () => {
    expect(missed({ news: [news(100, ["CMD"], false), news(384), news(700)], horizonTick: 38_390 })).toContain(
      "first clue on some console: 10.0 % of the live time",
    );
  });

  it("want amber as long as the difficulty of its pace allows", () => {
    const amber = (pace: number) =>
      boundsOf({ difficulty: { ...difficulty, pace } }, tempo).find(({ bound }) => bound.startsWith("amber"));
    expect([1, 2, 3, 4, 5].map((pace) => amber(pace)?.ok)).toEqual([false, false, true, false, false]);
    expect(amber(3)).toMatchObject({ measured: "150 s", bar: "120 to 180 s" });
    expect(missed({ beats: { ...tempo.beats, tip: null } })).toContain("amber, first clue to tip: none");
  });

  it("want a clue on every console before the tip", () => {
    const techOnly = [news(200, ["TRF", "SVC", "DAT", "INV"]), news(801)];
    expect(missed({ news: techOnly })).toEqual(
      ["CMD", "COM", "SCR"].map((id) => `${id}: a clue before the tip: T+13:21`),
    );
  });

  it("let nobody wait longer than 75 real seconds between the first clue and the verification of the win", () => {
    const quiet = tempo.playedNews.map((item) => (item.tick === 9500 ? { ...item, consoles: ["DAT" as const] } : item));
    const waits = missed({ playedNews: quiet });
    expect(waits).toHaveLength(6);
    expect(waits[0]).toBe("CMD: longest wait in the reference's run: 125 s, T+11:40 to T+20:00");
  });
});

describe("the longest wait", () => {
  it("counts from the beginning and to the end", () => {
    const gaps = longestGaps([news(10), news(20)], 0, 900);
    expect(gaps.get("CMD")).toEqual({ fromTick: 200, toTick: 900 });
    expect(longestGaps([], 0, 900).get("SCR")).toEqual({ fromTick: 0, toTick: 900 });
  });
});

describe("a level", () => {
  const steps = [1, 2, 4];
  const walk = (...distances: readonly number[]): readonly number[] => {
    let level = atRest;
    return distances.map((distance) => (level = nextLevel(level, distance, steps)).step);
  };

  it("rises when two readings in a row show it", () => {
    expect(walk(1.1, 0.2, 1.1, 1.2, 4.5, 2.5)).toEqual([0, 0, 0, 1, 1, 2]);
  });

  it("falls only well below the step, and not for one reading", () => {
    expect(walk(2.1, 2.1, 1.9, 1.5, 1.9, 1.3, 1.3, 0, 0)).toEqual([0, 2, 2, 2, 2, 2, 1, 1, 0]);
  });
});

describe("the last useful moment", () => {
  it("is found by halves, to the grain asked for", () => {
    const asked: number[] = [];
    const holdsTo = (last: number) => (tick: number) => {
      asked.push(tick);
      return tick <= last;
    };
    const found = lastHolding(1000, 9000, 200, holdsTo(6400));
    expect(found).toBeLessThanOrEqual(6400);
    expect(found).toBeGreaterThan(6100);
    expect(asked.length).toBeLessThan(8);
    expect(asked.every((tick) => tick % 100 === 0)).toBe(true);
  });
});

describe("the tempo of a small scenario", () => {
  const taken = tempoOf(smallScenario, 1, () => {});

  it("tells the owner first that its store fills up, then everybody by alert", () => {
    const owner = taken.news.find(({ topic }) => topic === "store@west utilization");
    expect(owner?.consoles).toEqual(["DAT"]);
    expect(owner?.tick).toBeGreaterThanOrEqual(1200);
    const alert = taken.news.find(({ what }) => what === "alert: store-busy:store@west");
    expect(alert?.consoles).toEqual(consoleIds);
    expect(alert?.tick).toBeGreaterThan(owner?.tick ?? Infinity);
  });

  it("counts the reference's moves for the console that makes them", () => {
    const move = taken.playedNews.find(({ what }) => what === "launches add-store store@west");
    expect(move).toMatchObject({ consoles: ["DAT"], isClue: false });
  });

  it("is in order and says nothing before the fault", () => {
    const ticks = taken.news.map(({ tick }) => tick);
    expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
    expect(taken.news.filter(({ tick, isClue }) => isClue && tick < 1200)).toEqual([]);
  });
});
