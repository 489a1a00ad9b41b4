/** The big screen's sums: how much a window enlarges, and that a browser's screen is not the person who opened it. */
import { describe, expect, it } from "vitest";
import { createPlaces } from "../../../client/net/index.ts";
import { enlargementOf } from "../../../client/screens/big/Wall.tsx";

/** The smallest words on the desk that is enlarged. */
const SMALLEST_PX = 12;

describe("the wall", () => {
  it("[UX 2.3] makes the smallest words 22 px at 1920 × 1080", () => {
    expect(SMALLEST_PX * enlargementOf(1920, 1080)).toBeCloseTo(22);
  });

  it("looks the same at any size of the same shape", () => {
    for (const height of [720, 1080, 1440, 2160]) {
      const width = (height * 16) / 9;
      expect(width / enlargementOf(width, height)).toBeCloseTo(1920 / enlargementOf(1920, 1080));
    }
  });

  it("fits the shorter side of another shape, and never makes words smaller than on a desk", () => {
    expect(enlargementOf(3840, 1080)).toBe(enlargementOf(1920, 1080));
    expect(enlargementOf(1920, 1200)).toBe(enlargementOf(1920, 1080));
    expect(enlargementOf(640, 360)).toBe(1);
  });
});

it("keeps the screen's place beside the person's, and forgets it alone", () => {
  const kept = new Map<string, string>();
  const keeper = {
    read: (key: string) => kept.get(key) ?? null,
    write: (key: string, value: string) => void kept.set(key, value),
  };
  const [places, screens] = [createPlaces(keeper, keeper), createPlaces(keeper, keeper, "screen")];
  places.keep("K7MQ4", "mine");
  expect(screens.tokenOf("K7MQ4")).toBeNull();
  screens.keep("K7MQ4", "the wall's");
  expect([places.tokenOf("K7MQ4"), screens.tokenOf("K7MQ4")]).toEqual(["mine", "the wall's"]);
  screens.forget("K7MQ4");
  expect([places.tokenOf("K7MQ4"), screens.tokenOf("K7MQ4")]).toEqual(["mine", null]);
});
