/**
 * A whole round without a mouse: from the first page through library, lobby, briefing and incident to the end of the
 * debrief. Wherever the focus goes, it can be seen; what the test reads is read off the list of the map.
 */
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadOf, openDrill } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";

const guard = "guard@us-east";
const patient = { timeout: 150_000 };
/** More stops than any screen has. */
const MOST_STOPS = 160;

let drill: Drill;
beforeAll(async () => {
  drill = await openDrill(4);
});
afterAll(() => drill.close());

/** What is wrong with where the focus is; empty: nothing. */
function focusFault(): string {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return "";
  const name = `${element.tagName} ${element.getAttribute("aria-label") ?? element.innerText.slice(0, 40)}`;
  // A radio or a box that is drawn by its label shows the ring there.
  const shown = [element, element.closest("label"), element.parentElement].filter((each) => each !== null);
  const isRinged = shown.some((each) => {
    const { outlineStyle, boxShadow, borderColor } = getComputedStyle(each);
    return outlineStyle !== "none" || boxShadow !== "none" || borderColor === "rgb(255, 255, 255)";
  });
  if (!isRinged) return `${name}: no ring`;
  const { left, right, top, bottom } = (element.closest("label") ?? element).getBoundingClientRect();
  if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight) return `${name}: outside the window`;
  const points = [0.1, 0.5, 0.9].flatMap((x) =>
    [0.1, 0.5, 0.9].map((y) => document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y)),
  );
  const isSeen = points.some((at) => at !== null && (element.contains(at) || at.contains(element)));
  return isSeen ? "" : `${name}: covered`;
}

/** Presses Tab until `there` has the focus. Fails where the focus is trapped before, or cannot be seen on its way. */
async function tabTo(page: Page, there: Locator): Promise<void> {
  await there.waitFor();
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await there.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    expect(await page.evaluate(focusFault)).toBe("");
  }
  throw new Error(`Tab did not come to ${String(there)}`);
}

async function enter(page: Page, there: Locator): Promise<void> {
  await tabTo(page, there);
  await page.keyboard.press("Enter");
}

/** A line in the palette, and Enter on what it finds first. */
async function command(page: Page, line: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Type a few letters" }).waitFor();
  await page.keyboard.type(line);
  await page.locator("#palette-list [role=option]").first().waitFor();
  await page.keyboard.press("Enter");
}

/** A change by a line: its sheet has the focus, and Enter launches it. */
async function make(page: Page, line: string): Promise<void> {
  await command(page, line);
  const sheet = page.locator("form.sheet");
  await sheet.waitFor();
  await expect.poll(() => sheet.evaluate((form) => form.contains(document.activeElement))).toBe(true);
  expect(await page.evaluate(focusFault)).toBe("");
  await page.keyboard.press("Enter");
  await sheet.waitFor({ state: "detached" });
}

async function begin(page: Page): Promise<void> {
  await page.goto(drill.url);
  await tabTo(page, page.getByTestId("join-name"));
  await page.keyboard.type("Ines");
  await enter(page, page.getByTestId("host"));
  await enter(page, page.getByTestId("scenario-t0"));
  await tabTo(page, page.getByTestId("seed"));
  await page.keyboard.type("2");
  await enter(page, page.getByTestId("host-this"));
  await tabTo(page, page.getByLabel("Seats", { exact: true }));
  await page.keyboard.type("1");
  await tabTo(page, page.getByLabel("Live part"));
  await page.keyboard.type("20");
  await enter(page, page.getByTestId("seat-0").getByRole("button"));
  await enter(page, page.getByTestId("ready"));
  await enter(page, page.getByTestId("start"));
  await enter(page, page.getByTestId("understood"));
  await page.getByTestId("clock").waitFor();
}

it("[UX 6.38] plays a whole round by keys alone, with the focus in sight at every stop", async () => {
  const page = await drill.arrive("Ines");
  await begin(page);
  await enter(page, page.getByRole("button", { name: "Show as a list" }));
  await expect.poll(() => loadOf(page, guard), patient).toBeGreaterThan(95);
  await make(page, "hold the rule set");
  // One change at a time at a place.
  await page.locator(".act .change-effective", { hasText: "Hold the rule set" }).waitFor();
  await make(page, "take the rule set back with the sealed key");
  await make(page, "throttle new shoppers us-east 60/s");
  for (const perSecond of [300, 600]) {
    await expect.poll(() => page.getByTestId(`node-${guard}`).innerText(), patient).toContain("healthy");
    await make(page, `throttle new shoppers us-east ${perSecond}/s`);
    await page.locator(".act .change-effective", { hasText: ` ${perSecond}/s` }).waitFor();
  }
  await page.locator(".debrief").waitFor(patient);
  for (const step of [1, 2, 3, 4]) {
    await enter(page, page.getByTestId("next-step"));
    // Everybody goes there by what the server says.
    await page.locator(`.debrief nav button:nth-of-type(${step + 1})[aria-current=step]`).waitFor();
  }
  // The debrief is worked out meanwhile.
  await page.getByTestId("run-again-new").waitFor(patient);
  await enter(page, page.getByTestId("run-again-new"));
  await enter(page, page.getByTestId("run-again-sure"));
  await page.getByTestId("understood").waitFor();
  expect(drill.errors).toEqual([]);
}, 600_000);
