import { expect, it } from "vitest";
import { z } from "zod";
import { must } from "../../shared/base/index.ts";
import { simulate } from "./ensemble.ts";
import { readJson } from "./reference.ts";
import { openScorecard } from "./scorecard.ts";

const card = openScorecard("(d)");
/** More than the reference's ten: at fifty calls a second a window of 20 s is itself uncertain by 1 % then. */
const seeds = 25;

interface Variant {
  readonly slots: readonly (number | null)[];
  readonly places: number | null;
  readonly timeoutMs: number | null;
  readonly retries: readonly number[];
  readonly client?: object;
  readonly backoff?: object;
}

const big = { slots: [20_000, 20_000, 10], places: 2000, timeoutMs: 1000, retries: [3, 3, 3] } satisfies Variant;
const pure = { slots: [null, null, null], places: null, timeoutMs: 30_000, retries: [3, 3, 3] } satisfies Variant;
const variants: Readonly<Record<string, Variant>> = {
  d1_pure: pure,
  d2_backoff: { ...pure, timeoutMs: null, backoff: { backoffMs: 100, factor: 2, jitter: "full", capMs: 10_000 } },
  d3_small_pools: { ...big, slots: [200, 200, 10] },
  d4_big_pools: big,
  d5_budget10: { ...big, client: { budget: { ratio: 0.1, capTokens: 50 } } },
  d6_top_only: { ...big, retries: [3, 0, 0] },
  d7_bottom_only: { ...big, retries: [0, 0, 3] },
};

/** Users → A → B → C; C answers with errors in [30, 90). */
function chain({ slots, places, timeoutMs, retries, client, backoff }: Variant) {
  const calls = (to: string, edge: number) => ({
    to,
    timeoutMs,
    retries: { max: retries[edge], ...backoff },
    ...client,
  });
  const tier = (id: string, index: number, serviceMs: number) => ({
    id,
    groups: [{ slots: slots[index], serviceMs }],
    queue: { places },
  });
  return {
    durationS: 240,
    world: {
      services: [
        { ...tier("a", 0, 5), calls: [calls("b", 1)] },
        { ...tier("b", 1, 5), calls: [calls("c", 2)] },
        tier("c", 2, 10),
      ],
      populations: [{ id: "users", journeys: [{ ...calls("a", 0), rps: 50 }] }],
    },
    schedule: [
      { atS: 30, set: { "c.errorRatio": 1 } },
      { atS: 90, set: { "c.errorRatio": 0 } },
    ],
  };
}

/** A slot of A (B) is held for its own 5 ms and everything below. Holds where nobody queues or waits out a back-off. */
function slotsByLittle(tier: "a" | "b", get: (key: string) => readonly number[]): number {
  const [a, b, c] = ["A", "B", "C"].map((key) => must(get(key)[0], key));
  return (tier === "a" ? must(a, "A") * 0.005 : 0) + must(b, "B") * 0.005 + must(c, "C") * 0.01;
}

const windows = {
  before_t10_30: [10, 30],
  during_t60_90: [60, 90],
  after_t95_125: [95, 125],
  after_t200_240: [200, 240],
} as const;
const value = z.tuple([z.number(), z.number()]);
const window = z.record(z.string(), value);
const summarySchema = z.record(
  z.string(),
  z.object(Object.fromEntries(Object.keys(windows).map((name) => [name, window]))),
);

for (const [variant, spec] of Object.entries(variants)) {
  it(`[Q5 R1] three tiers hold and multiply as the reference's: ${variant}`, () => {
    const reference = must(readJson("d_chain_summary.json", summarySchema)[variant], variant);
    const runs = simulate(seeds, chain(spec));
    for (const [name, [from, to]] of Object.entries(windows)) {
      const [theirs] = [must(reference[name], name)];
      const get = (key: string) => must(theirs[key], key);
      for (const tier of ["a", "b", "c"] as const) {
        card.nearRelative(
          `${variant} ${name}, attempts at ${tier}`,
          get(tier.toUpperCase())[0],
          runs.mean(tier, "attempts", from, to),
          0.03,
        );
      }
      for (const tier of ["a", "b"] as const) {
        const [busy, ci95] = get(`${tier.toUpperCase()}b`);
        // Sampled once a second, a single busy slot is uncertain by 10 to 20 %: Little's law is not.
        const [reference, bar] = busy < 2 ? [slotsByLittle(tier, get), 0] : [busy, ci95];
        card.near(
          `${variant} ${name}, busy slots of ${tier}`,
          reference,
          runs.mean(tier, "busy", from, to),
          Math.max(0.1 * reference, bar),
        );
      }
    }
    const alive = (ok: number): string => (ok > 25 ? "alive" : "dead");
    card.same(
      `${variant}, in the end`,
      alive(must(reference["after_t200_240"]?.["ok"], "ok")[0]),
      alive(runs.mean("users", "goodput", 200, 240)),
    );
    expect(card.misses()).toEqual([]);
  });
}
