/** A freeze of changes stops pipelines and people's own changes, and neither faults nor hands on what runs. */
import { describe, expect, it } from "vitest";
import { automation, action, companyWith, launch, logOf, reading, until, words } from "./automated.ts";
import { begin, button, scenarioWith } from "./hands.ts";

const freeze = { ...action("changes.freeze", "changes"), id: "freeze", console: "CMD" };
const undo = (ref: string) => ({ kind: "action.undo", ref }) as const;

describe("a roll-out", () => {
  const rollouts = [
    {
      id: "agent",
      name: "A new agent",
      service: "app",
      stages: [
        { atS: 10, share: 0.5 },
        { atS: 120, share: 1 },
      ],
      everyS: 30,
      absentS: 5,
    },
  ];
  const override = action("automation.override", "agent", { max: 1 });
  const started = () => companyWith({ rollouts, actions: [freeze, override] });

  it("begins no stage and touches no further replica, and goes on when the freeze is lifted", () => {
    const run = started();
    // One replica of four is done at T+10 s, the second would be at T+40 s.
    until(run, 20);
    until(run, 300, [launch(1, "changes")]);
    expect(words(logOf(run, "agent"))).toEqual(["stage", "hold (freeze)"]);
    expect(automation(run, "agent").look).toMatchObject({ from: 0.25, to: 0.25, did: "hold", why: "freeze" });
    const events = until(run, 600, [undo("r1")]);
    expect(events.filter(({ kind }) => kind === "replica-away")).toHaveLength(3);
    expect(automation(run, "agent").look).toMatchObject({ to: 1, did: "done" });
  });

  it("that was told where to go stands still too", () => {
    const run = started();
    until(run, 40, [launch(2, "agent", 1)]);
    until(run, 200, [launch(1, "changes")]);
    expect(automation(run, "agent").look).toMatchObject({ from: 0.5, wants: 1, did: "hold", why: "freeze" });
    until(run, 400, [undo("r1")]);
    expect(automation(run, "agent").look).toMatchObject({ to: 1, did: "done" });
  });

  it("cannot be told where to go: the order waits", () => {
    const run = started();
    until(run, 20);
    until(run, 30, [launch(1, "changes")]);
    until(run, 200, [launch(2, "agent", 1)]);
    expect(automation(run, "agent").look).toMatchObject({ to: 0.25, did: "hold" });
    expect(run.running()[1]).toMatchObject({ state: "running", obstacle: { code: "frozen", of: "changes" } });
    until(run, 500, [undo("r1")]);
    expect(run.running()[1]).toMatchObject({ state: "effective", obstacle: null });
    expect(automation(run, "agent").look).toMatchObject({ to: 1, did: "done" });
  });
});

describe("a channel", () => {
  const channels = [
    {
      id: "settings",
      kind: "config",
      consumers: ["app"],
      delayS: 20,
      stages: [{ share: 0.5 }, { afterS: 60 }],
      payloads: [{ id: "v1" }, { id: "v2", set: { "app.serviceMs": 160 } }, { id: "v3", set: { "app.serviceMs": 40 } }],
      pushes: [
        { atS: 30, payload: "v2" },
        { atS: 200, payload: "v3" },
      ],
    },
  ];
  const push = { ...action("change.push", "settings"), payload: "v3" };
  const started = () => companyWith({ channels, actions: [freeze, push] });
  const serviceMs = (run: ReturnType<typeof started>) => run.world.step.state.serviceMs[0];

  it("delivers what was sent, and sends no further stage nor push while changes are frozen", () => {
    const run = started();
    until(run, 40);
    until(run, 300, [launch(1, "changes")]);
    expect(serviceMs(run)).toBe(120);
    expect(words(logOf(run, "settings"))).toEqual(["push", "hold (freeze)"]);
    // What was kept back comes one after another: the push of T+200 s takes the place of the stage that was left.
    until(run, 500, [undo("r1")]);
    expect(serviceMs(run)).toBe(40);
  });

  it("takes no push by hand either: it waits, and begins when the freeze is lifted", () => {
    const run = started();
    until(run, 10, [launch(1, "changes")]);
    const events = until(run, 100, [launch(2, "settings")]);
    expect(events.filter(({ kind }) => kind === "action-blocked")).toHaveLength(1);
    expect(serviceMs(run)).toBe(80);
    until(run, 300, [undo("r1")]);
    expect(serviceMs(run)).toBe(40);
  });
});

describe("people", () => {
  const buttons = [
    button("freeze", "changes.freeze", ["changes"], { console: "CMD" }),
    button("set", "parameter.set", ["store@west"], {
      parameter: "serviceMs",
      value: { min: 10, max: 100, step: 1, initial: 20 },
    }),
    button("slow-set", "parameter.set", ["store@east"], {
      parameter: "serviceMs",
      leadS: 30,
      value: { min: 10, max: 100, step: 1, initial: 20 },
    }),
    button("back", "change.rollback", ["app"]),
    button("admit", "traffic.admit", ["edge"], { value: { min: 0, max: 1, step: 0.1, initial: 1 } }),
    button("add", "capacity.add", ["app@west"], { value: { min: 1, max: 9, step: 1, initial: 1 } }),
    button("restart", "instances.restart", ["app@east"]),
  ];
  const started = () => begin(scenarioWith({ actions: buttons }));

  it("cannot set a value nor roll back, but shed, add and restart", () => {
    const hands = started();
    hands.until(-2690);
    hands.launch("freeze", "changes");
    const held = [hands.launch("set", "store@west", 20), hands.launch("back", "app")];
    const free = [
      hands.launch("admit", "edge", 0.5),
      hands.launch("add", "app@west", 1),
      hands.launch("restart", "app@east"),
    ];
    hands.until(-2600);
    expect(held.map((ref) => hands.of(ref))).toMatchObject([
      { state: "running", obstacle: { code: "frozen" } },
      { state: "running", obstacle: { code: "frozen" } },
    ]);
    expect(free.map((ref) => hands.of(ref).state)).toEqual(["effective", "effective", "effective"]);
  });

  it("have changes under way held when a freeze catches up with them, and undone ones too", () => {
    const hands = started();
    hands.until(-2690);
    const done = hands.launch("set", "store@west", 20);
    const under = hands.launch("slow-set", "store@east", 20);
    hands.until(-2680);
    const frozen = hands.launch("freeze", "changes");
    hands.undo(done);
    hands.until(-2600);
    expect(hands.of(done)).toMatchObject({ state: "undoing", obstacle: { code: "frozen" } });
    expect(hands.of(under)).toMatchObject({ state: "running", obstacle: { code: "frozen" } });
    hands.undo(frozen);
    hands.until(-2590);
    expect(hands.of(done)).toMatchObject({ state: "undone", obstacle: null });
    expect(hands.of(under)).toMatchObject({ state: "effective", obstacle: null });
  });
});

it("stops neither a fault nor a job of the calendar", () => {
  const run = companyWith({
    defects: [{ id: "slow", says: "It is slow.", atS: 30, scale: { "app.serviceMs": 2 } }],
    actions: [freeze],
  });
  const events = until(run, 60, [launch(1, "changes")]);
  expect(events.map(({ kind }) => kind)).toContain("defect-activated");
  expect(reading(run, "app").p50Ms).toBeGreaterThan(100);
  const hands = begin(
    scenarioWith({
      actions: [button("freeze", "changes.freeze", ["changes"], { console: "CMD" })],
      jobs: [
        {
          id: "copy",
          service: "store",
          at: "08:15",
          everyMinutes: 1,
          lastsS: 10,
          scale: { "store.serviceMs": 1.1 },
        },
      ],
    }),
  );
  hands.until(-2690);
  hands.launch("freeze", "changes");
  hands.until(-2500);
  expect(hands.events.filter(({ kind }) => kind === "job-started").length).toBeGreaterThan(2);
});
