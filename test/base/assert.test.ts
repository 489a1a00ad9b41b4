import { expect, it } from "vitest";
import { assert, Bug, must } from "../../shared/base/index.ts";

it("throws a bug that says what was expected", () => {
  expect(() => assert(false, "mass is negative")).toThrow(new Bug("mass is negative"));
  expect(() => must(undefined, "station edge")).toThrow(new Bug("missing: station edge"));
});

it("lets what holds pass, and keeps 0 and the empty string for values", () => {
  assert(true, "never thrown");
  expect([must(0, "zero"), must("", "text")]).toEqual([0, ""]);
});
