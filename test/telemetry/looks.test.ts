import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { createFacts } from "../../shared/play/index.ts";
import type { DiagnosticId } from "../../shared/protocol/index.ts";
import type { Observation, StationPaths } from "../../shared/sim/index.ts";
import { examine, record, startHistory } from "../../shared/telemetry/index.ts";
import type { Finding, Seen } from "../../shared/telemetry/index.ts";
import { fakeScenario, hiddenEdge } from "../play/fakeScenario.ts";
import { createFakeWorld } from "../play/fakeWorld.ts";

const facts = createFacts(fakeScenario);

/** Scrapes up to a tick of a world that goes wrong at T+10 s. */
function seenAt(tick: number, change: (scrape: Observation) => Observation = (same) => same): Seen {
  const world = createFakeWorld({ harmAtTick: 100 });
  const before: Observation[] = [];
  let history = startHistory([]);
  while (world.tick < tick) {
    if (world.tick <= 0 && world.tick % 100 === 0) before.push(world.observe());
    if (world.tick === 0) history = startHistory(before);
    if (world.tick > 0) history = record(history, change(world.observe()));
    world.step([]);
  }
  const { scenario, topology, documentedEdges } = facts;
  return { scenario, topology, history, tick, knownEdges: documentedEdges, teamChanges: [] };
}

const { instruments } = createFakeWorld();

function look(id: Exclude<DiagnosticId, "dependencies">, target: string, seen: Seen, by = instruments): Finding {
  return examine(seen, by, id, target, facts.stationIndex.get(target) ?? -1);
}

it("a rate panel names errors when they grew, duration otherwise, each against the usual", () => {
  expect(look("red", "edge@west", seenAt(2000)).headline).toMatchObject({
    code: "look.red.errors",
    params: { errorRatio: 0.2 },
  });
  const calm = look("red", "edge@west", seenAt(80)).headline;
  expect(calm.code).toBe("look.red.duration");
  expect(calm.params["p95Ms"]).toBe(calm.params["usualP95Ms"]);
});

it("an uninstrumented station has no data, and never a healthy reading", () => {
  expect(look("red", "names@west", seenAt(2000)).headline.code).toBe("look.no-data");
});

it("a cache's saturation is its hit ratio, with the one that is usual", () => {
  const { headline, spark } = look("saturation", "cache@west", seenAt(2000));
  expect(headline).toEqual({ code: "look.hits", params: { target: "cache@west", hitRatio: 0.67, usual: 0.97 } });
  expect(spark.at(-1)).toBe(0.67);
});

it("a saturation look shows what a replica uses of its ceilings, which nothing else does", () => {
  const station = facts.stationIndex.get("app@west") ?? -1;
  const ceilings = [{ station, group: "main", id: "threads", use: 9120, limit: 10_000, share: 0.912 }];
  const seen = seenAt(2000, (scrape) => ({ ...scrape, ceilings }));
  expect(look("saturation", "app@west", seen).detail).toMatchObject({
    lines: expect.arrayContaining([{ code: "look.ceiling", params: { name: "threads", use: 9120, limit: 10_000 } }]),
  });
  expect(JSON.stringify(look("saturation", "app@east", seen))).not.toContain("threads");
});

it("[M27] a look into a store compares what the members of its quorum have", () => {
  const [west, east] = ["store@west", "store@east"].map((id) => facts.stationIndex.get(id) ?? -1);
  const members = [
    { station: west ?? -1, leads: true, behindS: 0, diverged: 0 },
    { station: east ?? -1, leads: false, behindS: 4.5, diverged: 1234.4 },
  ];
  const seen = seenAt(2000, (scrape) => ({ ...scrape, members }));
  expect(look("store", "store@west", seen).detail).toMatchObject({
    lines: expect.arrayContaining([
      { code: "look.member.leads", params: { target: "store@west", behindS: 0, writes: 0 } },
      { code: "look.member.split", params: { target: "store@east", behindS: 4.5, writes: 1234 } },
    ]),
  });
  expect(JSON.stringify(look("store", "cache@west", seen))).not.toContain("look.member");
});

it("logs count what telemetry reported and fill only what it knows", () => {
  const { headline, detail } = look("logs", "cache@west", seenAt(520));
  expect(headline.code).toBe("look.logs");
  expect(detail).toMatchObject({
    kind: "logs",
    logs: [{ level: "warn", text: "promoted spare in west, hit ratio 0.67", count: 60, firstTick: 100 }],
  });
  expect(look("logs", "app@west", seenAt(520)).detail).toMatchObject({ logs: [{ text: "request * gave up" }] });
  expect(look("logs", "store@west", seenAt(520)).headline.code).toBe("look.logs.quiet");
});

it("the change feed never shows a change before its time", () => {
  const feed = (tick: number) => JSON.stringify(look("changes", "everything", seenAt(tick)));
  expect(feed(2000)).toContain("app 5.20.1");
  expect(feed(2000)).not.toContain("step 3 of 4");
  expect(feed(6100)).toContain("step 3 of 4");
});

it("a config diff shows the service's own settings changes and no others", () => {
  expect(look("config-diff", "app@west", seenAt(2000)).headline).toMatchObject({
    code: "look.config",
    params: { count: 1 },
  });
  expect(look("config-diff", "store@west", seenAt(2000)).headline.code).toBe("look.config.none");
});

it("a trace is the same request when it is looked at again, its bars nest, and its shares add up to one", () => {
  const [one, two] = [look("traces", "edge@west", seenAt(2000)), look("traces", "edge@west", seenAt(2000))];
  expect(one).toEqual(two);
  const spans = one.detail.kind === "trace" ? one.detail.spans : [];
  const root = must(spans[0], "root span");
  expect(spans.length).toBeGreaterThan(3);
  for (const span of spans) {
    expect(span.fromMs).toBeGreaterThanOrEqual(root.fromMs);
    expect(span.toMs).toBeLessThanOrEqual(root.toMs * 1.01);
  }
  expect(spans.reduce((sum, { ownShare }) => sum + ownShare, 0)).toBeCloseTo(1, 1);
});

it("a trace shows the attempts that failed before the one that counted", () => {
  const names = (tick: number) => {
    const { detail } = look("traces", "edge@west", seenAt(tick));
    return detail.kind === "trace" ? detail.spans.filter(({ depth, name }) => depth === 1 && name === "app@west") : [];
  };
  expect(names(80)).toHaveLength(1);
  expect(names(2000)).toHaveLength(3);
  expect(names(2000)[0]?.outcome).not.toBe("ok");
});

it("[fog] neither traces nor the store inspector mention an undocumented call", () => {
  const seen = seenAt(2000);
  for (const [id, target] of [
    ["traces", "app@west"],
    ["store", "store@west"],
    ["compare", "everything"],
  ] as const) {
    expect(JSON.stringify(look(id, target, seen))).not.toContain("names");
  }
  const found = { ...seen, knownEdges: facts.topology.edges.map((_, index) => index) };
  expect(facts.topology.edges.some(({ id }) => id === hiddenEdge)).toBe(true);
  expect(JSON.stringify(look("traces", "app@west", found))).toContain("names@west");
});

it("comparing finds the slice that is unlike the others", () => {
  const slow = facts.stationIndex.get("store@east") ?? -1;
  const onlyEast = (scrape: Observation): Observation => ({
    ...scrape,
    edges: scrape.edges.map((edge) => edge && { ...edge, p95Ms: 40, errorRatio: 0, attemptsRps: 100 }),
    stations: scrape.stations.map(
      (station, index) => station && { ...station, errorRatio: 0, p95Ms: index === slow ? 900 : 40 },
    ),
  });
  expect(look("compare", "everything", seenAt(2000, onlyEast)).headline).toMatchObject({
    code: "look.compare",
    params: { slice: "store@east", metric: "p95Ms" },
  });
});

it("a synthetic check reports the worst region first", () => {
  expect(look("synthetic", "everything", seenAt(2000)).headline.params).toEqual({ region: "west", failing: 0.3 });
});

it("customer reports come in at their time", () => {
  expect(look("reports", "everything", seenAt(200)).headline.code).toBe("look.reports.none");
  expect(look("reports", "everything", seenAt(400)).headline).toMatchObject({
    code: "look.reports",
    params: { count: 1 },
  });
});

const traceOf = ({ detail }: Finding) => (detail.kind === "trace" ? detail.spans : []);

it("[M14] a sample says how many requests it is of, and shows no failure that is not in it", () => {
  const scenario = { ...facts.scenario };
  const sampled = (sampleRatio: number, errorRatio: number): Seen => {
    const rare = (scrape: Observation): Observation => ({
      ...scrape,
      stations: scrape.stations.map((station) => station && { ...station, errorRatio }),
    });
    const monitoring = { ...scenario.monitoring, traces: { sampleRatio } };
    return { ...seenAt(2000, rare), scenario: { ...scenario, monitoring } };
  };
  // 100 requests per second for a minute, one in a hundred kept: of one failure in a thousand at most one is there.
  const seldom = look("traces", "edge@west", sampled(0.01, 0.001));
  const [note] = seldom.notes ?? [];
  expect(note).toMatchObject({ code: "look.note.trace.sampled", params: { requests: 6001 } });
  expect(Number(note?.params["sampled"])).toBeGreaterThanOrEqual(60);
  expect(Number(note?.params["failed"])).toBeLessThanOrEqual(1);
  const ticks = Array.from({ length: 40 }, (_, i) => ({ ...sampled(0.01, 0.001), tick: 2000 - i }));
  const withoutFailure = ticks
    .map((seen) => look("traces", "edge@west", seen))
    .filter(({ notes }) => notes?.[0]?.params["failed"] === 0);
  expect(withoutFailure.length).toBeGreaterThan(20);
  expect(withoutFailure.every((found) => traceOf(found)[0]?.outcome === "ok")).toBe(true);
  expect(look("traces", "edge@west", sampled(0, 0.5)).headline.code).toBe("look.trace.none");
});

it("[M14] of a callee that reports nothing there is the caller's span, marked, and nothing below it", () => {
  const dark = facts.stationIndex.get("app@west") ?? -1;
  const without = (scrape: Observation): Observation => ({
    ...scrape,
    traces: scrape.traces.map((trace, station) => (station === dark ? null : trace)),
  });
  for (let tick = 1960; tick < 2000; tick++) {
    const spans = traceOf(look("traces", "edge@west", seenAt(tick, without)));
    const answered = spans.filter(({ name, outcome }) => name === "app@west" && outcome === "ok");
    expect(answered.every(({ isMissing }) => isMissing === true)).toBe(true);
    expect(spans.every(({ depth }) => depth <= 1)).toBe(true);
  }
  expect(look("traces", "app@west", seenAt(2000, without)).headline.code).toBe("look.no-data");
});

it("[M14] logs say what was dropped, and never call it quiet while lines are missing", () => {
  const flooded = (scrape: Observation): Observation => ({
    ...scrape,
    logs: scrape.logs.map(({ lines }) => ({ lines: 0, dropped: lines, ageTicks: lines > 0 ? null : 0 })),
  });
  const found = look("logs", "cache@west", seenAt(520, flooded));
  expect(found.headline.code).toBe("look.logs.missing");
  expect(found.notes).toEqual([
    { code: "look.note.logs.none", params: {} },
    { code: "look.note.logs.dropped", params: { count: 60 } },
  ]);
});

it("[M14] a look at old numbers says how old they are", () => {
  const late = (scrape: Observation): Observation => ({
    ...scrape,
    usersAgeTicks: 300,
    stations: scrape.stations.map((station) => station && { ...station, ageTicks: 400 }),
  });
  const outside = look("synthetic", "everything", seenAt(2000, late));
  expect(outside.notes).toEqual([{ code: "look.note.age", params: { ageS: 30 } }]);
  expect(look("red", "edge@west", seenAt(2000, late)).notes).toEqual([{ code: "look.note.age", params: { ageS: 40 } }]);
  expect(look("red", "edge@west", seenAt(2000)).notes).toBeUndefined();
});

it("[D10] a thread dump says what the busy threads wait for, and has no name for a call that nobody has found", () => {
  const seen = seenAt(2000);
  const { headline, detail } = look("dump", "app@west", seen);
  expect(headline).toEqual({ code: "look.dump.own", params: { target: "app@west", share: 0.5 } });
  const told = JSON.stringify(detail);
  expect(told).toContain("look.dump.unknown");
  expect(told).not.toContain("names");
  const all = { ...seen, knownEdges: [...facts.topology.edges.keys()] };
  expect(JSON.stringify(look("dump", "app@west", all).detail)).toContain('"callee":"names"');
});

it("[D11] the path names what is wrong on it first, and every link, name and key after it", () => {
  const target = "app@west";
  const seen = seenAt(2000);
  expect(look("path", target, seen).headline.code).toBe("look.path.clear");
  const paths: StationPaths = {
    isDead: false,
    isAdvertised: true,
    links: [{ from: "west", to: "east", lossRatio: 0.2, roundTripMs: 70 }],
    records: [
      { id: "address", is: "good", expiresInS: null },
      { id: "certificate", is: "good", expiresInS: 600 },
    ],
    copies: [{ id: "key", of: "sign-in@west", without: 0.75, other: 0 }],
  };
  const { headline, detail } = look("path", target, seen, { ...instruments, paths: () => paths });
  expect(headline).toEqual({ code: "look.path.copy.none", params: { id: "key", of: "sign-in@west", share: 0.75 } });
  expect(detail).toEqual({
    kind: "lines",
    lines: [
      { code: "look.path.link", params: { from: "west", to: "east", loss: 0.2, roundTripMs: 70 } },
      { code: "look.path.routed", params: { target } },
      { code: "look.path.record.good", params: { id: "address" } },
      { code: "look.path.record.until", params: { id: "certificate", inS: 600 } },
    ],
  });
});

it("[D16] a specialist begins with what is out of the ordinary, and says when nothing is", () => {
  const seen = seenAt(2000);
  const stuck = { group: "main", slots: 100, ownWork: 10, waiting: [{ calls: [3], held: 90 }], queued: 800 };
  const told = look("specialist", "edge@west", seen, { ...instruments, inside: () => [stuck] });
  expect(told.headline.code).toBe("look.dump.waiting");
  expect(look("specialist", "names@east", seenAt(80)).headline.code).toBe("look.no-data");
  const quiet = { group: "main", slots: 100, ownWork: 10, waiting: [], queued: 0 };
  const calm = look("specialist", "store@east", seenAt(80), { ...instruments, inside: () => [quiet] });
  expect(calm.headline.code).toBe("look.specialist.nothing");
  expect(calm.detail.kind === "lines" && calm.detail.lines.length).toBe(6);
});

describe("[D15] a canary", () => {
  const target = "app@west";
  const change = { tick: 1000, service: target, kind: "team", text: "Cap retries", by: "", seat: 2 } as const;
  /** Everywhere errors go from 20 % to `elsewhere`, at the target to `here`, two minutes after the change. */
  const judged = (here: number, elsewhere: number, teamChanges: Seen["teamChanges"] = [change]) => {
    const seen = seenAt(3000, (scrape) => ({
      ...scrape,
      stations: scrape.stations.map(
        (reading, at) =>
          reading && {
            ...reading,
            errorRatio: scrape.scrapeTick < 1200 ? 0.2 : at === facts.stationIndex.get(target) ? here : elsewhere,
          },
      ),
    }));
    return look("canary", target, { ...seen, teamChanges });
  };

  it.each([
    [0.02, 0.2, "helped"],
    [0.4, 0.2, "hurt"],
    [0.02, 0.02, "same"],
  ])("with errors at %s here and %s elsewhere, has %s", (here, elsewhere, what) => {
    const { headline, detail } = judged(here, elsewhere);
    expect(headline).toEqual({ code: `look.canary.${what}`, params: { target, text: "Cap retries" } });
    expect(detail).toMatchObject({
      lines: expect.arrayContaining([
        { code: "look.canary.here", params: { metric: "errorRatio", before: 0.2, now: here } },
        { code: "look.canary.there", params: { metric: "errorRatio", before: 0.2, now: elsewhere } },
      ]),
    });
  });

  it("needs a change there, and the same service elsewhere without it", () => {
    expect(judged(0.02, 0.2, []).headline.code).toBe("look.canary.none");
    for (const service of ["app@east", "app", "app@east>store@east"]) {
      expect(judged(0.02, 0.2, [change, { ...change, service }]).headline.code).toBe("look.canary.alone");
    }
  });
});
