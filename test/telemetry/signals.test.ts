import { expect, it } from "vitest";
import { holds } from "../../shared/telemetry/index.ts";
import type { Signal } from "../../shared/content/index.ts";
import { goLive } from "../play/table.ts";

function holdsAfter(waitMs: number, signal: Signal): boolean {
  const table = goLive({ world: { harmAtTick: 100 } });
  table.wait(waitMs);
  return holds(signal, table.round.facts.topology, table.round.history);
}

it("reads a service by its worst region and a station by itself", () => {
  expect(holdsAfter(5_000, { metric: "utilization", of: "store", above: 0.8, forS: 0 })).toBe(true);
  expect(holdsAfter(5_000, { metric: "utilization", of: "app@west", above: 0.8, forS: 0 })).toBe(false);
});

it("asks that the condition held all the time it names", () => {
  const signal = { metric: "sli", below: 0.9, forS: 60 } as const;
  expect(holdsAfter(5_000, signal)).toBe(false);
  expect(holdsAfter(20_000, signal)).toBe(true);
});

it("reads edges by a call between services", () => {
  expect(holdsAfter(5_000, { metric: "attemptsPerCall", of: "app>store", above: 2.5, forS: 0 })).toBe(true);
  expect(holdsAfter(1_000, { metric: "attemptsPerCall", of: "app>store", above: 2.5, forS: 0 })).toBe(false);
});

it("knows a firing alert by its name", () => {
  expect(holdsAfter(5_000, { metric: "alert", of: "store-busy", above: 0, forS: 0 })).toBe(true);
  expect(holdsAfter(5_000, { metric: "alert", of: "other", above: 0, forS: 0 })).toBe(false);
});
