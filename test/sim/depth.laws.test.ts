/** Slots held downstream, at any depth: what a tier holds is its rate times the time its requests take [Q5]. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { measure, open, run, set } from "./bench.ts";

const RPS = 200;
const SECONDS = 60;

/** Calls that only the last of so many tiers answers; each works as long as the others. */
function tiers(depth: number, serviceMs: number, timeoutMs: number) {
  const names = ["one", "two", "three", "four", "five"].slice(0, depth);
  return {
    services: names.map((id, tier) => {
      const to = names[tier + 1];
      return { id, groups: [{ slots: 1000, serviceMs }], calls: to === undefined ? [] : [{ to, timeoutMs }] };
    }),
    populations: [{ id: "users", journeys: [{ to: "one", rps: RPS, timeoutMs: timeoutMs + 1000 }] }],
  };
}

const cases = [50, 100, 400].flatMap((serviceMs) => [3, 4, 5].map((depth) => [depth, serviceMs] as const));

it.each(cases)("the first of %i healthy tiers of %i ms holds its rate times their sum", (depth, serviceMs) => {
  const world = run(open(tiers(depth, serviceMs, 8000)), 30);
  const { state } = world.step;
  let held = 0;
  for (let second = 0; second < SECONDS; second++) {
    run(world, 1);
    held += (must(state.busy[0], "busy") + must(state.open[1], "open")) / SECONDS;
  }
  expect(Math.abs(held / ((RPS * depth * serviceMs) / 1000) - 1)).toBeLessThan(0.03);
});

/** Share of the times of so many exponential stages of mean `s` that are no longer than `t`. */
function erlang(stages: number, s: number, t: number): number {
  let term = Math.exp(-t / s);
  let late = 0;
  for (let stage = 0; stage < stages; stage++) {
    late += term;
    term *= t / s / (stage + 1);
  }
  return 1 - late;
}

const patience = [1, 1.5, 2, 3].flatMap((seconds) => [2, 3, 4].map((depth) => [depth, seconds] as const));

it.each(patience)("[Q2] of calls through %i tiers of 400 ms, Erlang's share is done within %d s", (depth, seconds) => {
  const world = run(open(tiers(depth, 400, 20_000)), 60);
  set(world, "users.timeoutMs", seconds * 1000);
  run(world, 20);
  expect(Math.abs(measure(world, 120).ok / RPS - erlang(depth, 0.4, seconds))).toBeLessThan(0.03);
});

it("a start from nothing times nobody out later on, in tiers that answer long before", () => {
  const world = run(open(tiers(4, 100, 8000)), 60);
  const failed = world.step.state.edgeFailed.reduce((sum, mass) => sum + mass, 0);
  expect(failed / (RPS * 60)).toBeLessThan(1e-4);
});
