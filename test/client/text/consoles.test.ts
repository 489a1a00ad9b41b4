import { describe, expect, it } from "vitest";
import { seatFacts } from "../../../client/text/consoles.ts";

describe("a seat's card", () => {
  it("joins what merged consoles see and may change", () => {
    const facts = seatFacts(["TRF", "DAT"]);
    expect(facts.sees).toContain("thing.gateway");
    expect(facts.sees).toContain("thing.stores");
    expect(facts.changes).toContain("thing.weights");
    expect(facts.changes).toContain("thing.failover");
  });

  it("is not blind to what another of its consoles shows", () => {
    expect(seatFacts(["TRF"]).blind).toContain("thing.stores");
    expect(seatFacts(["TRF", "DAT"]).blind).not.toContain("thing.stores");
    expect(seatFacts(["TRF", "DAT"]).blind).not.toContain("thing.gateway");
  });

  it("names nothing twice", () => {
    const { sees } = seatFacts(["CMD", "SCR"]);
    expect(new Set(sees).size).toBe(sees.length);
  });

  it("says that investigation changes nothing", () => {
    expect(seatFacts(["INV"]).changes).toEqual([]);
  });
});
