import { describe, expect, it } from "vitest";
import { replayPicture, worstMoment } from "../../../client/screens/debrief/replay/picture.ts";
import type { ReplayOf } from "../../../client/screens/debrief/replay/picture.ts";
import { debriefView } from "../../../client/screens/debrief/index.ts";
import { must } from "../../../shared/base/index.ts";
import { report } from "../../../client/gallery/debriefReport.ts";
import { calmCommon } from "../../../client/gallery/views.ts";
import { createText } from "../../../client/text/index.ts";

const told = {
  common: calmCommon,
  own: {
    you: { member: "", seat: null, consoles: [], isHost: false, calledUntilMs: null, facilitates: false },
    answers: {},
  },
  names: {},
  teamName: null,
};
const { words, map } = debriefView(told, createText("en"));
const of: ReplayOf = { map: must(map, "map"), report, shownTroubles: report.shownTroubles };
const stateAt = (which: "knew" | "true", tick: number, id: string) =>
  must(
    replayPicture(of, which, tick, words).stations.find((station) => station.id === id),
    id,
  );
/** A station that fails once and is well after it. */
const failing = must(
  report.troubles.find(
    ({ station, is, toTick }) =>
      is === "err" &&
      toTick !== null &&
      report.troubles.every((other) => other.station !== station || (other.toTick !== null && other.toTick <= toTick)),
  ),
  "a station that fails and recovers",
);

describe("the map of a replay", () => {
  it("shows a station as failing exactly while it failed", () => {
    const { station, fromTick, toTick } = failing;
    expect(stateAt("true", fromTick - 1, station).state).not.toBe("err");
    expect(stateAt("true", fromTick, station).state).toBe("err");
    expect(stateAt("true", fromTick, station).facts.join()).toMatch(/failing since T\+/);
    expect(stateAt("true", toTick ?? 0, station).state).toBe("ok");
  });

  it("rings where it began in what was true, and never in what was known", () => {
    const began = must(report.tree[0], "root").tick;
    const origins = (which: "knew" | "true", tick: number) =>
      replayPicture(of, which, tick, words).stations.filter(({ isOrigin }) => isOrigin);
    expect(origins("true", began - 1)).toEqual([]);
    expect(origins("true", began + 100).length).toBeGreaterThan(0);
    expect(origins("knew", report.horizonTick)).toEqual([]);
  });

  it("shows what nobody measures as unknown, and truly what became of it", () => {
    const blind = must(
      of.map.nodes.find(({ isInstrumented }) => !isInstrumented),
      "a blind spot",
    );
    expect(stateAt("knew", 0, blind.id).state).toBe("nodata");
    expect(stateAt("true", 0, blind.id).state).toBe("ok");
  });

  it("has undocumented calls in what was true alone", () => {
    const hidden = { id: "gw@eu-west>store@eu-west!", from: "gw@eu-west", to: "store@eu-west" };
    const edges = (which: "knew" | "true") =>
      replayPicture({ ...of, report: { ...report, undocumented: [hidden] } }, which, 0, words).edges.map(
        ({ id }) => id,
      );
    expect(edges("true")).toContain(hidden.id);
    expect(edges("knew")).not.toContain(hidden.id);
  });

  it("is worst when most of it fails", () => {
    const worst = worstMoment(report.troubles);
    const failed = (tick: number) =>
      replayPicture(of, "true", tick, words).stations.filter(({ state }) => state === "err").length;
    for (let tick = 0; tick <= report.horizonTick; tick += 100)
      expect(failed(tick)).toBeLessThanOrEqual(failed(worst) + 1);
  });
});
