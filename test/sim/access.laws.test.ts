/** Operator access: what people's tools go through has to answer, or the action waits or fails where all can see it. */
import { expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { begin, button, scenarioWith } from "./hands.ts";
import { rootsOf } from "./roots.ts";

const START_S = -2700;
const signIn = { id: "sign-in", kind: "sign-in", groups: [{ replicas: 2, slots: 10, serviceMs: 20 }] };
const places = { parameter: "places", value: { min: 0, max: 900, step: 1, initial: 0 } };
const set = (more: object) => button("set", "parameter.set", ["store@west"], { ...places, leadS: 20, ...more });

function room(action: object, change: object = {}, world: object = {}, more: object = {}) {
  const defects = [{ id: "flaw", says: "Something is wrong.", atS: START_S + 60, ...change }];
  const actions = [set(action), button("calm", "parameter.set", ["store@east"], places)];
  return begin(scenarioWith({ actions, defects: "set" in change ? defects : [], ...more }, [signIn], world));
}

const down = { set: { "sign-in.replicas": 0 } };

it("[M15] an action whose service answers begins at once and takes its lead time", () => {
  const run = room({ needs: "sign-in" });
  run.until(START_S + 100);
  const ref = run.launch("set", "store@west", 7);
  run.until(START_S + 119.9);
  expect(run.of(ref).state).toBe("running");
  run.until(START_S + 120.1);
  expect(run.of(ref)).toMatchObject({ state: "effective", obstacle: null });
});

it("[M15] without an answer it starts and fails, and its failure leads to that of the service", () => {
  const run = room({ needs: ["sign-in"] }, down);
  run.until(START_S + 100);
  const ref = run.launch("set", "store@west", 7);
  expect(run.of(ref)).toMatchObject({ state: "failed", obstacle: { code: "no-answer", of: "sign-in@west" } });
  const failure = must(
    run.events.find(({ kind }) => kind === "action-failed"),
    "failure",
  );
  const flaw = must(
    run.events.find(({ kind }) => kind === "defect-activated"),
    "flaw",
  );
  expect(failure.parents).toContain(flaw.id);
  expect(rootsOf(run.events, failure).toSorted()).toEqual(["defect", "player"]);
  // What needs nobody goes its way meanwhile: the slow way around.
  expect(run.of(run.launch("calm", "store@east", 5)).state).toBe("effective");
});

it("[M15] with patience it is tried again until the service is back, and its lead time runs from then", () => {
  const run = room({ needs: "sign-in", patienceS: 300 }, { ...down, lastsS: 95 });
  run.until(START_S + 100);
  const ref = run.launch("set", "store@west", 7);
  run.until(START_S + 140);
  expect(run.of(ref)).toMatchObject({ state: "running", obstacle: { of: "sign-in@west" } });
  expect(run.events.filter(({ kind }) => kind === "action-blocked")).toHaveLength(1);
  // Down until 155 s; the tries are at 100, 110, ... and its failures are forgotten within seconds.
  run.until(START_S + 179.9);
  expect(run.of(ref)).toMatchObject({ state: "running", obstacle: null });
  run.until(START_S + 200.1);
  expect(run.of(ref).state).toBe("effective");
});

it("[M15] patience ends: then it has failed", () => {
  const run = room({ needs: "sign-in", patienceS: 60 }, down);
  run.until(START_S + 100);
  const ref = run.launch("set", "store@west", 7);
  run.until(START_S + 159.9);
  expect(run.of(ref).state).toBe("running");
  run.until(START_S + 160.2);
  expect(run.of(ref).state).toBe("failed");
});

it.each([
  [1, 0.3, 0.7],
  [2, 0.3, 0.49],
  [1, 1, 0],
])("[M15] through %d services that fail %d of their requests, a share of %d gets through", (gates, errors, share) => {
  const vault = { ...signIn, id: "vault" };
  const needs = ["sign-in", "vault"].slice(0, gates);
  const run = begin(
    scenarioWith(
      {
        actions: [button("set", "parameter.set", ["store@west"], { ...places, needs })],
        defects: [
          {
            id: "flaw",
            says: "Errors.",
            atS: START_S,
            set: { "sign-in.errorRatio": errors, "vault.errorRatio": errors },
          },
        ],
      },
      [signIn, vault],
    ),
  );
  run.until(START_S + 60);
  const states = Array.from({ length: 400 }, () => run.of(run.launch("set", "store@west", 1)).state);
  const through = states.filter((state) => state === "effective").length / states.length;
  // Three standard deviations of 400 tries, and the wobble of the measured failures.
  expect(Math.abs(through - share)).toBeLessThan(0.1 * Math.sign(share) + 1e-9);
});

it("[M15] a service that hangs answers nobody, though it refuses nobody", () => {
  const run = room({ needs: "sign-in" }, { set: { "sign-in.slots": 0 } });
  run.until(START_S + 200);
  expect(run.of(run.launch("set", "store@west", 7)).state).toBe("failed");
});

it("[M15] a link that loses everything cuts people off from another region, not from their own", () => {
  const links = [{ from: "west", to: "east", latencyMs: 40 }];
  const cut = { set: { "west~east.lossRatio": 1 } };
  const near = room({ needs: "sign-in" }, cut, { links }, { tools: { from: "west" } });
  const far = room({ needs: "sign-in@east" }, cut, { links }, { tools: { from: "west" } });
  for (const run of [near, far]) run.until(START_S + 100);
  expect(near.of(near.launch("set", "store@west", 7)).state).toBe("running");
  expect(far.of(far.launch("set", "store@west", 7)).state).toBe("failed");
  const failure = must(
    far.events.find(({ kind }) => kind === "action-failed"),
    "failure",
  );
  expect(rootsOf(far.events, failure)).toContain("defect");
});

it("[M15] an undo needs it too: without an answer the change stays as it is", () => {
  const run = room({ needs: "sign-in", leadS: 0 }, { ...down, lastsS: 200 });
  run.until(START_S + 30);
  const ref = run.launch("set", "store@west", 7);
  run.until(START_S + 100);
  run.undo(ref);
  expect(run.of(ref)).toMatchObject({ state: "effective", obstacle: { code: "no-answer" } });
  expect(placesOf(run)).toBe(7);
  run.until(START_S + 300);
  run.undo(ref);
  expect(run.of(ref)).toMatchObject({ state: "undone", obstacle: null });
  expect(placesOf(run)).toBe(600);
});

function placesOf({ simulation }: ReturnType<typeof begin>): number | undefined {
  const { plant, step } = simulation.world;
  return step.state.queuePlaces[plant.topology.stations.findIndex(({ id }) => id === "store@west")];
}

it("[M15] looks go through the services of their kind, and asking changes nothing in the world", () => {
  const looks = [{ kinds: ["logs"], needs: "sign-in" }];
  const run = room({}, down, {}, { tools: { looks } });
  run.until(START_S + 30);
  expect(run.simulation.instruments.unanswered("logs", 1)).toBeNull();
  run.until(START_S + 100);
  const before = run.simulation.hash();
  expect(run.simulation.instruments.unanswered("logs", 1)).toBe("sign-in@west");
  expect(run.simulation.instruments.unanswered("red", 1)).toBeNull();
  expect(run.simulation.hash()).toBe(before);
});
