/**
 * Harm and verdicts [H1, H2]: users affected, simulated user-minutes lost, `went-global`, `won`. Owns the state's
 * `affected`, `userMinutes` and `affairs.verdict`. Computed from the truth each 10 simulated seconds.
 *
 * Affected are: everybody who waits to get in or has given up; of the connected, the share whose requests failed, else
 * the share whose requests were slow at 0.3, else the share that went without something at what that is declared to be
 * worth.
 */
import { SCRAPE_TICKS } from "../cast.ts";
import { happen, standing } from "../roundStep.ts";
import type { RoundStep } from "../roundStep.ts";
import { dailyShare, hourOf } from "../systems/users.ts";
import { serviceLevel } from "./telemetry.ts";

const SLOW_WEIGHT = 0.3;
const GLOBAL_FAILED = 0.2;
const GLOBAL_TICKS = 1200;
const WON_TICKS = 3000;

export function wantedUsers({ step }: Pick<RoundStep, "step">, population: number): number {
  const { plant, state } = step;
  const spec = plant.topology.world.populations[population];
  return state.users[population] * dailyShare(spec, hourOf(step, step.tick));
}

/** Users of a population who fail and who are slowed, right now, and what others go without, in users who fail. */
function suffering({ step }: RoundStep, population: number): { failed: number; slow: number; degraded: number } {
  const { plant, state } = step;
  let outside = state.gone[population];
  for (const { population: owner, client } of plant.journeys) {
    if (owner === population) for (const edge of plant.clients[client].edges) outside += state.waiting[edge];
  }
  let failing = 0;
  let slow = 0;
  let degraded = 0;
  let connected = 0;
  for (const [j, { population: owner, journey }] of plant.journeys.entries()) {
    if (owner !== population) continue;
    if (plant.topology.world.populations[population].journeys[journey].when !== "connected") continue;
    connected++;
    failing += state.journeyFailed[j];
    slow += state.journeySlow[j];
    if (state.journeyDegraded.length > 0)
      degraded += Math.max(0, 1 - state.journeyFailed[j] - state.journeySlow[j]) * state.journeyDegraded[j];
  }
  const inside = connected > 0 ? state.connected[population] / connected : 0;
  return { failed: outside + inside * failing, slow: inside * slow, degraded: inside * degraded };
}

export function countHarm(round: RoundStep): void {
  const { step } = round;
  const { plant, state } = step;
  const { regions, populations } = plant.topology.world;
  let failingRegions = 0;
  const failed = regions.map(() => 0);
  const wanted = regions.map(() => 0);
  for (const [population, spec] of populations.entries()) {
    const region = Math.max(
      0,
      regions.findIndex(({ id }) => id === spec.region),
    );
    const { failed: lost, slow, degraded } = suffering(round, population);
    const most = wantedUsers(round, population);
    state.affected[population] = Math.min(most, lost + SLOW_WEIGHT * slow + degraded);
    if (round.tick > 0) state.userMinutes[0] += (state.affected[population] * SCRAPE_TICKS) / 600;
    failed[region] += Math.min(most, lost);
    wanted[region] += most;
  }
  for (let region = 0; region < regions.length; region++) {
    if (wanted[region] > 0 && failed[region] / wanted[region] > GLOBAL_FAILED) failingRegions++;
  }
  judge(round, regions.length > 1 && failingRegions >= Math.max(2, Math.ceil((regions.length * 2) / 3)));
}

function judge(round: RoundStep, isGlobal: boolean): void {
  const { verdict } = round.affairs;
  if (round.tick <= 0 || verdict.won) return;
  verdict.globalSince = isGlobal ? (verdict.globalSince ?? round.tick) : null;
  if (!verdict.wentGlobal && verdict.globalSince !== null && round.tick - verdict.globalSince >= GLOBAL_TICKS) {
    verdict.wentGlobal = true;
    const failing = round.cast.plant.topology.stations
      .map(({ id }) => standing(round, id, "failing"))
      .filter((event) => event !== undefined);
    happen(round, "went-global", "world", failing.slice(0, 4), failing.length === 0 ? "noise" : null);
  }
  const paged = round.affairs.alerts.some(({ severity, state }) => severity === "page" && state === "firing");
  if (paged) verdict.troubled = true;
  const level = serviceLevel(round.step, 6, 0);
  const good = level >= round.cast.scenario.slo.target && !paged;
  verdict.goodSince = good ? (verdict.goodSince ?? round.tick) : null;
  if (
    !verdict.wentGlobal &&
    verdict.troubled &&
    verdict.goodSince !== null &&
    round.tick - verdict.goodSince >= WON_TICKS
  ) {
    verdict.won = true;
    happen(round, "won", "world", [], "player");
  }
}
