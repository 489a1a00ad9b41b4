/** The debrief in a real browser, from the gallery: nothing over anything else, and every state of the what-if. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scene } from "../../client/gallery/PanelExhibit.tsx";
import { openGallery, seriousFaults } from "../helpers/gallery.ts";
import type { Gallery } from "../helpers/gallery.ts";

/** Brings the gallery's additions to `window` into this file. */
export type Shown = Scene;

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(async () => gallery.close());

const viewports = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
] as const;

/** Pairs of texts of a drawing that cover each other by more than a hair. */
function overlapping(page: Page, drawing: string): Promise<readonly string[]> {
  return page.locator(`${drawing} svg text`).evaluateAll((texts) => {
    const hair = 2;
    const boxes = texts.map((text) => ({ says: text.textContent, box: text.getBoundingClientRect() }));
    return boxes.flatMap(({ says, box }, at) =>
      boxes
        .slice(at + 1)
        .filter(
          ({ box: other }) =>
            Math.min(box.right, other.right) - Math.max(box.left, other.left) > hair &&
            // A line of text is taller than its letters.
            Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 2 * hair,
        )
        .map((other) => `${says} / ${other.says}`),
    );
  });
}

describe.each(viewports)("at $width × $height", (viewport) => {
  it.each([
    "debrief",
    "debrief&state=alone",
    "debrief&state=unasked",
    "debrief&state=early",
    "debrief-story&state=early",
  ])("no words cover others: %s", async (exhibit) => {
    await gallery.show(
      exhibit,
      async (page) => {
        expect(await overlapping(page, ".tree")).toEqual([]);
        expect(await overlapping(page, ".curves")).toEqual([]);
      },
      viewport,
    );
  });

  it("shows the best found cut whole, down to its last button", async () => {
    await gallery.show(
      "debrief&state=paired",
      async (page) => {
        const button = await page.getByTestId("found-replay-pair").boundingBox();
        const foot = await page.locator(".reveal-foot").boundingBox();
        expect((button?.y ?? NaN) + (button?.height ?? NaN)).toBeLessThanOrEqual(foot?.y ?? NaN);
      },
      viewport,
    );
  });

  it("shows the last dial whole, and scrolls neither the page nor the cascade", async () => {
    await gallery.show(
      "debrief&state=unfound",
      async (page) => {
        const dial = await page.locator(".dial").last().boundingBox();
        const foot = await page.locator(".reveal-foot").boundingBox();
        expect((dial?.y ?? NaN) + (dial?.height ?? NaN)).toBeLessThanOrEqual(foot?.y ?? NaN);
        const scrolls = await page
          .locator("html, .tree")
          .evaluateAll((parts) => parts.map((part) => part.scrollHeight - part.clientHeight));
        expect(scrolls).toEqual([0, 0]);
      },
      viewport,
    );
  });
});

describe.each(["debrief", "debrief&state=alone", "debrief&state=failed", "debrief-asking", "debrief-commit"])(
  "%s",
  (exhibit) => {
    it("[UX 6.39] has no serious accessibility fault", async () => {
      await gallery.show(exhibit, async (page) => expect(await seriousFaults(page)).toEqual([]));
    });
  },
);

describe("the what-if", () => {
  it("compares doing nothing, the reference and the team over one horizon, with its limits beside the curve", async () => {
    await gallery.show("debrief", async (page) => {
      const curves = page.locator(".reveal-curves");
      const told = await curves.getByRole("img").getAttribute("aria-label");
      expect(told).toMatch(/doing nothing .*; reference .*; yours .*; yours, moved to T\+18:10/);
      expect(told?.match(/user-minutes lost, at worst \d+.% of users/g)).toHaveLength(4);
      expect(await curves.textContent()).toContain("user-minutes lost by T+48:00");
      expect(await curves.textContent()).toContain("nobody reacts anew");
    });
  });

  it("is asked by keyboard: a change, a moment, or without it", async () => {
    await gallery.show("debrief&state=unfound", async (page) => {
      await page.getByRole("combobox").selectOption("A3");
      const slider = page.getByRole("slider");
      expect(await slider.getAttribute("aria-label")).toContain("Pause geo-failover");
      await slider.focus();
      await page.keyboard.press("ArrowLeft");
      expect(await slider.getAttribute("aria-valuetext")).toBe("T+22:50");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Leave it out" }).press("Enter");
      expect(await page.evaluate(() => window.sent)).toEqual([
        { type: "whatif.run", change: { kind: "move", ref: "A3", toTick: 13_700 } },
        { type: "whatif.run", change: { kind: "remove", ref: "A3" } },
      ]);
    });
  });

  it("adds an action of any console, at a moment dragged on the curve or set by keyboard", async () => {
    await gallery.show("debrief&state=unfound", async (page) => {
      await page.getByRole("radio", { name: "Add", exact: true }).click();
      await page.getByTestId("whatif-action").selectOption("add-boot");
      await page.getByTestId("whatif-target").selectOption("boot@us-east");
      await page.getByTestId("whatif-value").focus();
      await page.keyboard.press("ArrowRight");
      const plot = page.getByTestId("curve-handle").locator("rect");
      const box = await plot.boundingBox();
      const [left, middle] = [box?.x ?? 0, (box?.y ?? 0) + (box?.height ?? 0) / 2];
      await page.mouse.move(left + 10, middle);
      await page.mouse.down();
      await page.mouse.move(left + (box?.width ?? 0) / 4, middle);
      await page.mouse.up();
      const slider = page.getByTestId("whatif-when");
      const [dragged] = /T\+1[12]:\d\d/.exec((await slider.getAttribute("aria-valuetext")) ?? "") ?? [];
      expect(dragged).toBeDefined();
      await slider.fill("6000");
      await page.keyboard.press("ArrowRight");
      await page.getByRole("button", { name: "Add it at T+10:10" }).press("Enter");
      expect(await page.evaluate(() => window.sent)).toEqual([
        {
          type: "whatif.run",
          change: { kind: "add", action: "add-boot", target: "boot@us-east", value: 20, toTick: 6100 },
        },
      ]);
    });
  });

  it("says who would have had to launch an added action: a console, nobody's name", async () => {
    await gallery.show("debrief&state=added", async (page) => {
      const said = await page.getByRole("status").first().textContent();
      expect(said).toMatch(/^“Add boot servers: 16.replicas”, boot · eu-west, at T\+10:00 would have/);
      expect(said).toContain("a seat with SVC would have had to. It takes effect 1:30 later.");
    });
  });

  it("shows the best found cut until somebody asks: what it saves, until when, and what it would lose, as a picture", async () => {
    await gallery.show("debrief&state=unasked", async (page) => {
      const card = page.getByTestId("found-cut");
      await page.getByText("Best found cut").waitFor();
      expect(await card.getByRole("status").textContent()).toMatch(
        /^“Pause the agent roll-out”.*would have saved \d+.% of what doing nothing loses; you saved \d+.%$/,
      );
      expect(await card.locator("dt").allTextContents()).toEqual(["doing nothing", "yours", "with it"]);
      expect(await card.textContent()).toMatch(/Until T\+\d\d:\d\d still half of that\. You did it at T\+26:00\./);
      expect(await card.textContent()).toContain("Found in 25 runs; no two do better");
    });
  });

  it("plays a finding again, the pair as well, exactly as it was found", async () => {
    await gallery.show("debrief&state=paired", async (page) => {
      await page.getByTestId("found-replay-pair").click();
      expect(await page.evaluate(() => window.sent)).toMatchObject([
        { type: "whatif.run", change: { kind: "add", and: { action: "add-boot", target: "boot@eu-west" } } },
      ]);
    });
  });

  it("says while it searches how many runs were tried", async () => {
    await gallery.show("debrief&state=searching", async (page) => {
      expect(await page.getByTestId("found-cut").textContent()).toContain("7 runs tried");
    });
  });

  it("says what is being computed, and lets nobody ask twice meanwhile", async () => {
    await gallery.show("debrief-asking", async (page) => {
      expect(await page.getByRole("status").textContent()).toContain("Playing the round again");
      expect(await page.getByTestId("whatif-remove").isDisabled()).toBe(true);
    });
  });

  it("that failed can be asked again at once", async () => {
    await gallery.show("debrief&state=failed", async (page) => {
      expect(await page.getByRole("status").textContent()).toContain("could not be computed");
      await page.getByTestId("whatif-move").click();
      expect(await page.evaluate(() => window.sent)).toMatchObject([{ type: "whatif.run", change: { kind: "move" } }]);
    });
  });

  it("tells a team that changed nothing when one action would have been enough", async () => {
    await gallery.show("debrief&state=alone", async (page) => {
      await page.getByText("You changed nothing").waitFor();
      await page.getByText("Until T+23:00, ").waitFor();
      expect(await page.getByRole("slider").count()).toBe(0);
    });
  });
});

describe("a number of the debrief", () => {
  it("opens the replay at the moment it came from, and leads back", async () => {
    await gallery.show("debrief-dimensions", async (page) => {
      const part = page.locator(".dial-parts > li", { hasText: "At the peak" });
      const moment = part.getByRole("button");
      const at = await moment.textContent();
      await moment.click();
      expect(await page.getByTestId("replay-at").getAttribute("aria-valuetext")).toBe(at);
      expect(await page.locator(".story-row[aria-current]").count()).toBe(1);
      await page.getByTestId("replay-back").click();
      await part.waitFor();
    });
  });

  it("that the world decided shows what was true", async () => {
    await gallery.show("debrief-dimensions", async (page) => {
      const lost = page.locator(".dial-parts > li", { hasText: "user-minutes in all" });
      await lost.getByRole("button").nth(1).click();
      await page.locator(".story-world[aria-current]").waitFor();
      expect(await page.getByRole("radio", { name: "What was true" }).getAttribute("aria-checked")).toBe("true");
    });
  });

  it("every part of every dial that counts something has a way to its moments", async () => {
    await gallery.show("debrief-dimensions", async (page) => {
      const untraced = await page
        .locator(".dial-parts > li")
        .evaluateAll((parts) =>
          parts.filter((part) => part.querySelector("button") === null).map((part) => part.textContent),
        );
      expect(untraced.every((said) => /never|No |not |nothing|None/i.test(said ?? ""))).toBe(true);
    });
  });
});

describe("the replay", () => {
  it("plays by itself, thirty times as fast, and is held and moved by keyboard", async () => {
    await gallery.show("debrief-story", async (page) => {
      const slider = page.getByTestId("replay-at");
      await page.getByTestId("replay-play").press("Enter");
      await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(200);
      await page.getByTestId("replay-play").press("Enter");
      await slider.fill("12000");
      await page.keyboard.press("ArrowRight");
      expect(await slider.getAttribute("aria-valuetext")).toBe("T+20:10");
      expect(await page.locator(".story-to-come").count()).toBeGreaterThan(10);
      expect(await page.locator(".player-belief").textContent()).toContain("We believed");
    });
  });
});

describe("what can be taken along", () => {
  const files = async (page: Page) => page.evaluate(() => window.saved ?? []);

  it("is the review, the timeline and the cascade for everybody, the recording and the end for the host", async () => {
    await gallery.show("debrief-commit", async (page) => {
      for (const id of ["export", "export-timeline", "export-tree"]) await page.getByTestId(id).click();
      const saved = await files(page);
      expect(saved.map(({ name, type }) => [name, type])).toEqual([
        ["review.md", "text/markdown"],
        ["timeline.csv", "text/csv"],
        ["tree.svg", "image/svg+xml"],
      ]);
      await page.getByTestId("export-recording").waitFor();
      await page.getByTestId("delete-session").click();
      await page.getByTestId("delete-sure").waitFor();
    });
    await gallery.show("debrief-recording", async (page) => {
      await page.getByTestId("export-tree").waitFor();
      for (const id of ["export-recording", "delete-session", "run-again-new", "commit"])
        expect(await page.getByTestId(id).count()).toBe(0);
    });
  });

  it("has a cascade that stands alone: a picture with its own colours and words", async () => {
    await gallery.show("debrief-commit", async (page) => {
      await page.getByTestId("export-tree").click();
      const [file] = await files(page);
      const told = await page.evaluate((text) => {
        const drawn = new DOMParser().parseFromString(text, "image/svg+xml");
        const texts = [...drawn.querySelectorAll("text")].map((one) => one.textContent);
        const stroke = drawn.querySelector("path")?.getAttribute("stroke");
        return { faults: drawn.querySelectorAll("parsererror").length, texts, stroke, classes: /class=/.test(text) };
      }, file?.text ?? "");
      expect(told).toMatchObject({ faults: 0, classes: false });
      expect(told.texts.join(" ")).toContain("store full");
      expect(told.stroke).toMatch(/^rgb/);
    });
  });

  it("prints the review and nothing else, in black on white", async () => {
    await gallery.show("debrief-commit", async (page) => {
      expect(await page.locator(".printed").isVisible()).toBe(false);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".printed h2").allTextContents()).toContain("Contributing factors");
      expect(await page.locator(".printed").isVisible()).toBe(true);
      expect(await page.locator(".debrief-bar, .exports-files, .commit form").filter({ visible: true }).count()).toBe(
        0,
      );
      const colours = await page.locator(".printed").evaluate((element) => getComputedStyle(element).color);
      expect(colours).toBe("rgb(0, 0, 0)");
    });
  });
});

describe("a recording from somewhere else", () => {
  it("is chosen as a file, and what is wrong with it is said", async () => {
    await gallery.show("opened-recording", async (page) => {
      const file = { name: "recording.json", mimeType: "application/json", buffer: Buffer.from("{}") };
      await page.getByTestId("recording-file").setInputFiles(file);
      await page.getByText("no recording that this server can read").waitFor();
      expect(await seriousFaults(page)).toEqual([]);
    });
  });
});
