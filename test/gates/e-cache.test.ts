import { expect, it } from "vitest";
import { z } from "zod";
import { must } from "../../shared/base/index.ts";
import { simulate } from "./ensemble.ts";
import { readCsv, readJson, series } from "./reference.ts";
import { openScorecard } from "./scorecard.ts";
import { mean, rmse } from "./statistics.ts";

const card = openScorecard("(e)");
const seeds = 10;
const usualMissesRps = 96.41;

/** On the edge between healing and not: what becomes of a run there is chance. */
const onTheEdge = ["cap1.2_late", "cap2_nolate"];

/** `cap1.2_late_k0`: the store's room over the usual misses, whether late answers fill, and the retries. */
function flush(variant: string) {
  const capacity = Number(must(/cap([\d.]+)/.exec(variant)?.[1], "capacity")) * usualMissesRps;
  const slots = Math.round(capacity * 0.1);
  const cache = {
    keys: 20_000,
    zipf: 1,
    ttlS: 120,
    lateFills: variant.includes("_late"),
    coalesce: variant.includes("coalesce"),
  };
  const call = { to: "db", onMissOf: "cache", timeoutMs: 1000, retries: { max: variant.endsWith("k0") ? 0 : 2 } };
  return {
    durationS: 600,
    world: {
      services: [
        { id: "app", calls: [call] },
        { id: "cache", kind: "cache", cache },
        { id: "db", groups: [{ slots, serviceMs: (slots / capacity) * 1000 }], queue: { places: 200 } },
      ],
      populations: [{ id: "users", journeys: [{ to: "app", rps: 1000, timeoutMs: null }] }],
    },
    schedule: [{ atS: 60, flush: "cache" }],
  };
}

/** The reference's bins are of two seconds. */
function inPairs(perSecond: readonly number[]): readonly number[] {
  return perSecond.flatMap((x, t) => (t % 2 === 0 ? [] : [(must(perSecond[t - 1], "second") + x) / 2]));
}

const summarySchema = z.record(z.string(), z.object({ recovered_fraction: z.number().optional() }));

it("[C1] a flushed cache comes back, or not, as the reference's does", () => {
  const reference = readCsv("e_cache.csv");
  for (const [variant, { recovered_fraction: theirs }] of Object.entries(
    readJson("e_cache_summary.json", summarySchema),
  )) {
    // One entry of the file is the model itself.
    if (theirs === undefined) continue;
    const runs = simulate(seeds, flush(variant));
    const ok = runs.series("users", "goodput");
    const share = inPairs(ok).map((x) => x / 1000);
    const distance = rmse(
      share,
      series(reference, `${variant}.ok`).map((x) => x / 1000),
    );
    if (onTheEdge.includes(variant)) {
      card.note(`flush ${variant}, success RMSE`, distance);
      continue;
    }
    const healed = runs.each("users", "goodput").filter((run) => mean(run.slice(-60)) >= 970);
    card.same(`flush ${variant}, recovers`, verdict(theirs), verdict(healed.length / seeds));
    card.below(`flush ${variant}, success RMSE`, distance, 0.03);
    const asked = inPairs(runs.series("db", "attempts")).slice(30, 120);
    card.nearRelative(
      `flush ${variant}, attempts at the store`,
      mean(series(reference, `${variant}.db`).slice(30, 120)),
      mean(asked),
      0.05,
    );
  }
  expect(card.misses()).toEqual([]);
});

/** What most runs do: a variant near its edge has single runs that go the other way. */
function verdict(recovered: number): string {
  return recovered > 0.5 ? "yes" : "no";
}
