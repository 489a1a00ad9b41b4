/** The room's panels in a real browser, from the gallery: by keyboard and by hand, narrow, and in the longer language. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scene } from "../../client/gallery/PanelExhibit.tsx";
import type { Command } from "../../shared/protocol/index.ts";
import { openGallery, seriousFaults } from "../helpers/gallery.ts";
import type { Gallery } from "../helpers/gallery.ts";

/** Brings the gallery's additions to `window` into this file. */
export type Shown = Scene;

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(async () => gallery.close());

const columns = [
  "board-calm",
  "board-storm",
  "board-open",
  "act-storm",
  "act-command",
  "sheet",
  "comms-calm",
  "comms-command",
  "runbook",
  "chat-storm",
];
const strips = ["timeline-storm", "tray-calm", "tray-storm"];

const sent = async (page: Page): Promise<readonly Command[]> => (await page.evaluate(() => window.sent)) ?? [];
const lastSent = async (page: Page): Promise<Command | undefined> => (await sent(page)).at(-1);
const focused = async (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute("type") ?? document.activeElement?.textContent ?? "");

describe.each([...columns, ...strips])("%s", (exhibit) => {
  it("[UX 6.39] has no serious accessibility fault", async () => {
    await gallery.show(exhibit, async (page) => expect(await seriousFaults(page)).toEqual([]));
  });

  it("[UX 6.44] has targets of 24 px and more", async () => {
    await gallery.show(`${exhibit}&width=320`, async (page) => {
      const small = await page.$$eval(
        "main button, main select, main textarea, main input:not([type=checkbox])",
        (controls) =>
          controls
            .map((control) => ({ box: control.getBoundingClientRect(), is: control.outerHTML.slice(0, 80) }))
            .filter(({ box }) => box.width < 24 || box.height < 24)
            .map(({ box, is }) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${is}`),
      );
      expect(small).toEqual([]);
    });
  });

  it("[UX 6.45] says nothing outside the dictionary, but what people and scenarios wrote", async () => {
    await gallery.show(`${exhibit}&language=pseudo`, async (page) => {
      expect(await page.evaluate(plainWords)).toEqual([]);
    });
  });
});

/** Runs in the page: text that no dictionary gave. Codes of consoles and severities are names. */
function plainWords(): string[] {
  const given = "[translate=no], .mono, .sheet-about, select option:not([value=''])";
  const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
  const plain: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const words = node.textContent ?? "";
    let bare = words.replaceAll(/\[[^[\]]*\]/g, "");
    for (let before = ""; before !== bare;) {
      before = bare;
      bare = bare.replaceAll(/\[[^[\]]*\]/g, "");
    }
    const isName = /^\W*(CMD|COM|TRF|SVC|DAT|INV|SCR|SEV-\d|Esc)\W*$/.test(bare);
    if (/[a-z]{3}/i.test(bare) && !isName && node.parentElement?.closest(given) === null) plain.push(words);
  }
  return plain;
}

describe.each(columns)("%s", (exhibit) => {
  it.each(["", "&language=pseudo"])("fits a column of 320 px%s", async (language) => {
    await gallery.show(`${exhibit}&width=320${language}`, async (page) => {
      const wide = await page.$$eval("main, main *", (elements) =>
        elements
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .filter((element) => getComputedStyle(element).overflowX === "visible" && element.clientWidth > 0)
          .map((element) => `${element.scrollWidth} > ${element.clientWidth}: ${element.outerHTML.slice(0, 80)}`),
      );
      expect(wide).toEqual([]);
    });
  });
});

describe("time", () => {
  it.each(["board-storm", "act-storm", "chat-storm", "tray-storm", "timeline-storm", "sheet"])(
    "passes in %s by writing text, and makes nothing anew",
    async (exhibit) => {
      await gallery.show(exhibit, async (page) => {
        const kinds = await page.evaluate(async () => {
          const seen: MutationRecord[] = [];
          const observer = new MutationObserver((records) => seen.push(...records));
          const everything = { subtree: true, childList: true, characterData: true, attributes: true };
          observer.observe(document.querySelector("main") ?? document.body, everything);
          window.advance?.(10, 250);
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
          observer.disconnect();
          return seen.map(({ type, attributeName }) => attributeName ?? type);
        });
        const allowed = ["characterData", "style", "aria-valuenow", "aria-valuetext"];
        expect(kinds.filter((kind) => !allowed.includes(kind))).toEqual([]);
        expect(kinds.length > 0).toBe(exhibit !== "chat-storm");
      });
    },
  );
});

describe("the board", () => {
  it("adds a hypothesis by keyboard, and a closed form keeps what was written", async () => {
    await gallery.show("board-storm", async (page) => {
      await page.getByRole("button", { name: "Hypothesis", exact: false }).first().press("Enter");
      await page.getByLabel("Component").selectOption("discovery-agent");
      await page.getByLabel("Mechanism").selectOption("change");
      await page.getByLabel("Note").fill("One host at a time.");
      await page.keyboard.press("Escape");
      expect(await page.getByLabel("Note").count()).toBe(0);
      await page.getByRole("button", { name: "Hypothesis", exact: false }).first().press("Enter");
      expect(await page.getByLabel("Note").inputValue()).toBe("One host at a time.");
      await page.getByLabel("Note").press("Enter");
      expect(await lastSent(page)).toEqual({
        type: "hypothesis.add",
        question: "started",
        component: "discovery-agent",
        mechanism: "change",
        note: "One host at a time.",
      });
      expect(await page.getByLabel("Note").count()).toBe(0);
    });
  });

  it("shows a refusal under the control that asked, in the card that it is about", async () => {
    await gallery.show("board-open", async (page) => {
      await page.getByRole("radio", { name: "confirmed" }).click();
      expect(await lastSent(page)).toEqual({ type: "hypothesis.setState", hypothesis: "H3", state: "confirmed" });
      const card = page.locator(".hypothesis", { hasText: "H3" });
      await card.getByRole("alert").filter({ hasText: "Confirming needs two cards" }).waitFor();
    });
  });

  it("says a refusal in the language of the page", async () => {
    await gallery.show("board-open&language=pseudo", async (page) => {
      await page.getByRole("radio", { name: "çöñfírméd" }).click();
      const told = page.getByRole("alert").filter({ hasText: /\S/ });
      expect(await told.innerText()).toMatch(/^\[Çöñfírmíñg .*\]$/);
    });
  });

  it("opens a card from a chip, shows its waterfall, and weighs it with one key", async () => {
    await gallery.show("board-storm", async (page) => {
      const row = page.locator("#evidence-E6");
      expect(await row.getByRole("img", { name: "not opened yet" }).count()).toBe(1);
      await page.locator(".hypothesis", { hasText: "H4" }).getByRole("button", { name: "E6" }).click();
      await row.getByRole("table", { name: "One sampled request" }).waitFor();
      expect(await row.getByRole("img", { name: "not opened yet" }).count()).toBe(0);
      await row.getByRole("radiogroup", { name: "E6 on H3" }).getByRole("radio", { checked: true }).focus();
      await page.keyboard.press("ArrowRight");
      expect(await lastSent(page)).toEqual({
        type: "hypothesis.link",
        hypothesis: "H3",
        card: "E6",
        stance: "against",
      });
    });
  });
});

describe("a change", () => {
  it("[UX 6.24] is chosen, set and launched by keyboard; the estimate says what value it is of", async () => {
    await gallery.show("column-act", async (page) => {
      await page.getByRole("searchbox").fill("throttle");
      await page.getByTestId("act-throttle-boots").press("Enter");
      const sheet = page.getByRole("form", { name: "Throttle client starts" });
      await sheet.getByText("ignores retries").waitFor();
      expect(await focused(page)).toBe("range");
      // The server has prepared 20 % already: opening the sheet asks for nothing new.
      expect(await sent(page)).toEqual([]);
      await page.keyboard.press("ArrowRight");
      const change = { action: "throttle-boots", target: "edge@eu-west", value: 25 };
      expect(await lastSent(page)).toEqual({ type: "action.prepare", ...change });
      await sheet.getByText("for 20 %").waitFor();
      await page.keyboard.press("Enter");
      expect(await lastSent(page)).toEqual({ type: "action.launch", ...change });
      await sheet.waitFor({ state: "detached" });
    });
  });

  it("survives Escape: the sheet closes, the value stays", async () => {
    await gallery.show("column-act", async (page) => {
      await page.getByTestId("act-throttle-boots").click();
      await page.getByRole("slider", { name: "admit" }).press("End");
      await page.keyboard.press("Escape");
      expect(await lastSent(page)).toEqual({ type: "action.dismiss" });
      await page.getByTestId("act-throttle-boots").click();
      expect(await page.getByRole("slider", { name: "admit" }).inputValue()).toBe("100");
    });
  });

  it("that is not possible now says why in the list, and cannot be launched", async () => {
    await gallery.show("column-act", async (page) => {
      const row = page.getByTestId("act-pause-failover");
      expect(await row.textContent()).toContain("Another change is under way there.");
      await row.click();
      expect(await page.getByTestId("launch").isDisabled()).toBe(true);
    });
  });

  it("[UX 6.23] with risk H is asked for, and decided by command with a reason for a no", async () => {
    await gallery.show("column-act", async (page) => {
      await page.getByTestId("act-shift-traffic").click();
      expect(await page.getByTestId("launch").textContent()).toContain("Ask Ines");
    });
    await gallery.show("act-command", async (page) => {
      await page.getByRole("button", { name: "Deny" }).click();
      expect(await sent(page)).toEqual([]);
      await page.getByLabel("Reason for a no").fill("us-east is full.");
      await page.getByRole("button", { name: "Deny" }).click();
      expect(await lastSent(page)).toEqual({ type: "action.deny", ref: "A5", reason: "us-east is full." });
      await page.getByRole("button", { name: "Approve" }).click();
      expect(await lastSent(page)).toEqual({ type: "action.approve", ref: "A5" });
    });
  });

  it("can be called back for five real seconds and not one more", async () => {
    await gallery.show("act-storm", async (page) => {
      const cancel = page.getByRole("button", { name: "Cancel" });
      await cancel.click();
      expect(await lastSent(page)).toEqual({ type: "action.cancel", ref: "A4" });
      await page.evaluate(() => window.advance?.(0, 4_001));
      await cancel.waitFor({ state: "detached" });
    });
  });

  it("is undone from the list, or says there why not", async () => {
    await gallery.show("act-storm", async (page) => {
      await page.getByRole("button", { name: "Undo" }).click();
      expect(await lastSent(page)).toEqual({ type: "action.undo", ref: "A2" });
      await page.locator(".change-effective").getByText("A later change stands on it.").waitFor();
    });
  });
});

describe("looks", () => {
  it("[UX 6.22] are taken at what is selected; the third waits in sight", async () => {
    await gallery.show("act-storm", async (page) => {
      await page.getByText("2 of 2 at a time, 1 waiting").waitFor();
      await page.getByText("waits for a slot").waitFor();
      await page.getByTestId("look-red").click();
      expect(await lastSent(page)).toEqual({ type: "diagnostic.run", diagnostic: "red", target: "edge@eu-west" });
      expect(await page.getByTestId("look-store").isDisabled()).toBe(true);
      expect(await page.getByTestId("look-store").textContent()).toContain("select store, cache first");
    });
  });
});

describe("comms", () => {
  it("posts state, features, regions and the sentence that was previewed", async () => {
    await gallery.show("comms-command", async (page) => {
      await page.getByLabel("Next update in").selectOption("180");
      await page.getByRole("group", { name: "Affected features" }).getByLabel("boot").check();
      await page.getByRole("group", { name: "Affected regions" }).getByLabel("eu-west").check();
      await page.getByLabel("Who").selectOption("most");
      const sentence = "In eu-west, most people get errors with boot.";
      await page.locator(".preview").getByText(sentence).waitFor();
      await page.getByRole("button", { name: "Post", exact: true }).click();
      expect(await lastSent(page)).toEqual({
        type: "status.post",
        state: "mitigating",
        features: ["boot"],
        regions: ["eu-west"],
        extent: "most",
        impact: sentence,
        nextInS: 180,
      });
    });
  });

  it("tells a seat without the key why it cannot declare or post", async () => {
    await gallery.show("comms-calm", async (page) => {
      await page.getByText("Only the incident commander can do this.").waitFor();
      await page.getByText("Status posts belong to comms.").waitFor();
      expect(await page.getByRole("radiogroup").count()).toBe(0);
    });
  });

  it("[UX 6.28] counts down to the next post, and up when it is late", async () => {
    await gallery.show("comms-command", async (page) => {
      const clock = page.locator(".next-post");
      expect(await clock.textContent()).toBe("next post 1:39");
      await page.evaluate(() => window.advance?.(0, 104_000));
      expect(await clock.textContent()).toBe("post is late by 0:05");
    });
  });
});

describe("talk", () => {
  it("turns /can into its form, names somebody, and sends", async () => {
    await gallery.show("chat-storm", async (page) => {
      const field = page.getByLabel("Message #incident");
      await field.pressSequentially("/can ");
      expect(await field.inputValue()).toContain("Condition:");
      await field.fill("@Pr");
      await page.getByRole("button", { name: "@Priya" }).click();
      await page.keyboard.type("look at E8");
      await page.keyboard.press("Enter");
      expect(await lastSent(page)).toEqual({ type: "chat.say", text: "@Priya look at E8" });
      await page.waitForFunction(() => document.querySelector<HTMLInputElement>(".chat-say input")?.value === "");
    });
  });

  it("shares a private card, and its claim with it; the key stands on the card that it would share", async () => {
    await gallery.show("tray-storm", async (page) => {
      await page.locator(".tray-says").last().focus();
      expect(await page.locator(".tray-card", { has: page.locator("kbd") }).count()).toBe(1);
      expect(await page.locator(".tray-card").last().locator("kbd").textContent()).toBe("S");
      await page.getByRole("button", { name: "Share" }).last().press("Enter");
      expect(await lastSent(page)).toEqual({ type: "evidence.share", card: "p1.4" });
      await page.locator(".tray-says").first().click();
      await page.getByLabel("So what?").fill("boots stop at the store");
      await page.keyboard.press("Enter");
      expect(await lastSent(page)).toEqual({ type: "evidence.share", card: "p1.5", claim: "boots stop at the store" });
    });
  });

  it("finds runbook pages", async () => {
    await gallery.show("runbook", async (page) => {
      await page.getByRole("searchbox").fill("warm");
      expect(await page.getByRole("article").count()).toBe(1);
    });
  });
});

describe("the timeline", () => {
  it("is walked with arrows, opens what stands at a mark, and lists everything", async () => {
    await gallery.show("timeline-storm", async (page) => {
      const marks = page.locator(".timeline-mark");
      await marks.last().focus();
      await page.keyboard.press("Home");
      expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
        "T+08:40 Ticket: cache · eu-west",
      );
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      await page.locator(".timeline-rows").getByText("Ticket: store · us-east").waitFor();
      await page.getByRole("button", { name: "as a list" }).click();
      await page.locator(".timeline-rows").getByText("The round began").waitFor();
      await page.getByRole("button", { name: "Close" }).press("Escape");
      expect(await page.locator(".timeline-rows").count()).toBe(0);
    });
  });

  it("chooses what the charts show, by drag and by handle, and follows now again", async () => {
    await gallery.show("timeline-storm", async (page) => {
      const handle = page.getByRole("slider", { name: "Charts begin at" });
      expect(await handle.getAttribute("aria-valuetext")).toBe("T+12:42");
      await handle.press("ArrowLeft");
      expect(await handle.getAttribute("aria-valuetext")).toBe("T+12:12");
      await page.getByRole("button", { name: "Follow now" }).click();
      expect(await handle.getAttribute("aria-valuetext")).toBe("T+12:42");
      const rail = await page.locator(".timeline-brush").boundingBox();
      if (rail === null) throw new Error("no rail");
      const y = rail.y + rail.height - 4;
      await page.mouse.move(rail.x + rail.width / 4, y);
      await page.mouse.down();
      await page.mouse.move(rail.x + rail.width / 2, y, { steps: 4 });
      await page.mouse.up();
      expect(await handle.getAttribute("aria-valuetext")).toMatch(/^T\+(19:5\d|20:0\d)$/);
    });
  });
});
