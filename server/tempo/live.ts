/**
 * The live part of a round without people: a world steps to its horizon, a policy looks at each scrape and launches
 * what it wants, as it would in the debrief's reference run. What is compared shares one horizon [H3].
 */
import { minutesOf, secondsToTicks, ticksToSeconds, TICKS_PER_SECOND } from "../../shared/base/index.ts";
import type { Tick } from "../../shared/base/index.ts";
import { horizonSecondsOf, PLANNED_SPEED } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { SCRAPE_TICKS } from "../../shared/sim/index.ts";
import type { Integrity, Policy, SimEvent, Simulation } from "../../shared/sim/index.ts";

export interface Played {
  /** Where it ended: its horizon, or where `until` said enough. */
  readonly endTick: Tick;
  readonly userMinutes: number;
  /** Share of the users who fail at the end, in all and per region in the order of the world. */
  readonly failing: number;
  readonly failingByRegion: readonly number[];
  readonly integrity: Integrity;
  readonly wentGlobalTick: Tick | null;
  readonly wonTick: Tick | null;
  readonly events: readonly SimEvent[];
}

export interface Watch {
  /** At each scrape, before anybody acts; true ends the run. */
  readonly until?: (simulation: Simulation) => boolean;
  /** After each simulated second. */
  readonly second?: (simulation: Simulation) => void;
}

/** The ticks of a round's planned live time. */
export function horizonOf(scenario: Scenario): Tick {
  return secondsToTicks(horizonSecondsOf(scenario));
}

/** Steps a world on, up to a tick. The policy's memory moves with it: hand in a fork of each. */
export function played(simulation: Simulation, policy: Policy | null, toTick: Tick, watch: Watch = {}): Played {
  const events: SimEvent[] = [];
  while (simulation.tick < toTick) {
    const isScrape = simulation.tick % SCRAPE_TICKS === 0;
    if (isScrape && watch.until?.(simulation)) break;
    const commands = isScrape && policy ? policy.next(simulation.observe()) : [];
    for (const event of simulation.step(commands)) events.push(event);
    if (simulation.tick % TICKS_PER_SECOND === 0) watch.second?.(simulation);
  }
  const { usersTotal, regions } = simulation.observe();
  const { userMinutes, affected, integrity } = simulation.harm();
  return {
    endTick: simulation.tick,
    userMinutes,
    failing: affected / Math.max(1, usersTotal),
    failingByRegion: regions.map(({ affectedRatio }) => affectedRatio),
    integrity,
    wentGlobalTick: firstTick(events, "went-global"),
    wonTick: firstTick(events, "won"),
    events,
  };
}

export function firstTick(events: readonly SimEvent[], kind: SimEvent["kind"]): Tick | null {
  return events.find((event) => event.kind === kind)?.tick ?? null;
}

/** `T+31:40`: simulated minutes and seconds, as screens show them. */
export function clockOf(tick: Tick): string {
  return `T${tick < 0 ? "-" : "+"}${minutesOf(ticksToSeconds(Math.abs(tick)))}`;
}

/** Real seconds that simulated ticks take at the planned speed. */
export function realSeconds(ticks: Tick): number {
  return ticks / TICKS_PER_SECOND / PLANNED_SPEED;
}
