/** The big screen in a real browser, from the gallery: whether it can be read from afar, and that nothing on it acts. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scene } from "../../client/gallery/PanelExhibit.tsx";
import { openGallery, seriousFaults } from "../helpers/gallery.ts";
import type { Gallery } from "../helpers/gallery.ts";

/** Brings the gallery's additions to `window` into this file. */
export type Shown = Scene;

const wall = { width: 1920, height: 1080 };
const small = { width: 1280, height: 720 };
const controls = "button, input, select, textarea, a[href], [tabindex]";
const exhibits = [
  "big-lobby",
  "big-lobby-eight",
  "big-briefing",
  "big-calm",
  "big-storm",
  "big-lost",
  "big-private",
  "big-story",
  "big-reveal",
  "big-dimensions",
  "big-commit",
  "big-away",
];

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(async () => gallery.close());

const show: Gallery["show"] = async (exhibit, ...rest) => gallery.show(`${exhibit}&plain`, ...rest);

/** Runs in the page: the height in pixels of the smallest words, and which they are. */
function smallest(): { readonly px: number; readonly words: string } {
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let found = { px: Number.POSITIVE_INFINITY, words: "" };
  while (all.nextNode()) {
    const { parentElement: element, textContent: words } = all.currentNode;
    if (element === null || words?.trim() === "" || element.closest(".unseen") !== null) continue;
    let px = Number.parseFloat(getComputedStyle(element).fontSize);
    for (let around: Element | null = element; around !== null; around = around.parentElement)
      px *= Number(getComputedStyle(around).zoom);
    if (px < found.px) found = { px, words: words ?? "" };
  }
  return found;
}

/** Runs in the page: whether it, or anything on it, has more than fits. */
function scrolls(): readonly string[] {
  const all = [document.documentElement, ...document.querySelectorAll<HTMLElement>(".big *")];
  return all
    .filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const [right, below] = [element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight];
      const isPage = element === document.documentElement;
      return (
        ((isPage || overflowX === "auto" || overflowX === "scroll") && right > 1) ||
        ((isPage || overflowY === "auto" || overflowY === "scroll") && below > 1)
      );
    })
    .map(({ outerHTML }) => outerHTML.slice(0, 80));
}

/** Rows that somebody can see only a part of. */
function cut(page: Page): Promise<readonly string[]> {
  return page.locator(".big-rows > li").evaluateAll((rows) =>
    rows
      .filter((row) => {
        const [of, list] = [row.getBoundingClientRect(), row.parentElement?.getBoundingClientRect()];
        if (list === undefined || of.left >= list.right - 1) return false;
        return of.bottom > list.bottom + 1 || of.right > list.right + 1;
      })
      .map((row) => row.textContent ?? ""),
  );
}

describe.each(exhibits)("[UX 2.3] %s", (exhibit) => {
  it("has no words under 22 px at 1920 × 1080, no scrolling and no serious accessibility fault", async () => {
    await show(
      exhibit,
      async (page) => {
        const { px, words } = await page.evaluate(smallest);
        expect(px, words).toBeGreaterThanOrEqual(21.99);
        expect(await page.evaluate(scrolls)).toEqual([]);
        expect(await cut(page)).toEqual([]);
        expect(await seriousFaults(page)).toEqual([]);
      },
      wall,
    );
  });

  it("fits 1280 × 720 as well, and in the longer language", async () => {
    for (const language of ["", "&language=pseudo"]) {
      await show(
        `${exhibit}${language}`,
        async (page) => {
          expect(await page.evaluate(scrolls)).toEqual([]);
          expect(await cut(page)).toEqual([]);
        },
        small,
      );
    }
  });
});

describe("nobody sits at it", () => {
  it.each(["big-lobby", "big-briefing", "big-storm"])(
    "%s has two buttons, about this screen alone",
    async (exhibit) => {
      await show(
        exhibit,
        async (page) => {
          expect(await page.locator(controls).evaluateAll((all) => all.map((one) => one.ariaLabel))).toEqual([
            "Sound of this screen",
            "Full screen",
          ]);
          await page.locator("body").click({ position: { x: 900, y: 500 } });
          for (const key of ["a", "s", "y", "p", "1", "Enter"]) await page.keyboard.press(key);
          expect(await page.evaluate(() => window.sent)).toBeUndefined();
        },
        wall,
      );
    },
  );

  it.each(["big-private", "big-story", "big-reveal", "big-dimensions", "big-commit"])(
    "%s has none",
    async (exhibit) => {
      await show(exhibit, async (page) => expect(await page.locator(controls).count()).toBe(0), wall);
    },
  );

  it("turns its own sound on and off, and fills the screen", async () => {
    await show(
      "big-storm",
      async (page) => {
        const sound = page.getByRole("button", { name: "Sound of this screen" });
        expect(await sound.getAttribute("aria-pressed")).toBe("false");
        await sound.click();
        expect(await sound.getAttribute("aria-pressed")).toBe("true");
        await page.getByRole("button", { name: "Full screen" }).click();
        await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe("HTML");
      },
      wall,
    );
  });
});

it("says as of when the picture is while the connection is lost", async () => {
  await show("big-lost", async (page) => expect(await page.getByTestId("link-lost").innerText()).toContain("T+27:42"));
});

it("says why it cannot be shown, and tries again when asked to", async () => {
  await show("big-away", async (page) => {
    expect(await page.getByRole("alert").innerText()).toBe("The host has locked this room.");
    await page.getByRole("button", { name: "Try again" }).click();
    expect(await page.getByRole("alert").innerText()).toBe("The host has locked this room.");
  });
});
