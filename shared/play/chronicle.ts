/**
 * What the world went through so far: every event, and the running total of harm at each scrape from T+0 on. Nobody with
 * a seat is ever shown it; it is for who facilitates.
 */
import type { SimEvent, Observation } from "../sim/index.ts";

export interface Chronicle {
  readonly events: readonly SimEvent[];
  /** User-minutes lost so far, and who wanted to be in, at T+0, T+10 s, … */
  readonly userMinutes: readonly number[];
  readonly users: readonly number[];
}

export const emptyChronicle: Chronicle = { events: [], userMinutes: [0], users: [] };

export function chronicle(past: Chronicle, events: readonly SimEvent[], scraped: Observation | null): Chronicle {
  if (events.length === 0 && scraped === null) return past;
  return {
    events: events.length === 0 ? past.events : [...past.events, ...events],
    userMinutes: scraped === null ? past.userMinutes : [...past.userMinutes, scraped.userMinutesLost],
    users: scraped === null ? past.users : [...past.users, scraped.usersTotal],
  };
}
