/**
 * A running world: a plant, its state, and the pipeline that moves it by one step of 100 ms. Everything a scenario adds
 * (actions, actors, telemetry) stands on this; a bare experiment is this and a schedule.
 */
import type { WorldSpec } from "../content/index.ts";
import { compile } from "./compile/compile.ts";
import type { Occasion, Plant } from "./compile/plant.ts";
import { demandAtRest } from "./compile/rest.ts";
import { pipeline } from "./pipeline.ts";
import { initialState } from "./state.ts";
import type { State } from "./state.ts";
import { workFor } from "./step.ts";
import type { Step } from "./step.ts";
import { restFleets } from "./systems/fleets.ts";
import { spreadLoops } from "./systems/loops.ts";
import { layRoutes } from "./systems/routes.ts";
import { restCeilings } from "./systems/ceilings.ts";
import { restCache } from "./systems/caches.ts";
import { dailyShare } from "./systems/users.ts";

export interface World {
  readonly plant: Plant;
  readonly step: Step;
}

/** A world before its first step: parameters as declared, caches and users at rest for the hour it starts at. */
export function openWorld(spec: WorldSpec, seed: string, occasion: Occasion = {}): World {
  const plant = compile(spec, seed, occasion);
  return worldOf(plant, atRest(plant, initialState(plant)), 0);
}

export function worldOf(plant: Plant, state: State, tick: number): World {
  return { plant, step: { plant, state, work: workFor(plant), tick } };
}

/** Moves the world by one step. */
export function advance({ step }: World): void {
  for (const system of pipeline) system(step);
  step.tick++;
  step.state.clock[0] = step.tick;
}

function atRest(plant: Plant, state: State): State {
  for (const [index, population] of plant.topology.world.populations.entries()) {
    state.connected[index] = population.users * dailyShare(population, plant.startHourUtc);
  }
  spreadLoops({ plant, state });
  layRoutes({ plant, state });
  restFleets({ plant, state });
  restCeilings({ plant, state });
  const lookups = demandAtRest(plant, state);
  for (let cache = 0; cache < plant.caches.length; cache++)
    restCache(state, cache, plant.popularity[cache], lookups[cache]);
  return state;
}
