/** What people set for themselves, in a real browser, from the gallery: what a setting does to the screen and the sound. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stormCommon } from "../../client/gallery/views.ts";
import type { Happened } from "../../client/gallery/room.tsx";
import { must } from "../../shared/base/index.ts";
import type { Severity } from "../../shared/protocol/index.ts";
import { openGallery, seriousFaults } from "../helpers/gallery.ts";
import type { Gallery } from "../helpers/gallery.ts";

declare global {
  interface Window {
    notes?: number[];
    felt?: string[];
    heard?: Heard[];
  }
}

interface Heard {
  readonly words: string;
  readonly atMs: number;
}

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(async () => gallery.close());

const show: Gallery["show"] = async (exhibit, ...rest) => gallery.show(`${exhibit}&plain`, ...rest);

/** Loads the page again with these settings kept on the device. */
async function choose(page: Page, kept: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((kept) => {
    for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(`settings.${key}`, value);
  }, kept);
  await page.reload({ waitUntil: "networkidle" });
}

/** Writes down how loud every note is that the page plays from now on. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const notes: number[] = [];
    window.notes = notes;
    window.AudioContext = class extends AudioContext {
      override createGain() {
        const node = super.createGain();
        const ramp = node.gain.linearRampToValueAtTime.bind(node.gain);
        node.gain.linearRampToValueAtTime = (value, at) => {
          if (value > 0) notes.push(Math.round(value * 1000));
          return ramp(value, at);
        };
        return node;
      }
    };
  });
const notes = (page: Page) => page.evaluate(() => window.notes);

const page: Happened = {
  lane: "alerts",
  message: { code: "alert.fired", params: { severity: "page", subject: "store@eu-west" } },
  seat: null,
};
const shared: Happened = {
  lane: "evidence",
  message: { code: "evidence.shared", params: { card: "E77", target: "store@eu-west" } },
  seat: 1,
};
const happen = (at: Page, ...rows: readonly Happened[]): Promise<void> =>
  at.evaluate((rows) => window.happen?.(...rows), rows);

describe("sounds", () => {
  it("[UX 6.42] are captioned, muted or not, and each group is as loud as its level", async () => {
    await show("room-eventful", async (at) => {
      await choose(at, { sound: "on", "level.pages": "100", "level.news": "0" });
      await listen(at);
      await happen(at, page);
      await at.locator(".caption", { hasText: "store" }).waitFor();
      expect(await notes(at)).toEqual([280, 280]);
      await happen(at, shared);
      await at.locator(".caption", { hasText: "E77" }).waitFor();
      expect(await notes(at)).toHaveLength(2);
      await at.keyboard.press("Alt+m");
      await happen(at, page);
      await at.locator(".caption", { hasText: "store" }).waitFor();
      expect(await notes(at)).toHaveLength(2);
    });
  });

  it("are kept in a log of the last 20, by pointer and by key", async () => {
    await show("room-eventful", async (at) => {
      await happen(at, ...Array.from({ length: 25 }, () => shared), page);
      await at.keyboard.press("h");
      const rows = at.getByTestId("captions").locator("li");
      expect(await rows.count()).toBe(20);
      expect(await rows.first().innerText()).toMatch(/T\+27:42\s+page\s+.*store/);
      expect(await seriousFaults(at)).toEqual([]);
      await at.keyboard.press("Escape");
      await at.getByRole("button", { name: "Captions of sounds" }).click();
      expect(await rows.count()).toBe(20);
    });
  });

  it("can be tried in the settings at the level that is chosen by keyboard", async () => {
    await show("settings", async (at) => {
      await listen(at);
      await at.getByTestId("level-asks").focus();
      await at.keyboard.press("End");
      await at.keyboard.press("Tab");
      await at.keyboard.press("Enter");
      await at.getByText("[asked of you]").waitFor();
      expect(await notes(at)).toEqual([280, 280]);
      await at.reload();
      expect(await at.getByTestId("level-asks").inputValue()).toBe("100");
    });
  });
});

describe("single keys", () => {
  it("[UX 6.43] are given other keys on the sheet, and every keycap shows the key in force", async () => {
    await show("room-storm", async (at) => {
      const said = at.getByRole("dialog").getByRole("status");
      await at.keyboard.press("?");
      await at.getByTestId("key-ack").focus();
      await at.keyboard.press("Enter");
      await at.keyboard.press("m");
      expect(await said.innerText()).toBe("M is taken: Silence the alert.");
      for (const key of ["F5", "F11", "Backspace", "Control+r", "Control+l"]) {
        await at.keyboard.press(key);
        expect(await said.innerText()).toContain("belongs to the browser");
      }
      await at.keyboard.press("q");
      expect(await said.innerText()).toBe("Q from now on: Acknowledge the alert");
      await at.keyboard.press("Enter");
      await at.keyboard.press("Escape");
      expect(await said.innerText()).toBe("ESCAPE moves about, opens or closes, and stays what it is.");
      expect(await seriousFaults(at)).toEqual([]);
      await at.keyboard.press("Escape");
      expect(await at.getByRole("dialog").count()).toBe(0);
      expect(await at.locator(".alert-keys .keycap").first().innerText()).toBe("Q");
      await at.keyboard.press("a");
      expect(await at.evaluate(() => window.sent)).toBeUndefined();
      await at.keyboard.press("q");
      expect(await at.evaluate(() => window.sent?.map(({ type }) => type))).toEqual(["alert.ack"]);
    });
  });

  it("are remembered, announced to assistive technology, and put back by one button", async () => {
    await show("room-storm", async (at) => {
      await choose(at, { keys: '{"hypothesis":"j"}' });
      const add = at.getByRole("button", { name: "Hypothesis", exact: false }).first();
      expect(await add.getAttribute("aria-keyshortcuts")).toBe("j");
      await at.keyboard.press("?");
      await at.getByRole("button", { name: "Usual keys" }).click();
      await at.keyboard.press("Escape");
      expect(await add.getAttribute("aria-keyshortcuts")).toBe("n");
    });
  });

  it("that are switched off do nothing, and no keycap says otherwise", async () => {
    await show("room-storm", async (at) => {
      await choose(at, { singleKeys: "off" });
      await at.keyboard.press("l");
      expect(await at.getByRole("tab", { name: "RED" }).getAttribute("aria-selected")).toBe("true");
      const shown = await at.locator(".keycap").allInnerTexts();
      expect(shown.filter((key) => key.length === 1 && key !== "?")).toEqual([]);
      expect(await at.locator("[aria-keyshortcuts]").count()).toBe(0);
    });
  });
});

describe("motion", () => {
  const { comms } = stormCommon;
  const declare = async (at: Page, severity: Severity | null): Promise<void> => {
    await at.evaluate((change) => window.become?.(change), { comms: { ...comms, severity } });
    await at.getByText(severity ?? "Not declared, late by").waitFor();
  };
  it.each([
    { motion: "full", shake: "full", felt: ["room 250"] },
    { motion: "full", shake: "reduced", felt: ["room-pulse 700"] },
    { motion: "full", shake: "off", felt: [] },
    { motion: "reduced", shake: "full", felt: ["room-pulse 700"] },
    { motion: "off", shake: "full", felt: [] },
  ])("[UX 3.4] $motion with shake $shake lets SEV-1 be felt as $felt, and not again at once", async (each) => {
    await show("room-eventful", async (at) => {
      await choose(at, { motion: each.motion, shake: each.shake });
      await at.evaluate(() => {
        const felt: string[] = [];
        window.felt = felt;
        for (const part of document.querySelectorAll(".room, .room-pulse")) {
          const animate = part.animate.bind(part);
          part.animate = (frames, options) => {
            felt.push(`${part.className} ${JSON.stringify(options)}`);
            return animate(frames, options);
          };
        }
      });
      for (const severity of [null, "SEV-1", "SEV-2", "SEV-1"] as const) await declare(at, severity);
      expect(await at.evaluate(() => window.felt)).toEqual(each.felt);
    });
  });

  it("[UX 6.41] off leaves no transition, reduced only fades of colour, and full what was designed", async () => {
    for (const [motion, wanted] of [
      ["full", "background-color"],
      ["reduced", "background-color"],
      ["off", null],
    ] as const) {
      await show("parts", async (at) => {
        await choose(at, { motion });
        const running = await at.evaluate(async () => {
          const box = document.querySelector<HTMLElement>(".meter span");
          const button = document.querySelector<HTMLElement>(".button-quiet");
          if (box === null || button === null) throw new Error("nothing to move");
          box.style.width = "90%";
          button.style.background = "red";
          await new Promise((drawn) => requestAnimationFrame(drawn));
          return document
            .getAnimations()
            .flatMap((each) => (each instanceof CSSTransition ? each.transitionProperty : []));
        });
        expect(running.includes("width")).toBe(motion === "full");
        expect(running.includes("background-color")).toBe(wanted !== null);
      });
    }
  });
});

describe("announcements", () => {
  /** Everything the page's two voices say while pages and own results keep coming for a minute and a half. */
  const heardInStorm = async (at: Page): Promise<readonly Heard[]> => {
    await at.clock.install();
    await at.reload({ waitUntil: "networkidle" });
    await at.getByTestId("clock").waitFor();
    await at.evaluate(() => {
      const heard: Heard[] = [];
      window.heard = heard;
      const watch = new MutationObserver((changes) => {
        for (const { target } of changes) heard.push({ words: target.textContent ?? "", atMs: performance.now() });
      });
      const all = { childList: true, characterData: true, subtree: true };
      for (const region of document.querySelectorAll(".room [role=status], .room [role=alert]"))
        watch.observe(region, all);
    });
    const [pattern] = stormCommon.alerts;
    for (let second = 0; second < 90; second += 2) {
      const alerts = Array.from({ length: 8 + second }, (_, i) => ({
        ...must(pattern, "alert"),
        id: `P${i}`,
        subject: `store${i} eu-west`,
        severity: "page" as const,
        state: "firing" as const,
        ackedBy: null,
        silencedUntil: null,
      }));
      await at.evaluate((change) => window.become?.(change), { alerts });
      await happen(at, { ...shared, seat: 3 });
      await at.clock.runFor(2000);
    }
    const heard = await at.evaluate(() => window.heard);
    return must(heard, "what was heard").filter(({ words }) => words !== "");
  };

  it("[UX 6.40] are at most six a minute in a storm, each page once, and own results among them", async () => {
    await show("room-eventful", async (at) => {
      const heard = await heardInStorm(at);
      expect(heard.length).toBeGreaterThan(6);
      const seventh = heard.slice(6).map(({ atMs }, i) => atMs - (heard[i]?.atMs ?? 0));
      expect(Math.min(...seventh)).toBeGreaterThanOrEqual(60_000);
      expect(heard.filter(({ words }) => words.includes("store0 "))).toHaveLength(1);
      expect(heard.some(({ words }) => words.includes("E77 shared"))).toBe(true);
    });
  });

  it("are pages alone where somebody wants no more", async () => {
    await show("room-eventful", async (at) => {
      await choose(at, { announcements: "pages" });
      const heard = await heardInStorm(at);
      expect(heard.length).toBeGreaterThan(0);
      for (const { words } of heard) expect(words).toMatch(/^Page: /);
    });
  });
});

describe("calm mode", () => {
  it("hides small curves and folds a storm into one line, which can still be opened", async () => {
    await show("room-eventful", async (at) => {
      expect(await at.locator(".sparkline:visible").count()).toBeGreaterThan(0);
      const storm = at.getByTestId("storm-row");
      const usual = (await storm.boundingBox())?.height ?? 0;
      await choose(at, { calm: "on" });
      expect(await at.locator(".sparkline:visible").count()).toBe(0);
      expect((await storm.boundingBox())?.height).toBeLessThan(usual);
      await storm.getByRole("button").click();
      expect(await storm.locator("li").count()).toBeGreaterThan(6);
      expect(await seriousFaults(at)).toEqual([]);
    });
  });
});

describe("projector mode", () => {
  it.each([
    { width: 1440, height: 900 },
    { width: 1280, height: 720 },
  ])("is a quarter larger, bold and opaque, and fits $width × $height", async (viewport) => {
    await show(
      "room-storm",
      async (at) => {
        await choose(at, { projector: "on" });
        await at.locator(".map-canvas canvas").waitFor();
        const look = await at.evaluate(() => {
          const style = (selector: string) => {
            const element = document.querySelector(selector);
            if (element === null) throw new Error(`no ${selector}`);
            return getComputedStyle(element);
          };
          const side = document.querySelector(".side");
          return {
            letters: style("html").fontSize,
            line: style(".icon").strokeWidth,
            plate: style(".scraped").backgroundColor,
            beside: (side?.scrollWidth ?? 0) - (side?.clientWidth ?? 0),
          };
        });
        expect(look).toEqual({ letters: "20px", line: "3px", plate: "rgb(11, 16, 32)", beside: 0 });
        expect(await seriousFaults(at)).toEqual([]);
      },
      viewport,
    );
  });

  it("makes text no larger than the largest that can be chosen", async () => {
    await show("settings", async (at) => {
      await choose(at, { projector: "on", textSize: "150" });
      expect(await at.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("24px");
    });
  });
});

describe("the settings", () => {
  it.each([
    { width: 1440, height: 900 },
    { width: 1280, height: 720 },
    { width: 480, height: 800 },
  ])("fit $width × $height, in the longer language too", async (viewport) => {
    for (const exhibit of ["settings", "settings&language=pseudo"]) {
      await show(
        exhibit,
        async (at) => {
          const hidden = await at.locator(".dialog").evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
          expect(hidden).toBe(0);
        },
        viewport,
      );
    }
  });
});
