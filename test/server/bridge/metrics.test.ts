/** The exposition: Prometheus' text of what the team's screens show, and of nothing else. */
import { describe, expect, it } from "vitest";
import { expose } from "../../../server/bridge/metrics/exposition.ts";
import { familiesOf } from "../../../server/bridge/metrics/game.ts";
import { createTotals } from "../../../server/bridge/metrics/totals.ts";
import type { Look } from "../../../server/bridge/look.ts";
import { alert, atSpeed, lookAt, node, rowAt } from "./looks.ts";

const first = lookAt().common.map?.nodes[0]?.id ?? "";

/** The text after these looks, as one would be scraped. */
function scraped(...looks: readonly [Look, ...Look[]]): string {
  const totals = createTotals();
  for (const look of looks) totals.take(look);
  return expose(familiesOf(looks.at(-1) ?? looks[0], totals));
}

/** The value of a series of the first node; undefined where there is none. */
function valueOf(text: string, name: string): number | undefined {
  const line = text.split("\n").find((each) => each.startsWith(`small_causes_game_${name}{node="${first}"`));
  return line === undefined ? undefined : Number(line.split(" ").at(-1));
}

const rows = (...numbers: readonly number[]) => numbers.map((n) => rowAt(n));

describe("totals", () => {
  it("grow as fast as the chart shows, over a real clock at the speed of life", () => {
    const text = scraped(
      lookAt({ metrics: rows(1), ...atSpeed(1) }),
      lookAt({ metrics: rows(1, 2, 3, 4), ...atSpeed(1) }),
    );
    expect(valueOf(text, "requests_total")).toBeCloseTo(node.rps * 30);
    expect(valueOf(text, "errors_total")).toBeCloseTo(node.rps * 0.1 * 30);
  });

  it.each([1, 2, 4, 8] as const)("give the same rate on a real clock at %d times life", (speed) => {
    const text = scraped(
      lookAt({ metrics: rows(1), ...atSpeed(speed) }),
      lookAt({ metrics: rows(1, 2, 3, 4, 5), ...atSpeed(speed) }),
    );
    const realSeconds = 40 / speed;
    expect((valueOf(text, "requests_total") ?? 0) / realSeconds).toBeCloseTo(node.rps);
    expect(text).toContain(`small_causes_game_speed ${speed}\n`);
  });

  it("count each row once, however often and however late it is looked at", () => {
    const often = scraped(
      lookAt({ metrics: rows(1) }),
      lookAt({ metrics: rows(1, 2) }),
      lookAt({ metrics: rows(1, 2) }),
      lookAt({ metrics: rows(2, 3) }),
    );
    const seldom = scraped(lookAt({ metrics: rows(1) }), lookAt({ metrics: rows(2, 3) }));
    expect(often).toBe(seldom);
  });

  it("begin anew with another round", () => {
    const text = scraped(
      lookAt({ metrics: rows(1) }),
      lookAt({ metrics: rows(1, 2) }),
      lookAt({ metrics: rows(1, 2) }, "another round"),
    );
    expect(valueOf(text, "requests_total")).toBe(0);
  });

  it("of harm are user-seconds, over the speed", () => {
    const text = scraped(
      lookAt({ metrics: [rowAt(1, node, 10)], ...atSpeed(4) }),
      lookAt({ metrics: [rowAt(1, node, 10), rowAt(2, node, 14)], ...atSpeed(4) }),
    );
    expect(text).toContain("small_causes_game_user_seconds_lost_total 60\n");
  });
});

describe("what players do not see", () => {
  it("is not there: no data leaves no series behind and does not count on, and the node is down", () => {
    const text = scraped(lookAt({ metrics: rows(1) }), lookAt({ metrics: [rowAt(1), rowAt(2, null)] }));
    expect(valueOf(text, "requests_total")).toBeUndefined();
    expect(valueOf(text, "request_duration_p95_seconds")).toBeUndefined();
    expect(valueOf(text, "node_up")).toBe(0);
  });

  it("goes on where it stopped when data comes again", () => {
    const hole = [rowAt(1), rowAt(2), rowAt(3, null), rowAt(4)];
    const text = scraped(lookAt({ metrics: rows(1), ...atSpeed(1) }), lookAt({ metrics: hole, ...atSpeed(1) }));
    expect(valueOf(text, "requests_total")).toBeCloseTo(node.rps * 20);
    expect(valueOf(text, "node_up")).toBe(1);
  });

  it("is as old as on their screens, and says so", () => {
    const frozen = { ...node, ageTicks: 900 };
    const text = scraped(lookAt({ metrics: rows(1) }), lookAt({ metrics: [rowAt(1), rowAt(2, frozen)] }));
    expect(valueOf(text, "reading_age_seconds")).toBe(90);
    expect(valueOf(text, "request_duration_p95_seconds")).toBe(0.08);
  });

  it("has no series for nodes that report nothing by design, nor for links that nobody has found", () => {
    const text = scraped(lookAt({ metrics: rows(1) }));
    expect(text).not.toMatch(/node_up\{node="names@/);
    expect(text).not.toContain("app@west>names@west");
  });

  it("says nothing of an alert without data", () => {
    const text = scraped(
      lookAt({
        metrics: rows(1),
        alerts: [alert(), alert({ id: "b", state: "resolved" }), alert({ id: "c", state: "no-data" })],
      }),
    );
    expect(text.match(/alert_firing\{.*\n/g)).toEqual([
      'alert_firing{id="store-errors:store@west",severity="page",metric="errorRatio",subject="store@west"} 1\n',
      'alert_firing{id="b",severity="page",metric="errorRatio",subject="store@west"} 0\n',
    ]);
  });
});

describe("the text", () => {
  it("has a help and a type for each family, once, and each series once", () => {
    const text = scraped(lookAt({ metrics: rows(1), alerts: [alert()] }));
    const lines = text.split("\n").filter((line) => line !== "");
    const heads = lines.filter((line) => line.startsWith("# TYPE")).map((line) => line.split(" ")[2]);
    expect(heads.length).toBeGreaterThan(20);
    expect(new Set(heads).size).toBe(heads.length);
    expect(lines.filter((line) => line.startsWith("# HELP")).length).toBe(heads.length);
    const series = lines.filter((line) => !line.startsWith("#")).map((line) => line.replace(/ \S+$/, ""));
    expect(new Set(series).size).toBe(series.length);
    for (const line of lines.filter((each) => !each.startsWith("#"))) {
      expect(line).toMatch(/^[a-z0-9_]+(\{([a-z]+="(\\.|[^"\\])*",?)*\})? -?[0-9.e+-]+$/);
    }
  });

  it("escapes what labels hold, and is bounded", () => {
    const sample = (label: string) => ({ labels: [label], value: 1 });
    const family = { name: "x", help: "h", type: "gauge", labels: ["a"] } as const;
    expect(expose([{ ...family, samples: [sample('a "b"\\\nc')] }])).toContain('x{a="a \\"b\\"\\\\\\nc"} 1\n');
    const many = Array.from({ length: 5000 }, (_, n) => sample(String(n)));
    expect(expose([{ ...family, samples: many }]).split("\n").length).toBe(2003);
  });
});
