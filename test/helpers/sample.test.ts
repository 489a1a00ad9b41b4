import { expect, it } from "vitest";
import { sampleOf } from "./sample.ts";

const items = Array.from({ length: 40 }, (_, index) => index);

it("draws as many as asked, each once and in their own order", () => {
  const drawn = sampleOf(items, 7, false, "commit-a");
  expect(drawn).toHaveLength(7);
  expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b));
});

it("draws the same for the same commit and others for another", () => {
  expect(sampleOf(items, 7, false, "commit-a")).toEqual(sampleOf(items, 7, false, "commit-a"));
  expect(sampleOf(items, 7, false, "commit-a")).not.toEqual(sampleOf(items, 7, false, "commit-b"));
});

it("sees every case within a few dozen commits", () => {
  const seen = new Set(Array.from({ length: 60 }, (_, i) => sampleOf(items, 7, false, `commit-${i}`)).flat());
  expect(seen.size).toBe(items.length);
});

it("takes everything in a long run", () => {
  expect(sampleOf(items, 7, true)).toBe(items);
});
