import { expect, it } from "vitest";
import { createRegistry, MOST_SERIES } from "../../../server/metrics/registry.ts";

it("writes what it counted in Prometheus' text format", () => {
  const registry = createRegistry();
  const bare = registry.counter("a_total", "Of a.");
  const labelled = registry.counter("b_total", "Of b.", ["kind", "outcome"]);
  registry.reading("c_bytes", "Of c.", () => 12.5);
  registry.reading("d", "Of d.", () => [{ labels: ["x"], value: 3 }], ["role"]);
  bare([], 2);
  labelled(["x", "done"]);
  labelled(["x", "done"]);
  expect(registry.text()).toBe(
    [
      "# HELP a_total Of a.",
      "# TYPE a_total counter",
      "a_total 2",
      "# HELP b_total Of b.",
      "# TYPE b_total counter",
      'b_total{kind="x",outcome="done"} 2',
      "# HELP c_bytes Of c.",
      "# TYPE c_bytes gauge",
      "c_bytes 12.5",
      "# HELP d Of d.",
      "# TYPE d gauge",
      'd{role="x"} 3',
      "",
    ].join("\n"),
  );
});

it("has cumulative buckets whose last one holds all", () => {
  const registry = createRegistry();
  const seen = registry.histogram("t_seconds", "Of t.", [0.1, 1]);
  for (const value of [0.05, 0.1, 0.5, 7]) seen(value);
  seen(0.5, 3);
  expect(registry.text().split("\n").slice(2, -1)).toEqual([
    't_seconds_bucket{le="0.1"} 2',
    't_seconds_bucket{le="1"} 6',
    't_seconds_bucket{le="+Inf"} 7',
    "t_seconds_sum 9.15",
    "t_seconds_count 7",
  ]);
});

it("shows a counter without labels before anything was counted, and never loses what it cannot show apart", () => {
  const registry = createRegistry();
  registry.counter("calm_total", "Of nothing.");
  const many = registry.counter("many_total", "Of many.", ["word"]);
  for (let n = 0; n < MOST_SERIES + 50; n++) many([`w${n}`]);
  const lines = registry.text().split("\n");
  expect(lines).toContain("calm_total 0");
  expect(lines).toContain('many_total{word="other"} 50');
  expect(lines.filter((line) => line.startsWith("many_total"))).toHaveLength(MOST_SERIES + 1);
});

it("escapes what a label must not hold, and refuses a second metric of one name", () => {
  const registry = createRegistry();
  registry.counter("a_total", "Of a.", ["word"])(['say "no"\nor \\']);
  expect(registry.text()).toContain('a_total{word="say \\"no\\"\\nor \\\\"} 1');
  expect(() => registry.counter("a_total", "Again.")).toThrow("a_total");
});
