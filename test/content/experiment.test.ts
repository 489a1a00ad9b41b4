/** An experiment has no idle parts: what it names is there, and what it sets changes something. */
import { describe, expect, it } from "vitest";
import { experimentSchema, expand } from "../../shared/content/index.ts";
import { parameters, runExperiment } from "../../shared/sim/index.ts";

const journey = { to: "web", rps: 20, retries: { max: 2, backoffMs: 100, factor: 2 } };
const world = {
  links: [{ from: "eu", to: "us", latencyMs: 80 }],
  classes: ["request", "batch"],
  regions: [{ id: "eu" }, { id: "us" }],
  services: [
    { id: "web", calls: [{ to: "store", onMissOf: "cache", timeoutMs: 500, budget: {} }] },
    { id: "cache", cache: { keys: 100, ttlS: 60 } },
    {
      id: "disks",
      groups: [{ id: "old" }, { id: "new", crashesPerHour: 0 }],
      calls: [{ to: "store" }],
      needs: [{ record: "name" }],
      loops: [{ id: "renew", to: "store", everyS: 10, fetches: "name" }],
      boots: [{ id: "load", to: "store" }],
      recoveries: [{ id: "mirror", to: "store" }],
      ceilings: [{ id: "files", limit: 100 }],
    },
    { id: "store", regions: ["eu"], groups: [{ slots: 4, serviceMs: 20 }], records: [{ id: "name" }] },
  ],
  populations: [
    { id: "readers", region: "eu", journeys: [journey] },
    {
      id: "members",
      region: "us",
      users: 100,
      journeys: [
        { to: "web", when: "arriving" },
        { to: "web", when: "connected", class: "batch", perUserPerMinute: 1 },
      ],
    },
  ],
};

const read = (spec: object) =>
  experimentSchema.safeParse({ format: "small-causes/experiment@1", name: "x", durationS: 2, world, ...spec });
const flaws = (spec: object): string =>
  (read(spec).error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n");
const setIn = (where: object, path: string, value: number | null = 1): string =>
  flaws({ world: where, schedule: [{ atS: 1, set: { [path]: value } }] });
const setting = (path: string, value?: number | null): string => setIn(world, path, value);

describe("an experiment is refused for", () => {
  it.each([
    [
      "a link to nowhere",
      { links: [{ from: "eu", to: "as", latencyMs: 80 }] },
      'world.links.0.to: there is no region "as"',
    ],
    [
      "a loop to nowhere",
      { services: [{ ...world.services[0], loops: [{ id: "l", to: "stor", everyS: 1 }] }, ...world.services.slice(1)] },
      'world.services.0.loops.0.to: there is no service "stor"; did you mean "store"?',
    ],
    [
      "a warm-up from nothing",
      { services: [{ ...world.services[0], groups: [{ warmupS: 60 }] }, ...world.services.slice(1)] },
      "world.services.0.groups.0: add coldSpeed, what it begins with.",
    ],
    [
      "a supervisor of what never crashes",
      { services: [{ ...world.services[0], supervisor: {} }, ...world.services.slice(1)] },
      "world.services.0.supervisor: nothing crashes here",
    ],
    [
      "a boot call of the same name as a loop",
      {
        services: [
          { id: "web", loops: [{ id: "l", to: "store", everyS: 9 }], boots: [{ id: "l", to: "store" }] },
          ...world.services.slice(1),
        ],
      },
      'world.services.0.boots.0.id: its replicas make another call "l" of their own accord',
    ],
    [
      "a record that nobody needs",
      { services: [...world.services, { id: "names", records: [{ id: "key" }] }] },
      'world.services.4.records.0.id: nobody needs "key"',
    ],
    [
      "a record fetched from who does not hand it out",
      {
        services: [
          ...world.services,
          { id: "names", records: [{ id: "key" }] },
          {
            id: "front",
            needs: [{ record: "key" }],
            loops: [{ id: "l", to: "store", everyS: 9, fetches: "key" }],
          },
        ],
      },
      'world.services.5.loops.0.to: "key" is handed out by names; call that.',
    ],
    [
      "a loop that goes on with copies of nothing",
      {
        services: [
          { id: "web", loops: [{ id: "l", to: "store", everyS: 1, failStatic: true }] },
          ...world.services.slice(1),
        ],
      },
      "world.services.0.loops.0.failStatic: belongs to a loop that fetches a record",
    ],
    [
      "a failover",
      { failovers: [{ service: "web", from: "eu", to: "us" }] },
      "world.failovers.0: a failover acts in scenarios alone; leave it out and write",
    ],
    [
      "an autoscaler",
      { services: [{ ...world.services[0], autoscaler: {} }, ...world.services.slice(1)] },
      "world.services.0.autoscaler: an autoscaler acts in scenarios alone",
    ],
    [
      "a backup that is older than the next one",
      {
        services: [
          { ...world.services[0], backup: { everyS: 60, lastS: -60, sizeGb: 1, restoreGbPerS: 1, writes: ["bot"] } },
          ...world.services.slice(1),
        ],
      },
      "world.services.0.backup.lastS: is older than a backup gets: with one every 60 s, write more than -60.",
    ],
    [
      "a backup of writes that nobody makes",
      {
        services: [
          { ...world.services[0], backup: { sizeGb: 1, lastS: 0, restoreGbPerS: 1, writes: ["bot"] } },
          ...world.services.slice(1),
        ],
      },
      'world.services.0.backup.writes.0: there is no class "bot"',
    ],
    [
      "a backup in an experiment",
      {
        services: [
          { ...world.services[0], backup: { sizeGb: 1, lastS: 0, restoreGbPerS: 1 } },
          ...world.services.slice(1),
        ],
      },
      "world.services.0.backup: a backup is restored in scenarios alone",
    ],
    [
      "a health check",
      { services: [{ ...world.services[0], healthCheck: {} }, ...world.services.slice(1)] },
      "world.services.0.healthCheck: a health check acts in scenarios alone",
    ],
    [
      "a ceiling that counts nobody",
      {
        services: [
          { ...world.services[0], ceilings: [{ id: "c", limit: 9, of: "store" }] },
          ...world.services.slice(1),
        ],
      },
      "world.services.0.ceilings.0.of: is counted by perReplica; add it.",
    ],
    [
      "people who never arrive",
      { populations: [{ id: "p", region: "eu", users: 5, journeys: [journey] }] },
      "world.populations.0.users: nobody ever connects",
    ],
    [
      "a leader where nothing runs",
      { services: [...world.services.slice(0, 3), { ...world.services[3], quorum: { leader: "us" } }] },
      'world.services.3.quorum.leader: there is no region of its own "us"',
    ],
    [
      "a quorum without votes",
      { services: [...world.services.slice(0, 3), { ...world.services[3], quorum: { votes: { eu: 0 } } }] },
      "world.services.3.quorum.votes: nobody has a vote",
    ],
    ["a route to no site", { routes: [{ service: "web", sites: [{ region: "as" }] }] }, 'no region "as"'],
    [
      "a route to where nothing runs",
      { routes: [{ service: "store", sites: [{ region: "us" }] }] },
      'world.routes.0.sites.0.region: "store" does not run in us.',
    ],
    ["a route without a choice", { routes: [{ service: "store" }] }, '"store" runs in one place'],
    [
      "two routes of the same callers",
      { routes: [{ service: "web", from: ["eu"] }, { service: "web" }] },
      'world.routes.1: routes.0 decides for callers of "web" in the same region',
    ],
    [
      "a route that a failover would fight",
      { routes: [{ service: "web" }], failovers: [{ service: "web", from: "eu", to: "us" }] },
      'world.routes.0: there is a failover of "web" from the same region',
    ],
    [
      "a route nobody may take",
      { routes: [{ service: "web", sites: [{ region: "eu", weight: 0 }] }] },
      "world.routes.0.sites: no site has a weight above 0",
    ],
    ["two populations of one name", { populations: [world.populations[0], world.populations[0]] }, "there are two of"],
  ])("%s", (_, changed, says) => {
    expect(flaws({ world: { ...world, ...changed } })).toContain(says);
  });

  it.each([
    [{ atS: 1, flush: "store" }, 'schedule.0.flush: there is no cache "store"'],
    [{ atS: 1, kill: "stor" }, 'schedule.0.kill: there is no station or service "stor"; did you mean "store"?'],
    [{ atS: 1, revive: "store@us" }, 'schedule.0.revive: there is no station or service "store@us"'],
    [{ atS: 1, set: {} }, "schedule.0.set: sets nothing."],
    [{ atS: 2, kill: "store" }, "schedule.0.atS: the run ends at 2 s, before this."],
  ])("an entry %j", (entry, says) => {
    expect(flaws({ schedule: [entry] })).toContain(says);
  });

  it.each([
    ["readers.retries", 3, "readers:request>web declares at most 2; declare retries.max 3 there"],
    ["web>store.timeoutMs", 1001, "web@eu>store can be raised to 1000 ms"],
    ["web>store.timeoutMs", null, "web@eu>store can be raised to 1000 ms"],
    ["readers.backoffMs", 200, "would wait 400 ms before a retry, as declared at most 200 ms"],
    ["readers.backoffFactor", 3, "would wait 300 ms"],
    ["members.rps", 5, '"members" has no journey "when: always"'],
    ["readers.perUserPerMinute", 5, '"readers" has no journey "when: connected"'],
    ["readers.breakerRatio", 0.5, '"readers" has no breaker'],
    ["readers.perRequest", 2, 'how often people call is "rps"'],
    ["store.serviceMs", -1, "-1 does not fit serviceMs; write a number from 0 up."],
    ["store.serviceMs", null, '"serviceMs" cannot be null'],
    ["store.lifo", 0.5, "0.5 does not fit lifo; write a whole number from 0 to 1."],
    ["store.serviceMs:batch", 5, '"serviceMs" is the same for all classes.'],
    ["store.admit:bach", 0.5, 'there is no class "bach"; did you mean "batch"?'],
    ["web@eu.advertised", 0, 'nothing called "web@eu" has a parameter "advertised"'],
    ["eu>us.lossRatio", 1, 'nothing called "eu>us" has a parameter "lossRatio"'],
    ["store@us.slots", 5, 'nothing called "store@us" has a parameter "slots"; did you mean "store@eu"?'],
  ] as const)("setting %s to %s", (path, value, says) => {
    expect(setting(path, value)).toContain(`schedule.0.set.${path}: `);
    expect(setting(path, value)).toContain(says);
  });
});

it("sets the calls per request of a class that the call names, and of no other", () => {
  const [web, ...others] = world.services;
  const naming = { ...world, services: [{ ...web, calls: [{ to: "store", perRequest: { request: 0 } }] }, ...others] };
  const set = (path: string): string => flaws({ world: naming, schedule: [{ atS: 1, set: { [path]: 1 } }] });
  expect(set("web>store.perRequest:request")).toBe("");
  for (const path of ["web>store.perRequest:batch", "web>store.perRequest"])
    expect(set(path)).toContain('names its classes in perRequest, and "batch" is not among them');
});

it("refuses calls beside nothing, beside what nobody waits for, and beside what has to come first", () => {
  const [web, ...others] = world.services;
  const withCalls = (...calls: object[]): string =>
    flaws({
      world: { ...world, services: [{ ...web, calls }, ...others, { id: "pages", cache: { keys: 9, ttlS: 9 } }] },
    });
  const call = { to: "store" };
  const beside = { ...call, beside: "previous" };
  expect(withCalls(call, beside, beside, beside)).toBe("");
  expect(withCalls(beside, call)).toContain("calls.0.beside: is the first call");
  expect(withCalls(call, { ...beside, kind: "async" })).toContain("calls.1.beside: nobody waits for an asynchronous");
  expect(withCalls({ ...call, kind: "async" }, beside)).toContain("nobody waits for the asynchronous call before it");
  expect(withCalls(call, beside, beside, beside, beside)).toContain("calls.4.beside: at most 4 calls");
  expect(withCalls({ to: "pages" }, { ...beside, onMissOf: "pages" })).toContain('"pages" has to be asked first');
});

it("refuses a fallback where nobody waits, and answers that nobody remembers for so long", () => {
  expect(setting("readers.failOpen")).toContain("there is nothing to go on with");
  expect(setting("web>store.connections", 5)).toContain("has no connection pool; declare connections.");
  const pages = { id: "pages", cache: { keys: 9, ttlS: 9 } };
  const stale = { atS: 1, set: { "pages.serveStaleS": 5 } };
  expect(flaws({ world: { ...world, services: [...world.services, pages] }, schedule: [stale] })).toContain(
    "declare serveStaleS there",
  );
  expect(setting("web>store.staticS")).toContain("remembers no answers");
  const [web, ...others] = world.services;
  const calls = [{ to: "store", staticS: 60 }];
  const set = { atS: 1, set: { "web>store.staticS": 90 } };
  expect(flaws({ world: { ...world, services: [{ ...web, calls }, ...others] }, schedule: [set] })).toContain(
    "web@eu>store remembers answers for 60 s",
  );
});

it("lets values pass up to the room that is declared", () => {
  for (const [path, value] of [
    ["readers.retries", 2],
    ["web>store.timeoutMs", 1000],
    ["readers.backoffMs", 100],
    ["store.slots", null],
    ["web>store.budgetCap", null],
  ] as const)
    expect(setting(path, value)).toBe("");
});

it("knows the same parameters and names as the simulation", () => {
  const links = [{ ...world.links[0], reverse: { latencyMs: 80 } }];
  const [web, ...others] = world.services;
  const routed = { ...world, links, services: [{ ...web, quorum: {} }, ...others], routes: [{ service: "web" }] };
  const checked = read({ world: routed });
  if (!checked.success) throw checked.error;
  const { stations, calls } = expand(checked.data.world);
  const entities = [
    "web",
    "stor",
    "readers",
    "members",
    "web>store",
    "web>cash",
    "readers:request>web",
    "readers>web",
    "eu~us",
    "us~eu",
    "eu~as",
    "disks/new",
    "disks/old@eu",
    "disks/new>store",
    "disks/new@us>store",
    "disks/new:renew",
    "disks/old@eu:renew",
    "disks:files",
    "disks/new@us:files",
    "disks/other",
    "web/main",
    "web/main>store",
    "eu>us",
    "readers:request>web@us",
    "members>web@eu",
    "disks:renew",
    "disks@us:renew",
    "store:name",
    "store@eu:name",
    "store@us:name",
  ]
    .concat(stations.map(({ id }) => id))
    .concat(calls.map(({ id }) => id));
  const names = [...Object.keys(parameters), "colour"];
  const paths = entities.flatMap((entity) => names.map((name) => `${entity}.${name}`));
  const strangers = paths.filter((path) => /nothing called|there is no parameter/.test(setIn(routed, path)));
  const refused = paths.filter((path) => {
    const schedule = [{ atS: 0, set: { [path]: 1 } }];
    return !runExperiment({ ...checked.data, durationS: 0.1, schedule }, "1").ok;
  });
  expect(strangers).toEqual(refused);
  expect(paths.length).toBeGreaterThan(refused.length);
});
