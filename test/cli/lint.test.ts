/** What lint finds in files that fit their schema and yet would not work: place, severity, numbers and advice. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { restOf } from "../../server/cli/lint/rest.ts";
import { must } from "../../shared/base/index.ts";
import { expand, experimentSchema, scenarioSchema } from "../../shared/content/index.ts";
import type { Experiment } from "../../shared/content/index.ts";
import { runExperiment } from "../../shared/sim/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";
import { run } from "./desk.ts";

/** The small scenario with everything that lint asks for. */
const wrongWay = {
  ...must(smallScenario.policies["reference"], "reference"),
  kind: "wrong",
  says: "Too few.",
} as const;
const sound = scenarioSchema.parse({
  ...smallScenario,
  policies: { ...smallScenario.policies, "too-few": wrongWay },
});
type Change = Readonly<Record<string, unknown>>;

function lint(change: Change = {}, ...args: readonly string[]) {
  return run(["lint", "small.yaml", ...args], { "small.yaml": stringify({ ...sound, ...change }) });
}

function changedWorld(service: string, change: object): Change {
  const services = sound.world.services.map((one) => (one.id === service ? { ...one, ...change } : one));
  return { world: { ...sound.world, services } };
}

/** A channel with a push after the end. */
const late = {
  id: "settings",
  kind: "config",
  consumers: ["app"],
  payloads: [{ id: "a" }, { id: "b", scale: { "app.serviceMs": 2 } }],
  pushes: [{ atS: 9000, payload: "b" }],
};
const line = (template: string) => ({ service: "app", level: "info", template, source: "background" });
const limitedTo = (max: number) => ({ min: 0, max, step: 10, initial: 20, unit: "/s" });

/** With another second journey. */
function changedPeople(change: object): Change {
  const populations = sound.world.populations.map((population) => ({
    ...population,
    journeys: population.journeys.map((journey, j) => (j === 1 ? { ...journey, ...change } : journey)),
  }));
  return { world: { ...sound.world, populations } };
}

describe("lint, on a scenario", () => {
  it("finds nothing in a sound one, and says so in one line", () => {
    expect(lint()).toMatchObject({ code: 0, printed: "1 file, 0 errors, 0 warnings", said: "" });
  });

  it("passes on what the schema and the names say, as errors in the same form", () => {
    const { code, printed } = lint({ title: 7 });
    expect(code).toBe(1);
    expect(printed).toMatch(
      /^small\.yaml:3:8: error: title: 7 does not fit; write a text of at most 100 characters\..*\n1 file, 1 error, 0 warnings$/,
    );
    const unknown = lint({ title: undefined, titles: "x" });
    expect(unknown.printed).toMatch(
      /^small\.yaml:\d+:1: error: titles: there is no such field; did you mean "title"\? Known: .*\n1 file, 1 error, 0 warnings$/,
    );
  });

  const step = must(sound.policies["reference"]?.steps[0], "step");
  const cases: readonly (readonly [what: string, change: Change, severity: "error" | "warning", says: RegExp])[] = [
    [
      "a station that nobody calls",
      { world: { ...sound.world, services: [...sound.world.services, { id: "attic" }] } },
      "warning",
      /world\.services\[3\]: nobody ever calls "attic"; its curves stay at zero\. Add a call/,
    ],
    [
      "a station too small for what reaches it at rest",
      changedWorld("store", { groups: [{ replicas: 1, slots: 1, serviceMs: 40 }] }),
      "error",
      /world\.services\[2\]: at rest "store@west" is asked 102 times\/s; 1 slots of 40 ms finish 25\/s\. Give it at least 5 slots/,
    ],
    [
      "a station whose slots are held by what it waits for",
      changedWorld("app", { groups: [{ replicas: 1, slots: 4, serviceMs: 5 }] }),
      "error",
      /world\.services\[1\]: at rest "app@west" is asked 102 times\/s; each request holds a slot for 45 ms, its calls among them/,
    ],
    [
      "a limit of every class that is meant for one",
      {
        actions: [
          ...sound.actions,
          {
            ...sound.actions[3],
            id: "throttle",
            label: "Throttle",
            verb: "traffic.limit",
            class: undefined,
            value: limitedTo(60),
          },
        ],
      },
      "warning",
      /actions\[4\]: without class it limits each class to the number, and at rest "find" alone comes to "edge@west" 100 times\/s, above its highest place, 60\. Add class, the request class that is limited: one of start, find\./,
    ],
    [
      "a queue of no places, where metastability is claimed",
      {
        truth: [...sound.truth.slice(0, 1), { ...sound.truth[1], component: ["app>store"] }],
        ...changedWorld("store", { queue: { places: 0 } }),
      },
      "warning",
      /truth\[1\]: .*it heals by itself\. Give it more than \d+ places, or its callers less patience\./,
    ],
    [
      "a link too narrow",
      {
        world: {
          ...sound.world,
          links: [{ from: "west", to: "east", latencyMs: 80, capacityRps: 50 }],
          services: sound.world.services.map((one) => (one.id === "store" ? { ...one, regions: ["west"] } : one)),
        },
      },
      "error",
      /world\.links\[0\]\.capacityRps: at rest 102 attempts\/s cross west~east, which carries 50\./,
    ],
    [
      "a queue that empties itself before anybody loses patience, where metastability is claimed",
      {
        truth: [...sound.truth.slice(0, 1), { ...sound.truth[1], component: ["app>store"] }],
        defects: [],
        rollouts: [
          { id: "agent", name: "An agent", service: "store", stages: [{ atS: 60, share: 1 }], everyS: 10, absentS: 5 },
        ],
        ...changedWorld("store", { queue: { places: 100 } }),
      },
      "warning",
      /truth\[1\]: .*100 places of "store@(west|east)" are served in 500 ms, and its most hurried caller waits 800 ms: it heals by itself\. Give it more than 160 places/,
    ],
    [
      "an alert that no reading can meet",
      { alerts: [{ ...sound.alerts[0], above: 1 }] },
      "error",
      /alerts\[0\]: "store-busy" can never fire: utilization of "store" stays from 0 to 1\./,
    ],
    [
      "an alert that fires while all is well",
      { alerts: [{ ...sound.alerts[0], above: 0.3 }] },
      "error",
      /alerts\[0\]: "store-busy" fires at rest: utilization of "store" is about 0\.508 when all is well\./,
    ],
    [
      "more attempts per call than the callers can make",
      { alerts: [{ ...sound.alerts[0], metric: "attemptsPerCall", of: "store", above: 4 }] },
      "error",
      /"store-busy" can never fire: attemptsPerCall of "store" stays from 0 to 4\./,
    ],
    [
      "no cause",
      { defects: [] },
      "error",
      /defects: nothing ever goes wrong: there is no defect, no roll-out, no push and no job\. Add one that is the cause\./,
    ],
    [
      "two buttons with the same words",
      { actions: sound.actions.map((one) => ({ ...one, label: "Press" })) },
      "warning",
      /actions\[1\]\.label: the buttons of "cap-retries" and "add-store" read the same\. Write what is different/,
    ],
    [
      "a cause after the end, and no other",
      { defects: [{ ...sound.defects[0], atS: 4000 }] },
      "error",
      /defects\[0\]: nothing goes wrong in the 3600 s of the live time: "lost-index" is the first to come, at 4000 s\. Let the cause come sooner\./,
    ],
    [
      "a cause after the end, of two",
      {
        defects: [
          { ...sound.defects[0], id: "first" },
          { ...sound.defects[0], atS: 4000 },
        ],
      },
      "warning",
      /defects\[1\]\.atS: "lost-index" comes at 4000 s, after the 3600 s of the live time\. Let it come sooner, or leave it out\./,
    ],
    ...(
      [
        [{ channels: [late] }, /channels\[0\]\.pushes\[0\]\.atS: "b" comes at 9000 s, after the 3600 s/],
        [
          {
            rollouts: [
              {
                id: "r",
                name: "r",
                service: "app",
                by: "app",
                stages: [{ atS: 9000, share: 1 }],
                everyS: 9,
                absentS: 9,
              },
            ],
          },
          /rollouts\[0\]\.stages\[0\]\.atS: "r" comes at 9000 s, after the 3600 s/,
        ],
        [
          { changes: [{ atS: 9000, service: "app", kind: "deploy", text: "4.2", by: "ines" }] },
          /changes\[0\]\.atS: this change comes at 9000 s, after the 3600 s/,
        ],
        [
          { reports: [{ atS: 9000, region: "west", feature: "find", text: "Slow." }] },
          /reports\[0\]\.atS: this report comes at 9000 s, after the 3600 s/,
        ],
        [
          { injects: [{ id: "boss", atS: 9000, kind: "executive", text: "Well?" }] },
          /injects\[0\]\.atS: "boss" comes at 9000 s, after the 3600 s/,
        ],
        [
          { reports: [{ atS: -60, region: "west", feature: "find", text: "Slow." }] },
          /reports\[0\]\.atS: this report comes at -60 s, before T\+0, when nobody is there yet\. Let it come later, or leave it out\./,
        ],
        [
          { injects: [{ id: "boss", atS: -60, kind: "executive", text: "Well?" }] },
          /injects\[0\]\.atS: "boss" comes at -60 s, before T\+0/,
        ],
        [
          { actions: sound.actions.map((action) => ({ ...action, leadS: 9000 })).slice(1, 2) },
          /actions\[0\]\.leadS: "add-store" takes effect only after 9000 s, longer than the 3600 s of the live time\. Write less\./,
        ],
        [
          { alerts: [{ ...sound.alerts[0], forS: 9000 }] },
          /alerts\[0\]\.forS: "store-busy" fires only after 9000 s, longer than the 3600 s/,
        ],
        [
          changedWorld("store", { groups: [{ replicas: 2, slots: 4, serviceMs: 40, startupS: 9000 }] }),
          /world\.services\[2\]\.groups\[0\]\.startupS: a replica of "store" comes up only after 9000 s, longer than the 3600 s/,
        ],
      ] as const
    ).map(([change, says]) => [`a time that cannot be meant: ${says.source}`, change, "warning", says] as const),
    ...(
      [
        [
          { scale: { "store@west.serviceMs": 1 } },
          /\.scale\.store@west\.serviceMs: times 1 changes nothing\. Write another factor, or leave it out\./,
        ],
        [
          { scale: { "store.errorRatio": 5 } },
          /\.scale\.store\.errorRatio: 0 times 5 is still 0\. Write the value into set\./,
        ],
        [
          { set: { "store.serviceMs": 50 }, scale: { "store.serviceMs": 2 } },
          /\.scale\.store\.serviceMs: it is set as well, and multiplied then\. Write the product into set alone\./,
        ],
        [
          { set: { "app>store.timeoutMs": 800, "store@west.serviceMs": 90 }, scale: {} },
          /\.set\.app>store\.timeoutMs: it is 800 anyway, so this changes nothing\. Set another value, or leave it out\./,
        ],
      ] as const
    ).map(
      ([effects, says]) =>
        [
          `a defect that changes nothing: ${JSON.stringify(effects)}`,
          { defects: [{ ...sound.defects[0], ...effects }] },
          "warning",
          says,
        ] as const,
    ),
    ["no way to win", { policies: { "too-few": wrongWay } }, "error", /policies: no policy is the reference/],
    [
      "a limit for slow answers beyond the last of them",
      changedPeople({ sloMs: 5000 }),
      "warning",
      /world\.populations\[0\]\.journeys\[1\]\.sloMs: nobody is ever slow: who waits 5000 ms has given up after 4000 ms\. Write less than timeoutMs\./,
    ],
    [
      "a journey that is made twice",
      changedPeople({ class: "start", when: "arriving", perUserPerMinute: 0 }),
      "warning",
      /journeys\[1\]: the journey "start" to "edge" is made a second time for the same requests, and every name for it means both\. Write one, with the sum of both rates\./,
    ],
    [
      "a journey that nobody ever makes",
      changedPeople({ perUserPerMinute: 0 }),
      "warning",
      /journeys\[1\]\.perUserPerMinute: it is 0, and nothing raises it: nobody ever makes this journey\. Write more than 0/,
    ],
    [
      "a call that is made twice",
      changedWorld("edge", {
        calls: [
          { to: "app", timeoutMs: 3000 },
          { to: "app", timeoutMs: 3000 },
        ],
      }),
      "warning",
      /world\.services\[0\]\.calls\[1\]: the call to "app" is made a second time for the same requests, .*Write one, with the sum of both in perRequest\./,
    ],
    [
      "a change that no variant has",
      { changes: [{ atS: 9, service: "app", kind: "deploy", text: "4.2", by: "ines", chance: 0 }] },
      "warning",
      /changes\[0\]\.chance: with a chance of 0 no variant ever has it\. Write more than 0, or leave it out\./,
    ],
    [
      "a button that gives what there is",
      { actions: [{ ...sound.actions[0], value: { min: 3, max: 3, step: 1, initial: 3 } }, ...sound.actions.slice(1)] },
      "warning",
      /actions\[0\]\.value: it can only set retries to 3, which it is anyway\. Let min and max differ, or leave the action out\./,
    ],
    [
      "two references",
      { policies: { ...sound.policies, second: sound.policies["reference"] } },
      "error",
      /policies\.second\.kind: "reference" is the reference already, and the debrief compares with one\. Write kind: right\./,
    ],
    ...(
      [
        ["{p50} ms", /logs\[0\]\.template: \{p50\} is no reading, so it shows as a star; did you mean \{p50Ms\}\?/],
        ["hits {hitratio}", /did you mean \{hitRatio\}\?/],
        ["{utilisation}", /did you mean \{utilization\}\?/],
        [
          "{p50Ms ms",
          /logs\[0\]\.template: a brace stands alone, and is shown as it is\. Write \{name\}, with letters and digits alone\./,
        ],
      ] as const
    ).map(([template, says]) => [`a log line ${template}`, { logs: [line(template)] }, "warning", says] as const),
    ["no wrong way", { policies: smallScenario.policies }, "warning", /policies: no policy is a wrong way/],
    [
      "a policy with a value that no slider step gives",
      { policies: { ...sound.policies, odd: { ...wrongWay, steps: [{ ...step, value: 2.5 }] } } },
      "warning",
      /policies\.odd\.steps\[0\]\.value: no place of the slider of "add-store" gives 2\.5: it goes from 1 in steps of 1\. Write [23]\./,
    ],
    [
      "a policy that uses an undeclared action",
      { policies: { ...sound.policies, odd: { ...wrongWay, steps: [{ ...step, do: "pray" }] } } },
      "error",
      /policies\.odd\.steps\[0\]\.do: there is no action "pray"/,
    ],
    [
      "a policy with a value beyond its slider",
      { policies: { ...sound.policies, odd: { ...wrongWay, steps: [{ ...step, value: 9 }] } } },
      "error",
      /policies\.odd\.steps\[0\]\.value: the slider of "add-store" goes from 1 to 4/,
    ],
  ];
  it.each(cases)("finds %s", (_, change, severity, says) => {
    const { code, printed } = lint(change);
    expect(printed).toMatch(says);
    const line = must(
      printed.split("\n").find((one) => says.test(one)),
      "the line",
    );
    expect(line).toMatch(new RegExp(`^small\\.yaml:\\d+:\\d+: ${severity}: `));
    expect(code).toBe(printed.includes(": error: ") ? 1 : 0);
  });

  it.each<[what: string, change: Change]>([
    ["a circle that dies out", changedWorld("store", { calls: [{ to: "app", perRequest: 0.1, timeoutMs: 100 }] })],
    ["a circle of a class that nobody sends", changedWorld("store", { calls: [{ to: "app", perRequest: {} }] })],
    [
      "a limit of every class that lets all in at its highest",
      {
        actions: [
          ...sound.actions,
          {
            ...sound.actions[3],
            id: "throttle",
            label: "Throttle",
            verb: "traffic.limit",
            class: undefined,
            value: limitedTo(120),
          },
        ],
      },
    ],
    ["placeholders that stand for anything", { logs: [line("{user} {n} {host} {shard} {queue} {client} {attempt}")] }],
    [
      "a button that takes back what another one does",
      {
        actions: [
          ...sound.actions,
          { ...sound.actions[0], id: "back", label: "Back", value: { min: 3, max: 3, step: 1, initial: 3 } },
        ],
      },
    ],
    [
      "one call for each class",
      changedWorld("edge", {
        calls: ["start", "find"].map((name) => ({ to: "app", timeoutMs: 3000, perRequest: { [name]: 1 } })),
      }),
    ],
    [
      "a journey that a defect brings",
      {
        ...changedPeople({ perUserPerMinute: 0 }),
        defects: [
          ...sound.defects,
          {
            id: "rush",
            says: "They come.",
            atS: 60,
            set: { "west-users.perUserPerMinute": 2, "east-users.perUserPerMinute": 2 },
          },
        ],
      },
    ],
  ])("finds nothing in %s", (_, change) => {
    expect(lint(change).printed).toBe("1 file, 0 errors, 0 warnings");
  });

  it("says of a circle of calls that it is one, and nothing of the load that it makes", () => {
    const { printed } = lint(changedWorld("store", { calls: [{ to: "app", kind: "soft", timeoutMs: 100 }] }));
    expect(printed.replace(/^small.yaml:\d+:\d+: /, "")).toBe(
      [
        'error: world.services[2].calls[0]: app > store > app goes round in a circle: each request "start" sets off another one, without end.',
        "Leave the call out, make it for a share of the requests, or leave the class out of its perRequest.\n1 file, 1 error, 0 warnings",
      ].join(" "),
    );
  });

  it("does not say of an overloaded station that its alerts fire", () => {
    const { printed } = lint(changedWorld("store", { groups: [{ replicas: 1, slots: 1, serviceMs: 40 }] }));
    expect(printed).toContain('at rest "store@west" is asked');
    expect(printed).not.toContain("fires at rest");
  });

  it("counts a shorter patience that a defect brings: then the same queue does sustain the trouble", () => {
    const queue = changedWorld("store", { queue: { places: 100 } });
    const truth = [...sound.truth.slice(0, 1), { ...sound.truth[1], component: ["app>store"] }];
    const impatient = { id: "hurry", says: "app waits less.", atS: 60, set: { "app>store.timeoutMs": 300 } };
    expect(lint({ ...queue, truth, defects: [impatient] }).printed).not.toContain("heals by itself");
  });

  it("counts a deeper queue that a payload brings, in the same way", () => {
    const queue = changedWorld("store", { queue: { places: 100 } });
    const truth = [...sound.truth.slice(0, 1), { ...sound.truth[1], component: ["app>store"] }];
    const deeper = {
      id: "store-settings",
      kind: "config",
      consumers: ["store"],
      payloads: [{ id: "before" }, { id: "after", set: { "store.places": 2000 } }],
      pushes: [{ atS: 100, payload: "after" }],
    };
    expect(lint({ ...queue, truth, channels: [deeper] }).printed).not.toContain("heals by itself");
  });

  it("takes a value for a change that something else of the file may have changed before", () => {
    const back = { id: "back", says: "It is mended.", atS: 900, set: { "store@west.serviceMs": 40 } };
    const capped = { id: "capped", says: "Somebody had lowered it.", atS: 60, set: { "app>store.retries": 3 } };
    expect(lint({ defects: [...sound.defects, back, capped] }).printed).toBe("1 file, 0 errors, 0 warnings");
  });

  it("knows services that run roll-outs as scenery, and finds stations that only failover or a cache reaches", () => {
    const services = [
      { id: "edge", calls: [{ to: "db", onMissOf: "cache" }] },
      { id: "cache", cache: { keys: 100, ttlS: 60 } },
      { id: "db" },
      { id: "runner", regions: ["west"] },
    ];
    const populations = [{ id: "users", region: "west", journeys: [{ to: "edge", rps: 5 }] }];
    const failovers = [{ service: "edge", from: "west", to: "east" }];
    const world = { regions: sound.world.regions, services, populations, failovers };
    const rollouts = [
      { id: "r", name: "r", service: "db", by: "runner", stages: [{ atS: 9, share: 1 }], everyS: 9, absentS: 9 },
    ];
    const printed = lint({ world, rollouts, defects: [], alerts: [], actions: [], policies: {} }).printed;
    expect(printed).not.toContain("nobody ever calls");
  });

  it("plays on request, and says what one seed did not show", { timeout: 60_000 }, () => {
    const short = { minutes: { short: 1, standard: 1 } };
    const { code, printed, said } = lint(
      { ...short, defects: [{ ...sound.defects[0], scale: { "store@west.serviceMs": 1.1 } }] },
      "--play",
      "--seed",
      "3",
    );
    expect(code).toBe(1);
    expect(said).toContain("small.yaml: without anybody");
    expect(printed).toMatch(
      /error: defects: played under seed 3 without anybody, nothing breaks: 0 % of the users fail/,
    );
    expect(printed).toMatch(
      /error: policies\.reference: played under seed 3, the reference does not win up to T\+4:00/,
    );
  });

  it("gives everything as one JSON object, the world at rest with it on request", () => {
    const alerts = [{ ...sound.alerts[0], above: 1 }];
    const parsed: unknown = JSON.parse(lint({ alerts }, "--json", "--rest").printed);
    expect(parsed).toMatchObject({
      format: "small-causes/lint@1",
      errors: 1,
      warnings: 0,
      files: [
        {
          file: "small.yaml",
          complaints: [{ severity: "error", line: expect.any(Number), advice: expect.stringContaining("threshold") }],
          rest: [{ station: "edge@west" }, {}, {}, {}, { station: "store@west" }, {}],
        },
      ],
    });
  });
});

describe("lint, on experiments", () => {
  const world = {
    services: [
      { id: "app", groups: [{ slots: 100, serviceMs: 5 }], calls: [{ to: "db", onMissOf: "cache", perRequest: 2 }] },
      { id: "cache", cache: { keys: 2000, zipf: 0.9, ttlS: 30 } },
      { id: "db", groups: [{ slots: 10, serviceMs: 30 }] },
    ],
    populations: [{ id: "users", journeys: [{ to: "app", rps: 150 }] }],
  };
  const experiment: Experiment = experimentSchema.parse({
    format: "small-causes/experiment@1",
    name: "cache",
    durationS: 120,
    world,
    measure: [{ name: "late", fromS: 60, toS: 120 }],
  });

  it("computes the same rest that the engine runs into", () => {
    const rest = restOf(expand(experiment.world), 12);
    const ran = runExperiment(experiment, "1");
    if (!ran.ok) throw new Error(ran.refusal.reason);
    const { columns, windows } = ran.value;
    const mean = (name: string): number =>
      must(windows[0]?.means[columns.findIndex(({ subject, metric }) => `${subject}.${metric}` === name)], name);
    const [app, cache, db] = rest.stations;
    expect(mean("cache.hit") / must(cache?.hitRatio ?? undefined, "hit")).toBeCloseTo(1, 1.5);
    expect(mean("db.attempts") / must(db?.rps, "db")).toBeCloseTo(1, 0.8);
    expect(mean("db.busy") / (must(db?.utilization, "db") * 10)).toBeCloseTo(1, 0.8);
    expect(mean("app.attempts") / must(app?.rps, "app")).toBeCloseTo(1, 1);
  });

  it("warns of an overload at rest, which may be the question, and passes", () => {
    const text = stringify({
      ...experiment,
      world: { ...world, populations: [{ id: "users", journeys: [{ to: "db", rps: 500 }] }] },
    });
    const { code, printed } = run(["lint", "e.yaml"], { "e.yaml": text });
    expect(code).toBe(0);
    expect(printed).toMatch(
      /warning: world\.services\[2\]: at rest "db" is asked 500 times\/s; 10 slots of 30 ms finish 333\/s/,
    );
    expect(printed).toContain('nobody ever calls "app"');
  });

  it("prints the load at rest as a table", () => {
    const { printed } = run(["lint", "e.yaml", "--rest"], { "e.yaml": stringify(experiment) });
    expect(printed).toMatch(/station +requests\/s +slots +held for ms +own work +held +hit\napp +150 +100 /);
  });

  it("finds no error in any example of the documentation", () => {
    const documents = readdirSync("docs/examples").filter((name) => name.endsWith(".yaml"));
    const names = documents.map((name) => `docs/examples/${name}`);
    const files = Object.fromEntries(names.map((name) => [name, readFileSync(name, "utf8")]));
    const { code, printed } = run(["lint", ...names], files);
    expect(printed).toContain(`${names.length} files, 0 errors`);
    expect(code).toBe(0);
  });

  it("says where a file's format is missing or unknown", () => {
    const { code, printed } = run(["lint", "x.yaml"], { "x.yaml": "format: opera@1\n" });
    expect(code).toBe(1);
    expect(printed).toMatch(/^x\.yaml:1:9: error: format: "opera@1" is unknown; write small-causes\/experiment@1 or/);
  });
});

describe("a wrong command line for lint", () => {
  it.each([
    [[], "Name at least one file"],
    [["a.yaml", "--seed", "1"], "--seed is for playing"],
    [["a.yaml", "--play", "--seed", "x"], "--seed x: write a whole number"],
    [["a.yaml", "--fast"], "There is no option --fast. Known: --rest, --play, --seed, --json."],
  ])("is refused: %j", (args, says) => {
    expect(run(["lint", ...args])).toMatchObject({ code: 2, said: expect.stringContaining(says) });
  });

  it("goes on with the other files when one cannot be read, and fails", () => {
    const { code, printed, said } = run(["lint", "none.yaml", "small.yaml"], { "small.yaml": stringify(sound) });
    expect([code, printed, said]).toEqual([1, "1 file, 0 errors, 0 warnings, 1 not read", "Cannot read none.yaml."]);
    const json: unknown = JSON.parse(run(["lint", "none.yaml", "--json"]).printed);
    expect(json).toEqual({ format: "small-causes/lint@1", errors: 0, warnings: 0, unread: 1, files: [] });
  });
});
