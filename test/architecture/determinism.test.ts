import { describe, expect, it } from "vitest";
import { determinismViolations } from "./determinism.ts";
import { readSources } from "./sources.ts";

describe("shared/", () => {
  it("holds nothing that could make two runs differ", () => {
    const files = readSources(["shared"]);
    expect(files.length).toBeGreaterThan(0);
    expect(determinismViolations(files)).toEqual([]);
  });
});

describe("the scan", () => {
  const wrong: readonly (readonly [text: string, expected: string])[] = [
    ["const t = Date.now();", "a clock: Date"],
    ["const t = new Date();", "a clock: Date"],
    ["const t = performance.now();", "a clock: performance"],
    ["const u = Math.random();", "Math.random"],
    [`const u = Math["random"]();`, "Math.random"],
    ["const u = Math[name]();", "Math.[…]"],
    ["const { random } = Math;", "Math as a value"],
    ["const u = `${Math.random()}`;", "Math.random"],
    ["const id = crypto.randomUUID();", "chance: crypto"],
    [`import { nanoid as id } from "nanoid";`, "imports nanoid"],
    [`import { readFileSync } from "node:fs";`, "imports node:fs"],
    [`import type { Stats } from "node:fs";`, "imports node:fs"],
    ["setTimeout(step, 100);", "asynchronous: setTimeout"],
    ["const later = setInterval;", "asynchronous: setInterval"],
    ["async function f() {}", "async or await"],
    ["const f = async () => 1;", "async or await"],
    ["await step();", "async or await"],
    ["for await (const x of xs) use(x);", "async or await"],
    [`const m = () => import("./a.ts");`, "import()"],
    ["const p = Promise.resolve(1);", "asynchronous: Promise"],
    ["function f(): Promise<void> {}", "asynchronous: Promise"],
    ["const e = process.env;", "the machine: process"],
    ["const d = globalThis.Date;", "the machine: globalThis"],
    ["names.sort((a, b) => a.localeCompare(b));", "language: localeCompare"],
    ["const s = n.toLocaleString();", "language: toLocaleString"],
    ["const f = new Intl.NumberFormat();", "language: Intl"],
    ["const y = Math.exp(x);", "Math.exp"],
    ["const y = Math.log1p(x);", "Math.log1p"],
    ["const y = Math.hypot(a, b);", "Math.hypot"],
    ["const y = x ** 0.5;", "the ** operator"],
    ["x **= 2;", "the ** operator"],
    ["const o = { process };", "the machine: process"],
  ];
  it.each(wrong)("finds %s", (text, expected) => {
    expect(determinismViolations([{ path: "seeded.ts", text }])).toEqual([
      expect.stringMatching(new RegExp(`^seeded.ts:1 .*${expected.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`)),
    ]);
  });

  it.each([
    "// Date.now() and Math.random() are banned",
    "/* await Promise */ const a = 1;",
    `const s = "Math.random() at " + 'Date';`,
    "const s = `setTimeout ${1} async`;",
    "const r = /process.env/.test(text);",
    "const o = { process: 1, Date: 2 }; const p = o.process + job.performance;",
    "interface Job { readonly process: string; readonly await: number }",
    "const y = Math.sqrt(Math.max(0, Math.floor(x)));",
    "names.sort((a, b) => (a < b ? -1 : 1));",
  ])("lets %s pass", (text) => {
    expect(determinismViolations([{ path: "seeded.ts", text }])).toEqual([]);
  });
});
