/** The editor against the real server: complaints as one types, nothing lost on a reload, a trial, saved and played. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDrill } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";

const ID_LINE = 4;

let drill: Drill;
beforeAll(async () => {
  drill = await openDrill(5);
});
afterAll(() => drill.close());

async function typeAtEnd(page: Page, text: string): Promise<void> {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText(text);
}

async function typeAtEndOfLine(page: Page, line: number, text: string): Promise<void> {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+Home");
  for (let n = 1; n < line; n++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.insertText(text);
}

const sound = (page: Page) => page.getByText("It reads as a scenario").waitFor({ timeout: 60_000 });

it("writes a scenario: mended, kept over a reload, tried, saved, found in the library and played", async () => {
  const page = await drill.arrive("Ana");
  await page.goto(`${drill.url}/library?plain`);
  await page.getByTestId("write").click();
  await sound(page);
  await page.getByTestId("editor-map").locator("canvas").waitFor();

  await typeAtEnd(page, "\nlearnt: nothing");
  await page.getByText("learnt: there is no such field").first().waitFor();
  expect(await page.locator(".desk-problems").innerText()).toContain('did you mean "learn"?');
  expect(await page.locator(".cm-lint-marker-error").count()).toBe(1);

  await page.reload();
  await page.getByText("Your unsaved text from before is here.").waitFor();
  await page.getByText("learnt: there is no such field").first().waitFor();
  await page.getByRole("button", { name: "Begin anew" }).click();
  await sound(page);

  await typeAtEndOfLine(page, ID_LINE, "-of-ana");
  await sound(page);
  await page.getByTestId("run-dry-run").click();
  await page.locator(".curve-reference").waitFor({ timeout: 120_000 });
  expect(await page.getByTestId("dry-run").innerText()).toMatch(/Nobody acts: .* global at T\+\d/);

  await page.getByTestId("save").click();
  await page.waitForURL(/\/library\/[\w-]+\/edit/);
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Library" }).click();
  await page.getByLabel("Only mine").check();
  await page.locator(".tile").filter({ hasText: "Quince" }).click();
  await page.getByTestId("solo-this").click();
  await page.getByTestId("understood").click();
  await page.getByTestId("clock").waitFor();
  // Where "run it again" leads.
  await page.goto(`${drill.url}/solo`);
  await page.getByTestId("understood").waitFor();
  expect(await page.locator("main").innerText()).toContain("Quince");
  expect(drill.errors).toEqual([]);
}, 300_000);

it("saves what is somebody else's as a new one, which needs an id of its own", async () => {
  const page = await drill.arrive("Bo");
  await page.goto(`${drill.url}/library/s12/edit?plain`);
  await sound(page);
  await page.getByTestId("save").click();
  await page.getByText("Another scenario has the id s12-the-helpful-watchdog").waitFor();
  await typeAtEndOfLine(page, 3, "-again");
  await sound(page);
  await page.getByTestId("save").click();
  await page.waitForURL((url) => !url.pathname.includes("s12"));
  await page.getByText("Saved", { exact: true }).waitFor();
  // The one refusal is an answer with an error's status, which browsers write down.
  expect(drill.errors.filter((error) => !error.includes("409"))).toEqual([]);
}, 120_000);
