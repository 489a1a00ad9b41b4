/** Every name in a scenario means something in its own world: one broken name each, and the path and words of the flaw. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { scenarioSchema } from "../../shared/content/index.ts";

const file = new URL("../../shared/content/scenarios/s04-a-quarter-at-a-time.yaml", import.meta.url);
const { variants: _variants, ...base } = z.looseObject({}).parse(parse(readFileSync(file, "utf8")));
/** Without its variants, which have a test of their own. */
const text = stringify(base, {
  aliasDuplicateObjects: false,
  flowCollectionPadding: false,
});

/** Flaws of S04 with one piece of its text replaced, as `path: sentence`. */
function flaws(right: string, wrong: string): readonly string[] {
  expect(text).toContain(right);
  const read = scenarioSchema.safeParse(parse(text.replace(right, wrong)));
  return (read.error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

it("finds nothing to complain about in S04", () => {
  expect(flaws("A quarter at a time", "A quarter at a time")).toEqual([]);
});

describe("a scenario is refused for", () => {
  it.each([
    [
      "a change of a service that is not there",
      "service: msgs\n    kind: deploy",
      "service: msg\n    kind: deploy",
      'changes.0.service: there is no station or service "msg"; did you mean "msgs"?',
    ],
    [
      "monitoring through one",
      "changes:\n",
      "monitoring:\n  metrics: { needs: stor }\nchanges:\n",
      'monitoring.metrics.needs: there is no service or station "stor"; did you mean "store"?',
    ],
    [
      "an action that needs one",
      "verb: traffic.limit\n",
      "verb: traffic.limit\n    needs: [stor]\n",
      'actions.0.needs.0: there is no service or station "stor"; did you mean "store"?',
    ],
    [
      "an allowance of a class that is not there",
      "services:\n",
      "services:\n    - id: quotas\n      allowances: [{ id: calls, quota: 1, classes: [bot] }]\n",
      'world.services.0.allowances.0.classes.0: there is no class "bot"; did you mean "boot"?',
    ],
    [
      "an outcome that wakes what is not there",
      "verb: traffic.limit\n",
      "verb: traffic.limit\n    outcomes: [{ when: [{ metric: rps, of: store, above: 1 }], does: also, wakes: nightmare }]\n",
      'actions.0.outcomes.0.wakes: there is no defect "nightmare"',
    ],
    [
      "an outcome that brings nothing",
      "verb: traffic.limit\n",
      "verb: traffic.limit\n    outcomes: [{ when: [{ metric: rps, of: stor, above: 1 }], does: also }]\n",
      "actions.0.outcomes.0: add wakes, the defect that it brings.",
    ],
    [
      "patience with nobody",
      "verb: traffic.limit\n",
      "verb: traffic.limit\n    patienceS: 60\n",
      "actions.0.patienceS: there is nobody to wait for: add needs.",
    ],
    [
      "tools through one that nobody calls",
      "changes:\n",
      "tools:\n  from: eu-wst\n  looks: [{ needs: discovery }]\nchanges:\n",
      'tools.from: there is no region "eu-wst"; did you mean "eu-west"?',
    ],
    [
      "monitoring through one that nobody calls",
      "changes:\n",
      "monitoring:\n  logs: { needs: config }\nchanges:\n",
      'monitoring.logs.needs: nobody calls "config", so it never slows down',
    ],
    [
      "a log of one",
      "- service: boot\n    level: info",
      "- service: boo\n    level: info",
      'logs.0.service: there is no service "boo"; did you mean "boot"?',
    ],
    [
      "an alert on one",
      "of: store\n    above: 0.7",
      "of: stor\n    above: 0.7",
      'alerts.0.of: there is no station or service "stor"; did you mean "store"?',
    ],
    [
      "a hit ratio of what is no cache",
      "of: cache\n    below: 0.9",
      "of: boot\n    below: 0.9",
      'alerts.1.of: there is no cache "boot"',
    ],
    [
      "an alert on a ceiling that nobody has",
      "metric: utilization\n    of: store\n",
      "metric: ceiling\n    of: store\n",
      'alerts.0.of: there is no station or service with ceilings "store".',
    ],
    ["an alert without a limit", "of: cache\n    below: 0.9\n", "of: cache\n", "alerts.1: add above or below"],
    [
      "an alert with the name of another",
      "id: cache-hit",
      "id: store-load",
      'alerts.1.id: there are two of alert "store-load"',
    ],
    [
      "a report from nowhere",
      "region: eu-west\n    feature",
      "region: eu-wst\n    feature",
      'reports.0.region: there is no region "eu-wst"; did you mean "eu-west"?',
    ],
    [
      "a report that waits for nothing",
      "of: edge@eu-west\n      above: 0.03",
      "of: edge@eu\n      above: 0.03",
      'reports.0.onlyIf.of: there is no name with errorRatio "edge@eu"',
    ],
    [
      "a truth about nobody",
      "- rollouts\n      - cache",
      "- rollout\n      - cache",
      'truth.0.component.0: there is no component "rollout"; did you mean "rollouts"?',
    ],
    [
      "a cut point of no action",
      "- action: pause-rollout",
      "- action: pause-rolout",
      'cutPoints.0.action: there is no action "pause-rolout"; did you mean "pause-rollout"?',
    ],
    [
      "a target that is not there",
      "- discovery-agent\n    leadS",
      "- discovery-agnt\n    leadS",
      'actions.2.targets.0: there is no target "discovery-agnt"; did you mean "discovery-agent"?',
    ],
    [
      "a call that nobody makes",
      "- boot>store\n    value",
      "- boot>stor\n    value",
      'actions.1.targets.0: there is no target "boot>stor"; did you mean "boot>store"?',
    ],
    [
      "a class that nobody has",
      "class: boot\n    console",
      "class: boots\n    console",
      'actions.0.class: there is no class "boots"; did you mean "boot"?',
    ],
    [
      "a promise of everything",
      "target: 0.995",
      "target: 1",
      "slo.target: 1 leaves no room for a single failure; write a number above 0 and below 1, such as 0.995.",
    ],
    [
      "a promise of nothing",
      "target: 0.995",
      "target: 0",
      "slo.target: 0 promises nothing; write a number above 0 and below 1, such as 0.995.",
    ],
    ["a gap between hints", "level: 2", "level: 3", "hints: level 2 is missing."],
    [
      "hints that say less and less",
      "level: 3",
      "level: 1",
      "hints.2.level: 1 comes after 2; write the hints from level 1 on.",
    ],
    [
      "a cache that is asked after what it misses",
      "- to: cache\n",
      "- to: store\n          onMissOf: cache\n        - to: cache\n",
      'calls.0.onMissOf: "cache" is asked only after this call; list the call to it above.',
    ],
    [
      "a slider that starts outside itself",
      "initial: 15",
      "initial: 500",
      "actions.0.value: write initial from min to max.",
    ],
    [
      "a verification that can never hold",
      "metric: attemptsPerCall\n      of: boot>store",
      "metric: attemptsPerCall\n      of: store",
      'actions.1.verify.of: attemptsPerCall is read of a call; write caller>callee, such as "boot>store".',
    ],
    [
      "a step that does nothing known",
      "do: pause-failover",
      "do: pause-failovr",
      'policies.reference.steps.2.do: there is no action "pause-failovr"; did you mean "pause-failover"?',
    ],
    [
      "a step beyond the slider",
      "value: 160",
      "value: 1600",
      'policies.reference.steps.7.value: the slider of "throttle-boots" goes from 0 to 400.',
    ],
    [
      "a step on what it cannot be used on",
      "do: throttle-boots\n        on: edge@eu-west",
      "do: throttle-boots\n        on: gw@eu-west",
      'policies.reference.steps.0.on: "throttle-boots" cannot be used on "gw@eu-west", only on edge@eu-west',
    ],
    [
      "a share of people beyond all of them",
      "verb: automation.pause\n    console: TRF",
      "verb: automation.override\n    value: {min: 0, max: 50, step: 5, initial: 20}\n    console: TRF",
      "failover:eu-west wants a share; write min and max from 0 to 1, or from 0 to 100",
    ],
    [
      "an autoscaler without a metric",
      "instrumented: false",
      "instrumented: false\n      autoscaler: {}",
      "never has data: monitoring does not see this service",
    ],
    [
      "a roll-out of nothing",
      "service: cache\n    stages",
      "service: cash\n    stages",
      'rollouts.0.service: there is no service "cash"',
    ],
    [
      "a stage where the service does not run",
      "atS: 200\n        share: 0.75",
      "atS: 200\n        region: eu\n        share: 0.75",
      'rollouts.0.stages.2.region: there is no region of "cache" "eu"',
    ],
    [
      "a roll-out of a group that is not there",
      "service: cache\n    stages",
      "service: cache\n    group: old\n    stages",
      'rollouts.0.group: there is no group of "cache" "old"',
    ],
    [
      "a roll-out into the group that it goes through",
      "service: cache\n    stages",
      "service: cache\n    into: main\n    stages",
      "rollouts.0.into: is the group that it goes through",
    ],
    [
      "an adaptive queue without its limit",
      "instrumented: false\n",
      "instrumented: false\n      queue: {order: adaptive}\n",
      "queue: add lifoAbove: from how many waiting requests on",
    ],
    [
      "a limit of a queue that is not adaptive",
      "instrumented: false\n",
      "instrumented: false\n      queue: {lifoAbove: 5}\n",
      'queue.lifoAbove: belongs to "order: adaptive".',
    ],
    [
      "a queue that may stand for longer than it may come and go",
      "instrumented: false\n",
      "instrumented: false\n      queue: {codel: {targetMs: 500}}\n",
      "queue.codel.targetMs: is above intervalMs",
    ],
    [
      "a check that asks nobody",
      "instrumented: false\n",
      "instrumented: false\n      healthCheck: {asks: stor}\n",
      'healthCheck.asks: there is no service "stor"; did you mean "store"?',
    ],
    [
      "a dark service that dashboards show",
      "notInstrumented:\n    - push",
      "notInstrumented:\n    - boot",
      'briefing.notInstrumented.0: "boot" is shown by dashboards; write instrumented: false there, or leave it out here.',
    ],
    [
      "a dark service that is not there",
      "notInstrumented:\n    - push",
      "notInstrumented:\n    - posh",
      'briefing.notInstrumented.0: there is no service "posh"; did you mean "push"?',
    ],
    ["two letters of a name exchanged", "- to: gw\n", "- to: wg\n", 'there is no service "wg"; did you mean "gw"?'],
    [
      "a console that is listed twice",
      "console: TRF\n",
      "console: [TRF, TRF]\n",
      "actions.0.console.1: TRF is listed twice; leave one out.",
    ],
    [
      "people with the name of a service",
      "- id: us-users\n",
      "- id: gw\n",
      'world.populations.0.id: there is a service "gw" too; each needs its own name.',
    ],
    [
      "a place that is nowhere",
      "place:\n        - -77.5\n        - 39",
      "place:\n        - 39\n        - -277.5",
      "world.regions.0.place.1: Too small: expected number to be >=-90",
    ],
    [
      "a way out that is no way",
      "to: us-east\n      detectS",
      "to: eu-west\n      detectS",
      "world.failovers.0.to: names the region that is left; name another one.",
    ],
    [
      "two ways out of one region",
      "from: us-east\n      to: ap-south\n      detectS",
      "from: eu-west\n      to: ap-south\n      detectS",
      "world.failovers.1.from: there are two failovers from eu-west",
    ],
    [
      "a call to nowhere",
      "- to: gw",
      "- to: gww",
      'world.services.0.calls.0.to: there is no service "gww"; did you mean "gw"?',
    ],
    [
      "a service that runs nowhere",
      "regions:\n        - eu-west\n      groups:\n        - replicas: 2",
      "regions: []\n      groups:\n        - replicas: 2",
      "world.services.7.regions: ",
    ],
  ])("%s", (_, right, wrong, says) => {
    expect(flaws(right, wrong).join("\n")).toContain(says);
  });

  it("one name once: no later complaint follows from an earlier one", () => {
    expect(flaws("- to: gw", "- to: gww")).toHaveLength(1);
    expect(flaws("- edge@eu-west\n      - edge@us-east", "- edge@eu-wst\n      - edge@us-east")).toHaveLength(1);
    expect(flaws("max: 400\n", "max: -400\n")).toHaveLength(1);
    expect(flaws("- id: pause-failover", "- id: pause-rollout")).toEqual([
      'actions.3.id: there are two of action "pause-rollout"; each needs its own name.',
    ]);
    expect(flaws("title: A quarter at a time", "titel: A quarter at a time").join()).not.toContain(
      "there is no service",
    );
  });
});

describe("a defect is refused for", () => {
  const withDefect = (set: string) =>
    flaws("\nchanges:", `\ndefects: [{id: d, says: It breaks., atS: 5, ${set}}]\nchanges:`);
  it.each([
    [
      "set: {stor.serviceMs: 40}",
      'defects.0.set.stor.serviceMs: nothing called "stor" has a parameter "serviceMs"; did you mean "store"?',
    ],
    [
      "scale: {store.serviceM: 2}",
      'defects.0.scale.store.serviceM: there is no parameter "serviceM"; did you mean "serviceMs"?',
    ],
    [
      "set: {store.errorRatio: 4}",
      "defects.0.set.store.errorRatio: 4 does not fit errorRatio; write a number from 0 to 1.",
    ],
    ["set: {boot>store.retries: 5}", "boot@us-east>store declares at most 2; declare retries.max 5 there"],
    ["set: {boot>store.timeoutMs: 3000}", "boot@us-east>store can be raised to 2000 ms, twice its declared timeoutMs"],
    ["set: {boot>store.budgetRatio: 0.1}", '"boot>store" has no budget; declare one.'],
    ["set: {store.ttlS: 5}", 'nothing called "store" has a parameter "ttlS"'],
    ["set: {store.admit:bot: 0.5}", 'there is no class "bot"; did you mean "boot"?'],
    ["scale: {store.serviceMs: -2.25}", "defects.0.scale.store.serviceMs: -2.25 is no factor; write a number above 0."],
    [
      "scale: {store.serviceMs: 0}",
      "defects.0.scale.store.serviceMs: 0 is no factor; write a number above 0, or set: 0.",
    ],
    [
      "set: {store-serviceMs: 5}",
      'defects.0.set.store-serviceMs: is no parameter; write entity.parameter; did you mean "store.serviceMs"?',
    ],
    ["set: {slowly: 5}", "defects.0.set.slowly: is no parameter; write entity.parameter, such as store.serviceMs."],
    [
      "set: {config@us-east.cv: 2}",
      'nothing called "config@us-east" has a parameter "cv"; did you mean "config@eu-west"?',
    ],
    ["set: {}", "defects.0: changes nothing: add set or scale."],
    ["set: {store.cv: 2}, when: [{metric: queue, of: stor, above: 1}]", "defects.0.when.0.of: there is no station or"],
    ["set: {store.cv: 2}, when: [{metric: queue, of: store}]", "defects.0.when.0: add above or below"],
    ["set: {store.cv: 2}, until: [{metric: rps, of: store, above: 9, below: 5}]", "defects.0.until.0: never holds"],
    [
      "set: {store.cv: 2}, when: [{metric: utilization, of: store, above: 72}]",
      "defects.0.when.0.above: never holds: utilization goes from 0 to 1; did you mean 0.72?",
    ],
    [
      "set: {store.cv: 2}, when: [{metric: utilization, of: store, above: -1}]",
      "defects.0.when.0.above: always holds: utilization goes from 0 to 1.",
    ],
    [
      "set: {store.cv: 2}, when: [{metric: queue, of: store, below: 0}]",
      "defects.0.when.0.below: never holds: queue is never below 0.",
    ],
    [
      "set: {store.cv: 2}, when: [{metric: rps, of: store, above: 9}], until: [{metric: rps, of: store, above: 9}]",
      "defects.0.until: holds whenever it wakes, so it would be over at once; write conditions that hold when the trouble is gone.",
    ],
    [
      "set: {store.cv: 2}, when: [{defect: e}]}, {id: e, says: So., set: {store.cv: 3}, when: [{defect: d}]",
      "defects.0.when: never wakes: d waits for e, which waits for d; let one of them come by itself.",
    ],
    ["set: {store.cv: 2}, until: [{defect: d}]", 'defects.0.until.0.defect: there is no other defect "d"'],
    [
      "set: {store@us-east.cv: 2}, perRegion: true",
      "defects.0.set.store@us-east.cv: would be done again by each region",
    ],
  ])("%s", (set, says) => {
    expect(withDefect(set).join("\n")).toContain(says);
  });

  it.each([
    "when: [{metric: rps, of: store, above: 9}], until: [{metric: rps, of: store, above: 9, forS: 60}]",
    "when: [{defect: e}]}, {id: e, says: So., set: {store.cv: 3}, when: [{defect: d, is: asleep}]",
  ])("nothing in %s", (conditions) => {
    expect(withDefect(`set: {store.cv: 2}, ${conditions}`)).toEqual([]);
  });

  it("neither a time nor a condition", () => {
    const never = "\ndefects: [{id: d, says: It breaks., set: {store.cv: 2}}]\nchanges:";
    expect(flaws("\nchanges:", never).join("\n")).toContain("defects.0: never wakes: add atS, its time, or when");
  });
});

describe("a signal is refused that", () => {
  it.each([
    ["above: 5, below: 9", "never holds: errorRatio goes from 0 to 1; did you mean 0.05?", ".above"],
    ["above: 500", "never holds: errorRatio goes from 0 to 1.", ".above"],
    ["below: 0", "never holds: errorRatio goes from 0 to 1.", ".below"],
    ["above: 0.5, below: 0.05", "never holds: write above less than below.", ""],
    ["below: 5", "always holds: errorRatio goes from 0 to 1; did you mean 0.05?", ".below"],
    ["above: -1", "always holds: errorRatio goes from 0 to 1.", ".above"],
  ])("%s", (limits, says, at) => {
    expect(
      flaws("of: edge@eu-west\n      above: 0.03", `of: edge@eu-west\n      ${limits.replace(", ", "\n      ")}`),
    ).toEqual([`reports.0.onlyIf${at}: ${says}`]);
  });
});

describe("a plan is refused for", () => {
  const channel = "channels: [{id: c, kind: data, consumers: [store], payloads: [{id: a}, {id: b, ";
  it.each([
    [
      "jobs: [{id: j, service: stor, at: '03:30', lastsS: 60, set: {store.cv: 2}}]",
      'jobs.0.service: there is no service "stor"',
    ],
    ["jobs: [{id: j, service: store, at: '03:30', lastsS: 60}]", "jobs.0: changes nothing"],
    [
      "jobs: [{id: j, service: store, at: '03:30', everyMinutes: 1, lastsS: 60, set: {store.cv: 2}}]",
      "jobs.0.lastsS: the next run",
    ],
    ["enforcers: [{id: e, service: store, everyS: 60, desired: {}}]", "enforcers.0.desired: wants nothing"],
    ["enforcers: [{id: e, service: store, everyS: 60, desired: {store.cw: 2}}]", 'there is no parameter "cw"'],
    [
      "enforcers: [{id: discovery-agent, service: store, everyS: 60, desired: {store.cv: 2}}]",
      "enforcers.0.id: there is another",
    ],
    [`${channel}set: {boot.cv: 2}}]}]`, "channels.0.payloads.1.set.boot.cv: begin it with a consumer"],
    [
      `${channel}set: {store@us-east.cv: 2}}]}]`,
      "channels.0.payloads.1.set.store@us-east.cv: begin it with a consumer",
    ],
    [`${channel}set: {store.lifo: 1}}], stages: [{share: 0.5}]}]`, "is a whole number, of which no share can be felt"],
    [
      `${channel}set: {store.cv: 2}}], pushes: [{atS: 1, payload: d}]}]`,
      'channels.0.pushes.0.payload: there is no payload "d"',
    ],
    [
      `${channel}}], pushes: [{atS: 1, payload: b}]}]`,
      'channels.0.pushes.0.payload: "b" changes nothing: add set or scale to it.',
    ],
    [
      `${channel}set: {store.cv: 2}}], pushes: [{atS: 1, payload: a}]}]`,
      'channels.0.pushes.0.payload: "a" is what consumers have at the start, so pushing it changes nothing; push another one.',
    ],
    [`${channel}invalid: true}]}]`, "channels.0.validates: nobody looks"],
  ])("%s", (text, says) => {
    expect(flaws("\nchanges:", `\n${text}\nchanges:`).join("\n")).toContain(says);
  });

  it.each([
    `${channel}set: {store.cv: 2}}], pushes: [{atS: 1, payload: b}, {atS: 9, payload: a}]}]`,
    `defects: [{id: d, says: So., when: [{channel: c, payload: b}], set: {store.cv: 2}}]\n${channel}}], pushes: [{atS: 1, payload: b}]}]`,
  ])("nothing in %s", (text) => {
    expect(flaws("\nchanges:", `\n${text}\nchanges:`)).toEqual([]);
  });
});

it("what is not backed up cannot be restored", () => {
  const [first] = flaws("verb: cache.flush", "verb: store.restore");
  expect(first).toContain('there is no target "cache@eu-west"');
});

describe("an action is refused for", () => {
  /** Flaws of S04 with one more action, the first. */
  const withAction = (what: string) =>
    flaws(
      "\nactions:\n",
      `\nactions:\n  - {id: a, label: A, console: SVC, leadS: 0, risk: L, about: It acts., ${what}}\n`,
    );
  const setting = (parameter: string, target: string, min: number, max: number, unit = "") =>
    `verb: parameter.set, parameter: ${parameter}, targets: [${target}], ${slider(min, max, unit)}`;
  const admitting = (min: number, max: number, unit = "") =>
    `verb: traffic.admit, class: boot, targets: [edge@eu-west], ${slider(min, max, unit)}`;
  const sliding = (verb: string, target: string) => `verb: ${verb}, targets: ["${target}"]`;
  const slider = (min: number, max: number, unit: string) =>
    `value: {min: ${min}, max: ${max}, step: 1, initial: ${min}, unit: "${unit}"}`;

  it.each([
    [
      setting("timeoutMz", "boot>store, msgs>store", 100, 200),
      'actions.0.parameter: there is no parameter "timeoutMz"; did you mean "timeoutMs"?',
    ],
    [
      setting("timeoutMs", "boot>store, store", 100, 200),
      'actions.0.targets.1: nothing called "store" has a parameter "timeoutMs"',
    ],
    [
      setting("retries", "boot@eu-west>store@eu-west", 0, 1),
      'actions.0.targets.0: there is no target "boot@eu-west>store@eu-west"; did you mean',
    ],
    [setting("budgetRatio", "boot>store", 0, 1), 'actions.0.targets.0: "boot>store" has no budget; declare one.'],
    [setting("cost:bot", "store", 1, 2), 'actions.0.parameter: there is no class "bot"; did you mean "boot"?'],
    [
      setting("timeoutMs", "boot>store", 500, 8000),
      "actions.0.value.max: boot@us-east>store can be raised to 2000 ms, twice its declared timeoutMs",
    ],
    [setting("retries", "boot>store, msgs>store", 0, 2), "actions.0.value.max: msgs@"],
    [
      sliding("queue.purge", "store"),
      "actions.0.risk: queue.purge loses data for good and needs a second key: write H.",
    ],
    [sliding("changes.freeze", "cache"), 'actions.0.targets.0: there is no target "cache". Known: changes.'],
    [setting("cost", "store", 0, 2), "actions.0.value.min: 0 does not fit cost; write a number above 0."],
    [
      setting("errorRatio", "store", 0, 150, "%"),
      "actions.0.value.max: 150 %, which is 1.5, does not fit errorRatio; write a number from 0 to 1.",
    ],
    ["verb: parameter.set, parameter: retries, targets: [boot>store]", "actions.0: add value, the slider"],
    [
      admitting(0, 100),
      'actions.0.value: traffic.admit takes a share; add unit: "%", or write min and max from 0 to 1.',
    ],
    [admitting(0, 120, "%"), "actions.0.value: traffic.admit takes a share; write min and max from 0 to 100."],
    [admitting(0, 1).replace("boot", "bot"), 'actions.0.class: there is no class "bot"; did you mean "boot"?'],
    [
      `${sliding("traffic.shift", "failover:eu-west")}, value: {min: 0, max: 50, step: 10, initial: 50}`,
      'actions.0.value: traffic.shift takes a share; add unit: "%", or write min and max from 0 to 1.',
    ],
    [
      `${sliding("traffic.shift", "failover:eu-west")}, value: {min: 0, max: 150, step: 10, initial: 50, unit: "%"}`,
      "actions.0.value: traffic.shift takes a share; write min and max from 0 to 100.",
    ],
    [
      `${sliding("instances.restart", "store")}, value: {min: 25, max: 150, step: 25, initial: 50, unit: "%"}`,
      "actions.0.value: instances.restart takes a share; write min and max from 0 to 100.",
    ],
    ...[
      '{min: -9, max: 9, step: 3, initial: 9, unit: "replicas"}',
      '{min: 3, max: 9, step: 3, initial: 9, unit: "%"}',
      "{min: 0.5, max: 9, step: 0.5, initial: 9}",
      "{min: 3, max: 9, step: 3, initial: 9, unit: ms}",
    ].map((value) => [
      `${sliding("capacity.add", "store")}, value: ${value}`,
      "actions.0.value: capacity.add takes whole numbers of replicas from 0 up; write min, max and step so, with unit: replicas.",
    ]),
    ...[
      '{min: -100, max: 600, step: 20, initial: 60, unit: "/s"}',
      '{min: 0, max: 600, step: 20, initial: 60, unit: "%"}',
    ].map((value) => [
      `${sliding("traffic.limit", "edge")}, class: boot, value: ${value}`,
      'actions.0.value: traffic.limit takes requests per second from 0 up; write min and max so, with unit: "/s".',
    ]),
    [
      `${sliding("cache.warm", "cache")}, value: {min: 0, max: 600, step: 20, initial: 60, unit: "%"}`,
      "actions.0.value: cache.warm takes keys per second from 0 up; write min and max so, with unit: keys/s.",
    ],
    [
      `${sliding("breaker.force", "boot>store")}, value: {min: 0, max: 100, step: 100, initial: 100}`,
      "actions.0.value: breaker.force takes 1 or 0, open or as declared; write { min: 0, max: 1, step: 1, initial: 1 }.",
    ],
    [
      `${sliding("capacity.add", "store")}, value: {min: 3, max: 9, step: 3, initial: 4}`,
      "actions.0.value.initial: 4 is no place of this slider; write 3 or 6.",
    ],
    [
      `${sliding("capacity.add", "store")}, value: {min: 3, max: 10, step: 3, initial: 10}`,
      "actions.0.value.initial: 10 is no place of this slider; write 9.",
    ],
    [
      `${sliding("capacity.add", "store")}, value: {min: 3, max: 9, step: 50, initial: 9}`,
      "actions.0.value.step: 50 is more than from min to max: only 3 could be chosen; write 6 or less.",
    ],
    [
      `${sliding("capacity.add", "store")}, value: {min: 9, max: 3, step: 3, initial: 9}`,
      "actions.0.value.min: 9 is above max, which is 3; exchange them.",
    ],
  ])("%s", (what, says) => {
    const [first, ...more] = withAction(what);
    expect(first).toContain(says);
    expect(more).toEqual([]);
  });

  it.each([
    setting("timeoutMs", "boot>store, boot@eu-west>store", 500, 2000, "ms"),
    setting("errorRatio", "store", 0, 100, "%"),
    setting("admit:boot", "edge@eu-west", 0, 1),
    admitting(0, 100, "%"),
    admitting(0, 1),
    `${sliding("instances.restart", "store")}, value: {min: 34, max: 100, step: 33, initial: 67, unit: "%"}`,
    `${sliding("instances.restart", "store")}, value: {min: 100, max: 100, step: 50, initial: 100, unit: "%"}`,
    `${sliding("instances.restart", "store")}, value: {min: 0.1, max: 1, step: 0.1, initial: 0.7}`,
    `${sliding("capacity.add", "store")}, value: {min: 4, max: 24, step: 4, initial: 16, unit: replicas}`,
  ])("nothing in %s", (what) => {
    expect(withAction(what)).toEqual([]);
  });
});

describe("a scenario without users", () => {
  const emptied = text.replaceAll(/users: \d+/g, "users: 0");
  const complaints = (changed: string) =>
    (scenarioSchema.safeParse(parse(changed)).error?.issues ?? []).map(
      ({ path, message }) => `${path.join(".")}: ${message}`,
    );

  it("is refused: nobody can come to harm", () => {
    expect(emptied).not.toBe(text);
    expect(complaints(emptied)).toEqual(["world.populations: nobody can come to harm: give a population its users."]);
  });

  it("is not while one population has some, or a defect brings them", () => {
    expect(complaints(emptied.replace("users: 0", "users: 5"))).toEqual([]);
    const id = text.match(/populations:\n\s+- id: (\S+)/)?.[1];
    const rush = `\ndefects: [{id: rush, says: They come., atS: 5, set: {${id}.users: 500}}]\nchanges:`;
    expect(complaints(emptied.replace("\nchanges:", rush))).toEqual([]);
  });
});
