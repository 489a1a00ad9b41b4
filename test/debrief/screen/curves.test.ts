import { expect, it } from "vitest";
import {
  affected,
  axisOf,
  isContinued,
  placeLabels,
  playedOf,
  playedPart,
} from "../../../client/screens/debrief/curves.ts";

const unhurt = { diverged: 0, lost: 0, wrong: 0 };

it("turns running totals into the share of users affected", () => {
  const curve = { of: "team", everyTicks: 100, integrity: unhurt, userMinutes: [0, 10, 30, 30] } as const;
  expect(affected(curve, [1000, 1000, 1000, 1000])).toEqual([0, 0.06, 0.12, 0]);
  expect(affected(curve, [1000, 1000, 500, 500])).toEqual([0, 0.06, 0.24, 0]);
  expect(affected(curve, [0, 0, 0, 0])).toEqual([0, 0, 0, 0]);
});

it("[H3] tells what was played from what was played on with nobody acting", () => {
  const curve = { of: "team", everyTicks: 100, integrity: unhurt, userMinutes: [0, 10, 30, 70] } as const;
  expect(playedOf(curve, 210)).toBe(30);
  expect(playedPart(curve.userMinutes, curve, 210)).toEqual([0, 10, 30]);
  expect(isContinued({ endTick: 2000, horizonTick: 38400 })).toBe(true);
  expect(isContinued({ endTick: 38350, horizonTick: 38400 })).toBe(false);
});

it("keeps names clear of words that stand there already", () => {
  const line = Array.from({ length: 50 }, () => 100);
  const plot = { width: 500, height: 200, lines: [line] };
  const [free] = placeLabels(plot, [90]);
  const taken = free ? [free] : [];
  expect(taken).toHaveLength(1);
  const [moved] = placeLabels(plot, [90], taken);
  expect([moved?.x, moved?.y]).not.toEqual([free?.x, free?.y]);
});

it("ends the axis on a round share above the highest point", () => {
  expect(axisOf(0.03)).toEqual({ top: 0.05, step: 0.05 });
  expect(axisOf(0.46).top).toBeCloseTo(0.6);
  expect(axisOf(1)).toEqual({ top: 1, step: 0.25 });
});

it("names each line beside itself, clear of every line and name", () => {
  const rising = Array.from({ length: 100 }, (_, at) => 190 - at * 1.5);
  const flat = Array.from({ length: 100 }, () => 195);
  const labels = placeLabels({ width: 900, height: 200, lines: [rising, flat] }, [90, 70]);
  expect(labels.every((label) => label !== null)).toBe(true);
  for (const [index, label] of labels.entries()) {
    const line = [rising, flat][index] ?? [];
    const middle = Math.round(((label?.x ?? 0) + (label?.width ?? 0) / 2) / (900 / 99));
    expect(Math.abs((label?.y ?? 0) - (line[middle] ?? 0))).toBeLessThan(90);
  }
});

it("names lines that never part as well, beside each other", () => {
  const same = Array.from({ length: 50 }, () => 100);
  const [one, two] = placeLabels({ width: 500, height: 200, lines: [same, [...same]] }, [60, 60]);
  expect(one).not.toBeNull();
  expect(two).not.toBeNull();
  expect([one?.x, one?.y]).not.toEqual([two?.x, two?.y]);
});

it("names a line even where the plot is full of lines, but never two names in one place", () => {
  const lines = Array.from({ length: 12 }, (_, n) => Array.from({ length: 40 }, () => 10 + n * 15));
  const labels = placeLabels(
    { width: 400, height: 200, lines },
    lines.map(() => 80),
  );
  const found = labels.flatMap((label) => label ?? []);
  expect(found.length).toBe(lines.length);
  for (const [at, one] of found.entries())
    for (const other of found.slice(at + 1))
      expect(Math.abs(one.y - other.y) >= 15 || one.x + one.width <= other.x || other.x + other.width <= one.x).toBe(
        true,
      );
});
