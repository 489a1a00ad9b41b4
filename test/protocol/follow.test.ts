import { describe, expect, it } from "vitest";
import { follow, startFrom } from "../../shared/protocol/index.ts";
import { delta, full } from "../client/net/line.ts";

const known = startFrom(full(5));

describe("a frame", () => {
  it("is applied when it is the next one", () => {
    const taken = follow(known, delta(6, { chat: { drop: 3, append: [] } }));
    expect(taken).toMatchObject({ is: "new", known: { n: 6, tick: 60, clockMs: 1500, common: { chat: [] } } });
  });

  it("leaves every section alone that it does not name", () => {
    const taken = follow(known, delta(6));
    expect(taken.is === "new" && taken.known.common.map === known.common.map).toBe(true);
  });

  it("is nothing new when it was seen already", () => {
    expect(follow(known, delta(5)).is).toBe("old");
    expect(follow(known, full(4)).is).toBe("old");
  });

  it("is a gap when one before it is missing", () => {
    expect(follow(known, delta(7)).is).toBe("gap");
  });

  it("stands for itself when it is a full one, whatever was missed", () => {
    expect(follow(known, full(40))).toMatchObject({ is: "new", known: { n: 40 } });
  });
});
