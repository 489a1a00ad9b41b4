/**
 * The simulation of one round: a world, what its scenario adds, and what its monitoring sees. The same scenario, seed
 * and commands give the same bytes; a fork or a restored snapshot continues identically.
 */
import { factsOf } from "../actions/index.ts";
import { Bug, must } from "../base/index.ts";
import type { Result, Tick } from "../base/index.ts";
import type { Scenario, Topology } from "../content/index.ts";
import { unanswered } from "./actions/access.ts";
import { takeCommand, turnActions } from "./actions/run.ts";
import { openScalers, turnScalers } from "./actors/autoscalers.ts";
import { openFailovers, turnFailovers } from "./actors/failovers.ts";
import { noticeCrashes } from "./actors/crashes.ts";
import { turnHealthChecks } from "./actors/healthChecks.ts";
import { bootReplicas, openPools } from "./actors/replicas.ts";
import { openRollouts, turnRollouts } from "./actors/rollouts.ts";
import { openSupervisors, turnSupervisors } from "./actors/supervisors.ts";
import type { Affairs } from "./affairs.ts";
import { castOf, PREROLL_TICKS, SCRAPE_TICKS } from "./cast.ts";
import type { Cast } from "./cast.ts";
import { openChanges, turnChanges, turnPlans } from "./changes/turn.ts";
import { hashRun } from "./hash.ts";
import { readSnapshot, writeSnapshot } from "./snapshot.ts";
import { nameAllowances } from "./observe/allowances.ts";
import { evaluateAlerts } from "./observe/alerts.ts";
import { nameCauses, takeBaseline } from "./observe/causes.ts";
import { canBeLate, deliver } from "./observe/delivery.ts";
import { countHarm } from "./observe/harm.ts";
import { nameIntegrity } from "./observe/integrity.ts";
import { countLogs } from "./observe/logs.ts";
import { insideOf, pathsOf } from "./observe/instruments.ts";
import { observationOf } from "./observe/observation.ts";
import { scrape } from "./observe/telemetry.ts";
import { readAffairs, writeAffairs } from "./decode.ts";
import type { RoundStep } from "./roundStep.ts";
import { copyState } from "./state.ts";
import type { Instruments, Observation, RunningAction, SimCommand, SimEvent } from "./types.ts";
import { advance, openWorld, worldOf } from "./world.ts";
import type { World } from "./world.ts";

export interface Simulation {
  /** Simulated ticks since T+0. */
  readonly tick: Tick;
  readonly topology: Topology;
  /** Moves on by one tick after taking the commands of this tick. Returns what happened. */
  step(commands: readonly SimCommand[]): readonly SimEvent[];
  fork(): Simulation;
  /** The whole run as bytes, for `restoreSimulation` with the same scenario and seed. */
  snapshot(): Uint8Array;
  /** 16 hexadecimal digits over the whole state. */
  hash(): string;
  /** What telemetry knows. */
  observe(): Observation;
  running(): readonly RunningAction[];
  readonly instruments: Instruments;
  /** The truth about harm, for the debrief, the facilitator and the command line. */
  harm(): Harm;
  /** The world itself, for measurement on the command line and in tests. */
  readonly world: World;
}

export interface Harm {
  readonly userMinutes: number;
  readonly affected: number;
  readonly wentGlobal: boolean;
  readonly won: boolean;
  readonly integrity: Integrity;
}

/** What no recovery brings back by itself, in writes and answers since the start. Scored apart from user-minutes. */
export interface Integrity {
  /** Writes that one member of a quorum took and the history lacks, now. */
  readonly diverged: number;
  /** Writes that were taken, and then overwritten or restored away for ever, and asynchronous work that was purged. */
  readonly lost: number;
  /** Answers that were wrong and looked right. */
  readonly wrong: number;
}

function sum(field: Float64Array): number {
  return field.reduce((total, value) => total + value, 0);
}

/** A run at the start of its pre-roll, 45 simulated minutes before T+0. */
export function openSimulation(scenario: Scenario, seed: string): Simulation {
  const world = worldFor(scenario, seed);
  const cast = castFor(world, scenario);
  return new Run(world, cast, openAffairs(cast));
}

/** A run at T+0, after its ordinary life. Takes some seconds of CPU. */
export function createSimulation(scenario: Scenario, seed: string): Simulation {
  const run = openSimulation(scenario, seed);
  while (run.tick < 0) run.step([]);
  return run;
}

/**
 * A run from a snapshot of the same scenario and seed. Throws where it has another layout, of another engine or scenario:
 * its bytes would mean something else.
 */
export function restoreSimulation(scenario: Scenario, seed: string, snapshot: Uint8Array): Simulation {
  const opened = worldFor(scenario, seed);
  const { state, affairs } = readSnapshot(opened.plant, snapshot);
  const world = worldOf(opened.plant, state, state.clock[0]);
  return new Run(world, castFor(world, scenario), affairs);
}

/** Whether a scenario's names all mean something, without running it. */
export function checkScenario(scenario: Scenario): Result<Cast> {
  return castOf(worldFor(scenario, "check").plant, scenario);
}

function worldFor(scenario: Scenario, seed: string): World {
  return openWorld(scenario.world, seed, {
    startHourUtc: startHour(scenario),
    originTick: PREROLL_TICKS,
    canBeLate: canBeLate(scenario),
    canLoseData: scenario.actions.some(({ verb }) => factsOf(verb).losesData),
    scenario,
  });
}

/** Hour of the day, UTC, at the start of the pre-roll. */
function startHour({ startUtc }: Scenario): number {
  const [hours = 0, minutes = 0] = startUtc.slice(11, 16).split(":").map(Number);
  return hours + minutes / 60 - PREROLL_TICKS / 36_000;
}

function castFor(world: World, scenario: Scenario): Cast {
  const cast = castOf(world.plant, scenario);
  if (!cast.ok) throw new Bug(`${scenario.id}: ${cast.refusal.reason}`);
  return cast.value;
}

function openAffairs(cast: Cast): Affairs {
  return {
    ...openChanges(cast),
    actions: [],
    rollouts: openRollouts(cast),
    failovers: openFailovers(cast.plant.topology.world.failovers.length),
    looks: cast.plant.topology.automations.map(() => null),
    decisions: [],
    nextDecision: 1,
    grants: cast.plant.provisioned.map(() => []),
    scalers: openScalers(cast.plant.topology.stations.length),
    supervisors: openSupervisors(cast.crew.supervisor.length),
    pools: openPools(cast.plant),
    warming: [],
    restarts: [],
    alerts: [],
    conditionSince: cast.alerts.map(() => null),
    verdict: { globalSince: null, wentGlobal: false, troubled: false, goodSince: null, won: false },
  };
}

class Run implements Simulation {
  readonly world: World;
  private readonly cast: Cast;
  private readonly affairs: Affairs;

  constructor(world: World, cast: Cast, affairs: Affairs) {
    this.world = world;
    this.cast = cast;
    this.affairs = affairs;
  }

  get tick(): Tick {
    return this.world.step.tick - PREROLL_TICKS;
  }

  get topology(): Topology {
    return this.world.plant.topology;
  }

  step(commands: readonly SimCommand[]): readonly SimEvent[] {
    const round = this.now();
    for (const command of commands) takeCommand(round, command);
    turnPlans(round);
    turnChanges(round);
    turnActions(round);
    turnRollouts(round);
    turnFailovers(round);
    noticeCrashes(round);
    turnSupervisors(round);
    bootReplicas(round);
    advance(this.world);
    round.tick = this.tick;
    if (this.world.step.tick % SCRAPE_TICKS === 0) {
      scrape(round);
      countLogs(round);
      if (round.tick === 0) takeBaseline(round);
      if (round.tick > 0) nameAllowances(round);
      if (round.tick > 0) nameCauses(round);
      if (round.tick > 0) nameIntegrity(round);
      countHarm(round);
      deliver(round);
      evaluateAlerts(round);
    }
    turnScalers(round);
    turnHealthChecks(round);
    return round.events;
  }

  private now(): RoundStep {
    return { step: this.world.step, cast: this.cast, affairs: this.affairs, tick: this.tick, events: [] };
  }

  fork(): Simulation {
    const { plant, step } = this.world;
    return new Run(
      worldOf(plant, copyState(plant, step.state), step.tick),
      this.cast,
      readAffairs(writeAffairs(this.affairs)),
    );
  }

  snapshot(): Uint8Array {
    return writeSnapshot(this.world.plant, this.world.step.state, this.affairs);
  }

  hash(): string {
    return hashRun(this.world.step.state.buffer, writeAffairs(this.affairs));
  }

  observe(): Observation {
    return observationOf(this.now());
  }

  running(): readonly RunningAction[] {
    return this.affairs.actions.map(({ event: _event, saved: _saved, tries: _tries, woke: _woke, ...seen }) => seen);
  }

  readonly instruments: Instruments = {
    unanswered: (look, draw) => unanswered(this.now(), look, draw),
    inside: (station) => insideOf(this.now(), station),
    paths: (station) => pathsOf(this.now(), station),
  };

  harm(): Harm {
    const { state } = this.world.step;
    return {
      userMinutes: must(state.userMinutes[0], "user-minutes"),
      affected: state.affected.reduce((sum, users) => sum + users, 0),
      wentGlobal: this.affairs.verdict.wentGlobal,
      won: this.affairs.verdict.won,
      integrity: {
        diverged: sum(state.diverged),
        lost: sum(state.lostWrites) + sum(state.dataLost),
        wrong: sum(state.wrong),
      },
    };
  }
}
