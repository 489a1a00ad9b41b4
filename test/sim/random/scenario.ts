/**
 * Random scenarios: a random world with one thing wrong, automations that act on it, alerts that watch it, and actions
 * for a hand that tries anything. They go through the same door as a scenario from a file, lint and all.
 */
import { must } from "../../../shared/base/index.ts";
import { scenarioSchema } from "../../../shared/content/index.ts";
import type { Scenario } from "../../../shared/content/index.ts";
import type { SimCommand } from "../../../shared/sim/index.ts";
import { withDrastic } from "./drastic.ts";
import { luckOf } from "./luck.ts";
import type { Luck } from "./luck.ts";
import { crashOf, withProcesses } from "./processes.ts";
import { withGroups, withMore } from "./more.ts";
import { worldOf } from "./world.ts";

export interface Trouble {
  /** Whether the world has automations that can do harm beside the defect: roll-outs, failovers. */
  readonly actors: boolean;
  /** When the defect wakes, and before when no roll-out begins: seconds from T+0. */
  readonly atS: number;
  /** Whether its replicas are processes that call others when they start. */
  readonly processes?: boolean;
  /**
   * Whether another world that has nothing to do with the first stands in the same regions. Neither has failovers then:
   * they judge a region by all its people.
   */
  readonly besideAnother?: boolean;
  /** Whether a hand may change how long callers wait. */
  readonly deadlines?: boolean;
  /** Whether a hand may purge queues, restore backups and freeze changes. */
  readonly drastic?: boolean;
}

/** The scenario that a seed names. */
export function scenarioOf(seed: string, trouble: Trouble): Scenario {
  const plain = troubled(seed, trouble);
  const scenario = trouble.drastic ? withDrastic(luckOf(`drastic/${seed}`), plain) : plain;
  return trouble.deadlines ? { ...scenario, actions: [...scenario.actions, deadlineOf(scenario)] } : scenario;
}

function troubled(seed: string, { actors, atS, processes = false, besideAnother = false }: Trouble): Scenario {
  const luck = luckOf(seed);
  const plain = besideAnother ? twoWorldsOf(luck, luckOf(`more/${seed}`)) : worldOf(luck, luckOf(`more/${seed}`));
  const more = luckOf(`${seed}/more`);
  const drawn = besideAnother ? plain : { ...plain, services: withMore(more, plain.services, actors) };
  const ids = drawn.services.map((service) => idOf(service));
  const living = processes ? withProcesses(luckOf(`processes/${seed}`), drawn, ids, actors) : drawn;
  const world = limited(
    luckOf(`limits/${seed}`),
    actors && !besideAnother ? living : { ...living, failovers: [] },
    actors,
  );
  const victim = luck.oneOf(ids);
  return scenarioSchema.parse({
    format: "small-causes/scenario@1",
    id: "random",
    title: "Random",
    company: { name: "Nobody", sentence: "A world made by chance." },
    startUtc: "2026-03-03T13:00:00Z",
    players: [1, 4],
    minutes: { short: 5, standard: 10 },
    difficulty: { diagnosis: 1, pace: 1, noise: 1, coordination: 1 },
    slo: { target: 0.99, sentence: "Nearly all requests are answered." },
    world,
    rollouts: actors && luck.chance(0.5) ? [withGroups(more, rolloutOf(luck, ids, atS), world.services)] : [],
    defects: [
      {
        id: "flaw",
        says: "Something is wrong.",
        atS,
        ...harmTo(luck, victim),
        ...crashOf(luckOf(`crash/${seed}`), world),
      },
      ...(besideAnother ? [] : [trapOf(luckOf(`trap/${seed}`), ids)]),
    ],
    alerts: [
      { id: "full", metric: "utilization", of: victim, above: 0.9, severity: "page", text: "Full." },
      { id: "errors", metric: "errorRatio", of: "s0", above: 0.05, severity: "ticket", text: "Errors." },
    ],
    // Tools and traps know of all stations: people would carry trouble from one world to the other.
    ...(besideAnother
      ? { actions: actionsOf(luck, ids, world) }
      : toolsOf(luckOf(`tools/${seed}`), ids, actionsOf(luck, ids, world))),
    runbook: [],
    briefing: { highlights: [], notInstrumented: [] },
    policies: {
      reference: { kind: "reference", says: "Help.", steps: [{ when: { atS: 90 }, do: "admit", on: "s0", value: 50 }] },
    },
    truth: [{ role: "trigger", component: [victim], mechanism: ["other"], says: "It was the flaw." }],
    loudest: { symptom: "Errors.", idea: "The edge is broken.", right: false },
    learn: "Chance teaches nothing.",
  });
}

/** Some services have allowances and providers. Where only a defect may do harm, allowances last while all is well. */
function limited<World extends ReturnType<typeof worldOf>>(luck: Luck, world: World, actors: boolean): World {
  const allowance = { id: "calls", quota: actors ? 2_000 : 300_000, periodS: 60, graceS: luck.oneOf([0, 5]) };
  const spending = { ...allowance, id: "writes", quota: actors ? 50 : 10_000, graceRequests: 10, classes: ["write"] };
  const limits = (service: object): object => ({
    ...service,
    ...(luck.chance(0.2) ? { allowances: luck.chance(0.5) ? [allowance] : [allowance, spending] } : {}),
    ...(luck.chance(0.3)
      ? { provisioning: { addable: luck.int(0, 3), periodS: 20, beyond: luck.oneOf(["wait", "refuse"]) } }
      : {}),
  });
  return { ...world, services: world.services.map(limits) };
}

/** One world has the regions, their links and the failover, which is named by its region alone. */
function twoWorldsOf(luck: Luck, more: Luck): ReturnType<typeof worldOf> {
  const one = worldOf(luck, more);
  const other = worldOf(luck, more, "x-", one.regions.length);
  return {
    ...one,
    services: [...one.services, ...other.services],
    populations: [...one.populations, ...other.populations],
  };
}

function idOf(service: object): string {
  if ("id" in service && typeof service.id === "string") return service.id;
  throw new Error("a service without an id");
}

function harmTo(luck: Luck, victim: string): object {
  return luck.oneOf([
    { scale: { [`${victim}.serviceMs`]: luck.oneOf([3, 10, 40]) } },
    { scale: { [`${victim}.slots`]: luck.oneOf([0.5, 0.1]) } },
    { set: { [`${victim}.errorRatio`]: luck.oneOf([0.2, 1]) } },
    { set: { [`${victim}.replicas`]: 0 } },
  ]);
}

/** What only an outcome wakes, for a while. */
function trapOf(luck: Luck, ids: readonly string[]): object {
  return { id: "trap", says: "Somebody stepped on it.", ...harmTo(luck, luck.oneOf(ids)), lastsS: luck.oneOf([5, 20]) };
}

function rolloutOf(luck: Luck, ids: readonly string[], atS: number): object {
  const stages = [{ atS: atS + luck.int(0, 40), share: 0.5 }];
  return { id: "upgrade", name: "Upgrade", service: luck.oneOf(ids), stages, everyS: 10, absentS: luck.oneOf([5, 40]) };
}

function actionsOf(luck: Luck, ids: readonly string[], world: ReturnType<typeof worldOf>): object[] {
  const station = (): string[] => [...new Set([luck.oneOf(ids), luck.oneOf(ids)])];
  const common = { console: "CMD", leadS: 2, risk: "L", about: "Tries something." };
  const number = (min: number, max: number, unit = "") => ({ min, max, step: 1, initial: min, unit });
  const named = (verb: string, id: string, targets: string[], more: object = {}) => ({
    ...common,
    id,
    label: id,
    verb,
    targets,
    ...more,
  });
  const failovers = world.failovers.length > 0 ? ["failover:r0"] : [];
  return [
    named("traffic.admit", "admit", ["s0"], { value: number(0, 100, "%") }),
    named("traffic.limit", "limit", station(), { class: "read", value: number(1, 500, "/s") }),
    named("capacity.add", "add", station(), { value: number(1, 5, "replicas") }),
    named("capacity.remove", "remove", station(), { value: number(1, 5, "replicas") }),
    named("instances.quarantine", "quarantine", station(), { value: number(1, 3, "replicas") }),
    named("instances.restart", "restart", station(), { value: number(10, 100, "%") }),
    named("parameter.set", "patience", ["s0"], { parameter: "places", value: number(0, 500) }),
    named("parameter.set", "speed", station(), { parameter: "serviceMs", value: number(1, 200, "ms") }),
    ...(ids.includes("cache") ? [named("cache.flush", "flush", ["cache"])] : []),
    ...failovers.map((target) => named("automation.pause", "pause", [target])),
  ];
}

/** Patience with each call that there is. */
function deadlineOf({ actions, world }: Scenario): Scenario["actions"][number] {
  const speed = must(
    actions.find(({ id }) => id === "speed"),
    "an action that sets a number",
  );
  const targets = world.services.flatMap(({ id, calls }) => calls.map(({ to }) => `${id}>${to}`));
  const value = { ...must(speed.value, "its slider"), min: 50, max: 1000, initial: 50 };
  return { ...speed, id: "deadline", label: "deadline", parameter: "timeoutMs", targets: [...new Set(targets)], value };
}

/** Some actions need a service, some with patience, and some do not do what they are meant for. A luck of its own, so that older seeds keep their worlds. */
function toolsOf(luck: Luck, ids: readonly string[], actions: readonly object[]): object {
  const outcomes = (does: string): object[] => [
    {
      when: [
        { metric: luck.oneOf(["errorRatio", "queue"]), of: luck.oneOf(ids), above: 0.01, forS: luck.oneOf([0, 5]) },
      ],
      does,
      ...(does === "fails" ? { says: "It cannot." } : { wakes: "trap" }),
    },
    { when: [{ defect: "trap", is: "asleep", forS: 30 }], does: "also", wakes: "trap" },
  ];
  const trapped = (action: object, i: number): object =>
    i === 0 || luck.chance(0.3) ? { ...action, outcomes: outcomes(luck.oneOf(["fails", "instead", "also"])) } : action;
  const needing = (action: object, i: number): object =>
    i === 0 || luck.chance(0.3) ? { ...action, needs: [luck.oneOf(ids)], patienceS: luck.oneOf([0, 30]) } : action;
  return {
    tools: { from: "r0", retryS: 5, looks: luck.chance(0.5) ? [{ needs: luck.oneOf(ids) }] : [] },
    actions: actions.map(trapped).map(needing),
  };
}

/** What a hand that tries anything does at a tick: mostly nothing. */
export function commandsAt(luck: Luck, scenario: Scenario, tick: number, launched: string[]): SimCommand[] {
  if (!luck.chance(0.02)) return [];
  const old = launched.length > 0 && luck.chance(0.4);
  if (old) return [{ kind: luck.oneOf(["action.cancel", "action.undo"] as const), ref: luck.oneOf(launched) }];
  const action = luck.int(0, scenario.actions.length - 1);
  const spec = must(scenario.actions[action], "action");
  const ref = `a${tick}`;
  launched.push(ref);
  const value = spec.value ? luck.int(spec.value.min, spec.value.max) / (spec.value.unit === "%" ? 100 : 1) : 0;
  return [{ kind: "action.launch", ref, action, target: luck.oneOf(spec.targets), value }];
}
