/** Log lines: what writes them, and what becomes of them between the service and the one who reads. */
import { describe, expect, it } from "vitest";
import { at, watched } from "./watched.ts";

const lineOf = (service: string, source: string, more: object = {}) => ({
  service,
  level: "warn",
  template: `${service} ${source}`,
  source,
  ...more,
});
const logs = [lineOf("edge", "background"), lineOf("app", "background", { per: 0.01 })];

describe("drowned [M14]", () => {
  it("beyond its capacity the store drops the same share of everybody's lines, and says how many", () => {
    const all = at(watched({ scenario: { logs } }), 50).observed.logs;
    const half = at(watched({ scenario: { logs }, monitoring: { logs: { linesPerS: 50 } } }), 50).observed.logs;
    const written = all.reduce((sum, { lines }) => sum + lines, 0);
    expect(written).toBeGreaterThan(800);
    expect(all.every(({ dropped }) => dropped === 0)).toBe(true);
    for (const [rule, { lines, dropped }] of half.entries()) {
      expect(lines + dropped).toBe(all[rule]?.lines);
      expect(Math.abs(lines - ((all[rule]?.lines ?? 0) * 500) / written)).toBeLessThanOrEqual(1);
    }
  });

  it("none come in while what they need fails, and those are lost", () => {
    const run = watched({
      scenario: { logs },
      monitoring: { logs: { needs: "collector" } },
      trouble: { errorRatio: 1 },
    });
    expect(at(run, 50).observed.logs[0]).toMatchObject({ dropped: 0, ageTicks: 0 });
    const dark = at(run, 200).observed.logs[0];
    expect(dark).toMatchObject({ lines: 0, ageTicks: null });
    expect(dark?.dropped).toBeGreaterThan(500);
    expect(at(run, 330).observed.logs[0]).toMatchObject({ dropped: 0 });
  });

  it("late lines come once each: none is lost and none comes twice", () => {
    const push = { carries: "nothing", timeoutMs: 40_000 };
    const slow = watched({
      scenario: { logs },
      push,
      monitoring: { logs: { needs: "collector" } },
      trouble: { serviceMs: 20_000 },
    });
    const prompt = watched({ scenario: { logs }, push, trouble: { serviceMs: 20_000 } });
    const total = (run: typeof slow) => {
      let lines = 0;
      for (let seconds = 10; seconds <= 400; seconds += 10) lines += at(run, seconds).observed.logs[0]?.lines ?? 0;
      return lines;
    };
    expect(at(slow, 0).observed.logs[0]?.ageTicks).toBe(0);
    const late = total(slow);
    expect(at(slow, 410).observed.logs[0]?.ageTicks).toBe(0);
    expect(Math.abs(late - total(prompt))).toBeLessThan(40);
  });
});

it("counts slow answers by their time, and errors as errors", () => {
  const slow = lineOf("store", "slow", { overMs: 500 });
  const run = watched({ scenario: { logs: [slow, lineOf("store", "background")] } });
  expect(at(run, 50).observed.logs[0]?.lines).toBe(0);
  // The index is gone: queries of 160 ms in a queue that is filling.
  const [late, all] = at(run, 300).observed.logs;
  expect(late?.lines).toBeGreaterThan(100);
  expect(late?.lines).toBeLessThanOrEqual((all?.lines ?? 0) * 1.1);
});
