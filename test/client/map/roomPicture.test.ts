import { describe, expect, it } from "vitest";
import { blindCommon } from "../../../client/gallery/blind.ts";
import { calmCommon, calmOwn, names, stormCommon, stormOwn } from "../../../client/gallery/views.ts";
import type { MapPicture } from "../../../client/map/index.ts";
import { mapPicture, readingsOf } from "../../../client/panels/map/index.ts";
import type { MapLayer } from "../../../client/store/index.ts";
import { createText } from "../../../client/text/index.ts";
import { must } from "../../../shared/base/index.ts";
import { linkHealth, nodeHealth, readLink, readNode } from "../../../shared/protocol/index.ts";
import type { CommonView, OwnView } from "../../../shared/protocol/index.ts";

const text = createText("en");

function pictureOf(common: CommonView, own: OwnView, tick = 16_624, layer: MapLayer = "traffic"): MapPicture {
  return mapPicture({ common, tray: own.tray, readings: readingsOf({ ...common, ...own }), names, tick, layer, text });
}

const calm = pictureOf(calmCommon, calmOwn, 404);
const storm = pictureOf(stormCommon, stormOwn);
const station = (picture: MapPicture, id: string) =>
  must(
    picture.stations.find((each) => each.id === id),
    id,
  );

describe("the picture of a calm room", () => {
  it("shows everything that reports as healthy, and what does not as a blind spot", () => {
    const states = new Set(
      calm.stations.filter(({ id }) => id !== "push@eu-west" && id !== "jobs@ap-south").map(({ state }) => state),
    );
    expect([...states]).toEqual(["ok"]);
    expect(station(calm, "jobs@ap-south")).toMatchObject({ state: "nodata", valueText: "no data" });
  });

  it("keeps calls to the tray out of the drawing", () => {
    const inTray = new Set(calm.stations.filter(({ place }) => place.at === "tray").map(({ id }) => id));
    expect(inTray.size).toBe(5);
    expect(calm.edges.some(({ to }) => inTray.has(to))).toBe(false);
  });

  it("is equal for equal views", () => {
    expect(pictureOf(calmCommon, calmOwn, 404)).toEqual(calm);
  });
});

describe("the picture of a storm", () => {
  it("draws the error share that telemetry reports", () => {
    const row = must(stormCommon.metrics.at(-1), "row");
    const index = must(stormCommon.map, "map").nodes.findIndex(({ id }) => id === "boot@eu-west");
    expect(station(storm, "boot@eu-west").errorRatio).toBe(readNode(row, index)?.errorRatio);
    expect(station(storm, "boot@eu-west").state).toBe("err");
  });

  it("lets attempts and good answers part on the call that is retried", () => {
    const edge = must(
      storm.edges.find(({ id }) => id === "gw@eu-west>boot@eu-west"),
      "edge",
    );
    expect(edge.attemptsPerCall).toBeGreaterThan(2);
    expect(edge.goodRps).toBeLessThan(edge.rps / 2);
    const row = must(stormCommon.metrics.at(-1), "row");
    const index = must(stormCommon.map, "map").links.findIndex(({ id }) => id === edge.id);
    expect(edge.errorRatio).toBe(readLink(row, index)?.errorRatio);
  });

  it("says how badly each region fares", () => {
    expect(storm.regions.map(({ state }) => state)).toEqual(["strained", "failing", "healthy"]);
  });

  it("draws a failover as an arc with share and rate", () => {
    expect(storm.arcs).toMatchObject([{ from: "eu-west", to: "us-east", state: "err" }]);
    expect(storm.arcs[0]?.plate).toMatch(/geo-failover 30.% · \d+\/s/);
  });

  it("draws a found dependency with the time it was found, and as confirmed once the board says so", () => {
    const found = storm.edges.find(({ from }) => from === "discovery@eu-west");
    expect(found?.known).toEqual({ how: "found", plate: "found T+26:30" });
    const hypotheses = stormCommon.hypotheses.map(
      (each) => ({ ...each, state: "confirmed", component: found?.id ?? "" }) as const,
    );
    const told = pictureOf({ ...stormCommon, hypotheses }, stormOwn);
    expect(told.edges.find(({ id }) => id === found?.id)?.known).toEqual({ how: "confirmed" });
  });

  it("moves the arc of a running change in steps, on every node it is aimed at", () => {
    expect(station(storm, "boot@eu-west").action).toEqual({ progress: 0.6 });
    expect(station(pictureOf(stormCommon, stormOwn, 16_625), "boot@us-east").action).toEqual({ progress: 0.6 });
    expect(station(storm, "store@eu-west").action).toBeUndefined();
  });

  it("marks changes only as far as somebody has looked", () => {
    expect(station(storm, "boot@eu-west").changed).toBe(true);
    expect(station(pictureOf({ ...stormCommon, evidence: [], actions: [] }, stormOwn), "boot@eu-west").changed).toBe(
      false,
    );
  });

  it("shows saturation to the seat that owns it alone", () => {
    expect(station(storm, "store@eu-west").utilization).toBeGreaterThan(2);
    const foreign = { ...stormOwn, depthNodes: [], depth: [] };
    expect(station(pictureOf(stormCommon, foreign), "store@eu-west").utilization).toBeUndefined();
  });
});

it("shows a region that stopped reporting as dead, never as healthy", () => {
  const last = must(stormCommon.metrics.at(-1), "row");
  const nodes = must(stormCommon.map, "map").nodes;
  const silent = {
    ...last,
    nodes: last.nodes.map((value, i) => (nodes[Math.floor(i / 5)]?.region === 1 ? -1 : value)),
  };
  const picture = pictureOf({ ...stormCommon, metrics: [...stormCommon.metrics.slice(0, -1), silent] }, stormOwn);
  expect(picture.regions[1]).toMatchObject({ state: "dead", line: "last T+27:30" });
  expect(station(picture, "gw@eu-west").state).toBe("down");
});

it("[M14] shows old numbers with their age, and people nobody hears of as such, never as healthy", () => {
  const picture = pictureOf({ ...calmCommon, ...blindCommon }, calmOwn);
  expect(station(picture, "gw@eu-west")).toMatchObject({ state: "nodata", valueText: "3:40 old" });
  expect(station(picture, "gw@eu-west").facts[0]).toBe("last reading 3:40 ago");
  expect(station(picture, "gw@us-east")).toMatchObject({ state: "nodata", valueText: "0:40 old" });
  expect(picture.regions.map(({ state }) => state)).toEqual(["blind", "blind", "dead"]);
  expect(picture.edges.every(({ state }) => state !== "ok")).toBe(true);
});

describe("states", () => {
  const node = { rps: 100, errorRatio: 0, p50Ms: 10, p95Ms: 100, ageTicks: 0 };
  const link = {
    attemptsRps: 1,
    callsRps: 1,
    goodRps: 1,
    errorRatio: 0,
    timeoutRatio: 0,
    p95Ms: 100,
    isBreakerOpen: false,
    ageTicks: 0,
  };
  const depth = { utilization: 0.2, queue: 0, replicasServing: 4, replicasWanted: 4, hitRatio: null };

  it.each([
    ["ok", node, 100, null],
    ["nodata", null, 100, null],
    ["ok", { ...node, ageTicks: 200 }, 100, null],
    ["nodata", { ...node, ageTicks: 300 }, 100, null],
    ["err", { ...node, ageTicks: 300, errorRatio: 0.1 }, 100, null],
    ["slow", { ...node, errorRatio: 0.02 }, 100, null],
    ["err", { ...node, errorRatio: 0.1 }, 100, null],
    ["slow", { ...node, p95Ms: 201 }, 100, null],
    ["ok", { ...node, p95Ms: 30 }, 2, null],
    ["slow", node, 100, { ...depth, utilization: 0.8 }],
    ["err", node, 100, { ...depth, utilization: 1.2 }],
    ["slow", node, 100, { ...depth, hitRatio: 0.8 }],
  ] as const)("a node is %s", (state, reading, usual, inside) => {
    expect(nodeHealth(reading, usual, inside, null)).toBe(state);
  });

  it("a cache far below its usual is not healthy, whatever others call a good one", () => {
    const hits = (hitRatio: number, usual: number | null) => nodeHealth(node, 100, { ...depth, hitRatio }, usual);
    expect(hits(0.93, null)).toBe("ok");
    expect(hits(0.93, 0.95)).toBe("ok");
    expect(hits(0.93, 0.99)).toBe("slow");
    expect(hits(0.62, 0.97)).toBe("slow");
  });

  it("a link without a reading is blind, not healthy", () => {
    expect(linkHealth(null, 100)).toBe("nodata");
    expect(linkHealth(link, 100)).toBe("ok");
    expect(linkHealth({ ...link, ageTicks: 300 }, 100)).toBe("nodata");
    expect(linkHealth({ ...link, errorRatio: 0.5 }, 100)).toBe("err");
    expect(linkHealth({ ...link, p95Ms: 300 }, 100)).toBe("slow");
  });
});
