/**
 * How much of one core rounds need: games × speed × what a step of theirs was measured to cost, and what their turns
 * cost besides. A size that has not run yet is judged by those that have, and before any has by what the bench measured.
 * Beside the sum it knows whether rounds come late as it is, whatever the reason.
 */
import { TICKS_PER_SECOND } from "../../shared/base/index.ts";
import { expand } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { TURNS_PER_SECOND } from "../rooms/index.ts";
import type { Clock } from "../rooms/index.ts";

export interface Load {
  /** So many steps of a round of this scenario took so long; said within the turn that made them. */
  walked(scenario: Scenario, ticks: number, tookMs: number): void;
  /** A room's turn came so late, and took so long. */
  turned(lateMs: number, tookMs: number): void;
  /** The share of one core that these need. */
  shareOf(rounds: Iterable<Demand>): number;
  /** Too many turns of the last seconds came too late to go unnoticed. */
  readonly isLate: boolean;
}

export interface Demand {
  readonly scenario: Scenario;
  readonly speed: number;
}

/** Of docs/bench.md: what a call costs for each step, in a state that has left the processor's caches. */
const FIRST_GUESS_MS_PER_CALL = 0.004;
/** Means follow the last few thousand. */
const MEMORY = 4000;
const LATE_MS = 50;
const MOST_LATE = 0.05;
const WINDOW_MS = 5000;
/** Fewer turns than one room takes in a window say nothing. */
const FEWEST_TURNS = (TURNS_PER_SECOND * WINDOW_MS) / 1000 / 2;

interface Window {
  readonly sinceMs: number;
  turns: number;
  late: number;
}

export function createLoad({ nowMs }: Pick<Clock, "nowMs">): Load {
  /** What a step costs, by how many calls its world has. */
  const stepMs = new Map<number, Mean>();
  const perCallMs = createMean();
  const besideMs = createMean();
  const sizes = new WeakMap<Scenario, number>();
  let walkedMs = 0;
  let now: Window = { sinceMs: nowMs(), turns: 0, late: 0 };
  let before: Window = now;

  function callsOf(scenario: Scenario): number {
    const known = sizes.get(scenario);
    if (known !== undefined) return known;
    const calls = expand(scenario.world, scenario).edges.length;
    sizes.set(scenario, calls);
    return calls;
  }

  function costMs({ scenario, speed }: Demand): number {
    const calls = callsOf(scenario);
    const step = stepMs.get(calls)?.value ?? (perCallMs.value ?? FIRST_GUESS_MS_PER_CALL) * calls;
    return step * speed * TICKS_PER_SECOND + (besideMs.value ?? 0) * TURNS_PER_SECOND;
  }

  function turnWindow(): void {
    const atMs = nowMs();
    if (atMs - now.sinceMs < WINDOW_MS) return;
    const fresh = { sinceMs: atMs, turns: 0, late: 0 };
    before = atMs - now.sinceMs < 2 * WINDOW_MS ? now : fresh;
    now = fresh;
  }

  return {
    walked(scenario, ticks, tookMs) {
      walkedMs += tookMs;
      const calls = callsOf(scenario);
      const mean = stepMs.get(calls) ?? createMean();
      stepMs.set(calls, mean);
      mean.add(tookMs / ticks, ticks);
      if (calls > 0) perCallMs.add(tookMs / ticks / calls, ticks);
    },
    turned(lateMs, tookMs) {
      besideMs.add(Math.max(0, tookMs - walkedMs), 1);
      walkedMs = 0;
      turnWindow();
      now.turns++;
      if (lateMs > LATE_MS) now.late++;
    },
    shareOf: (rounds) => [...rounds].reduce((sum, round) => sum + costMs(round), 0) / 1000,
    get isLate() {
      turnWindow();
      const [turns, late] = [now.turns + before.turns, now.late + before.late];
      return turns >= FEWEST_TURNS && late > turns * MOST_LATE;
    },
  };
}

interface Mean {
  /** Undefined before anything was seen. */
  readonly value: number | undefined;
  add(value: number, times: number): void;
}

function createMean(): Mean {
  let [mean, seen] = [0, 0];
  return {
    get value() {
      return seen === 0 ? undefined : mean;
    },
    add(value, times) {
      seen = Math.min(MEMORY, seen + times);
      mean += ((value - mean) * Math.min(times, seen)) / seen;
    },
  };
}
