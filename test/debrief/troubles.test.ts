import { beforeAll, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { reportOf, runAlone } from "../../shared/debrief/index.ts";
import type { LoneRun, TeamRun } from "../../shared/debrief/index.ts";
import { createRound } from "../../shared/play/index.ts";
import { thresholds } from "../../shared/protocol/index.ts";
import type { DebriefReport } from "../../shared/protocol/index.ts";
import { restoreSimulation } from "../../shared/sim/index.ts";
import { smallScenario } from "./smallWorld.ts";
import { atZero, HORIZON, launch, lived, recordingOf, seed, silent } from "./solo.ts";

let start: Uint8Array;
let lone: { readonly none: LoneRun; readonly reference: LoneRun };
let team: TeamRun;
let report: DebriefReport;

/** Relief that comes before anybody is hurt, so that nothing is left to tell of but how it began. */
const early = recordingOf([[10, launch("add-store", "store@west", 4)]]);
const idle = recordingOf([]);

beforeAll(() => {
  start = atZero();
  const run = (policy: string) =>
    runAlone({ scenario: smallScenario, seed, atZero: start, policy, horizonTick: HORIZON }, silent);
  lone = { none: run("none"), reference: run("reference") };
  team = lived(idle, start);
  report = reportOf(idle, { team, ...lone, cuts: null, without: [] });
});

it("has each failing station from its event to the event that ended it", () => {
  const failing = team.events.filter(({ kind }) => kind === "failing");
  expect(failing.length).toBeGreaterThan(1);
  for (const { id, subject, tick } of failing) {
    const end = team.events.find(({ kind, parents }) => kind === "recovered" && parents.includes(id))?.tick ?? null;
    expect(report.troubles).toContainEqual({ station: subject, is: "err", fromTick: tick, toTick: end });
  }
});

it("has what the map showed: at every scrape a station is failing there if and only if its reading was", () => {
  const round = createRound(idle.header, restoreSimulation(smallScenario, seed, start));
  round.submit(idle.entries);
  let failed = 0;
  while (round.tick < idle.endTick) {
    round.step();
    if (round.tick % 100 > 0) continue;
    const { scrapeTick, stations } = must(round.history.recent.at(-1), "a scrape");
    stations.forEach((reading, index) => {
      const { id } = must(round.facts.topology.stations[index], "station");
      const isShown = report.shownTroubles.some(
        ({ station, is, fromTick, toTick }) =>
          station === id && is === "err" && fromTick <= scrapeTick && scrapeTick < (toTick ?? Infinity),
      );
      const isFailing = (reading?.errorRatio ?? 0) >= thresholds.errorsFailing;
      if (isFailing) failed++;
      expect([scrapeTick, id, isShown]).toEqual([scrapeTick, id, isFailing]);
    });
  }
  expect(failed).toBeGreaterThan(10);
});

it("tells how it began and what was spared where nobody was hurt", () => {
  const saved = lived(early, start);
  expect(saved.events.filter(({ kind }) => kind === "failing")).toEqual([]);
  const { tree, prevented } = reportOf(early, { team: saved, ...lone, cuts: null, without: [] });
  expect(tree.map(({ kind, root }) => [kind, root])).toContainEqual(["defect-activated", "defect"]);
  expect(prevented.length).toBeGreaterThan(0);
  const ids = new Set(tree.map(({ id }) => id));
  expect(prevented.every(({ parents }) => parents.every((id) => id < 0 || ids.has(id)))).toBe(true);
});
