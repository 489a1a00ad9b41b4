/**
 * Takes pictures of the gallery for a person to look at: `node test/client/screenshots.mjs FOLDER [exhibit …]`,
 * each at three sizes, and once without colours. Not a check; the checks are beside it.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { createServer } from "vite";

const [folder = "screenshots", ...wanted] = process.argv.slice(2);
const exhibits = wanted.length > 0 ? wanted : ["landing", "lobby", "map-calm", "map-storm"];
mkdirSync(folder, { recursive: true });

const server = await createServer({
  configFile: new URL("../../client/vite.config.ts", import.meta.url).pathname,
  server: { host: "127.0.0.1", port: 0, hmr: false },
  logLevel: "error",
});
await server.listen();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
  ],
});
try {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
  ]) {
    const page = await browser.newPage({ viewport });
    page.setDefaultTimeout(120_000);
    page.on("console", (message) => message.type() === "error" && console.error(message.text()));
    page.on("pageerror", (error) => console.error(error));
    for (const exhibit of exhibits) {
      await page.goto(`${server.resolvedUrls.local[0]}gallery.html?show=${exhibit}`, { waitUntil: "networkidle" });
      await page.waitForTimeout(1500);
      const path = (what) => join(folder, `${exhibit.replaceAll("&", "_")}-${what}.png`);
      await page.screenshot({ path: path(viewport.width) });
      if (viewport.width !== 1440) continue;
      await page.addStyleTag({ content: "html { filter: grayscale(1); }" });
      await page.screenshot({ path: path("grey") });
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
