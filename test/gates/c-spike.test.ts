import { expect, it } from "vitest";
import { z } from "zod";
import { must } from "../../shared/base/index.ts";
import { simulate } from "./ensemble.ts";
import type { Ensemble } from "./ensemble.ts";
import { number, readCsv, readJson, series } from "./reference.ts";
import { openScorecard } from "./scorecard.ts";
import { halfWidth95, mean, rmse, standardError } from "./statistics.ts";

const card = openScorecard("(c)");

const variants: Readonly<Record<string, { journey?: object; queue?: object }>> = {
  k0: { journey: { retries: { max: 0 } } },
  k1: { journey: { retries: { max: 1 } } },
  k3: {},
  k3_backoff: { journey: { retries: { max: 3, backoffMs: 100, factor: 2, capMs: 20_000, jitter: "full" } } },
  k3_backoff_long: { journey: { retries: { max: 3, backoffMs: 2000, factor: 2, capMs: 60_000, jitter: "full" } } },
  k3_budget10: { journey: { budget: { ratio: 0.1, capTokens: 70 } } },
  k3_budget10_succ: { journey: { budget: { ratio: 0.1, capTokens: 70, earnedBy: "success" } } },
  k3_lifo: { queue: { order: "lifo" } },
  k3_skip: { queue: { expired: "skip" } },
  k3_shortq: { queue: { places: 50 } },
  k3_breaker: { journey: { breaker: {} } },
};

/** Users of one service at a base load, with a spike in [60, 90). Loads are shares of its capacity. */
function spike(
  scale: number,
  load: { base: number; spike: number },
  durationS: number,
  { journey = {}, queue = {} } = {},
) {
  const capacity = 100 * scale;
  const places = 1000;
  const scaled = { places, ...queue };
  return {
    durationS,
    world: {
      services: [
        {
          id: "service",
          groups: [{ slots: 10 * scale, serviceMs: 100 }],
          queue: { ...scaled, places: scaled.places * scale },
        },
      ],
      populations: [
        {
          id: "users",
          journeys: [{ to: "service", rps: load.base * capacity, timeoutMs: 1000, retries: { max: 3 }, ...journey }],
        },
      ],
    },
    schedule: [
      { atS: 60, set: { "users.rps": load.spike * capacity } },
      { atS: 90, set: { "users.rps": load.base * capacity } },
    ],
  };
}

/** Seconds after the spike until the 10-s mean of goodput first reaches `least`; null when the last minute is below. */
function recoveryS(goodput: readonly number[], least: number): number | null {
  if (mean(goodput.slice(-60)) < least) return null;
  for (let t = 90; t + 10 <= goodput.length; t++) if (mean(goodput.slice(t, t + 10)) >= least) return t - 90;
  return null;
}

function recoveries(runs: Ensemble, capacity: number, least: number) {
  const all = runs.each("users", "goodput").map((run) =>
    recoveryS(
      run.map((x) => x / capacity),
      least,
    ),
  );
  const healed = all.filter((x) => x !== null);
  const timed = healed.length < all.length ? null : { meanS: mean(healed), ci95: halfWidth95(healed) };
  return { share: healed.length / all.length, timed };
}

/** Within 5 s, or within the 95 % interval of the difference of two means that both have their own. */
function instantBar(theirs: number, ours: number): number {
  return Math.max(5, Math.hypot(theirs, ours));
}

const summarySchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      recovered_fraction: z.number(),
      recovery_s_after_spike: z.number().nullable(),
      recovery_ci95: z.number().nullable(),
      seeds: z.number(),
    }),
  ),
);

for (const scale of [1, 10]) {
  it(`[Q1 Q2 Q3 R1 R3] every variant rides the spike as the reference does, scale ${scale}`, () => {
    const reference = readCsv(`c_spike_scale${scale}.csv`);
    const summary = readJson("c_spike_summary.json", summarySchema);
    for (const [variant, change] of Object.entries(variants)) {
      const theirs = must(summary[variant]?.[`scale${scale}`], variant);
      const runs = simulate(theirs.seeds, spike(scale, { base: 0.7, spike: 1.4 }, 300, change));
      const name = `spike ${variant} x${scale}`;
      const { share, timed } = recoveries(runs, 100 * scale, 0.63);
      card.same(`${name}, recovers`, percent(theirs.recovered_fraction), percent(share));
      if (theirs.recovery_s_after_spike !== null && timed !== null) {
        card.near(
          `${name}, recovery`,
          theirs.recovery_s_after_spike,
          timed.meanS,
          instantBar(theirs.recovery_ci95 ?? 0, timed.ci95),
          " s",
        );
      }
      const goodput = runs.series("users", "goodput").map((x) => x / (100 * scale));
      const own = standardError(
        Math.sqrt(mean(series(reference, `${variant}.good_ci95`).map((x) => x * x))),
        theirs.seeds,
      );
      card.below(
        `${name}, goodput RMSE`,
        rmse(goodput, series(reference, `${variant}.good`)),
        scale === 1 ? 0.04 + own : 0.04,
      );
    }
    expect(card.misses()).toEqual([]);
  });
}

function percent(x: number): string {
  return `${Math.round(x * 100)}%`;
}

it("[Q2 Q3] k retries recover if and only if the base is below 1/(k+1), when the drained queue says", () => {
  for (const line of readCsv("c_recovery_vs_base.csv")) {
    const [retries, base] = [number(line, "k"), number(line, "base")];
    const edge = 1 / (retries + 1);
    if (base === edge) continue;
    const runs = simulate(
      number(line, "seeds"),
      spike(1, { base, spike: 2 }, 690, { journey: { retries: { max: retries } } }),
    );
    const { share, timed } = recoveries(runs, 100, 0.9 * base);
    const name = `recovery k ${retries} base ${base}`;
    card.same(`${name}, recovers`, percent(number(line, "recovered_fraction")), percent(share));
    if (timed === null || base > edge) continue;
    const ci95 = number(line, "recovery_s_ci95");
    card.near(`${name}, instant`, number(line, "recovery_s"), timed.meanS, instantBar(ci95, timed.ci95), " s");
    const formula = (1000 - 100) / (100 * (1 - (retries + 1) * base));
    card.nearRelative(`${name}, formula`, formula, timed.meanS, 0.1);
  }
  expect(card.misses()).toEqual([]);
});

const stepS = 90;

it("the load that breaks it is higher than the load that lets it heal, as in the reference", () => {
  const lines = readCsv("c_ramp_hysteresis.csv");
  for (const retries of [0, 1, 3]) {
    const loads = series(lines, "load");
    const runs = simulate(10, {
      ...spike(1, { base: must(loads[0], "load"), spike: 0 }, loads.length * stepS, {
        journey: { retries: { max: retries } },
      }),
      schedule: loads.map((load, step) => ({ atS: step * stepS, set: { "users.rps": load * 100 } })),
    });
    const ours = loads.map((_, step) => runs.mean("users", "goodput", step * stepS + 30, (step + 1) * stepS) / 100);
    const [theirs, here] = [hysteresis(loads, series(lines, `k${retries}.good`)), hysteresis(loads, ours)];
    card.near(`ramp k ${retries}, load that breaks it`, theirs.breaks, here.breaks, 0.101);
    card.near(`ramp k ${retries}, load that lets it heal`, theirs.heals, here.heals, 0.001);
    card.same(`ramp k ${retries}, breaks above where it heals`, "yes", here.breaks > here.heals ? "yes" : "no");
  }
  expect(card.misses()).toEqual([]);
});

/** The first load on the way up at which most calls fail, and the first on the way down at which most succeed. */
function hysteresis(loads: readonly number[], goodput: readonly number[]) {
  const top = loads.indexOf(Math.max(...loads));
  const most = (step: number): boolean => must(goodput[step], "goodput") > must(loads[step], "load") / 2;
  const up = loads.findIndex((_, step) => step <= top && !most(step));
  const down = loads.findIndex((_, step) => step > top && most(step));
  return { breaks: must(loads[up], "breaks"), heals: must(loads[down], "heals") };
}
