import { expect, it } from "vitest";
import { readCsv, number } from "./reference.ts";
import { simulate } from "./ensemble.ts";
import { openScorecard } from "./scorecard.ts";

const card = openScorecard("(a)");
const serviceS = 0.1;
const seeds = 4;
const warmUpS = 200;
const cv: Readonly<Record<string, number>> = { exp: 1, det: 0, logn4: 2 };

/** Few slots make few, long excursions: they need longer runs for the same accuracy. */
function secondsFor(slots: number): number {
  return slots <= 2 ? 12_000 : 3000;
}

function station(slots: number, load: number, service: string) {
  const durationS = secondsFor(slots);
  const rps = (load * slots) / serviceS;
  const world = {
    services: [{ id: "station", groups: [{ slots, serviceMs: serviceS * 1000, cv: cv[service] }] }],
    populations: [{ id: "users", journeys: [{ to: "station", rps, timeoutMs: null }] }],
  };
  const runs = simulate(seeds, { world, durationS });
  const arrivals = runs.mean("station", "attempts", warmUpS, durationS);
  return {
    waitS: runs.mean("station", "queue", warmUpS, durationS) / arrivals,
    busy: runs.mean("station", "busy", warmUpS, durationS),
    work: arrivals * serviceS,
  };
}

const infinite = readCsv("a_mmc.csv").filter((line) => line["queue_cap"] === "");

it("[Q4] mean waits of M/M/c are those of Erlang C, and busy slots are Little's law", () => {
  for (const line of infinite) {
    const [slots, load] = [number(line, "c"), number(line, "rho")];
    if (line["service"] !== "exp" || load > 0.9) continue;
    const theory = number(line, "wq_s_theory");
    const { waitS, busy, work } = station(slots, load, "exp");
    const name = `c ${slots} load ${load} exponential`;
    card.near(`${name}, mean wait`, theory, waitS, Math.max(0.15 * theory, 0.01), " s");
    card.nearRelative(`${name}, busy slots`, work, busy, 0.02);
  }
  expect(card.misses()).toEqual([]);
});

it("[Q4] one slot with other service times waits as Pollaczek and Khinchine say", () => {
  for (const line of infinite) {
    if (line["service"] === "exp" || line["c"] !== "1") continue;
    const load = number(line, "rho");
    const service = line["service"] ?? "";
    const { waitS } = station(1, load, service);
    card.nearRelative(`c 1 load ${load} ${service}, mean wait`, number(line, "wq_s_theory"), waitS, 0.2);
  }
  expect(card.misses()).toEqual([]);
});
