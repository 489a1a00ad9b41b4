/**
 * Browsers that Playwright does not drive as they are: a Firefox, over WebDriver BiDi, which it speaks itself; and a
 * Chromium whose tabs hide each other and slow down when hidden, where Playwright makes every page believe that it is in
 * front.
 */
import { launch } from "puppeteer-core";
import type { Browser, Page } from "puppeteer-core";

/** Where there is none, its tests are left out: the long run installs it and does not go on without. */
export const hasFirefox = (process.env["FIREFOX"] ?? "") !== "";

export function launchFirefox(): Promise<Browser> {
  return launch({
    browser: "firefox",
    executablePath: process.env["FIREFOX"] ?? "",
    headless: true,
    // Its own window's: not every version can be given another.
    defaultViewport: null,
    args: ["--width=1440", "--height=900"],
  });
}

export function launchTabs(): Promise<Browser> {
  return launch({
    browser: "chrome",
    executablePath: process.env["CHROMIUM"] ?? "",
    headless: true,
    defaultViewport: { width: 1280, height: 800 },
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    ignoreDefaultArgs: [
      "--disable-background-timer-throttling",
      "--disable-backgrounding-occluded-windows",
      "--disable-renderer-backgrounding",
    ],
  });
}

/** All that the page will have written to its console as an error. */
export function errorsOf(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  return errors;
}

const PATIENCE_MS = 120_000;

export async function press(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector, { timeout: PATIENCE_MS });
  await page.click(selector);
}
