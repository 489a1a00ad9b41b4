/** A scenario with buttons of its own, and hands that press them: from the start of the pre-roll on. */
import { must } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import type { Scenario } from "../../shared/content/index.ts";
import { openSimulation } from "../../shared/sim/index.ts";
import type { RunningAction, SimEvent, Simulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";

const act = must(smallScenario.actions[0], "action");

/** An action that takes effect at once. */
export const button = (id: string, verb: string, targets: readonly string[], more: object = {}) => ({
  ...act,
  id,
  label: id,
  verb,
  targets,
  leadS: 0,
  parameter: undefined,
  value: undefined,
  ...more,
});

/** The small scenario with its defects and policies taken out, and these services and fields put in. */
export function scenarioWith(changed: object, services: readonly object[] = [], world: object = {}): Scenario {
  const { populations, regions, ...rest } = smallScenario.world;
  const callers = services.flatMap((service) =>
    "id" in service
      ? regions.map((region) => ({
          id: `callers-${String(service.id)}-${region.id}`,
          region: region.id,
          journeys: [askingOf(service.id)],
        }))
      : [],
  );
  return scenarioSchema.parse({
    ...smallScenario,
    defects: [],
    policies: {},
    cutPoints: [],
    world: {
      ...rest,
      regions,
      services: [...rest.services, ...services],
      populations: [...populations, ...callers],
      ...world,
    },
    ...changed,
  });
}

const askingOf = (to: unknown) => ({ class: "find", to, rps: 20, timeoutMs: 2000 });

export interface Hands {
  readonly simulation: Simulation;
  readonly events: readonly SimEvent[];
  /** Seconds from T+0. */
  until(seconds: number): void;
  /** Presses a button; returns what the change is called. */
  launch(id: string, target: string, value?: number): string;
  undo(ref: string): void;
  of(ref: string): RunningAction;
}

export function begin(scenario: Scenario, seed = "hands"): Hands {
  const simulation = openSimulation(scenario, seed);
  const events: SimEvent[] = [];
  let launched = 0;
  return {
    simulation,
    events,
    until(seconds) {
      while (simulation.tick < seconds * 10) events.push(...simulation.step([]));
    },
    launch(id, target, value = 0) {
      const action = scenario.actions.findIndex((one) => one.id === id);
      const ref = `${id}-${++launched}`;
      events.push(...simulation.step([{ kind: "action.launch", ref, action, target, value }]));
      return ref;
    },
    undo(ref) {
      events.push(...simulation.step([{ kind: "action.undo", ref }]));
    },
    of: (ref) =>
      must(
        simulation.running().find((one) => one.ref === ref),
        ref,
      ),
  };
}
