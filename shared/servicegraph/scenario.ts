/**
 * A scenario of a system: a world that runs well, and the changes that a team can make to anything. Nothing is wrong in
 * it; whoever plants a fault begins here. What it gives is the text of a file in plain data, for the schema to check.
 */
import type { System, SystemCall, SystemService } from "./system.ts";
import { ROOM } from "./times.ts";
import { digits, roundedUp, unitOf } from "./numbers.ts";

export interface ScenarioNames {
  readonly id: string;
  readonly title: string;
}

/** What a scenario has room for: loops of a service, and journeys of a population beside that of those who come. */
const MOST_LOOPS = 4;
const MOST_JOURNEYS = 3;
/** Services that people ask themselves: forty populations, with that many journeys each. */
export const MOST_ENTRIES = 40 * MOST_JOURNEYS;
/** Nielsen's limits of response times: who waits a second stays with it, who waits ten turns to something else. */
const FLOW_MS = 1000;
const ATTENTION_MS = 10_000;
/** Of somebody who looks at a page and reads it. */
const SECONDS_BETWEEN_REQUESTS = 30;
/** Look-ups that a cache holds, and how long: an assumption that gives a hit ratio like those people report. */
const CACHE = { keys: 10_000, zipf: 1, ttlS: 300 };
/** Waiting places for each slot. */
const PLACES_PER_SLOT = 4;

export function scenarioOf({ services, calls }: System, { id, title }: ScenarioNames): object {
  const first = services.find(({ peopleRps }) => peopleRps > 0) ?? services[0];
  const ours = services.filter(({ kind, rps }) => kind.value !== "third-party" && rps.value > 0);
  const own = (ours.length > 0 ? ours : services).map((service) => service.id);
  const lookAside = lookAsidesOf(services, calls);
  return {
    format: "small-causes/scenario@1",
    id,
    title,
    company: { name: "Your system", sentence: "A world made from files of a real system; nothing is wrong in it yet." },
    startUtc: "2026-06-10T10:00:00Z",
    players: [1, 8],
    minutes: { short: 8, standard: 12 },
    difficulty: { diagnosis: 1, pace: 1, noise: 1, coordination: 1 },
    slo: { target: 0.995, sentence: "99.5 % of requests are answered without error and in good time." },
    learn: "Plant a fault, and write here what a team learns of it.",
    world: {
      regions: [{ id: "home", name: "Your system", place: [8.7, 50.1] }],
      services: services.map((service) => serviceOf(service, services, calls, lookAside)),
      populations: populationsOf(services),
    },
    changes: [],
    actions: actionsOf(services, own, new Set(lookAside.values())),
    briefing: { highlights: [], notInstrumented: [] },
    runbook: [],
    policies: {},
    truth: [
      {
        role: "trigger",
        component: [first?.id ?? ""],
        mechanism: ["other"],
        says: "Nothing is wrong here: no fault has been planted.",
      },
    ],
    loudest: { symptom: "Nothing fails.", idea: "All is well.", right: true },
  };
}

function serviceOf(
  service: SystemService,
  services: readonly SystemService[],
  calls: readonly SystemCall[],
  lookAside: ReadonlyMap<string, string>,
): object {
  const { id, name, kind, layer, replicas, slots, ownMs } = service;
  const byId = new Map(services.map((one) => [one.id, one]));
  const made = calls.filter(({ from }) => from === id);
  const cache = lookAside.get(id);
  const loops = made.filter(({ mode }) => mode.value === "loop").slice(0, MOST_LOOPS);
  const isLimited = kind.value !== "third-party";
  return {
    id,
    ...(name === id ? {} : { name: shown(name) }),
    kind: kind.value,
    layer: layer.value,
    groups: [
      {
        replicas: replicas.value,
        ...(isLimited ? { slots: slots.value } : {}),
        serviceMs: digits(ownMs.value),
      },
    ],
    ...(isLimited ? { queue: { places: PLACES_PER_SLOT * slots.value * replicas.value } } : {}),
    ...([...lookAside.values()].includes(id) ? { cache: CACHE } : {}),
    calls: byRequest(made, cache).map(({ to, mode, perRequest }) => {
      const callee = byId.get(to);
      const isBehind = cache !== undefined && callee?.kind.value === "store";
      return {
        to,
        perRequest: digits(perRequest.value),
        ...(mode.value === "async" ? { kind: "async" } : {}),
        ...(isBehind ? { onMissOf: cache } : {}),
        timeoutMs: callee?.timeoutMs.value ?? 1000,
        ...(callee && callee.retries.value > 0
          ? { retries: { max: callee.retries.value, backoffMs: 25, factor: 2, jitter: "full" } }
          : {}),
      };
    }),
    ...(loops.length > 0
      ? {
          loops: loops.map(({ to }) => ({
            id: `ask-${to}`.slice(0, 40),
            to,
            everyS: 30,
            timeoutMs: byId.get(to)?.timeoutMs.value ?? 1000,
          })),
        }
      : {}),
  };
}

/** A cache comes before what stands behind it. */
function byRequest(made: readonly SystemCall[], cache: string | undefined): readonly SystemCall[] {
  return made
    .filter(({ mode, perRequest }) => mode.value !== "loop" && perRequest.value > 0)
    .sort((a, b) => Number(b.to === cache) - Number(a.to === cache));
}

/** By caller the one cache that it asks before its stores. */
function lookAsidesOf(services: readonly SystemService[], calls: readonly SystemCall[]): ReadonlyMap<string, string> {
  const kinds = new Map(services.map(({ id, kind }) => [id, kind.value]));
  const pairs = services.flatMap(({ id }) => {
    const made = calls.filter(
      ({ from, mode, perRequest }) => from === id && mode.value === "hard" && perRequest.value > 0,
    );
    const caches = made.filter(({ to }) => kinds.get(to) === "cache");
    const stores = made.filter(({ to }) => kinds.get(to) === "store");
    const [cache, ...more] = caches;
    const isMeasured = [...caches, ...stores].some(({ perRequest }) => !perRequest.isGuess);
    return cache && more.length === 0 && stores.length > 0 && !isMeasured ? [[id, cache.to] as const] : [];
  });
  // A cache that others ask for something else is left as it is.
  return new Map(pairs.filter(([, cache]) => calls.filter(({ to }) => to === cache).length === 1));
}

function populationsOf(services: readonly SystemService[]): readonly object[] {
  const taken = new Set(services.map(({ id }) => id));
  const entries = services.filter(({ peopleRps }) => peopleRps > 0);
  const populations: object[] = [];
  for (let n = 0; n < entries.length; n += MOST_JOURNEYS) {
    const asked = entries.slice(n, n + MOST_JOURNEYS);
    const stem = taken.has("people") ? "the-people" : "people";
    populations.push({
      id: n === 0 ? stem : `${stem}-${n / MOST_JOURNEYS + 1}`,
      region: "home",
      users: usersOf(asked),
      journeys: journeysOf(asked),
    });
  }
  return populations;
}

function usersOf(asked: readonly SystemService[]): number {
  return Math.ceil(asked.reduce((sum, { peopleRps }) => sum + peopleRps, 0) * SECONDS_BETWEEN_REQUESTS);
}

/** Whoever comes asks once for what most ask for; whoever is there asks for everything in turn. */
function journeysOf(asked: readonly SystemService[]): readonly object[] {
  const users = usersOf(asked);
  const [most] = [...asked].sort((a, b) => b.peopleRps - a.peopleRps);
  const patience = ({ wholeMs }: SystemService) => {
    const sloMs = Math.max(FLOW_MS, roundedUp(ROOM * wholeMs.value));
    return { sloMs, timeoutMs: Math.max(ATTENTION_MS, 2 * sloMs) };
  };
  return [
    ...(most ? [{ to: most.id, when: "arriving", ...patience(most) }] : []),
    ...asked.map((service) => ({
      to: service.id,
      when: "connected",
      perUserPerMinute: digits((service.peopleRps * 60) / users),
      ...patience(service),
    })),
  ];
}

function actionsOf(
  services: readonly SystemService[],
  own: readonly string[],
  caches: ReadonlySet<string>,
): readonly object[] {
  const entries = services.filter(({ peopleRps }) => peopleRps > 0);
  const most = Math.max(1, ...entries.map(({ rps }) => rps.value));
  const step = unitOf(most);
  const max = Math.ceil((2 * most) / step) * step;
  return [
    {
      id: "add-replicas",
      label: "Add replicas",
      verb: "capacity.add",
      console: ["SVC", "DAT"],
      targets: own,
      value: { min: 1, max: 10, step: 1, initial: 2, unit: "replicas" },
      leadS: 10,
      effectS: 60,
      risk: "L",
      about: "Starts more of them.",
      sideEffect: "What they call is asked by more at a time.",
    },
    {
      id: "restart",
      label: "Restart",
      verb: "instances.restart",
      console: ["SVC", "DAT"],
      targets: own,
      leadS: 20,
      risk: "H",
      about: "Stops all replicas and starts them again with nothing waiting.",
      sideEffect: "Nobody is answered while they start.",
    },
    {
      id: "limit-traffic",
      label: "Limit traffic",
      verb: "traffic.limit",
      console: "TRF",
      targets: entries.map(({ id }) => id),
      value: { min: 0, max, step, initial: max, unit: "/s" },
      leadS: 10,
      risk: "M",
      about: "Lets in so many requests a second and refuses the rest.",
      sideEffect: "Who is refused gets an error at once.",
    },
    ...(caches.size > 0
      ? [
          {
            id: "flush-cache",
            label: "Flush the cache",
            verb: "cache.flush",
            console: "DAT",
            targets: [...caches],
            leadS: 10,
            risk: "M",
            about: "Drops every entry.",
            sideEffect: "Until it has filled again, what stands behind it is asked for everything.",
          },
        ]
      : []),
  ];
}

/** Names of strangers, short enough for a label. */
function shown(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}
