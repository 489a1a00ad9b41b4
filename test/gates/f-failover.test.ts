import { expect, it } from "vitest";
import { z } from "zod";
import { must } from "../../shared/base/index.ts";
import { simulate } from "./ensemble.ts";
import { readCsv, readJson, series } from "./reference.ts";
import { openScorecard } from "./scorecard.ts";
import { mean, rmse } from "./statistics.ts";

const card = openScorecard("(f)");
const seeds = 12;
const capacityRps = 200;

interface Variant {
  readonly base?: number;
  readonly places?: number;
  readonly retries: number;
  readonly budget?: object;
}

const variants: Readonly<Record<string, Variant>> = {
  f1_k0: { retries: 0 },
  f2_k3: { retries: 3 },
  f3_k3_budget10: { retries: 3, budget: { ratio: 0.1, capTokens: 120 } },
  f4_k3_shortq: { retries: 3, places: 100 },
  "f5_k3_base0.45": { retries: 3, base: 0.45 },
  f6_k0_shortq: { retries: 0, places: 100 },
  f7_k1: { retries: 1 },
};

/** Region one is dead in [60, 240). Its users point to region two from 90 on, all of them from 150 to 270, and return. */
function shareAway(t: number): number {
  return Math.max(0, Math.min(1, (t - 90) / 60, (330 - t) / 60));
}

/**
 * Users of region one are two populations: those still at home, and those whose names point to region two. A budget is
 * then two buckets, of which the second is still full when the first has been drained: 120 retries in all.
 */
function twoRegions({ base = 0.6, places = 1000, retries, budget }: Variant) {
  const rps = base * capacityRps;
  const journey = { to: "store", timeoutMs: 1000, retries: { max: retries, backoffMs: 100 }, budget };
  const seconds = Array.from({ length: 241 }, (_, i) => 90 + i);
  return {
    durationS: 480,
    world: {
      regions: [{ id: "one" }, { id: "two" }],
      services: [{ id: "store", groups: [{ slots: 20, serviceMs: 100 }], queue: { places } }],
      populations: [
        { id: "home", region: "one", journeys: [{ ...journey, rps }] },
        { id: "moved", region: "two", journeys: [{ ...journey, rps: 0 }] },
        { id: "others", region: "two", journeys: [{ ...journey, rps }] },
      ],
    },
    schedule: [
      { atS: 60, kill: "store@one" },
      { atS: 240, revive: "store@one" },
      ...seconds.map((atS) => {
        // The mean over the second that begins here.
        const share = shareAway(atS + 0.5);
        return { atS, set: { "home.rps": (1 - share) * rps, "moved.rps": share * rps } };
      }),
    ],
  };
}

const summarySchema = z.record(
  z.string(),
  z.object({
    region2_collapsed_fraction: z.number(),
    region2_recovered_fraction: z.number(),
    region2_goodput_below_half_at_s: z.number().nullable(),
  }),
);

/** The reference's bins are of two seconds. */
function inPairs(perSecond: readonly number[]): readonly number[] {
  return perSecond.flatMap((x, t) => (t % 2 === 0 ? [] : [(must(perSecond[t - 1], "second") + x) / 2]));
}

/** The first bin after the failover has begun with less than half of what is asked for, in seconds. */
function collapseS(goodput: readonly number[], base: number): number | null {
  const at = goodput.findIndex((x, bin) => bin * 2 >= 90 && x < base / 2);
  return at < 0 ? null : at * 2;
}

/** Seconds after the dead region is back until ten of them serve nearly everybody; null when the end does not. */
function recoveryS(goodput: readonly number[], base: number): number | null {
  if (mean(goodput.slice(-20)) < 0.9 * base) return null;
  const at = goodput.findIndex((_, bin) => bin * 2 >= 240 && mean(goodput.slice(bin, bin + 5)) >= 0.9 * base);
  return at * 2 - 240;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

const lines = readCsv("f_failover.csv");
const summaries = readJson("f_failover_summary.json", summarySchema);

for (const [variant, spec] of Object.entries(variants)) {
  it(`[F1 Q2 R1] two regions fare as the reference's while one takes the other's users in: ${variant}`, () => {
    const theirs = must(summaries[variant], variant);
    const base = spec.base ?? 0.6;
    const runs = simulate(seeds, twoRegions(spec));
    const each = runs.each("others", "goodput").map((run) => inPairs(run.map((x) => x / capacityRps)));
    const collapses = each.map((run) => collapseS(run, base)).filter((at) => at !== null);
    card.same(
      `${variant}, region two collapses`,
      percent(theirs.region2_collapsed_fraction),
      percent(collapses.length / seeds),
    );
    card.same(
      `${variant}, region two recovers`,
      percent(theirs.region2_recovered_fraction),
      percent(each.filter((run) => recoveryS(run, base) !== null).length / seeds),
    );
    if (theirs.region2_goodput_below_half_at_s !== null)
      card.near(
        `${variant}, instant of the collapse`,
        theirs.region2_goodput_below_half_at_s,
        mean(collapses),
        5,
        " s",
      );

    const shares = (who: string): readonly number[] => runs.series(who, "goodput").map((x) => x / capacityRps);
    const moved = shares("moved");
    const ours = { g1: shares("home").map((x, t) => x + must(moved[t], "second")), g2: shares("others") };
    for (const users of ["g1", "g2"] as const) {
      const [reference, here] = [series(lines, `${variant}.${users}`), inPairs(ours[users])];
      card.below(`${variant}, RMSE of ${users}`, rmse(here, reference), 0.04);
      const [recovery, own] = [recoveryS(reference, base), recoveryS(here, base)];
      if (recovery !== null) card.near(`${variant}, recovery of ${users}`, recovery, own ?? Infinity, 5, " s");
    }
    expect(card.misses()).toEqual([]);
  });
}
