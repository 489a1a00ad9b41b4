import { describe, expect, it } from "vitest";
import { reasonsShown, sentencesOfTheirOwn } from "./refusals.ts";
import { readSources } from "./sources.ts";

const toBrowsers = [
  ...["play", "view", "telemetry", "debrief"].map((name) => `shared/${name}`),
  ...["bridge", "exercise", "gateway", "http", "library", "rooms", "whatif"].map((name) => `server/${name}`),
  "client",
];

describe("whatever a browser may be refused", () => {
  it("has its sentence in the catalogue", () => {
    expect(sentencesOfTheirOwn(readSources(toBrowsers))).toEqual([]);
  });

  it("is shown in the words of the dictionary", () => {
    const files = readSources(["client"]).filter(({ path }) => !path.startsWith("client/text/"));
    expect(reasonsShown(files)).toEqual([]);
  });
});

describe("the search", () => {
  const seeded = (text: string) => [{ path: "seeded.ts", text }];

  it.each([
    [`import { ok, refuse } from "../shared/base/index.ts";`, "imports refuse"],
    [`import { refuse as not } from "../shared/base/index.ts";`, "imports refuse"],
    [`const no = { code: "a/b", reason: "It is late." };`, "a sentence of its own"],
    ["const no = { code: `a/b`, reason: `It is ${time}.` };", "a sentence of its own"],
    ["const no = (code: string, reason: string) => ({ code, reason });", "a sentence of its own"],
  ])("finds %s", (text, problem) => {
    expect(sentencesOfTheirOwn(seeded(text))).toEqual([expect.stringMatching(`^seeded.ts:1 .*${problem}`)]);
  });

  it.each([
    `turnDown("a/b", { reason: "It is late." });`,
    "log.warn({ code, reason: opened.refusal.code });",
    "ask({ type: `action.deny`, ref, reason: said });",
    `interface Refusal { readonly code: string; readonly reason: string }`,
  ])("lets %s pass", (text) => {
    expect(sentencesOfTheirOwn(seeded(text))).toEqual([]);
  });

  it("tells the reason of a refusal from a reason that a person gave", () => {
    expect(reasonsShown(seeded("show(room.refusal.value?.reason)"))).toHaveLength(1);
    expect(reasonsShown(seeded("show((await asked)?.reason)"))).toHaveLength(1);
    expect(reasonsShown(seeded("show(action.denied.reason)"))).toEqual([]);
  });
});
