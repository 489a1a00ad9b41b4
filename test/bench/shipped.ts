/**
 * The rows about one game of the largest shipped scenario: a step hot and cold, calm and in the storm, a whole game
 * without anybody, its snapshot, its memory, and what a step allocates.
 */
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { must, TICKS_PER_SECOND } from "../../shared/base/index.ts";
import { expand, scenarioSchema } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { createSimulation, openSimulation, SCRAPE_TICKS } from "../../shared/sim/index.ts";
import type { Observation, Simulation } from "../../shared/sim/index.ts";
import { record, startHistory } from "../../shared/telemetry/index.ts";
import type { History } from "../../shared/telemetry/index.ts";
import type { Effort } from "./effort.ts";
import { aliveBytes, allocatedBytesOf, cpuUsOf, medianOf } from "./measure.ts";
import { rowOf } from "./rows.ts";
import type { Row } from "./rows.ts";
import { hotStepUs, stepTimes } from "./steps.ts";

const folder = "shared/content/scenarios";

export function largestShipped(): Scenario {
  const scenarios = readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => scenarioSchema.parse(parse(readFileSync(`${folder}/${file}`, "utf8"), { merge: true })));
  const edgesOf = ({ world }: Scenario): number => expand(world).edges.length;
  return scenarios.reduce((largest, next) => (edgesOf(next) > edgesOf(largest) ? next : largest));
}

export function rowsOfShipped(scenario: Scenario, effort: Effort): readonly Row[] {
  const calm = effort.hasPreRoll ? createSimulation(scenario, "bench") : openSimulation(scenario, "bench");
  const { storm, history, speed } = playIgnored(calm, effort);
  const hot = { target: 50, stretch: 25, good: "at most" } as const;
  const cold = { target: 100, stretch: 50, good: "at most" } as const;
  const states = [
    { id: "calm", says: "calm", at: calm },
    { id: "storm", says: "in the storm", at: storm },
  ];
  return [
    ...states.map(({ id, says, at }) =>
      rowOf(`step.hot.${id}`, `step, hot, ${says}`, hotStepUs(at.fork(), effort), "µs", hot),
    ),
    ...states.map(({ id, says, at }) =>
      rowOf(`step.cold.${id}`, `step, cold, ${says}`, coldStepUs(at, effort), "µs", cold),
    ),
    rowOf("game.speed", "whole game, headless", speed, "× real time", {
      target: 1000,
      stretch: 2500,
      good: "at least",
    }),
    rowOf("game.snapshot", "snapshot", snapshotUs(storm, effort), "µs", { target: 50, stretch: 10, good: "at most" }),
    rowOf("game.state", "state of one game, as bytes", storm.snapshot().byteLength / 1e6, "MB"),
    rowOf("game.memory", "state and history of one game", gameBytes(storm, history, effort) / 1e6, "MB", {
      target: 1.5,
      stretch: 0.7,
      good: "at most",
    }),
    ...states.map(({ id, says, at }) =>
      rowOf(`allocation.${id}`, `allocated per step, ${says}`, allocatedPerStep(at, effort, false), "bytes", {
        target: 0,
        good: "at most",
      }),
    ),
    rowOf("allocation.scrape", "allocated by a step that scrapes", allocatedPerStep(storm, effort, true), "bytes"),
  ];
}

/** The ignored run from T+0, with the telemetry of its last quarter of an hour, and how fast it went. */
function playIgnored(calm: Simulation, { stormTicks, gameTicks }: Effort) {
  const game = calm.fork();
  const scrapes: Observation[] = [game.observe()];
  let history: History = startHistory(scrapes);
  let storm = game;
  const us = cpuUsOf(() => {
    for (let tick = 0; tick < gameTicks; tick++) {
      if (tick === stormTicks) storm = game.fork();
      game.step([]);
      if (game.tick % SCRAPE_TICKS === 0) history = record(history, game.observe());
    }
  });
  return { storm, history, speed: gameTicks / TICKS_PER_SECOND / (us / 1e6) };
}

/** Many games in turn, each a tick further than the one before, so that they do not scrape together. */
function coldStepUs(from: Simulation, { samples, games }: Effort): number {
  const all = Array.from({ length: games }, (_, ahead) => {
    const game = from.fork();
    stepTimes(game, ahead);
    return game;
  });
  return medianOf(samples, () => cpuUsOf(() => all.forEach((game) => void game.step([]))) / games);
}

function snapshotUs(game: Simulation, { samples }: Effort): number {
  const times = 20;
  return medianOf(
    samples,
    () =>
      cpuUsOf(() => {
        for (let i = 0; i < times; i++) game.snapshot();
      }) / times,
  );
}

/** What a game keeps alive that other games of the scenario do not share. */
function gameBytes(from: Simulation, history: History, { games }: Effort): number {
  const kept: unknown[] = [];
  const before = aliveBytes();
  for (let i = 0; i < games; i++) kept.push(from.fork(), structuredClone(history));
  const bytes = (aliveBytes() - before) / games;
  return must(kept.length === 2 * games ? bytes : null, "all games");
}

/** Between two scrapes, or in the step that scrapes, which makes what telemetry keeps. */
function allocatedPerStep(from: Simulation, { samples, warmTicks }: Effort, isScraping: boolean): number {
  const game = from.fork();
  stepTimes(game, warmTicks);
  return medianOf(samples, () => {
    const toScrape = SCRAPE_TICKS - (((game.tick % SCRAPE_TICKS) + SCRAPE_TICKS) % SCRAPE_TICKS);
    stepTimes(game, isScraping ? toScrape - 1 : toScrape);
    const ticks = isScraping ? 1 : 10;
    return allocatedBytesOf(() => stepTimes(game, ticks)) / ticks;
  });
}
