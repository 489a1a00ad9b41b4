import { describe, expect, it } from "vitest";
import { boldWidth, opaque } from "../../../client/map/paint/bold.ts";

describe("[UX 3.1] ink for a projector", () => {
  it("has no stroke under 3 px on screen, at whatever scale", () => {
    expect(boldWidth(1, 1)).toBe(3);
    expect(boldWidth(1, 1.25) * 1.25).toBe(3);
    expect(boldWidth(6, 1.25)).toBe(6);
  });

  it("makes solid what was nearly so, and a tint what it looks like over the ground", () => {
    expect(opaque("rgb(63 135 229 / 62%)")).toBe("rgb(63 135 229)");
    expect(opaque("rgb(11 16 32 / 10%)")).toBe("rgb(11 16 32)");
    expect(opaque("rgb(240 61 32 / 24%)")).toBe("rgb(66 27 32)");
  });

  it("leaves solid colours as they are", () => {
    for (const style of ["#F03D20", "rgb(1 2 3)", '600 13px "Inter Variable"']) expect(opaque(style)).toBe(style);
  });
});
