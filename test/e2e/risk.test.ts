/** The risk report against the real server: begun from the library, seen to go on, read, unfolded, taken away. */
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDrill } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";
import { smallText } from "../risk/small.ts";

let drill: Drill;
beforeAll(async () => {
  drill = await openDrill(5);
});
afterAll(() => drill.close());

it("tells of a small world which fault takes it down, why, and what contains that", { timeout: 300_000 }, async () => {
  const page = await drill.arrive("Ana");
  await page.goto(`${drill.url}/library?plain`);
  const file = { name: "shop.yaml", mimeType: "application/yaml", buffer: Buffer.from(smallText({ retries: 3 })) };
  await page.getByTestId("import-file").setInputFiles(file);
  await page.getByLabel("Only mine").check();
  await page.locator(".tile").filter({ hasText: "Corner shop" }).click();
  await page.getByTestId("risk").click();
  await page.getByTestId("risk-run").click();
  await page.getByTestId("risk-progress").waitFor();
  await page.getByText(/Simulating faults: [1-9]/).waitFor();

  // Who goes away and comes back finds what is known by now.
  await page.reload();
  const rows = page.getByTestId("risk-amplified").getByTestId("risk-row");
  await rows.nth(1).waitFor({ timeout: 200_000 });
  await page.getByTestId("risk-filter").fill("asks-twice:desk>rows");
  await rows.nth(1).waitFor({ state: "detached" });
  await rows.getByText("are left.").waitFor({ timeout: 200_000 });
  expect(await rows.innerText()).toMatch(/user-min[\s\S]*0 by itself[\s\S]*the load/);
  await rows.getByRole("button").click();
  const why = page.getByTestId("risk-why");
  expect(await why.innerText()).toContain("Through desk>rows");
  expect(await why.innerText()).toMatch(/user-min are left\.\s+contains it/i);
  expect(await why.locator(".hour-after").count()).toBeGreaterThan(0);

  await page.getByTestId("risk-stop").click();
  await page.getByText("ended before all that was wanted").waitFor();
  expect(await page.getByTestId("risk-progress").count()).toBe(0);
  const downloads = await Promise.all([page.waitForEvent("download"), page.getByTestId("risk-md").click()]);
  const sheet = await readFile(await downloads[0].path(), "utf8");
  expect(sheet).toContain("# Risks of Corner shop");
  expect(sheet).toContain("`asks-twice:desk>rows`");
  expect(drill.errors).toEqual([]);
});
