/**
 * The real browser of the end-to-end tests: the Chromium that server/setup.mjs found, with the flags under which it
 * runs without a screen, without a graphics card and without talking to anybody but the server under test.
 */
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM"];
  if (!executablePath)
    throw new Error("No Chromium: run `node server/setup.mjs browser`, or set CHROMIUM to its path.");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      // Software WebGL either way; without this flag the launch takes longer and 2D canvases crawl.
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
