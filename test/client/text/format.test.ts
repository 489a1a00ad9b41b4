import { describe, expect, it } from "vitest";
import { createFormat, formatClock, formatT } from "../../../client/text/format.ts";

const format = createFormat("en");
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("numbers", () => {
  it.each([
    [0, "0"],
    [0.4, "0.4"],
    [42, "42"],
    [999.4, "999"],
    [999.6, "1.0k"],
    [1234, "1.2k"],
    [41_000, "41k"],
    [999_600, "1.0M"],
    [3_610_000, "3.6M"],
    [24_000_000, "24M"],
  ])("count %d as %s", (value, words) => {
    expect(format.count(value)).toBe(words);
  });

  it.each([
    [0, "0 %"],
    [0.0008, "0.08 %"],
    [0.063, "6.3 %"],
    [0.0996, "10 %"],
    [0.23, "23 %"],
    [1, "100 %"],
  ])("say the ratio %d as %s", (ratio, words) => {
    expect(plain(format.percent(ratio))).toBe(words);
  });

  it("never round a service level up over its target", () => {
    expect(plain(format.level(0.99979))).toBe("99.97 %");
    expect(plain(format.level(0.99999))).toBe("99.99 %");
    expect(plain(format.level(1))).toBe("100 %");
    expect(plain(format.level(0.756))).toBe("75.6 %");
  });

  it.each([
    [42, "42 ms"],
    [310, "310 ms"],
    [999.6, "1.0 s"],
    [2900, "2.9 s"],
    [14_200, "14 s"],
    [180_000, "3 min"],
  ])("say %d milliseconds as %s", (ms, words) => {
    expect(plain(format.duration(ms))).toBe(words);
  });

  it("always carry their unit", () => {
    expect(format.rate(1234)).toBe("1.2k/s");
    expect(format.times(3.4)).toBe("×3.4");
    expect(plain(format.userMinutes(41_000))).toBe("41k user-min");
  });

  it("keep number and unit on one line", () => {
    expect(format.percent(0.063)).toContain("\u00a0");
  });
});

describe("time", () => {
  it.each([
    [0, "T+00:00"],
    [462, "T+07:42"],
    [3723, "T+1:02:03"],
    [-130, "T−02:10"],
  ])("shows %d simulated seconds as %s", (seconds, words) => {
    expect(formatT(seconds)).toBe(words);
  });

  it("counts down to 0:00 only when nothing is left", () => {
    expect(formatClock(0.2)).toBe("0:01");
    expect(formatClock(0)).toBe("0:00");
    expect(formatClock(-4)).toBe("0:00");
    expect(formatClock(784)).toBe("13:04");
  });
});
