import { describe, expect, it } from "vitest";
import { findingOf, redPlots, scaleOf, subjectOf, usePlots } from "../../../client/panels/dock/index.ts";
import { readingsOf } from "../../../client/panels/map/index.ts";
import { stormCommon, stormOwn } from "../../../client/gallery/views.ts";
import { must } from "../../../shared/base/index.ts";
import { packNode, readNode } from "../../../shared/protocol/index.ts";

const seen = { ...stormCommon, ...stormOwn };
const readings = readingsOf(seen);
const node = must(subjectOf(readings, { kind: "station", id: "store@eu-west" }), "store");
const link = must(subjectOf(readings, { kind: "edge", id: "gw@eu-west>boot@eu-west" }), "link");
const boot = must(
  readings.nodes.find((state) => state.node.id === "boot@eu-west"),
  "boot",
).node;
const store = node.node.node;

describe("the dock's subject", () => {
  it("of a call is looked into at its callee", () => {
    expect(link.node.node.id).toBe("boot@eu-west");
    expect(link.kind === "link" && link.from?.node.id).toBe("gw@eu-west");
  });

  it("is nothing when what was selected is not on the map", () => {
    expect(subjectOf(readings, { kind: "station", id: "gone@nowhere" })).toBeNull();
    expect(subjectOf(readings, null)).toBeNull();
  });
});

describe("charts", () => {
  it("draw attempts beside good answers for a call", () => {
    const [rate] = redPlots(link, seen);
    expect(rate?.lines.map(({ name }) => name)).toEqual(["attempts", "good"]);
    const [attempts, good] = (rate?.lines ?? []).map(({ points }) => points.at(-1) ?? 0);
    expect(attempts).toBeGreaterThan(2 * (good ?? Infinity));
  });

  it("carry the caller's patience as the threshold of its call", () => {
    expect(redPlots(link, seen)[2]?.threshold).toEqual({ is: "timeout", value: 5000 });
  });

  it("carry an alert's threshold once it has fired", () => {
    const plots = usePlots(must(subjectOf(readings, { kind: "station", id: "store@us-east" }), "store"), seen);
    expect(plots?.[0]?.threshold).toEqual({ is: "alert", value: 0.7 });
  });

  it("show saturation only where this seat has depth", () => {
    expect(usePlots(node, seen)?.map(({ title }) => title)).toEqual(["utilization", "queue", "replicas"]);
    expect(usePlots(link, seen)).toBeNull();
  });

  it("have one point per scrape, and a gap where there was none", () => {
    const last = must(seen.metrics.at(-1), "row");
    const blank = { ...last, scrape: last.scrape + 1, tick: last.tick + 100, nodes: [] };
    const [rate] = redPlots(node, { ...seen, metrics: [...seen.metrics, blank] });
    expect(rate?.lines[0]?.points).toHaveLength(seen.metrics.length + 1);
    expect(rate?.lines[0]?.points.at(-1)).toBeNull();
  });
});

describe("the value axis", () => {
  const plot = must(redPlots(node, seen)[0], "plot");
  const of = (highest: number, threshold: number | null = null) =>
    scaleOf({
      ...plot,
      least: 0.001,
      usual: null,
      lines: [{ name: "rate", tone: "ok", points: [highest, null] }],
      threshold: threshold === null ? null : { is: "alert", value: threshold },
    });

  it.each([0.04, 0.9, 7, 316, 1310, 5000])("holds %s in a few round steps", (highest) => {
    const { top, step } = of(highest);
    expect(top).toBeGreaterThanOrEqual(highest);
    expect(top).toBeLessThanOrEqual(highest * 2);
    expect(top / step).toBeLessThanOrEqual(5);
  });

  it("reaches a threshold that is near, and does not flatten the lines for one that is far", () => {
    expect(of(300, 800).top).toBeGreaterThanOrEqual(800);
    expect(of(300, 5000).top).toBeLessThan(1000);
  });
});

describe("a finding", () => {
  it("is the newest card of its kind about the subject, shared or private", () => {
    expect(findingOf("traces", boot, stormOwn, stormCommon).card?.id).toBe("E8");
    expect(findingOf("store", store, stormOwn, stormCommon).card?.id).toBe("p1");
  });

  it("can be taken where this seat may look, and says what it costs", () => {
    const { standing } = findingOf(
      "logs",
      must(
        readings.nodes.find((s) => s.node.id === "cache@eu-west"),
        "cache",
      ).node,
      stormOwn,
      stormCommon,
    );
    expect(standing).toEqual({ is: "ready", takesS: 20 });
  });

  it("is on its way while a look runs", () => {
    expect(findingOf("logs", store, stormOwn, stormCommon).standing).toMatchObject({
      is: "running",
      run: { id: "r1" },
    });
  });

  it("names whose it is when it is not this seat's", () => {
    expect(findingOf("traces", boot, stormOwn, stormCommon).standing).toEqual({ is: "locked", owner: "INV" });
    expect(findingOf("config-diff", boot, stormOwn, stormCommon).standing).toEqual({ is: "locked", owner: "SVC" });
  });

  it("of a look at everything counts for every node", () => {
    expect(findingOf("changes", boot, stormOwn, stormCommon)).toMatchObject({
      target: "everything",
      card: { id: "E3" },
    });
  });
});

describe("charts of what does not arrive [M14]", () => {
  const fresh = redPlots(node, seen);
  const age = (ageTicksAt: (n: number, of: number) => number | null) => {
    const metrics = seen.metrics.map((row, n) => ({
      ...row,
      nodes: (stormCommon.map?.nodes ?? []).flatMap((_, index) => {
        const reading = readNode(row, index);
        const ageTicks = ageTicksAt(n, seen.metrics.length);
        return packNode(reading && ageTicks !== null ? { ...reading, ageTicks } : null);
      }),
    }));
    return must(redPlots(node, { ...seen, metrics })[0], "rate");
  };
  const lastS = must(seen.metrics.at(-1), "row").tick / 10;

  it("fresh numbers are in no doubt", () => {
    expect(fresh.every(({ doubt }) => doubt === null)).toBe(true);
  });

  it("late ones stand where they were measured, and the end of the chart is open", () => {
    const late = age(() => 400);
    expect(late.doubt).toEqual({ is: "late", sinceS: lastS - 40, ageS: 40 });
    expect(late.seconds.at(-1)).toBe(lastS - 40);
  });

  it("frozen ones say since when nothing has changed, once", () => {
    const frozen = age((n, of) => Math.max(0, n - (of - 11)) * 100);
    expect(frozen.doubt).toEqual({ is: "frozen", sinceS: lastS - 100, ageS: 100 });
    expect(frozen.seconds.at(-1)).toBe(lastS - 100);
  });

  it("silence is a gap, and knows when it began", () => {
    const silent = age((n, of) => (n > of - 6 ? null : 0));
    expect(silent.doubt).toEqual({ is: "silent", sinceS: lastS - 50, ageS: 50 });
    expect(silent.lines[0]?.points.at(-1)).toBeNull();
  });
});
