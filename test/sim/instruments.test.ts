/** What people measure by hand agrees with what the world does, and asking changes nothing. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { openSimulation } from "../../shared/sim/index.ts";
import type { Simulation } from "../../shared/sim/index.ts";
import { begin, scenarioWith } from "./hands.ts";

const START_S = -2700;
const stationOf = ({ topology }: Simulation, id: string): number =>
  topology.stations.findIndex((station) => station.id === id);

/** A desk asks a shelf that takes its time. */
const desk = {
  id: "desk",
  groups: [{ replicas: 1, slots: 40, serviceMs: 10 }],
  calls: [{ to: "shelf", timeoutMs: 5000 }],
};
/** It needs an address that it fetches once a minute. */
const caller = {
  ...desk,
  calls: [{ to: "shelf", timeoutMs: 5000, needs: { record: "address" } }],
  loops: [{ id: "resolve", to: "names", class: "find", fetches: "address", everyS: 60 }],
};
const shelf = { id: "shelf", groups: [{ replicas: 1, slots: 400, serviceMs: 500 }] };
const names = { id: "names", kind: "names", regions: ["west"], records: [{ id: "address", expiresAtS: START_S + 90 }] };

it("[D10] threads that wait are the rate times the time of what they wait for, as Little's law has it", () => {
  const run = begin(scenarioWith({}, [desk, shelf]));
  run.until(START_S + 120);
  const { simulation } = run;
  const edge = simulation.topology.edges.findIndex(({ id }) => id === "desk@west>shelf@west");
  const samples = Array.from({ length: 1200 }, (_, n) => {
    run.until(START_S + 120 + n / 10);
    const group = must(simulation.instruments.inside(stationOf(simulation, "desk@west"))[0], "group");
    return { ...group, rps: simulation.observe().edges[edge]?.callsRps ?? 0 };
  });
  const mean = (pick: (sample: (typeof samples)[number]) => number): number =>
    samples.reduce((sum, sample) => sum + pick(sample), 0) / samples.length;
  const rps = mean((sample) => sample.rps);
  expect(rps).toBeGreaterThan(15);
  expect(mean(({ waiting }) => waiting[0]?.held ?? 0) / (rps * 0.5)).toBeCloseTo(1, 1);
  expect(mean(({ ownWork }) => ownWork) / (rps * 0.01)).toBeCloseTo(1, 1);
  expect(samples[0]).toMatchObject({ group: "main", slots: 40 });
});

it("[D11] a path shows what its links lose and when what it hands out ends", () => {
  const links = [{ from: "west", to: "east", latencyMs: 70, lossRatio: 0.25 }];
  const run = begin(scenarioWith({}, [caller, shelf, names], { links }));
  const paths = () => run.simulation.instruments.paths(stationOf(run.simulation, "names@west"));
  run.until(START_S + 60);
  expect(paths()).toMatchObject({
    isDead: false,
    isAdvertised: null,
    links: [{ from: "west", to: "east", lossRatio: 0.25, roundTripMs: 70 }],
    records: [{ id: "address", is: "good", expiresInS: 30 }],
  });
  run.until(START_S + 91);
  expect(paths().records).toMatchObject([{ is: "expired" }]);
});

it("[D11] a fleet shows the share that holds no copy any more", () => {
  const run = begin(scenarioWith({}, [caller, shelf, names]));
  const copies = () => run.simulation.instruments.paths(stationOf(run.simulation, "desk@west")).copies;
  run.until(START_S + 60);
  expect(copies()).toMatchObject([{ id: "address", of: "names@west", without: expect.closeTo(0, 2), other: 0 }]);
  run.until(START_S + 100);
  expect(copies()).toMatchObject([{ without: 1 }]);
});

it("leaves no trace: a world that is asked at every tick is the same to the bit", () => {
  const scenario = scenarioWith({}, [caller, shelf, names]);
  const [asked, left] = [openSimulation(scenario, "asked"), openSimulation(scenario, "asked")];
  for (let tick = 0; tick < 600; tick++) {
    for (const station of asked.topology.stations.keys()) {
      asked.instruments.inside(station);
      asked.instruments.paths(station);
    }
    asked.step([]);
    left.step([]);
  }
  expect(asked.hash()).toBe(left.hash());
});
