/**
 * The tutorial as somebody new plays it who has no mouse: from the lobby of a real session, by the keys that the coach
 * names, into the trap and out of it, to the end, and back to the lobby as it was.
 */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { codeOf, found, joinAs, openDrill } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";

const LONGEST_MS = 240_000;
const MOST_TABS = 40;

let drill: Drill;
beforeAll(async () => {
  drill = await openDrill(1);
});
afterAll(() => drill.close());

/** Waits until the coach says this. */
async function told(page: Page, words: string): Promise<void> {
  await page.getByTestId("coach").getByText(words).waitFor();
}

const press = (page: Page, key: string): Promise<void> => page.keyboard.press(key);

/** Goes on with Tab until the focus is there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const isThere = () => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  for (let tabs = 0; !(await isThere()); tabs++) {
    expect(tabs, `tabs to ${selector}`).toBeLessThan(MOST_TABS);
    await press(page, "Tab");
  }
}

async function chooseDb(page: Page): Promise<void> {
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight"]) {
    if ((await page.locator("#dock h2").innerText()).includes("db")) return;
    await press(page, key);
  }
}

/** From the page that rings to the post, as the coach says. */
async function playOn(page: Page): Promise<void> {
  await told(page, "A page rings");
  await press(page, "a");
  await told(page, "Declare how severe");
  await press(page, "6");
  await tabTo(page, ".comms .segment [role=radio]");
  await press(page, "Enter");
  await told(page, "Follow the red marks");
  await press(page, "2");
  await chooseDb(page);
  await told(page, "Open Act");
  await press(page, "5");
  await told(page, "Take the look");
  await tabTo(page, "[data-testid=look-saturation]");
  await press(page, "Enter");
  await told(page, "in your tray");
  await press(page, "s");
  await told(page, "Say why db stays full");
  await press(page, "n");
  await tabTo(page, ".add-hypothesis button[type=submit]");
  await press(page, "Enter");
  await told(page, "Open your hypothesis");
  await tabTo(page, ".hypothesis-head");
  await press(page, "Enter");
  await tabTo(page, ".stances [role=radio]");
  await press(page, "ArrowLeft");
  await told(page, "Two changes are on offer");
  await press(page, "e");
  await tabTo(page, "[data-testid=act-flush-cache]");
  await press(page, "Enter");
  await told(page, "asked for far more than it can do");
  await tabTo(page, "[data-launch]");
  await press(page, "Enter");
  await told(page, "That hurt");
  await press(page, "e");
  await tabTo(page, "[data-testid=act-cap-retries]");
  await press(page, "Enter");
  await told(page, "the estimate agrees");
  await press(page, "Enter");
  await told(page, "Now verify");
  await told(page, "Tell the users");
  await press(page, "p");
  await tabTo(page, ".composer button[type=submit]");
  await press(page, "Enter");
  await told(page, "Yours will spread");
}

/** Founds a session and sits down in it. */
async function host(name: string): Promise<Page> {
  const page = await found(drill, name, "t0");
  await page.locator('[data-testid^="seat-"]').first().getByRole("button").click();
  return page;
}

it("is played to its end by keyboard alone, and leads back to the lobby as it was", async () => {
  const page = await host("Ana");
  const said = page.getByPlaceholder("Say something");
  await said.fill("half a sente");

  await tabTo(page, "[data-testid=tutorial]");
  const begunMs = Date.now();
  await press(page, "Enter");
  await told(page, "This is healthy");
  await press(page, "Escape");
  await told(page, "1 of 9");
  await press(page, "ArrowDown");
  await playOn(page);
  expect(Date.now() - begunMs).toBeLessThan(LONGEST_MS);

  await press(page, "Enter");
  await expect.poll(() => page.getByTestId("ready").getAttribute("aria-pressed")).toBe("true");
  expect(await said.inputValue()).toBe("half a sente");
  expect(await page.getByTestId("tutorial").innerText()).toBe("Tutorial once more");
  expect(drill.errors).toEqual([]);
}, 360_000);

it("is a quiet link for who has no session yet, and is skipped by one button", async () => {
  const page = await drill.arrive("Bo");
  await page.goto(drill.url);
  await page.getByTestId("tutorial").click();
  await told(page, "This is healthy");
  expect(new URL(page.url()).pathname).toBe("/tutorial");
  await tabTo(page, "[data-testid=skip]");
  await press(page, "Enter");
  await page.getByTestId("join").waitFor();
  expect(drill.errors).toEqual([]);
});

it("gives way when the round begins", async () => {
  const first = await host("Cy");
  const other = await joinAs(drill, "Di", await codeOf(first));
  await other.locator('[data-testid^="seat-"]').nth(1).getByRole("button").click();
  await other.getByTestId("tutorial").click();
  await told(other, "This is healthy");
  await first.getByTestId("start").click();
  await other.getByTestId("understood").waitFor();
  expect(await other.getByTestId("coach").count()).toBe(0);
  expect(drill.errors).toEqual([]);
});
