/** The whole product, and nobody acts: the small cause becomes a global outage, and the debrief opens by itself. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDrill, showTruth } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";

let drill: Drill;
beforeAll(async () => {
  drill = await openDrill(20);
});
afterAll(() => drill.close());

it("goes global when left alone, and opens the debrief", async () => {
  const page = await drill.arrive("Ana");
  await page.goto(drill.url);
  await page.getByTestId("solo").click();
  await page.getByTestId("understood").click();
  const affected = page.getByTestId("affected");
  await affected.waitFor();
  // Global is a fifth of the users in most regions; how much further it climbs before the round ends varies by seed.
  await expect
    .poll(async () => Number.parseFloat(await affected.innerText()), { timeout: 150_000 })
    .toBeGreaterThan(20);
  await page.locator(".debrief").waitFor({ timeout: 150_000 });
  await showTruth(page);
  await page.getByText("Global, by our rule").first().waitFor();
  expect(drill.errors).toEqual([]);
}, 300_000);
