import { beforeAll, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { expand } from "../../shared/content/index.ts";
import { cascadeOf, findCuts, preventedBy, runAlone } from "../../shared/debrief/index.ts";
import type { Cascade, LoneRun } from "../../shared/debrief/index.ts";
import type { SimEvent } from "../../shared/sim/index.ts";
import { smallScenario } from "./smallWorld.ts";
import { atZero, HORIZON, seed, silent } from "./solo.ts";

const topology = expand(smallScenario.world);
let start: Uint8Array;
let none: LoneRun;
let reference: LoneRun;
let cascade: Cascade;

beforeAll(() => {
  start = atZero();
  const lone = (policy: string) =>
    runAlone({ scenario: smallScenario, seed, atZero: start, policy, horizonTick: HORIZON }, silent);
  [none, reference] = [lone("none"), lone("reference")];
  cascade = cascadeOf(none.events, topology);
});

/** The roots that a step's chains end in. */
function rootsOf({ tree }: Cascade, id: number): readonly (string | null)[] {
  const node = must(
    tree.find((other) => other.id === id),
    "node",
  );
  return node.parents.length === 0 ? [node.root] : node.parents.flatMap((parent) => rootsOf(cascade, parent));
}

it("[E1] its root is the fault that was sown", () => {
  expect(cascade.tree[0]).toMatchObject({
    kind: "defect-activated",
    subject: "lost-index",
    root: "defect",
    parents: [],
  });
});

it("[E1] every station that failed stands in it, with a path to the root", () => {
  const failed = new Set(none.events.filter(({ kind }) => kind === "failing").map(({ subject }) => subject));
  expect(failed.size).toBeGreaterThan(2);
  for (const station of failed) {
    const node = cascade.tree.find(({ covers }) => covers.includes(station));
    expect(rootsOf(cascade, must(node, station).id)).toEqual(expect.arrayContaining(["defect"]));
  }
});

it("marks what kept itself alive: a full store, failing callers, and their retries", () => {
  const circle = must(cascade.loops[0], "loop").nodes.map((id) => cascade.tree.find((node) => node.id === id)?.kind);
  expect(circle).toEqual(["saturated", "failing", "retry-storm"]);
  expect(cascade.loops[0]?.arrows).toHaveLength(3);
});

it("leaves out what hurt nobody", () => {
  const next = Math.max(...none.events.map(({ id }) => id)) + 1;
  const idle: SimEvent = {
    id: next,
    tick: 50,
    kind: "scaled",
    subject: "app@east",
    parents: [],
    root: "demand",
    data: {},
  };
  expect(cascadeOf([idle, ...none.events], topology)).toEqual(cascade);
});

it("says when a condition ended, and only then", () => {
  const endOf = (run: LoneRun) =>
    cascadeOf(run.events, topology).tree.find(({ kind }) => kind === "saturated")?.endTick;
  expect(endOf(none)).toBeNull();
  expect(endOf(reference)).toBeGreaterThan(1200);
});

it("shows what was prevented past the last step that both runs have", () => {
  const cut = cascade.tree.filter(({ kind }) => kind !== "failing");
  const [prevented] = preventedBy(cut, cascade.tree);
  expect(prevented).toMatchObject({
    kind: "failing",
    id: -must(
      cascade.tree.find(({ kind }) => kind === "failing"),
      "failing",
    ).id,
  });
  expect(preventedBy(cascade.tree, cascade.tree)).toEqual([]);
});

it("finds when one action alone would have been enough: early, and not at the end", () => {
  const [window] = findCuts({ scenario: smallScenario, seed, atZero: start, none }, silent);
  expect(window).toMatchObject({ fromTick: 0 });
  expect(must(typeof window === "object" ? window.toTick : undefined, "window")).toBeLessThan(HORIZON * 0.7);
});
