import { describe, expect, it } from "vitest";
import { isAcknowledgement, isRefusal } from "../../../client/net/decode.ts";
import { no } from "../../../shared/refusals/index.ts";

const refusal = no("action/bad-value", { min: 0, max: 100, step: 5 });

describe("a refusal from the server", () => {
  it("is one with parameters and without, and keeps them", () => {
    const heard: unknown = JSON.parse(JSON.stringify(refusal));
    expect(isRefusal(heard) && heard.params).toEqual({ min: 0, max: 100, step: 5 });
    expect(isRefusal(no("join/closed"))).toBe(true);
    expect(isAcknowledgement({ ok: false, refusal })).toBe(true);
  });

  it.each([
    ["no object", 7],
    ["a list", ["a"]],
    ["a parameter that is neither word nor number", { a: { b: 1 } }],
    ["a number that is none", { a: Number.NaN }],
    ["a word without end", { a: "x".repeat(10_001) }],
    ["more than any sentence names", Object.fromEntries("a b c d e f g h i".split(" ").map((name) => [name, 1]))],
  ])("is none with %s for parameters", (_what, params) => {
    expect(isRefusal({ ...refusal, params })).toBe(false);
    expect(isAcknowledgement({ ok: false, refusal: { ...refusal, params } })).toBe(false);
  });
});
