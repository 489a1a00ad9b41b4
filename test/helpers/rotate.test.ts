import { expect, it } from "vitest";
import { rotate } from "./rotate.mjs";

const items = ["a", "b", "c", "d", "e", "f"];

it("takes so many, the same for one commit, in their own order", () => {
  const chosen = rotate(items, 3, "4711");
  expect(chosen).toHaveLength(3);
  expect(rotate(items, 3, "4711")).toEqual(chosen);
  expect([...chosen].sort()).toEqual(chosen);
  expect(rotate(items, 9, "4711")).toEqual(items);
});

it("comes round to each", () => {
  const seen = new Set(Array.from({ length: 40 }, (_, commit) => rotate(items, 2, String(commit))).flat());
  expect([...seen].sort()).toEqual(items);
});
