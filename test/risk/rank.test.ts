/**
 * The screening puts faults into the order that the simulation would, far better than chance: of pairs that differ
 * clearly, most stand the same way round. A small world in `npm test`, all shipped ones in a long run.
 */
import { expect, it } from "vitest";
import { faultsOf, healthyOf, outcomeOf, restOf, screenedFaults } from "../../shared/risk/index.ts";
import { isLong } from "../helpers/sample.ts";
import { small } from "./small.ts";
import { shipped } from "./worlds.ts";

const worlds = [
  { id: "small", healthy: small() },
  ...(isLong ? shipped.map(({ id, scenario }) => ({ id, healthy: healthyOf(scenario) })) : []),
];
/** Evenly over the ranks, from the most harmful to the least. */
const FAULTS = isLong ? 16 : 5;

it.each(worlds)("agrees with the simulation in $id", { timeout: 900_000 }, ({ healthy }) => {
  const rest = restOf(healthy, "1");
  const scored = screenedFaults(healthy, rest, faultsOf(healthy));
  const chosen = Array.from({ length: FAULTS }, (_, n) => Math.round((n * (scored.length - 1)) / (FAULTS - 1)));
  const pairs = chosen.flatMap((rank) => {
    const entry = scored[rank];
    return entry ? [{ said: entry.screened.userMinutes, is: outcomeOf(rest, entry.fault).userMinutes }] : [];
  });
  const most = Math.max(...pairs.map(({ is }) => is));
  const clear = pairs.flatMap((a, i) =>
    pairs
      .slice(i + 1)
      .filter((b) => Math.abs(a.is - b.is) > most / 10)
      .map((b) => a.is > b.is === a.said > b.said),
  );
  expect(clear.length).toBeGreaterThan(0);
  expect(clear.filter(Boolean).length / clear.length).toBeGreaterThanOrEqual(0.8);
});
