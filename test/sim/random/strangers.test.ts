/**
 * Nobody's luck hangs on a stranger's. Random worlds have several islands of stations that have to do with each other
 * (islands.ts); each island is shaken in turn, by its demand and service times and then by actions on single stations.
 * Whatever differs from the calm run belongs to that island, among all numbers of the state whatever they are called:
 * no two islands may have one in common, to the last bit.
 */
import { expect, it } from "vitest";
import { must } from "../../../shared/base/index.ts";
import type { Scenario } from "../../../shared/content/index.ts";
import { openSimulation } from "../../../shared/sim/index.ts";
import type { SimCommand, Simulation } from "../../../shared/sim/index.ts";
import { seedsOf } from "../../helpers/sample.ts";
import { islandsOf } from "./islands.ts";
import type { Island } from "./islands.ts";
import { luckOf } from "./luck.ts";
import type { Luck } from "./luck.ts";
import { scenarioOf } from "./scenario.ts";

/** Long enough for queues to fill, retries, scrapes, alerts and automations. */
const TICKS = 700;
const SHAKEN_AT = 100;
/** The states are compared this often: what differed once belongs to the island for good. */
const EVERY = 50;
const START_S = -2700;
/** Sums over everybody, or over all that crosses a link. */
const everybodys = new Set(["userMinutes", "measuredPeople", "seenPeople", "latePeople", "linkOffered"]);
/** What counts the traffic of every station, call and population: of these, what moves must belong to an island, but for little. */
const counters = new Set(["arrivals", "started", "completed", "edgeAttempts", "callSent", "connected"]);
/** Verbs that any station can be a target of. */
const onAnyStation = new Set<string>([
  "traffic.limit",
  "capacity.add",
  "capacity.remove",
  "instances.quarantine",
  "instances.restart",
  "parameter.set",
]);

/** Once failed: a breaker that stays open lets its trials through by its own clock, whatever shakes the rest. */
const found = ["26def9d00811/strangers/3"];
/** So much of what moves may do so by a clock of its own and belong to no island. */
const BY_CLOCK = 0.1;

it.each([...found, ...seedsOf("strangers", 4, 60)])("keeps the islands of seed %s apart", (seed) => {
  const scenario = scenarioOf(seed, { actors: true, atS: START_S + 20, besideAnother: true });
  const open = () => openSimulation(scenario, seed);
  const calm = open();
  const islands = islandsOf(calm.world.plant, scenario);
  expect(islands.length).toBeGreaterThan(1);
  const states = lifeOf(calm, () => []);

  const owner = new Map<number, number>();
  const common = new Set<string>();
  const claim = (island: number, changed: readonly Float64Array[]): void => {
    for (const at of differences(states, changed)) {
      if ((owner.get(at) ?? island) !== island) common.add(fieldAt(calm, at));
      owner.set(at, island);
    }
  };
  for (const [index, island] of islands.entries()) claim(index, lifeOf(open(), shaking(island)));
  // Replicas that still booted as the shaking began make as many calls for that as they would have.
  const late = states.slice(states.length >> 1);
  const moved = [...differences(late.slice(1), late.slice(0, -1))];
  const counted = moved.filter((at) => counters.has(fieldAt(calm, at)));
  expect(counted.length).toBeGreaterThan(20);
  expect(counted.filter((at) => !owner.has(at)).length).toBeLessThan(BY_CLOCK * counted.length);
  for (const [index, island] of islands.entries()) {
    const acted = lifeOf(open(), handOn(scenario, calm, island, luckOf(`${seed}/${index}`)));
    expect(differences(states, acted).size).toBeGreaterThan(0);
    claim(index, acted);
  }
  expect([...common].filter((field) => !everybodys.has(field))).toEqual([]);
});

/** What is done to a run before a tick, and what is ordered in it. */
type Hand = (run: Simulation, tick: number) => readonly SimCommand[];

/** The state every so often, from when the shaking begins. */
function lifeOf(run: Simulation, hand: Hand): readonly Float64Array[] {
  const states: Float64Array[] = [];
  for (let tick = 0; tick < TICKS; tick++) {
    run.step(hand(run, tick));
    if (tick >= SHAKEN_AT && tick % EVERY === 0) states.push(run.world.step.state.buffer.slice());
  }
  return states;
}

/** More people who want in and who are in, more calls of those who always call, slower work, rarer loops: all over. */
function shaking({ pools, populations }: Island): Hand {
  const raise = (field: Float64Array, at: number): void => {
    field[at] = 1.3 * must(field[at], "parameter");
  };
  return ({ world: { plant, step } }, tick) => {
    if (tick !== SHAKEN_AT) return [];
    for (const pool of pools) raise(step.state.serviceMs, pool);
    for (const people of populations) {
      raise(step.state.users, people);
      raise(step.state.connected, people);
    }
    for (const [journey, { population }] of plant.journeys.entries())
      if (populations.includes(population)) raise(step.state.rps, journey);
    for (const [loop, { pool }] of plant.loops.entries()) if (pools.includes(pool)) raise(step.state.loopEveryS, loop);
    return [];
  };
}

/** One action after another, each on one station of the island. */
function handOn(scenario: Scenario, { topology }: Simulation, { stations }: Island, luck: Luck): Hand {
  const actions = [...scenario.actions.entries()].filter(([, { verb }]) => onAnyStation.has(verb));
  return (_run, tick) => {
    if (tick < SHAKEN_AT || tick % 40 !== 0) return [];
    const [action, spec] = luck.oneOf(actions);
    const target = must(topology.stations[luck.oneOf([...stations])], "station").id;
    const value = spec.value ? luck.int(spec.value.min, spec.value.max) / (spec.value.unit === "%" ? 100 : 1) : 0;
    return [{ kind: "action.launch", ref: `a${tick}`, action, target, value }];
  };
}

/** Where two lives were not the same, at any time. */
function differences(ones: readonly Float64Array[], others: readonly Float64Array[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [time, one] of ones.entries()) {
    const other = must(others[time], "state");
    for (let at = 0; at < one.length; at++) if (!Object.is(one[at], other[at])) found.add(at);
  }
  return found;
}

/** The name of the field that holds a number of the state. */
function fieldAt({ world: { step } }: Simulation, at: number): string {
  const { state } = step;
  const holds = (field: unknown) =>
    field instanceof Float64Array &&
    field !== state.buffer &&
    at >= (field.byteOffset - state.buffer.byteOffset) / 8 &&
    at < (field.byteOffset - state.buffer.byteOffset) / 8 + field.length;
  return must(Object.entries(state).find(([, field]) => holds(field))?.[0], "field");
}
