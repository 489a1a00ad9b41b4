/** What may come of a change: roll-backs that fail, that are unsafe or incompatible, that come too late. */
import { describe, expect, it } from "vitest";
import { begin, button, scenarioWith } from "./hands.ts";
import type { Hands } from "./hands.ts";
import { rootsOf } from "./roots.ts";

const START_S = -2700;
const at = (seconds: number) => START_S + seconds;

/** The schema moves on to v2 after 100 s; code of before it cannot read what is written since. */
const schema = {
  id: "schema",
  kind: "data",
  consumers: ["store"],
  payloads: [{ id: "v1" }, { id: "v2", set: { "store.cv": 0.5 } }, { id: "v3", set: { "store.cv": 0.4 } }],
  pushes: [{ atS: at(100), payload: "v2" }],
};
const moved = { channel: "schema", payload: "v2" };
const unreadable = {
  id: "unreadable",
  says: "Old code cannot read new rows.",
  set: { "app.errorRatio": 0.9 },
  until: [{ channel: "schema", payload: "v3", forS: 5 }],
};

const roomOf = (outcome: object, changed: object = {}): Hands =>
  begin(
    scenarioWith({
      channels: [schema],
      defects: "wakes" in outcome ? [unreadable] : [],
      actions: [
        button("back", "parameter.set", ["app", "app@west"], {
          parameter: "serviceMs",
          value: { min: 1, max: 50, step: 1, initial: 20, unit: "ms" },
          outcomes: [outcome],
        }),
        button("forward", "change.push", ["schema"], { payload: "v3" }),
      ],
      ...changed,
    }),
  );

function valueOf({ simulation }: Hands, field: "serviceMs" | "errorRatio", station: string): number | undefined {
  const { plant, step } = simulation.world;
  const pools = plant.stationPools[plant.topology.stations.findIndex(({ id }) => id === station)];
  return step.state[field][pools?.[0] ?? -1];
}

describe("a roll-back", () => {
  it("[M21] fails where the world has moved on, and says what its tool says; before that it works", () => {
    const says = "schema 42 is newer than this version";
    const run = roomOf({ when: [moved], does: "fails", says });
    run.until(at(50));
    expect(run.of(run.launch("back", "app", 20)).state).toBe("effective");
    run.until(at(150));
    const ref = run.launch("back", "app@west", 30);
    expect(run.of(ref)).toMatchObject({ state: "failed", obstacle: { code: "outcome", of: "app@west", says } });
    expect(valueOf(run, "serviceMs", "app@west")).toBe(20);
    const failure = run.events.find(({ kind }) => kind === "action-failed");
    const pushed = run.events.find(({ kind }) => kind === "change-pushed");
    expect(failure?.parents).toContain(pushed?.id);
  });

  it("[M21] is incompatible: it looks done, does something else, and what breaks leads to who made it", () => {
    const run = roomOf({ when: [moved], does: "instead", wakes: "unreadable" });
    run.until(30);
    const ref = run.launch("back", "app", 20);
    expect(run.of(ref)).toMatchObject({ state: "effective", obstacle: null });
    expect([valueOf(run, "serviceMs", "app@west"), valueOf(run, "errorRatio", "app@west")]).toEqual([5, 0.9]);
    run.until(90);
    const failing = run.events.filter(({ kind }) => kind === "failing");
    expect(failing.length).toBeGreaterThan(1);
    for (const event of failing) expect(rootsOf(run.events, event)).toContain("player");
    // The way out is forward.
    run.launch("forward", "schema");
    run.until(110);
    expect(valueOf(run, "errorRatio", "app@west")).toBe(0);
  });

  it("[M21] is unsafe: it works and brings something else too, in its own region, and its undo takes back both", () => {
    const run = roomOf(
      { when: [moved], does: "also", wakes: "unreadable" },
      { defects: [{ ...unreadable, perRegion: true }] },
    );
    run.until(at(150));
    const ref = run.launch("back", "app@west", 20);
    const values = () => [
      valueOf(run, "serviceMs", "app@west"),
      valueOf(run, "errorRatio", "app@west"),
      valueOf(run, "errorRatio", "app@east"),
    ];
    expect(values()).toEqual([20, 0.9, 0]);
    run.undo(ref);
    expect(values()).toEqual([5, 0, 0]);
    expect(run.events.at(-1)?.kind).toBe("action-cancelled");
  });

  it("[M21] comes too late: the state of the world counts at the end of its lead time", () => {
    const outcome = { when: [moved], does: "fails" };
    const slow = button("back", "parameter.set", ["app"], {
      parameter: "serviceMs",
      value: { min: 1, max: 50, step: 1, initial: 20, unit: "ms" },
      leadS: 60,
      outcomes: [outcome],
    });
    const run = roomOf(outcome, { actions: [slow] });
    run.until(at(30));
    const early = run.launch("back", "app", 20);
    run.until(at(95));
    expect(run.of(early).state).toBe("effective");
    const late = run.launch("back", "app", 30);
    run.until(at(160));
    expect(run.of(late).state).toBe("failed");
  });

  it("[M21] through a channel can be unsafe too, be it people's or its gate's", () => {
    const outcomes = [{ when: [moved], does: "instead", wakes: "unreadable" }];
    const bad = { ...schema.payloads[1], set: { "store.errorRatio": 1 } };
    const gate = { errorRatio: 0.2, forS: 10, onErrors: "roll-back" };
    const payloads = [schema.payloads[0], bad, schema.payloads[2]];
    const run = roomOf(outcomes[0] ?? {}, { channels: [{ ...schema, outcomes, gate, payloads }] });
    run.until(at(160));
    const woken = run.events.find(({ kind }) => kind === "defect-activated");
    expect(woken?.subject).toBe("unreadable");
    expect(woken && rootsOf(run.events, woken)).not.toContain("none");
    // The payload is still there.
    expect(valueOf(run, "errorRatio", "store@west")).toBe(1);
  });
});

it("[M21] an outcome whose conditions do not hold changes nothing at all", () => {
  const outcome = { when: [{ metric: "utilization", of: "store", above: 0.99, forS: 60 }], does: "fails" };
  const run = roomOf(outcome);
  run.until(at(50));
  expect(run.of(run.launch("back", "app", 20)).state).toBe("effective");
});
