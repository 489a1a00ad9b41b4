import { describe, expect, it } from "vitest";
import { namesIn } from "../../shared/base/index.ts";
import { isInCatalogue, no, refusals, turnDown } from "../../shared/refusals/index.ts";
import { readSources } from "../architecture/sources.ts";

describe("a refusal", () => {
  it("says its sentence, and carries what the sentence names", () => {
    expect(no("phase/lobby")).toEqual({ code: "phase/lobby", reason: "The round has not started." });
    expect(turnDown("action/bad-value", { min: 0, max: 100, step: 5 })).toEqual({
      ok: false,
      refusal: {
        code: "action/bad-value",
        reason: "Choose between 0 and 100 in steps of 5.",
        params: { min: 0, max: 100, step: 5 },
      },
    });
  });

  it("carries nothing that its sentence does not say", () => {
    const values = { name: "Ana", fault: "the hidden one" };
    expect(no("join/name-taken", values).params).toEqual({ name: "Ana" });
  });

  it("never reads a name as a place for another", () => {
    expect(no("join/name-taken", { name: "{name}" }).reason).toBe("{name} is taken in this team; add a letter.");
  });

  it("does not compile with an unknown code, a parameter that lacks, or one too many", () => {
    type Code = Parameters<typeof no>[0];
    const known: Code = "join/name-taken";
    expect(known).toBe("join/name-taken");
    // @ts-expect-error no such code
    const unknown: Code = "join/no-such";
    // @ts-expect-error its name lacks
    const lacking = () => no("join/name-taken");
    // @ts-expect-error another name
    const other = () => no("join/name-taken", { who: "Ana" });
    // @ts-expect-error one too many
    const more = () => no("join/name-taken", { name: "Ana", who: "Ana" });
    // @ts-expect-error its sentence names nothing
    const needless = () => no("join/closed", { name: "Ana" });
    expect([unknown, lacking, other, more, needless]).toHaveLength(5);
  });
});

describe("the catalogue", () => {
  it("has no sentence that nobody says", () => {
    const sources = readSources(["shared", "server", "client"])
      .filter(({ path }) => !/^(shared\/refusals|client\/gallery)\//.test(path))
      .map(({ text }) => text)
      .join("\n");
    const unsaid = Object.keys(refusals).filter(
      (code) => !sources.includes(`"${code}"`) && !families.some((family) => said(sources, family, code)),
    );
    expect(unsaid).toEqual([]);
  });

  it("knows a refusal by its code, where that brings all that the sentence names", () => {
    expect(isInCatalogue(no("join/closed"))).toBe(true);
    expect(isInCatalogue(no("join/name-taken", { name: "Ana" }))).toBe(true);
    expect(isInCatalogue({ code: "join/name-taken", reason: "An older server's words." })).toBe(false);
    expect(isInCatalogue({ code: "join/newer", reason: "A newer server's words." })).toBe(false);
    expect(isInCatalogue({ code: "toString", reason: "" })).toBe(false);
  });

  it("names no more than a client takes", () => {
    for (const [code, sentence] of Object.entries(refusals)) expect(namesIn(sentence).length, code).toBeLessThan(8);
  });
});

/** Codes that are put together from a word of the protocol. */
const families = ["phase/", "incident/already-"] as const;

function said(sources: string, family: string, code: string): boolean {
  return code.startsWith(family) && sources.includes(`\`${family}\${`);
}
