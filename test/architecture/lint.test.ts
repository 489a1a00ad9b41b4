import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";

/** A house of its own that breaks one rule per file, so that no pattern of .oxlintrc.json can match nothing in silence. */
const seeded: Readonly<Record<string, readonly [text: string, rule: string]>> = {
  "shared/sim/a.ts": [`export const t = Date.now();`, "no-restricted-globals"],
  "shared/sim/b.ts": [`export const u = Math.random();`, "no-restricted-properties"],
  "shared/sim/c.ts": [`export const o = ["b"].sort((a, b) => a.localeCompare(b));`, "no-restricted-properties"],
  "shared/sim/d.ts": [`export { hash } from "node:crypto";`, "no-restricted-imports"],
  "shared/sim/e.ts": [`export { listen } from "../../server/main.ts";`, "no-restricted-imports"],
  "server/rooms/a.ts": [`export { App } from "../../client/main.tsx";`, "no-restricted-imports"],
  "client/panels/a.tsx": [`export { createSimulation } from "../../shared/sim/index.ts";`, "no-restricted-imports"],
  "client/panels/b.tsx": [`export { listen } from "../../server/main.ts";`, "no-restricted-imports"],
  "server/rooms/c.ts": [`export const n = JSON.parse("1") as number;`, "consistent-type-assertions"],
  "server/rooms/d.ts": [`export const f = (x: any) => x;`, "no-explicit-any"],
  "server/rooms/e.ts": [`export const f = (x?: string) => x!.length;`, "no-non-null-assertion"],
  "server/rooms/f.ts": [`export function f() { try { f(); } catch {} }`, "no-empty"],
  "test/a.test.ts": [`import { it } from "vitest";\nit.only("runs alone", () => {});`, "no-focused-tests"],
  "test/b.test.ts": [`import { it } from "vitest";\nit.skip("never runs", () => {});`, "no-disabled-tests"],
};
const lawful: Readonly<Record<string, string>> = {
  "shared/sim/ok.ts": `// Date.now()\nexport { must } from "../base/index.ts";\nexport const low = Math.sqrt(Math.min(1, 2));`,
  "server/rooms/ok.ts": `export { createSimulation } from "../../shared/sim/index.ts";`,
  "client/panels/ok.tsx": `export { must } from "../../shared/base/index.ts";`,
};

const folder = mkdtempSync(join(tmpdir(), "small-causes-lint-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("reports every seeded violation in the file that has it, and nothing in lawful files", () => {
  copyFileSync(".oxlintrc.json", join(folder, ".oxlintrc.json"));
  const texts = { ...lawful, ...Object.fromEntries(Object.entries(seeded).map(([path, [text]]) => [path, text])) };
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${text}\n`);
  }
  const oxlint = resolve("node_modules/oxlint/bin/oxlint");
  const { stdout } = spawnSync(process.execPath, [oxlint, "--format=unix"], { cwd: folder, encoding: "utf8" });
  const lines = stdout.replaceAll("\\", "/").split("\n");
  for (const [path, [, rule]] of Object.entries(seeded)) {
    expect(lines.filter((line) => line.includes(`${path}:`)).join("\n"), path).toContain(rule);
  }
  expect(lines.filter((line) => /\/ok\.tsx?:/.test(line))).toEqual([]);
});
