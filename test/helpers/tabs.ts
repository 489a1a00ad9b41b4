/**
 * A Chromium whose tabs hide each other, and whose hidden tabs are slowed, as a person's do. Playwright makes every page
 * believe that it is in front, and tells the browser to slow nothing.
 */
import { launch } from "puppeteer-core";
import type { Browser } from "puppeteer-core";

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
