import * as fc from "fast-check";
import { expect, it } from "vitest";
import {
  packDepth,
  packImpact,
  packLink,
  packNode,
  readDepth,
  readImpact,
  readLink,
  readNode,
} from "../../shared/protocol/index.ts";

const ratio = fc.double({ min: 0, max: 1, noNaN: true });
const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
const row = { scrape: 0, tick: 0, nodes: [], links: [], regions: [], impact: [] };

it("keeps a node's reading to a tenth of a request, a hundredth of a percent and a tenth of a millisecond", () => {
  const reading = fc.record({ rps: amount, errorRatio: ratio, p50Ms: amount, p95Ms: amount, ageTicks: fc.nat(40_000) });
  fc.assert(
    fc.property(reading, (node) => {
      const read = readNode({ ...row, nodes: [...packNode(null), ...packNode(node)] }, 1);
      expect(read?.rps).toBeCloseTo(node.rps, 0);
      expect(Math.abs((read?.errorRatio ?? 9) - node.errorRatio)).toBeLessThanOrEqual(0.00005);
      expect(Math.abs((read?.p95Ms ?? 9) - node.p95Ms)).toBeLessThanOrEqual(0.0501);
      expect(read?.ageTicks).toBe(node.ageTicks);
    }),
  );
});

it("reads no data as no data, never as zero", () => {
  expect(readNode({ ...row, nodes: packNode(null) }, 0)).toBeNull();
  expect(readDepth({ scrape: 0, tick: 0, values: packDepth(null) }, 0)).toBeNull();
});

it("reads a link that was not known yet as no data", () => {
  const link = packLink({
    attemptsRps: 30,
    callsRps: 10,
    goodRps: 9,
    errorRatio: 0.5,
    timeoutRatio: 0.25,
    p95Ms: 12.3,
    isBreakerOpen: true,
    ageTicks: 300,
  });
  expect(readLink({ ...row, links: packLink(null) }, 0)).toBeNull();
  expect(readLink({ ...row, links: link }, 1)).toBeNull();
  expect(readLink({ ...row, links: link }, 0)).toMatchObject({
    attemptsRps: 30,
    timeoutRatio: 0.25,
    isBreakerOpen: true,
    ageTicks: 300,
  });
});

it("tells a cache with no hits from a station that is no cache", () => {
  const use = { utilization: 0.5, queue: 3, replicasServing: 2, replicasWanted: 4 };
  const values = [...packDepth({ ...use, hitRatio: 0 }), ...packDepth({ ...use, hitRatio: null })];
  expect(readDepth({ scrape: 0, tick: 0, values }, 0)).toEqual({ ...use, hitRatio: 0 });
  expect(readDepth({ scrape: 0, tick: 0, values }, 1)).toEqual({ ...use, hitRatio: null });
});

it("keeps the top bar's numbers", () => {
  const people = { usersAffected: 4100, usersTotal: 24_000, userMinutesLost: 51, ageTicks: 200, alertsAgeTicks: 100 };
  for (const impact of [
    { sli: 0.9712, burn: 28.8, ...people },
    { sli: null, burn: null, ...people },
  ])
    expect(readImpact({ ...row, impact: packImpact(impact) })).toEqual(impact);
});
