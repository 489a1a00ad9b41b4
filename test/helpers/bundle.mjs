/**
 * The bundle budget: what a browser must fetch before the lobby appears, gzipped. That is the built index.html and
 * every script and style it names; whatever a script fetches later (the map with Phaser) is only reported.
 * Invariants: Phaser is never part of the first load, and Zod of nothing that a browser gets: it would weigh as much as
 * the lobby, and looks whether it may evaluate strings, which the page's own policy refuses aloud.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const budgetKb = 150;

/** @param {string} folder the built client */
export function measureBundle(folder) {
  const page = join(folder, "index.html");
  if (!existsSync(page)) return verdict(false, "no built client to measure");
  const html = readFileSync(page, "utf8");
  const named = [...html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? "");
  const first = [...new Set(named)];
  const firstKb = [page, ...first.map((file) => join(folder, file))].reduce((sum, file) => sum + gzippedKb(file), 0);

  const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  const holding = (/** @type {string} */ text) =>
    scripts.filter((file) => readFileSync(join(folder, file), "utf8").includes(text));
  const withPhaser = holding("phaser.io");
  const withZod = holding("ZodError");
  const eager = withPhaser.filter((file) => first.includes(file.replaceAll("\\", "/")));
  const phaserKb = withPhaser.reduce((sum, file) => sum + gzippedKb(join(folder, file)), 0);

  const sizes = `first load ${firstKb.toFixed(1)} kB of ${budgetKb}, Phaser later ${phaserKb.toFixed(0)} kB (gzip)`;
  if (first.length === 0) return verdict(false, "index.html names no script");
  if (withPhaser.length === 0) return verdict(false, `Phaser is in no chunk; ${sizes}`);
  if (eager.length > 0) return verdict(false, `Phaser is in the first load; ${sizes}`);
  if (withZod.length > 0) return verdict(false, `Zod is in ${withZod.join(", ")}; ${sizes}`);
  return verdict(firstKb <= budgetKb, sizes);
}

/** @param {string} file */
function gzippedKb(file) {
  return gzipSync(readFileSync(file)).length / 1000;
}

/** @param {boolean} passed @param {string} note */
function verdict(passed, note) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, note };
}
