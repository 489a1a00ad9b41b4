import { expect, it } from "vitest";
import { feltAs, graveNow, isGraver } from "../../../client/screens/room/gravity.ts";

const region = (id: string, state: "healthy" | "failing" | "dead" | "blind") =>
  ({ id, name: id, lon: 0, lat: 0, state, line: "" }) as const;

it("[UX 3.4] SEV-1 and a dark region are grave, and nothing less is", () => {
  expect(graveNow("SEV-2", [region("eu", "failing"), region("us", "blind")])).toEqual([]);
  expect(graveNow("SEV-1", [region("eu", "dead"), region("us", "healthy")])).toEqual(["SEV-1", "dark eu"]);
});

it("only what was not grave before is news", () => {
  expect(isGraver([], ["SEV-1"])).toBe(true);
  expect(isGraver(["SEV-1"], ["SEV-1"])).toBe(false);
  expect(isGraver(["SEV-1", "dark eu"], ["SEV-1"])).toBe(false);
  expect(isGraver(["dark eu"], ["dark us"])).toBe(true);
});

it("shakes only where both settings allow it, and is not felt at all where one forbids it", () => {
  expect(feltAs("full", "full")).toBe("shake");
  expect(feltAs("full", "reduced")).toBe("pulse");
  expect(feltAs("reduced", "full")).toBe("pulse");
  for (const other of ["full", "reduced", "off"] as const) {
    expect(feltAs("off", other)).toBeNull();
    expect(feltAs(other, "off")).toBeNull();
  }
});
