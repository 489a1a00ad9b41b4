import { describe, expect, it } from "vitest";
import { calmCommon, calmOwn, stormCommon } from "../../../client/gallery/views.ts";
import { isCalm, tipDue, tips } from "../../../client/screens/room/tips.ts";
import type { Met } from "../../../client/screens/room/tips.ts";
import { en } from "../../../client/text/dictionary.ts";
import { must } from "../../../shared/base/index.ts";
import type { AlertView, CardView } from "../../../shared/protocol/index.ts";

const quiet: Met = {
  common: {
    session: { ...calmCommon.session, size: 4 },
    evidence: [],
    comms: { ...calmCommon.comms, nextPostDueMs: null },
  },
  own: { ...calmOwn, tray: [], preparing: null, refused: {}, diagnostics: { ...calmOwn.diagnostics, runs: [] } },
  selected: null,
};
const card: CardView = {
  id: "p0.1",
  seat: quiet.own.you.seat ?? 0,
  diagnostic: "saturation",
  signal: "metric",
  target: "db",
  tick: 10,
  headline: { code: "look.logs.quiet", params: {} },
  detail: { kind: "logs", logs: [] },
  spark: [],
  claim: null,
  sharedTick: null,
};
const run = { id: "r0.1", diagnostic: "logs", target: "db", startTick: 0, endTick: 10 } as const;
const met: Readonly<Record<string, Met>> = {
  share: { ...quiet, own: { ...quiet.own, tray: [card] } },
  claim: { ...quiet, common: { ...quiet.common, evidence: [{ ...card, sharedTick: 10 }] } },
  posts: { ...quiet, common: { ...quiet.common, comms: { ...quiet.common.comms, nextPostDueMs: 150_000 } } },
  estimate: {
    ...quiet,
    own: {
      ...quiet.own,
      preparing: { action: "x", target: "db", value: 0, estimate: { scrapeTick: 0, lines: [], nodes: [] } },
    },
  },
  slots: { ...quiet, own: { ...quiet.own, diagnostics: { ...quiet.own.diagnostics, runs: [run] } } },
  ages: { ...quiet, selected: "db" },
};

describe("a tip", () => {
  it("comes when its thing is met for the first time, and only once", () => {
    expect(tipDue(quiet, [])).toBeNull();
    expect(Object.keys(met).sort()).toEqual(tips.map(({ id }) => id).sort());
    for (const [id, scene] of Object.entries(met)) {
      expect(tipDue(scene, [])?.id).toBe(id);
      expect(tipDue(scene, [id])).toBeNull();
    }
  });

  it("says nothing of trays to who is alone, nor of posts to who may not write them", () => {
    const alone = { ...quiet.common.session, size: 1 };
    const refused = { "status.post": { code: "console/com-only", reason: "" } };
    const scenes = [met["share"], met["claim"]].map((scene) => must(scene, "scene"));
    for (const { common, own } of scenes) {
      expect(tipDue({ ...quiet, own, common: { ...common, session: alone } }, [])).toBeNull();
    }
    const posts = must(met["posts"], "scene");
    expect(tipDue({ ...posts, own: { ...posts.own, refused } }, [])).toBeNull();
  });

  it("has at most 90 characters", () => {
    for (const { says } of tips) expect(en[says].length, says).toBeLessThanOrEqual(90);
  });
});

describe("the time to read one", () => {
  const ticket = must(
    stormCommon.alerts.find(({ severity }) => severity === "ticket"),
    "ticket",
  );
  /** So many places that complain, a simulated minute apart: no storm, but much. */
  const groups = (count: number): readonly AlertView[] =>
    Array.from({ length: count }, (_, n) => ({
      ...ticket,
      id: `t${n}`,
      subject: `s${n}@eu`,
      state: "firing",
      ackedBy: null,
      silencedUntil: null,
      sinceTick: 600 * n,
    }));

  it("is there in calm weather and with six groups, and not with seven", () => {
    expect(isCalm(calmCommon.alerts, 0)).toBe(true);
    expect(isCalm(groups(6), 6000)).toBe(true);
    expect(isCalm(groups(7), 6000)).toBe(false);
  });

  it("is not there while there is a storm row, however few groups there are besides", () => {
    const storm = groups(7).map((alert) => ({ ...alert, sinceTick: 0 }));
    expect(isCalm(storm, 600)).toBe(false);
  });
});
