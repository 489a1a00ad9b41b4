import { describe, expect, it } from "vitest";
import { componentGroups } from "../../../client/panels/board/components.ts";
import { lessonsFor } from "../../../client/panels/board/lessons.ts";
import { mechanisms } from "../../../client/panels/board/mechanisms.ts";
import { answersTo, isQuiet, OPEN_LIMIT, proofOf } from "../../../client/panels/board/rules.ts";
import { calmCommon, calmOwn } from "../../../client/gallery/views.ts";
import { must } from "../../../shared/base/index.ts";
import { mechanismFamilies } from "../../../shared/content/index.ts";
import { MAX_OPEN_HYPOTHESES } from "../../../shared/play/limits.ts";
import { english, tomas } from "./scene.ts";

const { common } = tomas;
const hypothesis = (id: string) =>
  must(
    common.hypotheses.find((each) => each.id === id),
    id,
  );

describe("the board's rules on screen", () => {
  it("[UX 6.26] are the server's: the limit of open ideas, and the families of mechanism", () => {
    expect(OPEN_LIMIT).toBe(MAX_OPEN_HYPOTHESES);
    expect(mechanisms).toEqual(mechanismFamilies);
  });

  it("count what closing still needs: cards for, kinds of signal among them, cards against", () => {
    expect(proofOf(hypothesis("H3"), common.evidence)).toEqual({ for: 2, kinds: 2, against: 0 });
    expect(proofOf(hypothesis("H4"), common.evidence)).toEqual({ for: 0, kinds: 0, against: 1 });
  });

  it("do not count a private card that was never shared", () => {
    expect(proofOf({ ...hypothesis("H3"), for: ["p1.9"] }, common.evidence).for).toBe(0);
  });

  it("put what was ruled out last", () => {
    expect(answersTo("started", common.hypotheses).map(({ id }) => id)).toEqual(["H3", "H4", "H1"]);
  });

  it("know quiet from trouble", () => {
    expect(isQuiet(calmCommon)).toBe(true);
    expect(isQuiet(common)).toBe(false);
    expect(isQuiet({ ...calmCommon, alerts: common.alerts })).toBe(false);
    expect(isQuiet({ ...calmCommon, evidence: common.evidence })).toBe(true);
  });
});

describe("the picker of components", () => {
  it("begins with what is selected and offers services, places and calls by region, and automations, each once", () => {
    const groups = componentGroups(common, "cache@eu-west", english.t);
    expect(groups[0]).toEqual({ label: "Selected", options: [{ id: "cache@eu-west", label: "cache · eu-west" }] });
    expect(groups.map(({ label }) => label)).toEqual([
      "Selected",
      "Services, in all regions",
      "us-east",
      "eu-west",
      "ap-south",
      "Calls in us-east",
      "Calls in eu-west",
      "Calls in ap-south",
      "Automations",
    ]);
    const calls = groups.flatMap(({ label, options }) => (label.startsWith("Calls") ? options : []));
    expect(calls.map(({ id }) => id).sort()).toEqual(common.map?.links.map(({ id }) => id).sort());
    for (const { options } of groups) expect(new Set(options.map(({ id }) => id)).size).toBe(options.length);
  });

  it("offers nothing before there is a map", () => {
    expect(componentGroups({ map: null, automations: [] }, null, english.t)).toEqual([]);
  });
});

describe("learn normal", () => {
  it("asks each seat about its own services", () => {
    const texts = lessonsFor(calmCommon, calmOwn, english.t).map(({ text }) => text);
    expect(texts[0]).toBe("Look at edge p95 in every region");
    expect(texts).toContain("Find what calls the cache");
    const services = { ...calmOwn, you: { ...calmOwn.you, consoles: ["SVC"] as const }, depthNodes: [] };
    expect(lessonsFor(calmCommon, services, english.t)[0]?.text).toBe("Look at boot p95 in every region");
  });
});
