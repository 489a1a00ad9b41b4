import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { measureBundle } from "./bundle.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "small-causes-bundle-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const page = `<script type="module" src="/assets/app.js"></script><link rel="stylesheet" href="/assets/app.css">`;

function build(files: Readonly<Record<string, string>>): void {
  mkdirSync(join(folder, "assets"));
  for (const [path, text] of Object.entries({ "assets/app.css": "", "assets/map.js": "https://phaser.io", ...files })) {
    writeFileSync(join(folder, path), text);
  }
}

/** Text that gzip cannot shrink below three quarters of its length. */
function noise(kilobytes: number): string {
  return randomBytes(kilobytes * 750).toString("base64");
}

it("passes a small first load and reports Phaser apart", () => {
  build({ "index.html": page, "assets/app.js": "start()" });
  expect(measureBundle(folder)).toMatchObject({ passed: 1, failed: 0 });
});

it("fails when scripts and styles together exceed the budget", () => {
  build({ "index.html": page, "assets/app.js": noise(120), "assets/app.css": noise(120) });
  expect(measureBundle(folder)).toMatchObject({ failed: 1, note: expect.stringContaining("of 150") });
});

it("fails when the first screen loads Phaser", () => {
  build({ "index.html": page, "assets/app.js": "/* https://phaser.io */" });
  expect(measureBundle(folder)).toMatchObject({ failed: 1, note: expect.stringContaining("in the first load") });
});

it("fails when there is nothing to measure", () => {
  expect(measureBundle(folder)).toMatchObject({ failed: 1, note: "no built client to measure" });
  build({ "index.html": "<p>empty</p>" });
  expect(measureBundle(folder)).toMatchObject({ failed: 1, note: "index.html names no script" });
});
