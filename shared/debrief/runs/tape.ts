/**
 * A tape runs beside a world: it keeps the running total of user-minutes at each scrape, how many wanted to be in, and
 * every event. All compared runs (nothing, reference, team, what-if) are taped in the same way up to one horizon [H3].
 */
import { assert, must } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import { SCRAPE_TICKS } from "../../sim/index.ts";
import type { Integrity, SimCommand, SimEvent, Simulation } from "../../sim/index.ts";
import type { World } from "../../play/index.ts";

/** Says how far a job is, 0..1. */
export type Progress = (share: number) => void;

/** What a run left: user-minutes lost so far at T+0, T+10 s, … and what happened. Ids of events grow. */
export interface Taped {
  readonly userMinutes: readonly number[];
  /** Beside each of them: who wants to be in at that hour, which is what the live share of users is a share of. */
  readonly users: readonly number[];
  readonly events: readonly SimEvent[];
  /** What had come to the data when the tape was cut. */
  readonly integrity: Integrity;
}

/** User-minutes that a run lost in all. */
export function lostIn({ userMinutes }: Pick<Taped, "userMinutes">): number {
  return must(userMinutes.at(-1), "total");
}

/** A command as the world was handed it. */
export interface Given {
  readonly tick: Tick;
  readonly command: SimCommand;
}

/** A world under observation. Whoever steps it, the tape sees it. */
export interface Tape extends World {
  readonly simulation: Simulation;
  /** What the world was handed so far. */
  readonly given: readonly Given[];
  /** Ends the tape. A copy, so that the run may go on. */
  cut(): Taped;
}

/** How often a job says how far it is: each simulated minute. */
const REPORT_TICKS = 600;

/** `before` is what was taped up to the world's present tick, by the run that it was forked from. */
export function openTape(simulation: Simulation, before?: Pick<Taped, "userMinutes" | "users" | "events">): Tape {
  const samples = Math.floor(simulation.tick / SCRAPE_TICKS) + 1;
  const userMinutes = before ? before.userMinutes.slice(0, samples) : [simulation.harm().userMinutes];
  const users = before ? before.users.slice(0, samples) : [simulation.observe().usersTotal];
  const events = before ? before.events.filter(({ tick }) => tick < simulation.tick) : [];
  const given: Given[] = [];
  assert(userMinutes.length === samples, "a tape has no gap");
  return {
    simulation,
    given,
    get tick() {
      return simulation.tick;
    },
    step(commands) {
      for (const command of commands) given.push({ tick: simulation.tick, command });
      const happened = simulation.step(commands);
      events.push(...happened);
      if (simulation.tick % SCRAPE_TICKS === 0) {
        userMinutes.push(simulation.harm().userMinutes);
        users.push(simulation.observe().usersTotal);
      }
      return happened;
    },
    observe: () => simulation.observe(),
    running: () => simulation.running(),
    instruments: simulation.instruments,
    cut: () => ({
      userMinutes: [...userMinutes],
      users: [...users],
      events: [...events],
      integrity: simulation.harm().integrity,
    }),
  };
}

/** The share of users affected at each scrape, as the top bar showed it. */
export function affectedShares({ userMinutes, users }: Pick<Taped, "userMinutes" | "users">): readonly number[] {
  const perScrape = 600 / SCRAPE_TICKS;
  return userMinutes.map((total, at) => {
    const before = at === 0 ? total : userMinutes[at - 1];
    return users[at] > 0 ? ((total - before) * perScrape) / users[at] : 0;
  });
}

/** Steps a world to a tick, one way or another, and reports on the way. A step that answers false is the last. */
export function stepTo(world: Pick<World, "tick">, tick: Tick, progress: Progress, step: () => boolean | void): void {
  const from = world.tick;
  while (world.tick < tick) {
    if (step() === false) return;
    if (world.tick % REPORT_TICKS === 0) progress((world.tick - from) / (tick - from));
  }
}
