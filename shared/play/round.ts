/**
 * A round joins the world and the play. Entries of the journal go in at their tick, the world goes on a tick at a time
 * while the round is live and not paused, and both together are decided by the entries alone: the same setup and
 * entries give the same bytes, in a room, a test, a replay or a what-if.
 */
import { assert } from "../base/index.ts";
import type { Result, Tick } from "../base/index.ts";
import type { Scenario } from "../content/index.ts";
import type { Command } from "../protocol/index.ts";
import { SCRAPE_TICKS } from "../sim/index.ts";
import type { Observation, SimEvent, Simulation } from "../sim/index.ts";
import { record, startHistory } from "../telemetry/index.ts";
import type { History } from "../telemetry/index.ts";
import { advance } from "./advance.ts";
import { chronicle, emptyChronicle } from "./chronicle.ts";
import type { Chronicle } from "./chronicle.ts";
import { apply } from "./apply.ts";
import { createPlay } from "./createPlay.ts";
import type { PlayOptions } from "./createPlay.ts";
import { decide } from "./decide.ts";
import type { Entry } from "./entries.ts";
import { createFacts } from "./facts.ts";
import type { Facts } from "./facts.ts";
import type { Play } from "./state.ts";

export interface RoundSetup {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly options: PlayOptions;
}

/** What a round needs of a simulation. */
export type World = Pick<Simulation, "tick" | "step" | "observe" | "running" | "instruments">;

export interface Round<W extends World = World> {
  readonly setup: RoundSetup;
  readonly facts: Facts;
  readonly world: W;
  readonly play: Play;
  readonly history: History;
  readonly chronicle: Chronicle;
  readonly tick: Tick;
  /** Whether a step would move the world. */
  readonly isRunning: boolean;
  /** Whether a member may do this now; changes nothing. */
  decide(by: string, command: Command, clockMs: number): Result<Command>;
  /** Applies entries of the present tick, in their order. */
  submit(entries: readonly Entry[]): void;
  /** One tick of the world. Only while running. */
  step(): readonly SimEvent[];
  /** Everything but the world, as plain data for a checkpoint. */
  memory(): RoundMemory;
}

export interface RoundMemory {
  readonly play: Play;
  readonly history: History;
  readonly chronicle: Chronicle;
}

/**
 * A new round on a world before or at T+0. The scrapes of its ordinary life become the history of the charts; a server
 * that kept a world at T+0 passes the scrapes that it kept with it.
 */
export function createRound<W extends World>(
  setup: RoundSetup,
  world: W,
  before: readonly Observation[] = [],
): Round<W> {
  const last = before.at(-1)?.scrape ?? -1;
  const history = startHistory([...before, ...liveThrough(world).filter(({ scrape }) => scrape > last)]);
  return roundOf(setup, world, { play: createPlay(setup.options), history, chronicle: emptyChronicle });
}

/** A round from a checkpoint; the world comes from its own snapshot of the same tick. */
export function restoreRound<W extends World>(setup: RoundSetup, world: W, memory: RoundMemory): Round<W> {
  return roundOf(setup, world, memory);
}

/** Steps a world to T+0 and returns what was scraped on the way; a server keeps both for the next equal round. */
export function liveThrough(world: World): readonly Observation[] {
  const scrapes = [world.observe()];
  while (world.tick < 0) {
    world.step([]);
    const now = world.observe();
    if (now.scrape > (scrapes.at(-1)?.scrape ?? -1)) scrapes.push(now);
  }
  return scrapes;
}

function roundOf<W extends World>(setup: RoundSetup, world: W, memory: RoundMemory): Round<W> {
  const facts = createFacts(setup.scenario);
  let { play, history, chronicle: past } = memory;
  const isRunning = () => play.phase.kind === "live" && !play.phase.isPaused;

  return {
    setup,
    facts,
    world,
    get play() {
      return play;
    },
    get history() {
      return history;
    },
    get chronicle() {
      return past;
    },
    get tick() {
      return world.tick;
    },
    get isRunning() {
      return isRunning();
    },
    decide: (by, command, clockMs) => decide(facts, play, { tick: world.tick, clockMs }, by, command),
    submit(entries) {
      for (const entry of entries) {
        assert(
          entry.tick === world.tick,
          `entry ${entry.seq} is for tick ${entry.tick}, the world is at ${world.tick}`,
        );
        play = apply(facts, play, entry);
      }
    },
    step() {
      assert(isRunning(), "the round is not running");
      const commands = play.forWorld;
      const events = world.step(commands);
      const scraped = world.tick % SCRAPE_TICKS === 0 ? world.observe() : null;
      if (scraped) history = record(history, scraped);
      past = chronicle(past, events, scraped);
      const sent = commands.length > 0 ? { ...play, forWorld: [] } : play;
      const { tick, instruments } = world;
      play = advance(facts, sent, { tick, events, running: world.running(), instruments, history, scraped });
      return events;
    },
    memory: () => ({ play, history, chronicle: past }),
  };
}
