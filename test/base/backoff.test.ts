import { expect, it } from "vitest";
import { backoffMs } from "../../shared/base/index.ts";

it("doubles with each failure up to the bound, and never waits less than half of it", () => {
  const longest = [1, 2, 3, 4, 5, 50].map((failures) => backoffMs(failures, 1, 5000));
  expect(longest).toEqual([1000, 2000, 4000, 5000, 5000, 5000]);
  expect([1, 2, 3, 4, 5, 50].map((failures) => backoffMs(failures, 0, 5000))).toEqual(longest.map((ms) => ms / 2));
});

it("spreads those who failed together: no tenth of the time gets much more than its share of them", () => {
  const browsers = 1000;
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let n = 0; n < browsers; n++) {
    const place = Math.floor(((backoffMs(1, n / browsers, 5000) - 500) / 500) * 10);
    tenths[place] = (tenths[place] ?? 0) + 1;
  }
  expect(Math.max(...tenths)).toBeLessThan((browsers / 10) * 1.2);
});
