/**
 * Two engines, one truth: the simulation's own sources, bundled for this test alone, live the same lives in a real
 * Chromium as in Node, and the hash of the whole state is compared every few hundred ticks. Both compile with V8, of
 * different versions; firefox.test.ts asks another engine.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createSimulation } from "../../shared/sim/index.ts";
import { launchBrowser } from "../helpers/browser.ts";
import { seedsOf } from "../helpers/sample.ts";
import { luckOf } from "../sim/random/luck.ts";
import { commandsAt, scenarioOf } from "../sim/random/scenario.ts";
import { bundled } from "./engines/bundled.ts";
import { live } from "./engines/life.ts";
import { s04 } from "./engines/s04.ts";
import type { Life, Lived } from "./engines/life.ts";

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ content: await bundled("page.ts") });
});

afterAll(() => browser.close());

/** Both at the same time: the browser is a process of its own. */
async function inBoth(life: Life): Promise<{ node: Lived; chromium: Lived }> {
  const elsewhere = page.evaluate((one) => {
    if (!window.live) throw new Error("the simulation did not load");
    return window.live(one);
  }, life);
  const node = live(life);
  return { node, chromium: await elsewhere };
}

it("goes on alike in Node and in Chromium from one snapshot of S04, through its failure and its rescue", async () => {
  const from = Buffer.from(createSimulation(s04, "engines").snapshot()).toString("base64");
  const ticks = 15_000;
  const life = { scenario: s04, seed: "engines", from, policy: "reference", orders: [], ticks, everyTicks: 300 };
  const { node, chromium } = await inBoth(life);
  expect(chromium).toEqual(node);
  expect(new Set(node.hashes).size).toBe(50);
  expect(node.userMinutes).toBeGreaterThan(0);
});

it.each(seedsOf("engines", 4, 60))("lives the random world of seed %s alike from its beginning", async (seed) => {
  const scenario = scenarioOf(seed, { actors: true, atS: -2600 });
  const luck = luckOf(`hands/${seed}`);
  const launched: string[] = [];
  const ticks = 4_000;
  const orders = Array.from(
    { length: ticks },
    (_, tick) => [tick, commandsAt(luck, scenario, tick, launched)] as const,
  );
  const given = orders.filter(([, commands]) => commands.length > 0);
  const life = { scenario, seed, from: null, policy: "none", orders: given, ticks, everyTicks: 250 };
  const { node, chromium } = await inBoth(life);
  expect(chromium).toEqual(node);
  expect(new Set(node.hashes).size).toBe(16);
  expect(node.events).toBeGreaterThan(0);
});
