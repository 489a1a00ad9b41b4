/**
 * Firefox: the simulation lives there as in Node, hash for hash, though another engine compiles it; and somebody plays a
 * round in it from the first page to the debrief, without an error in its console.
 */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "puppeteer-core";
import { parse } from "yaml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scenarioSchema } from "../../shared/content/index.ts";
import { openDrill } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";
import { hasFirefox, launchFirefox } from "../helpers/firefox.ts";
import { seedsOf } from "../helpers/sample.ts";
import { scenarioOf } from "../sim/random/scenario.ts";
import { bundled } from "./engines/bundled.ts";
import { live } from "./engines/life.ts";
import type { Life } from "./engines/life.ts";

const shipped = new URL("../../shared/content/scenarios/s04-a-quarter-at-a-time.yaml", import.meta.url);
const s04 = scenarioSchema.parse(parse(readFileSync(shipped, "utf8"), { merge: true }));

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
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(drill.url);
    for (const testId of ["solo", "understood"]) await click(page, testId);
    await page.waitForSelector("[data-testid=map-canvas] canvas");
    await page.waitForSelector("[data-testid^=ack-]", { timeout: 120_000 });
    await page.click("[data-testid^=ack-]");
    await page.click("button[aria-label='Show as a list']");
    await page.waitForSelector("[data-testid^=node-]");
    await click(page, "end");
    await click(page, "end-now");
    await page.waitForSelector(".debrief");
    await click(page, "next-step");
    await page.waitForSelector("[data-testid=replay-play]", { timeout: 120_000 });
    expect(errors).toEqual([]);
    await page.close();
  });
});

async function click(page: Page, testId: string): Promise<void> {
  const selector = `[data-testid=${testId}]`;
  await page.waitForSelector(selector, { timeout: 60_000 });
  await page.click(selector);
}
