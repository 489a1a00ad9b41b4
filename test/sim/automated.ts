/** A small company with automations, for tests of them: what is in it, its actions, and how it is run. */
import { must } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import { createSimulation } from "../../shared/sim/index.ts";
import type { Decision, SimCommand, SimEvent, Simulation } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";

export interface Change {
  readonly app?: object;
  readonly world?: object;
  readonly defects?: readonly object[];
  readonly channels?: readonly object[];
  readonly rollouts?: readonly object[];
  readonly monitoring?: object;
  readonly actions?: readonly object[];
}

/** One region whose app answers 1,000 requests per second: 4 replicas of 50 slots, 80 ms each, are 40 % busy. */
export function companyWith({ app = {}, world = {}, actions = [], ...rest }: Change): Simulation {
  const scenario = scenarioSchema.parse({
    ...smallScenario,
    world: {
      classes: ["find"],
      services: [
        { id: "app", groups: [{ replicas: 4, slots: 50, serviceMs: 80, startupS: 30 }], ...app },
        { id: "collector", groups: [{ slots: 200, serviceMs: 5 }] },
      ],
      populations: [{ id: "users", journeys: [{ class: "find", to: "app", rps: 1000, sloMs: 900 }] }],
      ...world,
    },
    defects: [],
    ...rest,
    alerts: [],
    actions: [{ ...must(smallScenario.actions[1], "add"), targets: ["app"] }, ...actions],
    policies: {},
    truth: [{ ...must(smallScenario.truth[0], "truth"), component: ["app"] }],
    cutPoints: [],
  });
  return createSimulation(scenario, "actors");
}

/** An action without lead time, with a slider from 0 to 100 where it takes a value. */
export function action(verb: string, target: string, value?: object): object {
  const id = verb.replace(".", "-");
  const slider = value && { min: 0, max: 100, step: 1, initial: 1, ...value };
  const about = "Somebody tells it.";
  return { id, label: id, console: "SVC", verb, targets: [target], value: slider, leadS: 0, risk: "L", about };
}

export function until(run: Simulation, seconds: number, commands: readonly SimCommand[] = []): SimEvent[] {
  const events: SimEvent[] = [...run.step(commands)];
  while (run.tick < seconds * 10) events.push(...run.step([]));
  return events;
}

/** Launches the first, second … of the company's own actions. */
export function launch(number: number, target: string, value = 0, ref = `r${number}`): SimCommand {
  return { kind: "action.launch", ref, action: number, target, value };
}

export function reading(run: Simulation, id: string) {
  const seen = run.observe().stations[run.topology.stations.findIndex((station) => station.id === id)];
  return must(seen ?? undefined, id);
}

export function automation(run: Simulation, id: string) {
  return must(
    run.observe().automations.find((one) => one.id === id),
    id,
  );
}

/** The log since T+0 as words: what it did and what bound it. */
export function logOf(run: Simulation, actor: string): Decision[] {
  return run.observe().decisions.filter((line) => line.actor === actor && line.tick >= 0);
}

export function words(lines: readonly Decision[]): string[] {
  return lines.map(({ did, why }) => (why === null ? did : `${did} (${why})`));
}
