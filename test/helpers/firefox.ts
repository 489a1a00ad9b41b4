/**
 * The second browser of the long run, with another engine than V8: a Firefox that server/setup.mjs found, over WebDriver
 * BiDi, which it speaks itself.
 */
import { launch } from "puppeteer-core";
import type { Browser } from "puppeteer-core";

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
