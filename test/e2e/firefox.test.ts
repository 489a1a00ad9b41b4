/**
 * Firefox: the simulation lives there as in Node, hash for hash, though another engine compiles it; and somebody plays a
 * round in it from the first page to the debrief, without an error in its console.
 */
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDrill } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";
import { errorsOf, hasFirefox, launchFirefox, press } from "../helpers/puppets.ts";
import { seedsOf } from "../helpers/sample.ts";
import { scenarioOf } from "../sim/random/scenario.ts";
import { bundled } from "./engines/bundled.ts";
import { live } from "./engines/life.ts";
import { s04 } from "./engines/s04.ts";
import type { Life } from "./engines/life.ts";

describe.skipIf(!hasFirefox)("Firefox", () => {
  let browser: Browser;
  let drill: Drill;
  beforeAll(async () => {
    [browser, drill] = await Promise.all([launchFirefox(), openDrill(4)]);
  });
  afterAll(async () => {
    await browser.close();
    await drill.close();
  });

  it("lives the same lives as Node, to the bit", async () => {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await bundled("page.ts") });
    const alone = { from: null, orders: [] };
    const lives: Life[] = [
      { ...alone, scenario: s04, seed: "engines", policy: "reference", ticks: 3000, everyTicks: 300 },
      ...seedsOf("firefox", 2, 10).map((seed): Life => {
        const scenario = scenarioOf(seed, { actors: true, atS: -2600 });
        return { ...alone, scenario, seed, policy: "none", ticks: 4000, everyTicks: 250 };
      }),
    ];
    for (const life of lives) {
      const there = await page.evaluate((one) => window.live?.(one), life);
      expect(there).toEqual(live(life));
    }
    await page.close();
  });

  it("plays a round from the first page to the debrief", async () => {
    const page = await browser.newPage();
    const errors = errorsOf(page);
    await page.goto(drill.url);
    for (const testId of ["solo", "understood"]) await press(page, `[data-testid=${testId}]`);
    await page.waitForSelector("[data-testid=map-canvas] canvas");
    await press(page, "[data-testid^=ack-]");
    await press(page, "button[aria-label='Show as a list']");
    await page.waitForSelector("[data-testid^=node-]");
    await press(page, "[data-testid=end]");
    await press(page, "[data-testid=end-now]");
    await page.waitForSelector(".debrief");
    await press(page, "[data-testid=next-step]");
    await page.waitForSelector("[data-testid=replay-play]", { timeout: 120_000 });
    expect(errors).toEqual([]);
    await page.close();
  });
});
