import { describe, expect, it } from "vitest";
import { EasedRings } from "../../../client/map/easing.ts";
import { sentenceOf } from "../../../client/map/sentence.ts";
import { spreadsBetween } from "../../../client/map/spread.ts";
import { createText } from "../../../client/text/index.ts";
import { edge, station, world } from "./worlds.ts";

const calm = world(1);
const withState = (id: string, state: "slow" | "err" | "ok") => ({
  ...calm,
  stations: calm.stations.map((each) => (each.id === id ? { ...each, state } : each)),
});

describe("a change of state", () => {
  it("sets off one ring at the node and runs towards its callers", () => {
    expect(spreadsBetween(calm, withState("us-west/3", "err"))).toEqual([
      { station: "us-west/3", edges: ["us-west/2→us-west/3"] },
    ]);
  });

  it("sets off nothing when it is for the better, or a node is new", () => {
    expect(spreadsBetween(withState("us-west/3", "err"), withState("us-west/3", "slow"))).toEqual([]);
    expect(spreadsBetween({ ...calm, stations: [] }, withState("us-west/3", "err"))).toEqual([]);
  });

  it("does not run along a dependency that nobody has confirmed", () => {
    const found = edge("config", "us-west/3", { known: { how: "found", plate: "found T+26:30" } });
    const after = withState("us-west/3", "err");
    expect(spreadsBetween(calm, { ...after, edges: [found] })[0]?.edges).toEqual([]);
  });
});

describe("rings", () => {
  const at = (errorRatio: number) => [station("a", { errorRatio })];

  it("arrive exactly at the measurement, sooner for the worse than for the better", () => {
    const steps = (from: number, to: number): number => {
      const rings = new EasedRings();
      rings.aim(at(from), true);
      rings.aim(at(to), false);
      let count = 0;
      while (rings.step(0.05)) count++;
      expect(rings.of("a").errorRatio).toBe(to);
      return count;
    };
    const worse = steps(0, 0.9);
    expect(worse).toBeGreaterThan(2);
    expect(steps(0.9, 0)).toBeGreaterThan(2 * worse);
  });

  it("show the measurement at once without motion, and for a node seen for the first time", () => {
    const rings = new EasedRings();
    rings.aim(at(0.5), false);
    expect(rings.of("a").errorRatio).toBe(0.5);
    rings.aim(at(0.1), true);
    expect(rings.of("a").errorRatio).toBe(0.1);
    expect(rings.step(1)).toBe(false);
  });
});

describe("the list's sentence", () => {
  const names = new Map([
    ["gw", "gw"],
    ["db", "db-1"],
  ]);
  const picture = { ...calm, edges: [edge("gw", "pay"), edge("pay", "db")] };

  it("says name, place, state, values and neighbours", () => {
    const pay = station("pay", { state: "err", facts: ["6.3 % errors", "p95 2.9 s"] });
    expect(sentenceOf(pay, "eu-west", picture, names, createText("en"))).toBe(
      "pay, eu-west, failing: 6.3 % errors, p95 2.9 s, called by gw, calls db-1",
    );
  });

  it("never calls a node without data healthy", () => {
    const jobs = station("jobs", { state: "nodata" });
    expect(sentenceOf(jobs, "ap-south", picture, names, createText("en"))).toBe("jobs, ap-south, no data");
  });
});
