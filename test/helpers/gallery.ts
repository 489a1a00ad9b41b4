/**
 * The gallery in a real browser: built once into a temporary folder, served on loopback, one page per look. A look
 * fails when anything was written to the console as an error.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { build, preview } from "vite";
import { expect } from "vitest";
import { must } from "../../shared/base/index.ts";
import { launchBrowser } from "./browser.ts";

interface AxeResult {
  readonly violations: readonly {
    readonly impact: string;
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

declare global {
  interface Window {
    axe?: { run(): Promise<AxeResult> };
  }
}

interface Viewport {
  readonly width: number;
  readonly height: number;
}

export interface Gallery {
  /** Opens an exhibit (`board-storm&width=320`) and hands it over. */
  show(exhibit: string, use: (page: Page) => Promise<void>, viewport?: Viewport): Promise<void>;
  close(): Promise<void>;
}

const configFile = fileURLToPath(new URL("../../client/vite.config.ts", import.meta.url));
const usual: Viewport = { width: 1440, height: 900 };

export async function openGallery(): Promise<Gallery> {
  const outDir = mkdtempSync(join(tmpdir(), "gallery-"));
  const input = fileURLToPath(new URL("../../client/gallery.html", import.meta.url));
  await build({ configFile, logLevel: "error", build: { outDir, rolldownOptions: { input } } });
  const server = await preview({
    configFile,
    logLevel: "error",
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0 },
  });
  const browser = await launchBrowser();
  return {
    async show(exhibit, use, viewport = usual) {
      const page = await browser.newPage({ viewport });
      const errors: string[] = [];
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(String(error)));
      const base = must(server.resolvedUrls?.local[0], "preview address");
      await page.goto(`${base}gallery.html?show=${exhibit}`, { waitUntil: "networkidle" });
      try {
        await use(page);
      } finally {
        await page.close();
      }
      expect(errors).toEqual([]);
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true });
    },
  };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Accessibility faults that keep somebody out. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe });
  return page.evaluate(async () => {
    if (window.axe === undefined) throw new Error("axe did not load");
    const { violations } = await window.axe.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}
