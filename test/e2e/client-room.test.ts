/**
 * The incident room and the briefing in a real browser, from the gallery: what cannot be seen from the code. Built once
 * into a temporary folder, served on loopback.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build, preview } from "vite";
import type { PreviewServer } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { launchBrowser } from "../helpers/browser.ts";

interface Faults {
  readonly violations: readonly {
    readonly impact: string;
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

declare global {
  interface Window {
    axe?: { run(): Promise<Faults> };
    raised?: Element | null;
  }
}

const configFile = fileURLToPath(new URL("../../client/vite.config.ts", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const outDir = mkdtempSync(join(tmpdir(), "room-"));
const desk = { width: 1440, height: 900 };

let browser: Browser;
let server: PreviewServer;

beforeAll(async () => {
  const input = fileURLToPath(new URL("../../client/gallery.html", import.meta.url));
  await build({ configFile, logLevel: "error", build: { outDir, rolldownOptions: { input } } });
  server = await preview({ configFile, logLevel: "error", build: { outDir }, preview: { host: "127.0.0.1", port: 0 } });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true });
});

/** Opens an exhibit, hands it over, and holds that nothing was written to the console as an error. */
async function show(exhibit: string, use: (page: Page) => Promise<void>, viewport = desk): Promise<void> {
  const page = await browser.newPage({ viewport });
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  const base = must(server.resolvedUrls?.local[0], "preview address");
  await page.goto(`${base}gallery.html?show=${exhibit}&plain`, { waitUntil: "networkidle" });
  try {
    await use(page);
  } finally {
    await page.close();
  }
  expect(errors).toEqual([]);
}

describe.each(["room-calm", "room-storm", "room-list", "briefing"])("%s", (exhibit) => {
  it("has no serious accessibility fault", async () => {
    await show(exhibit, async (page) => {
      await page.addScriptTag({ content: axe });
      const faults = await page.evaluate(async () => {
        if (window.axe === undefined) throw new Error("axe did not load");
        const { violations } = await window.axe.run();
        return violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
      });
      expect(faults).toEqual([]);
    });
  });
});

describe("[UX 6.9, 6.10] the room", () => {
  const overflow = () => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    return { right: scrollWidth - clientWidth, below: scrollHeight - clientHeight };
  };

  it.each([desk, { width: 1280, height: 720 }, { width: 1280, height: 640 }, { width: 1920, height: 1080 }])(
    "fits $width × $height without a page scrollbar, in the longer language too",
    async (viewport) => {
      for (const exhibit of ["room-storm", "room-storm&language=pseudo"]) {
        await show(
          exhibit,
          async (page) => expect(await page.evaluate(overflow)).toEqual({ right: 0, below: 0 }),
          viewport,
        );
      }
    },
  );
});

describe("the keyboard", () => {
  it("walks on the map, opens details and finds its way between the parts", async () => {
    await show("room-storm", async (page) => {
      await page.keyboard.press("ArrowUp");
      expect(await page.locator(".dock-head h2").textContent()).toContain("edge");
      await page.keyboard.press("l");
      expect(await page.getByRole("tab", { name: "Logs" }).getAttribute("aria-selected")).toBe("true");
      await page.keyboard.press("5");
      expect(await page.getByRole("tab", { name: "Act" }).getAttribute("aria-selected")).toBe("true");
    });
  });

  it("goes into a form and out of it again, and the selection stays", async () => {
    await show("room-storm", async (page) => {
      const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.tagName ?? "");
      const selected = await page.locator(".dock-head h2").textContent();
      await page.keyboard.press("n");
      await expect.poll(focused).toBe("SELECT");
      await page.keyboard.press("Escape");
      await expect.poll(() => page.locator(".add-hypothesis").count()).toBe(0);
      await page.keyboard.press("r");
      await expect.poll(focused).toBe("INPUT");
      await page.keyboard.press("Escape");
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("side");
      expect(await page.locator(".dock-head h2").textContent()).toBe(selected);
    });
  });

  it("[UX 6.43] does nothing while text is typed", async () => {
    await show("room-storm", async (page) => {
      await page.keyboard.press("Control+k");
      await page.keyboard.type("logs act");
      expect(await page.getByRole("combobox").inputValue()).toBe("logs act");
      expect(await page.getByRole("tab", { name: "RED" }).getAttribute("aria-selected")).toBe("true");
    });
  });
});

it("shows the chat below the calm board where the window is tall enough for both", async () => {
  for (const [exhibit, viewport, chats] of [
    ["room-calm", desk, 1],
    ["room-calm", { width: 1280, height: 720 }, 0],
    ["room-storm", desk, 0],
  ] as const) {
    await show(
      exhibit,
      async (page) => expect(await page.locator(".side-below .chat-lines").count()).toBe(chats),
      viewport,
    );
  }
});

it("keeps one canvas while time goes on", async () => {
  await show("room-moving", async (page) => {
    await page.locator(".map-canvas canvas").waitFor();
    await page.evaluate(() => (window.raised = document.querySelector(".map-canvas canvas")));
    const clock = page.getByTestId("clock");
    const before = must(await clock.textContent(), "clock");
    await page.waitForFunction((then) => {
      const now = document.querySelector('[data-testid="clock"]')?.textContent ?? "";
      return now > then && now.slice(0, 6) !== then.slice(0, 6);
    }, before);
    expect(await page.evaluate(() => window.raised?.isConnected)).toBe(true);
    expect(await page.locator(".map-canvas canvas").count()).toBe(1);
  });
});

it("fits the map to its place again when the window changes", async () => {
  await show("room-storm", async (page) => {
    await page.locator(".map-canvas canvas").waitFor();
    for (const viewport of [
      { width: 1280, height: 720 },
      { width: 1440, height: 900 },
    ]) {
      await page.setViewportSize(viewport);
      await expect
        .poll(() =>
          page.evaluate(() => {
            const place = document.querySelector(".map-canvas");
            const canvas = document.querySelector<HTMLCanvasElement>(".map-canvas canvas");
            const sizes = [canvas?.clientWidth, canvas?.clientHeight, canvas?.width, canvas?.height];
            const [width, height] = [place?.clientWidth, place?.clientHeight];
            return sizes.every((size, i) => size === (i % 2 === 0 ? width : height));
          }),
        )
        .toBe(true);
    }
  });
});
