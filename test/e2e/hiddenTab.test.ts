/**
 * A tab that is hidden for a while, really: another one lies over it, and the browser slows its timers. When it is seen
 * again it is right at once, in one leap, and says what happened meanwhile. The long run hides it for six minutes, past
 * the five after which Chromium lets a hidden page wake once a minute.
 */
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clockOf, codeOf, found, openDrill, secondsOf } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";
import { errorsOf, launchTabs, press } from "../helpers/puppets.ts";
import { isLong } from "../helpers/sample.ts";

const HIDDEN_S = isLong ? 360 : 60;
const RATE = 2;
/** Simulated seconds per real one. */
const PACE = 4 * RATE;

let drill: Drill;
let browser: Browser;
beforeAll(async () => {
  [drill, browser] = await Promise.all([openDrill(RATE), launchTabs()]);
});
afterAll(async () => {
  await browser.close();
  await drill.close();
});

/** Writes down what the clock shows with every frame from the moment the page is seen again. */
function noteClocks(): void {
  const shown: string[] = [];
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    const since = performance.now();
    const note = (): void => {
      shown.push(document.querySelector("[data-testid=clock]")?.textContent ?? "");
      document.body.dataset["shown"] = shown.join(" ");
      if (performance.now() - since < 1500) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
}

it("[UX 6.34] is right at once when it is seen again, without running through what it missed", async () => {
  const host = await found(drill, "Ines", "s04", "2");
  await host.getByLabel("Live part").selectOption("20");
  const player = await browser.newPage();
  const errors = errorsOf(player);
  await player.goto(`${drill.url}/r/${await codeOf(host)}`);
  await player.waitForSelector("[data-testid=join-name]");
  await player.type("[data-testid=join-name]", "Tomas");
  await press(player, "[data-testid=join]");
  await press(player, "[data-testid=seat-3] button");
  await host.getByTestId("seat-0").getByRole("button").click();
  await host.getByTestId("start").click();
  await host.getByTestId("understood").click();
  await press(player, "[data-testid=understood]");
  await host.locator('[data-testid^="alert-"]').first().waitFor({ timeout: 180_000 });

  await player.evaluate(noteClocks);
  const other = await browser.newPage();
  await other.bringToFront();
  expect(await player.evaluate(() => document.visibilityState)).toBe("hidden");
  const left = await clockOf(host);
  await expect
    .poll(() => clockOf(host), { timeout: (HIDDEN_S + 60) * 1000, interval: 2000 })
    .toBeGreaterThan(left + HIDDEN_S * PACE);

  const before = await clockOf(host);
  await player.bringToFront();
  await player.waitForSelector("[data-testid=away]");
  await player.waitForFunction(() => (document.body.dataset["shown"] ?? "").split(" ").length > 5);
  const noted = await player.evaluate(() => document.body.dataset["shown"] ?? "");
  const missed = noted
    .split(" ")
    .map(secondsOf)
    .filter((at) => at < before - 2 * PACE);
  // What stood there when it was left may be seen for a moment; nothing between that and now.
  expect(new Set(missed).size).toBeLessThanOrEqual(1);
  expect(errors).toEqual([]);
  expect(drill.errors).toEqual([]);
}, 720_000);
