import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { simulate } from "./ensemble.ts";
import { number, readCsv } from "./reference.ts";
import type { Line } from "./reference.ts";
import { openScorecard } from "./scorecard.ts";
import { mean, sigmasApart } from "./statistics.ts";

const card = openScorecard("(b)");

interface Case {
  readonly name: string;
  readonly line: Line;
  readonly retries: number;
  readonly load: number;
  readonly capacity: number;
  readonly seeds: number;
  readonly spec: object;
}

/** Retries without jitter keep a pattern finer than the step: docs/adr/0005-lockstep-retries.md. */
const LOCKSTEP_BAR = 0.08;

/** One service of 10 slots per scale unit; 20 s of nothing (cold) or of three times its capacity (hot), then the load. */
function caseOf(line: Line): Case {
  const [retries, load, scale] = [number(line, "k"), number(line, "load"), number(line, "scale")];
  const variant = must(line["variant"], "variant");
  const capacity = 100 * scale;
  const queue = {
    places: (variant.includes("q50") ? 50 : 400) * scale,
    order: variant.startsWith("lifo") ? "lifo" : "fifo",
    expired: variant.endsWith("skip") ? "skip" : "serve",
  };
  const backoffMs = variant.endsWith("bo200ms") ? 200 : 0;
  const journey = {
    to: "service",
    rps: line["start"] === "hot" ? 3 * capacity : 0,
    timeoutMs: 1000,
    retries: { max: retries, backoffMs },
  };
  return {
    name: `${variant} k ${retries} load ${load} ${line["start"]} x${scale}`,
    line,
    retries,
    load,
    capacity,
    seeds: number(line, "seeds"),
    spec: {
      durationS: 240,
      world: {
        services: [{ id: "service", groups: [{ slots: 10 * scale, serviceMs: 100 }], queue }],
        populations: [{ id: "users", journeys: [journey] }],
      },
      schedule: [{ atS: 20, set: { "users.rps": load * capacity } }],
    },
  };
}

/** At capacity and where retries exactly fill it, single runs fall to either side. */
function isOnTheEdge({ load, retries }: Case): boolean {
  return (load >= 0.95 && load <= 1) || load === 1 / (retries + 1);
}

/** Means over the seeds that the reference would call healthy or collapsed as most are, and the share that is not. */
function measure({ spec, seeds, capacity, load }: Case) {
  const runs = simulate(seeds, spec);
  const perSeed = (metric: "goodput" | "attempts"): readonly number[] =>
    runs.each("users", metric).map((run) => mean(run.slice(140, 240)) / capacity);
  const [goodput, attempts] = [perSeed("goodput"), perSeed("attempts")];
  const isCollapsed = goodput.map((x) => x < Math.min(1, load) / 2);
  const collapsed = isCollapsed.filter(Boolean).length / seeds;
  const ofMost = (values: readonly number[]): number =>
    mean(values.filter((_, seed) => isCollapsed[seed] === collapsed > 0.5));
  return { goodput: mean(goodput), collapsed, most: { goodput: ofMost(goodput), attempts: ofMost(attempts) } };
}

const cases = readCsv("b_retry_sweep.csv").map(caseOf);
const judged = cases.filter(({ line }) => !line["variant"]?.endsWith("skip"));

for (const variant of new Set(judged.map(({ line }) => must(line["variant"], "variant")))) {
  const ours = judged.filter(({ line }) => line["variant"] === variant);

  it(`[Q2 Q3 R2] goodput and attempts of ${variant} are the reference's`, () => {
    for (const one of ours.filter((one) => !isOnTheEdge(one))) {
      const { most, collapsed } = measure(one);
      card.near(`${one.name}, goodput`, number(one.line, "goodput"), most.goodput, 0.02);
      const bar = one.name.includes("bo200ms") ? LOCKSTEP_BAR : 0.03;
      card.nearRelative(`${one.name}, attempts`, number(one.line, "attempts"), most.attempts, bar);
      // At a load of 0.9 three of a hundred cold runs collapse, in our own event simulation too: one of ten may.
      if (collapsed > 0 && collapsed < 1)
        card.below(
          `${one.name}, ${collapsed} collapsed`,
          sigmasApart(Math.round(collapsed), collapsed, one.seeds, one.seeds),
          3,
        );
    }
    expect(card.misses()).toEqual([]);
  });

  it(`[Q2 Q3 R2] ${variant} collapses as often as the reference at its edge`, () => {
    for (const one of ours.filter(isOnTheEdge)) {
      // A run is collapsed for a share of its goodput: the reference gives means alone.
      const collapsed = (goodput: number): number => Math.min(1, Math.max(0, 1 - goodput / one.load));
      const [reference, here] = [collapsed(number(one.line, "goodput")), collapsed(measure(one).goodput)];
      card.below(
        `${one.name}, collapsed ${reference.toFixed(2)} and ${here.toFixed(2)}`,
        sigmasApart(reference, here, one.seeds, one.seeds),
        3,
      );
    }
    expect(card.misses()).toEqual([]);
  });
}
