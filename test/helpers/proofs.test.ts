import { expect, it } from "vitest";
import { claimsIn, countClaims, proofsOf } from "./proofs.mjs";

const proof = { id: "s01", seed: 1, isQuick: true };
const claim = (ok: boolean) => ({ claim: "is won", ok, measured: "not won" });

it("proves every scenario under five seeds, and under one of them with every action first", () => {
  const proofs = proofsOf(["s01", "s02"], "4711");
  expect(proofs).toHaveLength(10);
  expect(proofs.map(({ id, isQuick }) => [id, isQuick]).slice(0, 3)).toEqual([
    ["s01", false],
    ["s02", false],
    ["s01", true],
  ]);
  expect(new Set(proofs.slice(0, 2).map(({ seed }) => seed)).size).toBe(1);
  expect(proofs.filter(({ isQuick }) => !isQuick)).toHaveLength(2);
});

it("counts claims, and names what does not hold", () => {
  const counted = countClaims([{ proof, claims: [claim(true), claim(false)] }]);
  expect(counted).toMatchObject({ passed: 1, failed: 1, failures: ["s01, seed 1: is won: not won"] });
});

it("counts a proof without an answer as failed", () => {
  expect(claimsIn("Killed")).toBeNull();
  const counted = countClaims([
    { proof, claims: null },
    { proof, claims: [] },
  ]);
  expect(counted).toMatchObject({
    passed: 0,
    failed: 2,
    failures: ["s01, seed 1: no answer", "s01, seed 1: no answer"],
  });
});
