/** Landing, lobby and map in a real browser, from the gallery: what cannot be seen from the code. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { must } from "../../shared/base/index.ts";
import { openGallery, seriousFaults } from "../helpers/gallery.ts";
import type { Gallery } from "../helpers/gallery.ts";

declare global {
  interface Window {
    map?: { probe(): Probe };
    selected?: { readonly kind: string; readonly id: string };
  }
}

const viewports = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
] as const;

let gallery: Gallery;
const show: Gallery["show"] = (...look) => gallery.show(...look);

beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

/** Runs in the page: whether the document is wider than its window. */
const overflows = (): boolean => document.documentElement.scrollWidth > document.documentElement.clientWidth;

describe.each([
  "landing",
  "library",
  "lobby",
  "lobby-host",
  "history",
  "history-none",
  "importing",
  "importing-none",
  "risk",
  "parts",
  "map-list",
  "settings",
])("%s", (exhibit) => {
  it("has no serious accessibility fault", async () => {
    await show(exhibit, async (page) => expect(await seriousFaults(page)).toEqual([]));
  });
});

describe.each(["landing", "library", "lobby", "lobby-host", "history", "importing", "risk"])("%s", (exhibit) => {
  it.each(viewports)("fits the width at $width × $height, in the longer language too", async (viewport) => {
    await show(exhibit, async (page) => expect(await page.evaluate(overflows)).toBe(false), viewport);
    await show(
      `${exhibit}&language=pseudo`,
      async (page) => expect(await page.evaluate(overflows)).toBe(false),
      viewport,
    );
  });

  it("says nothing outside the dictionary", async () => {
    await show(`${exhibit}&language=pseudo`, async (page) => {
      const plain = await page.$$eval("h1, h2, dt, label, button, a", (elements) =>
        elements
          .filter((element) => element.closest('[translate="no"]') === null)
          .map((element) => {
            const own = document.createElement("div");
            own.append(element.cloneNode(true));
            // What a scenario says, and names, are nobody's to translate.
            for (const named of own.querySelectorAll('[translate="no"]')) named.remove();
            return own.textContent.trim();
          })
          .filter((words) => /[a-z]{3}/i.test(words) && !words.startsWith("[")),
      );
      expect(plain).toEqual([]);
    });
  });
});

it("has no serious accessibility fault in the table of an import either, nor beside a chosen service", async () => {
  await show("importing", async (page) => {
    await page.getByRole("tab", { name: /Services/ }).click();
    await page.getByTestId("service-cart").getByRole("button", { name: "cart" }).click();
    await page.getByTestId("import-facts").waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });
});

describe("the tutorial", () => {
  it("has no serious accessibility fault, and its card speaks the language of the page", async () => {
    await show("tutorial&language=pseudo", async (page) => {
      const card = page.getByTestId("coach");
      await card.waitFor();
      expect(await seriousFaults(page)).toEqual([]);
      const pseudo = [expect.stringMatching(/^\[/), expect.stringMatching(/^\[/)];
      expect(await card.locator("p").allInnerTexts()).toEqual(pseudo);
    });
  });
});

describe("joining", () => {
  it("[UX 6.1] takes a code, a name and one Enter, and explains a wrong code where it was typed", async () => {
    await show("landing", async (page) => {
      await page.keyboard.type("k7mq4");
      expect(await page.getByTestId("join-code").inputValue()).toBe("K7MQ4");
      await page.keyboard.type("Tomas");
      expect(await page.getByTestId("join-name").inputValue()).toBe("Tomas");
      await page.keyboard.press("Enter");
      await page.getByText("No session has this code").waitFor();
      expect(await page.getByTestId("join-code").getAttribute("aria-invalid")).toBe("true");
    });
  });

  it("[UX 6.5] offers to ask for the place of somebody who is away, and says what it waits for", async () => {
    await show("landing", async (page) => {
      await page.keyboard.type("k7mq4");
      await page.keyboard.type("Ana");
      await page.keyboard.press("Enter");
      const back = page.getByTestId("come-back");
      await back.getByRole("button", { name: "That is me: ask to come back" }).press("Enter");
      await back.getByText("The host or the incident commander is asked").waitFor();
      expect(await page.getByTestId("join").isDisabled()).toBe(true);
      expect(await seriousFaults(page)).toEqual([]);
    });
  });

  it("names a character that no code has, and asks for what is missing", async () => {
    await show("landing", async (page) => {
      await page.keyboard.type("k7o");
      await page.getByText("Codes have no O").waitFor();
      await page.keyboard.press("Enter");
      await page.getByText("3 more characters").waitFor();
      await page.keyboard.type("mq4");
      await page.getByTestId("join").click();
      await page.getByText("Add a name").waitFor();
      expect(await page.evaluate(() => document.activeElement?.getAttribute("data-testid"))).toBe("join-name");
    });
  });

  it("takes a pasted link", async () => {
    await show("landing", async (page) => {
      await page.getByTestId("join-code").fill("https://drill.example/r/k7mq4");
      expect(await page.getByTestId("join-code").inputValue()).toBe("K7MQ4");
    });
  });
});

describe("the library", () => {
  const openSheet = async (page: Page): Promise<void> => {
    await page.getByTestId("open-sheet").click();
    await page.getByTestId("sheet").waitFor();
  };

  it("narrows its cards down, and leads out of an empty search", async () => {
    await show("library", async (page) => {
      const names = () => page.locator(".tile strong").allInnerTexts();
      await expect.poll(names).toEqual(["Marram", "Rookery", "Teasel", "Burdock"]);
      await page.getByRole("radio", { name: "Harder" }).click();
      expect(await names()).toEqual(["Burdock"]);
      await page.getByTestId("library-search").fill("ferries");
      await page.getByText("No incident fits").waitFor();
      await page.getByRole("button", { name: "Show all" }).click();
      expect(await names()).toHaveLength(4);
      await page.getByLabel("Only mine").check();
      expect(await names()).toEqual(["Teasel"]);
    });
  });

  it("tells nothing of a fault until whoever hosts asks, and nothing of the last one beside another card", async () => {
    await show("library", async (page) => {
      const told = async () => (await page.locator(".library").innerText()).includes("watchdog");
      await page.getByTestId("scenario-s12").waitFor();
      expect(await told()).toBe(false);
      await openSheet(page);
      expect(await told()).toBe(true);
      expect(await seriousFaults(page)).toEqual([]);
      await page.getByRole("button", { name: "Back to the cards" }).click();
      await page.getByTestId("scenario-s04").click();
      expect(await told()).toBe(false);
    });
  });

  it("draws a dry run and says how both runs ended", async () => {
    await show("library", async (page) => {
      await openSheet(page);
      await page.getByTestId("run-dry-run").click();
      await page.locator(".trial .curve-reference").waitFor();
      const said = await page.getByTestId("dry-run").innerText();
      expect(said).toContain("Nobody acts: 3.3M\u00a0user-min lost, global at T+15:00.");
      expect(said).toContain("Reference: 480k\u00a0user-min lost, won at T+20:00.");
    });
  });

  it("says at which line a file is wrong, and why nobody could be let in", async () => {
    await show("library", async (page) => {
      await page
        .getByTestId("import-file")
        .setInputFiles({ name: "a.yaml", mimeType: "text/yaml", buffer: Buffer.from("id: a") });
      await page.getByText('did you mean "rows"?').waitFor();
      await page.getByText("Line 41").waitFor();
      await page.getByTestId("seed").fill("not a seed");
      await page.getByTestId("host-this").click();
      await page.getByText("Use letters, digits, - and _").waitFor();
      await page.getByTestId("seed").fill("team-7");
      await page.getByTestId("host-name").fill("");
      await page.getByTestId("host-this").click();
      await page.getByText("Add a name").waitFor();
      await page.getByTestId("host-name").fill("Ana");
      await page.getByTestId("host-this").click();
      await page.getByText("The server is busy.").waitFor();
      expect(await page.getByText("Add a name").count()).toBe(0);
    });
  });
});

interface Probe {
  readonly nodes: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
  readonly marks: number;
  readonly frames: number;
}
async function probe(page: Page): Promise<Probe> {
  await page.waitForFunction(() => {
    return (window.map?.probe().frames ?? 0) > 5;
  });
  return must(
    await page.evaluate(() => {
      return window.map?.probe();
    }),
    "probe",
  );
}

describe("the map", () => {
  it("selects the node that is clicked", async () => {
    await show("map-storm", async (page) => {
      const { nodes, marks } = await probe(page);
      expect(marks).toBeGreaterThan(20);
      const spot = must(nodes["us-east/cache"], "us-east/cache");
      await page.locator("canvas").click({ position: spot });
      const selected = await page.evaluate(() => {
        return window.selected;
      });
      expect(selected).toEqual({ kind: "station", id: "us-east/cache" });
    });
  });

  it("[UX 6.41] moves nothing when motion is off", async () => {
    await show("map-still", async (page) => {
      expect((await probe(page)).marks).toBe(0);
      const canvas = page.locator("canvas");
      const before = await canvas.screenshot();
      const { frames } = await probe(page);
      await page.waitForFunction((seen) => {
        return (window.map?.probe().frames ?? 0) > seen + 10;
      }, frames);
      expect((await canvas.screenshot()).equals(before)).toBe(true);
    });
  });

  it("[UX 6.20] looks the same again after the graphics context was lost", async () => {
    await show("map-still", async (page) => {
      const { frames } = await probe(page);
      const canvas = page.locator("canvas");
      const before = await canvas.screenshot();
      await page.evaluate(async () => {
        const canvas = document.querySelector("canvas");
        const context = canvas?.getContext("webgl2") ?? canvas?.getContext("webgl");
        const loss = context?.getExtension("WEBGL_lose_context");
        if (canvas === null || loss === undefined || loss === null) throw new Error("no WebGL to lose");
        const heard = (name: string) => new Promise((done) => canvas.addEventListener(name, done, { once: true }));
        const lost = heard("webglcontextlost");
        loss.loseContext();
        await lost;
        // The browser lets a context be restored only after the event of its loss has been handled.
        await new Promise((done) => setTimeout(done, 0));
        const restored = heard("webglcontextrestored");
        loss.restoreContext();
        await restored;
      });
      await page.waitForFunction((seen) => {
        return (window.map?.probe().frames ?? 0) > seen + 10;
      }, frames);
      expect((await canvas.screenshot()).equals(before)).toBe(true);
    });
  });

  it("[UX 6.39] has a twin in text that arrows walk through", async () => {
    await show("map-list", async (page) => {
      const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
      expect(await page.locator("[data-testid^=node-]").count()).toBe(26);
      await page.getByTestId("node-us-east/edge").focus();
      for (let step = 0; !(await focused()).startsWith("→") && step < 30; step++)
        await page.keyboard.press("ArrowDown");
      expect(await focused()).toMatch(/^→ \w+, (slow|failing|no data)/);
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => window.selected?.kind)).toBe("edge");
      await page.keyboard.press("End");
      expect(await focused()).toContain("push");
    });
  });
});
