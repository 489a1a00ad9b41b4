import { expect, it } from "vitest";
import { ok, refuse } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";

function half(n: number): Result<number> {
  return n % 2 === 0 ? ok(n / 2) : refuse("number/odd", "3 cannot be halved.");
}

it("carries a value, or a code for machines with a sentence for people, never both", () => {
  expect(half(4)).toEqual({ ok: true, value: 2 });
  expect(half(3)).toEqual({ ok: false, refusal: { code: "number/odd", reason: "3 cannot be halved." } });
});
