/** Drills found in public systems, held to their claims again as the files that were written. */
import { describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { run } from "../cli/desk.ts";
import { isLong, sampleOf } from "../helpers/sample.ts";
import { textOf } from "./worlds.ts";
import type { System } from "./worlds.ts";

/** Every family in two systems, and each system once by surprise; the quickest first. */
const pairs: readonly (readonly [System, string])[] = [
  ["online-boutique", "slow-dependency"],
  ["opentelemetry-demo", "slow-dependency"],
  ["online-boutique", "retry-storm"],
  ["bookinfo", "retry-storm"],
  ["bookinfo", "lost-capacity"],
  ["opentelemetry-demo", "lost-capacity"],
  ["online-boutique", "forgotten-answers"],
  ["bookinfo", "forgotten-answers"],
  ["online-boutique", "expired-certificate"],
  ["bookinfo", "expired-certificate"],
  ["online-boutique", "deep-queue"],
  ["bookinfo", "deep-queue"],
];
const surprises: readonly System[] = [
  "online-boutique",
  "opentelemetry-demo",
  "bookinfo",
  "sock-shop",
  "hotel-reservation",
  "train-ticket",
];
const all = [...pairs, ...surprises.map((system) => [system, "surprise"] as const)];
const LIMIT_MS = 10 * 60_000;

const boutique = pairs.filter(([system]) => system === "online-boutique");

describe.each(isLong ? all : sampleOf(boutique, 1))("in %s, %s", (system, family) => {
  it(
    "is found, reads without an error, and holds its claims when it is simulated from its file",
    () => {
      const seeds = isLong ? "3" : "1";
      const options = ["--family", family, "--difficulty", "3", "--seeds", seeds, "--out", "drill.yaml"];
      const found = run(["drill", "w.yaml", ...options], { "w.yaml": textOf(system) });
      expect(found.code, found.said).toBe(0);
      const files = { "drill.yaml": must(found.written["drill.yaml"], "drill") };
      expect(run(["lint", "drill.yaml"], files).printed).toContain("0 errors");
      const proofs = run(["proofs", "--scenario", "drill.yaml", "--seeds", seeds, "--quick"], files);
      expect(proofs.code, proofs.printed).toBe(0);
      expect(proofs.printed).toContain("ignored: it breaks");
      expect(proofs.printed).toContain(": hurts");
    },
    LIMIT_MS,
  );
});
