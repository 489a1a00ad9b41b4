/** The suggestion of a situation report: what is under way, and a search only where nothing is. */
import { expect, it } from "vitest";
import { draftOf } from "../../../client/panels/comms/index.ts";
import { must } from "../../../shared/base/index.ts";
import type { ActionView, CommonView } from "../../../shared/protocol/index.ts";
import { tomas, words } from "./scene.ts";

const idle: CommonView = {
  ...tomas.common,
  actions: [],
  hypotheses: [],
  lead: { ...tomas.common.lead, tasks: [] },
};
const change = must(tomas.common.actions[0], "a change");
const doing = (more: Partial<CommonView>): string => draftOf({ ...idle, ...more }, null, words).doing;
const inState = (state: ActionView["state"]): string => doing({ actions: [{ ...change, state }] });

it("says that one looks for the cause only where nothing else is under way", () => {
  expect(doing({})).toBe("Looking for the cause.");
});

it("names a change that is under way, waits for a key, or is looked after", () => {
  expect(inState("running")).toContain(change.label);
  expect(inState("proposed")).toMatch(new RegExp(`^waits for a key: ${change.label}`));
  expect(inState("effective")).toMatch(new RegExp(`^looking after ${change.label}`));
  expect(inState("failed")).toBe("Looking for the cause.");
});

it("names what is tested, weighed, asked of somebody, and watched", () => {
  const idea = must(tomas.common.hypotheses[0], "an idea");
  expect(doing({ hypotheses: [{ ...idea, state: "testing" }] })).toMatch(new RegExp(`^${idea.id} `));
  expect(doing({ hypotheses: [{ ...idea, state: "open" }] })).toMatch(new RegExp(`^weighing ${idea.id} `));
  const task = { id: "T1", by: 0, to: 1, text: "count the locks", state: "acked", dueMs: 0, report: null } as const;
  expect(doing({ lead: { ...idle.lead, tasks: [task] } })).toContain("count the locks");
  expect(doing({ comms: { ...idle.comms, state: "monitoring" } })).toBe("watching that it stays well");
});
