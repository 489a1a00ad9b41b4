/**
 * `node test/soak/run.mjs --minutes 60`: a host's page stays open while bots play one round after the other, and what it
 * keeps alive is measured after a full collection: in each round at its last simulated minutes, and in each lobby. A page
 * that keeps what is over grows from lobby to lobby. Nothing is compiled to machine code meanwhile: what the compiler keeps
 * is most of what grows otherwise. Prints one line per measurement; needs a build and a Chromium.
 */
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { findChromium } from "../../server/setup.mjs";
import { withOwnServer } from "../helpers/ownServer.mjs";

/** @typedef {{ minute: number, at: string, heapMB: number, nodes: number, listeners: number }} Row */

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "60" }, speed: { type: "string", default: "4" } },
});
await withOwnServer({ SMALL_CAUSES_TEST_SPEED: values.speed }, soak);

/** @param {string} url */
async function soak(url) {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error("No Chromium: run `node server/setup.mjs browser`, or set CHROMIUM to its path.");
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--js-flags=--no-opt --no-maglev --no-sparkplug"],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  page.setDefaultTimeout(30 * 60_000);
  /** @type {string[]} */
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const began = performance.now();
  /** @type {Row[]} */
  const rows = [];
  /** @param {string} at */
  const measure = async (at) => {
    await devtools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devtools.send("Performance.getMetrics");
    const of = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    const row = {
      minute: (performance.now() - began) / 60_000,
      at,
      heapMB: of("JSHeapUsedSize") / 1e6,
      nodes: of("Nodes"),
      listeners: of("JSEventListeners"),
    };
    rows.push(row);
    console.log(
      `${row.minute.toFixed(1).padStart(5)} min  ${at.padEnd(16)} ${row.heapMB.toFixed(1).padStart(6)} MB  ${String(row.nodes).padStart(6)} nodes  ${String(row.listeners).padStart(5)} listeners`,
    );
  };

  await page.goto(url);
  await page.getByTestId("join-name").fill("Soak");
  await page.getByTestId("host").click();
  await page.getByTestId("scenario-s04").click();
  await page.getByTestId("host-this").click();
  await page.getByTestId("fill-competent").click();
  for (let round = 1; (performance.now() - began) / 60_000 < Number(values.minutes); round++) {
    await page.getByTestId("start").waitFor();
    await page.waitForFunction(() => document.querySelectorAll("[data-testid^=seat-] [data-testid=take]").length === 0);
    await measure(`lobby ${round}`);
    await page.getByTestId("start").click();
    await page.getByTestId("start-now").click();
    await page.getByTestId("clock").waitFor();
    await page.waitForFunction(() => {
      const clock = document.querySelector("[data-testid=clock]")?.textContent ?? "T+0";
      return document.querySelector(".debrief") !== null || Number(/^T\+(\d+)/.exec(clock)?.[1] ?? 0) >= 40;
    });
    await measure(`round ${round}`);
    await page.locator(".debrief").waitFor();
    // A second press before everybody has come along asks for the same step.
    for (let step = 1; step <= 4; step++) {
      await page.getByTestId("next-step").click();
      await page.locator(`.debrief-bar nav button:nth-of-type(${step + 1})[aria-current=step]`).waitFor();
    }
    await page.getByTestId("run-again-new").click();
    await page.getByTestId("run-again-sure").click();
  }
  const lobbies = rows.filter(({ at }) => at.startsWith("lobby"));
  const [first, last] = [lobbies[1] ?? lobbies[0], lobbies.at(-1)];
  if (first && last)
    console.log(
      `from lobby to lobby, the second to the last: ${first.heapMB.toFixed(1)} to ${last.heapMB.toFixed(1)} MB in ${lobbies.length - 1} rounds; ${errors.length} errors in the console`,
    );
  for (const error of errors) console.log(`  ${error}`);
  await browser.close();
}
