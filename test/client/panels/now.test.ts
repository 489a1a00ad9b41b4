/** What the room proposes to whoever does not know what to do: from what the seat can see, the most pressing first. */
import { describe, expect, it } from "vitest";
import {
  calmCommon,
  calmOwn,
  commanding,
  fullCommon,
  names,
  stormCommon,
  stormOwn,
  ticks,
} from "../../../client/gallery/views.ts";
import { readingsOf } from "../../../client/panels/map/index.ts";
import { ideasFor } from "../../../client/panels/now/index.ts";
import type { Idea } from "../../../client/panels/now/ideas.ts";
import { must } from "../../../shared/base/index.ts";
import type { CommonView, OwnView, TaskView } from "../../../shared/protocol/index.ts";

function ideas(common: Partial<CommonView> = {}, own: Partial<OwnView> = {}): readonly Idea[] {
  const cast = { common: { ...stormCommon, ...common }, own: { ...stormOwn, ...own }, names };
  return ideasFor(cast, readingsOf({ ...cast.common, ...cast.own }).nodes, ticks.storm, 415_600);
}
const keys = (found: readonly Idea[]) => found.map(({ says }) => says.key);

describe("what can I do now", () => {
  it("says nothing to do where nothing is wrong", () => {
    const cast = { common: calmCommon, own: { ...calmOwn, tray: [] }, names };
    expect(ideasFor(cast, readingsOf({ ...calmCommon, ...calmOwn }).nodes, ticks.calm, 0)).toEqual([]);
  });

  it("puts the page that nobody has first, with the command that takes it", () => {
    const [first] = ideas();
    expect(first?.says.key).toBe("now.page");
    expect(first?.does).toMatchObject({ ask: { type: "alert.ack" } });
  });

  it("proposes at most four things, and each look at a place in trouble that this seat can take and has not taken", () => {
    const found = ideas({ alerts: [] }, { tray: [] });
    expect(found.length).toBeLessThanOrEqual(4);
    const offered = stormOwn.diagnostics.available;
    for (const { does } of found.filter(({ says }) => says.key === "now.look")) {
      if (!("ask" in does) || does.ask.type !== "diagnostic.run") throw new Error("a look is a command");
      const { diagnostic, target } = does.ask;
      expect(offered.find((offer) => offer.diagnostic === diagnostic)?.targets).toContain(target);
      expect(stormOwn.diagnostics.runs.some((run) => run.diagnostic === diagnostic && run.target === target)).toBe(
        false,
      );
    }
  });

  it("tells the owner of a task, and nobody else", () => {
    const task: TaskView = { ...must(fullCommon.lead.tasks[0], "task"), state: "asked", to: 3 };
    const lead = { ...fullCommon.lead, tasks: [task] };
    expect(keys(ideas({ lead }))).toContain("now.task");
    expect(keys(ideas({ lead: { ...lead, tasks: [{ ...task, to: 1 }] } }))).not.toContain("now.task");
  });

  it("asks command to declare while nothing is declared", () => {
    const comms = { ...stormCommon.comms, severity: null };
    expect(keys(ideas({ comms }, commanding))).toContain("now.declare");
    expect(keys(ideas({ comms }))).not.toContain("now.declare");
    expect(keys(ideas({ comms, session: { ...stormCommon.session, layer: "essential" } }, commanding))).not.toContain(
      "now.declare",
    );
  });
});
