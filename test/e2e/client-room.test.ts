/** The incident room and the briefing in a real browser, from the gallery: what cannot be seen from the code. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scene } from "../../client/gallery/PanelExhibit.tsx";
import { must } from "../../shared/base/index.ts";
import { openGallery, seriousFaults } from "../helpers/gallery.ts";
import type { Gallery } from "../helpers/gallery.ts";

/** Brings the gallery's additions to `window` into this file. */
export type Shown = Scene;

declare global {
  interface Window {
    raised?: Element | null;
  }
}

const desk = { width: 1440, height: 900 };

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(async () => gallery.close());

const show: Gallery["show"] = async (exhibit, ...rest) => gallery.show(`${exhibit}&plain`, ...rest);

describe.each(["room-calm", "room-storm", "room-list", "briefing"])("%s", (exhibit) => {
  it("has no serious accessibility fault", async () => {
    await show(exhibit, async (page) => expect(await seriousFaults(page)).toEqual([]));
  });
});

/** Runs in the page: by how much the document is larger than its window. */
const overflow = () => {
  const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
  return { right: scrollWidth - clientWidth, below: scrollHeight - clientHeight };
};

describe("[UX 6.9, 6.10] the room", () => {
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

describe("[UX 6.11] at a zoom of 200 %", () => {
  it.each([
    { width: 720, height: 450 },
    { width: 640, height: 360 },
  ])("$width × $height scrolls down and never across, with every control in reach", async (viewport) => {
    await show(
      "room-storm",
      async (page) => {
        expect((await page.evaluate(overflow)).right).toBe(0);
        const map = await page.locator(".map-canvas").boundingBox();
        expect(map?.width).toBeGreaterThanOrEqual(320);
        expect(map?.height).toBeGreaterThanOrEqual(240);
        for (const control of await page.locator(".topbar button:visible").all()) {
          const box = must(await control.boundingBox(), "box");
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(viewport.width);
        }
        await page.locator(".topbar-drawer button, button.topbar-drawer").first().click();
        await page.getByRole("tab", { name: "Act" }).click();
        await page.getByTestId("look-changes").click();
        expect(await page.evaluate(() => window.sent?.at(-1))).toMatchObject({ type: "diagnostic.run" });
        await page.getByTestId("alert-burn:boot us-east").scrollIntoViewIfNeeded();
      },
      viewport,
    );
  });
});

describe("the seats", () => {
  it("[UX 6.5] tell who is away, and lend that console to whoever is here", async () => {
    await show("room-away", async (page) => {
      await page.getByTestId("seats").click();
      const row = page.getByTestId("seat-3");
      expect(await row.innerText()).toContain("away");
      expect(await page.locator(".seat-list select").count()).toBe(1);
      const offered = await row.locator("option").allInnerTexts();
      expect(offered.slice(1)).toHaveLength(3);
      await row.getByRole("combobox").selectOption("2");
      expect(await page.evaluate(() => window.sent)).toEqual([{ type: "seat.lend", seat: 3, to: 2 }]);
      expect(await seriousFaults(page)).toEqual([]);
    });
  });
});

describe("a change that somebody else has launched", () => {
  it("is announced while it can be called back, and command may", async () => {
    await show("room-announced", async (page) => {
      const toast = page.getByTestId("announced");
      expect(await toast.innerText()).toContain("Cap store retries");
      await toast.getByRole("button").click();
      expect(await page.evaluate(() => window.sent)).toEqual([{ type: "action.cancel", ref: "C1" }]);
    });
  });
});

describe("a change that waits for this person's key", () => {
  it("stands at the head of the right column until it is decided, and nowhere twice", async () => {
    await show("room-asked", async (page) => {
      const note = page.getByTestId("asked-for-key");
      expect(await note.innerText()).toContain("Shift users to the next region");
      await note.getByRole("button", { name: "Approve" }).click();
      expect(await page.evaluate(() => window.sent)).toEqual([{ type: "action.approve", ref: "A5" }]);
      await note.getByRole("button", { name: "Look at it" }).click();
      expect(await note.count()).toBe(0);
      expect(await page.getByRole("button", { name: "Deny" }).isVisible()).toBe(true);
    });
  });

  it("can be refused where it can be approved, with a reason", async () => {
    await show("room-asked", async (page) => {
      const note = page.getByTestId("asked-for-key");
      await note.getByRole("button", { name: "Deny" }).click();
      await note.getByLabel("Reason for a no").fill("Look first");
      await note.getByRole("button", { name: "Deny", exact: true }).click();
      expect(await page.evaluate(() => window.sent)).toEqual([
        { type: "action.deny", ref: "A5", reason: "Look first" },
      ]);
    });
  });
});

describe("messages from outside", () => {
  it("stand over the map until they are read, and all of them under Comms", async () => {
    await show("room-inbox", async (page) => {
      const notice = page.getByTestId("inbox");
      expect(await notice.innerText()).toContain("Letter 3");
      await notice.getByRole("button").click();
      expect(await notice.count()).toBe(0);
      await page.keyboard.press("6");
      const letters = page.getByRole("region", { name: "Messages from outside" }).locator("li");
      expect(await letters.count()).toBe(3);
      await page.getByRole("button", { name: "1 older one" }).click();
      expect(await letters.count()).toBe(4);
      expect(await seriousFaults(page)).toEqual([]);
    });
  });
});

describe("whoever does not know what to do", () => {
  it("is told under Runbook, with buttons, and nudged after a minute without a press", async () => {
    await show("room-storm", async (page) => {
      await page.clock.install();
      await page.reload({ waitUntil: "networkidle" });
      await page.getByTestId("clock").waitFor();
      await page.clock.runFor(50_000);
      expect(await page.getByTestId("nudge").count()).toBe(0);
      await page.clock.runFor(20_000);
      const nudge = page.getByTestId("nudge");
      await nudge.waitFor();
      await nudge.getByRole("button").first().click();
      expect(await page.evaluate(() => window.sent?.map(({ type }) => type))).toEqual(["alert.ack"]);
      expect(await nudge.count()).toBe(0);
      await page.getByRole("tab", { name: "Runbook" }).click();
      await page.getByTestId("what-now").click();
      expect(await page.locator(".now-idea").count()).toBeGreaterThan(1);
      expect(await seriousFaults(page)).toEqual([]);
    });
  });
});

describe("the Full rules", () => {
  it("show tasks, a question to all and what is delegated, each with its control, and no accessibility fault", async () => {
    await show("room-full", async (page) => {
      expect(await page.locator(".task").count()).toBe(3);
      expect(await page.getByTestId("task-K2").innerText()).toContain("overdue");
      expect(await page.locator(".delegations").innerText()).toContain("Shift users to the next region");
      await page.keyboard.press("y");
      await page.keyboard.press("r");
      await page.getByPlaceholder("Condition").fill("moves 30 %");
      await page.keyboard.press("Enter");
      await page.getByPlaceholder("Why not").fill("us-east is full");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => window.sent)).toEqual([
        { type: "task.ack", task: "K2" },
        { type: "task.report", task: "K2", text: "Condition: moves 30 %" },
        { type: "poll.answer", poll: "Q1", objection: "us-east is full" },
      ]);
      expect(await seriousFaults(page)).toEqual([]);
    });
  });

  it("let command assign, ask and delegate by keyboard and hand", async () => {
    await show("room-full-command", async (page) => {
      await page.keyboard.press("g");
      await page.getByPlaceholder("What: a verb and an object").fill("Check the cache");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Let act" }).click();
      await page.getByRole("button", { name: "Allow without a second key" }).click();
      expect(await page.evaluate(() => window.sent)).toEqual([
        { type: "task.assign", to: 1, text: "Check the cache", minutes: 4 },
        { type: "change.delegate", to: 3, action: "shift-traffic", minutes: 10 },
      ]);
      expect(await seriousFaults(page)).toEqual([]);
    });
  });

  it.each([desk, { width: 1280, height: 640 }])(
    "fit $width × $height, in the longer language too",
    async (viewport) => {
      for (const exhibit of ["room-full-command", "room-full-command&language=pseudo"]) {
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

describe("[UX 2.9] the filter key", () => {
  it("narrows the list where the focus is, inverts after !, and gives the focus back", async () => {
    await show("room-storm", async (page) => {
      const rows = page.locator("#alerts li.alert");
      const all = await rows.count();
      await page.locator("#alerts .alert-main").first().focus();
      await page.keyboard.press("/");
      await page.keyboard.type("store");
      const line = page.locator("[data-filter=alerts]");
      await line.getByText(/^\d+ of \d+ shown$/).waitFor();
      expect(await rows.count()).toBeLessThan(all);
      await page.getByRole("searchbox", { name: "Filter alerts" }).fill("!store");
      expect(await rows.filter({ hasText: "store" }).count()).toBe(0);
      await page.getByRole("searchbox", { name: "Filter alerts" }).fill("zebra/crossing");
      await line.getByText("Nothing here has “zebra/crossing”.").waitFor();
      await page.keyboard.press("Escape");
      expect(await rows.count()).toBe(all);
      // The row that had it went away meanwhile.
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("alerts");
    });
  });

  it("opens what it is to narrow, and is a letter like any other where text is typed", async () => {
    await show("room-storm", async (page) => {
      await page.locator("#timeline").focus();
      await page.keyboard.press("/");
      await page.keyboard.type("page");
      const timeline = page.locator("[data-filter=timeline]");
      await timeline.getByText(/shown$/).waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("tab", { name: "Chat" }).click();
      await page.getByRole("textbox", { name: "Message #incident" }).focus();
      await page.keyboard.type("1/2");
      expect(await page.getByRole("textbox", { name: "Message #incident" }).inputValue()).toBe("1/2");
      expect(await page.getByRole("searchbox", { name: "Filter the chat" }).count()).toBe(0);
    });
  });
});

describe("[UX 2.4] the handoff of command", () => {
  it("is offered by keyboard with the situation that the screens tell", async () => {
    await show("room-full-command", async (page) => {
      await page.keyboard.press("i");
      await page.waitForFunction(() => document.activeElement?.matches(".lead-form select"));
      const form = page.getByRole("form", { name: "Offer command" });
      expect(await form.getByRole("textbox").inputValue()).toMatch(/^Condition: SEV-1/);
      await form.getByRole("button", { name: "Offer command" }).press("Enter");
      expect(await page.evaluate(() => window.sent?.at(-1))).toMatchObject({ type: "handoff.offer", to: 1 });
    });
  });

  it("stands over the map of who is asked, who takes it or says why not", async () => {
    await show("room-handoff", async (page) => {
      const offer = page.getByTestId("handoff");
      await offer.getByText("Ines hands command over to you.").waitFor();
      await page.keyboard.press("i");
      await page.waitForFunction(() => document.activeElement?.id === "take-command");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => window.sent?.at(-1))).toEqual({ type: "handoff.take", handoff: "O1" });
      await offer.getByRole("textbox", { name: "Why not" }).fill("I am rolling back");
      await offer.getByRole("button", { name: "Decline" }).click();
      expect(await page.evaluate(() => window.sent?.at(-1))).toMatchObject({ type: "handoff.decline" });
      expect(await seriousFaults(page)).toEqual([]);
    });
  });
});

it("[UX 2.8] fresh eyes are asked for in private, and led to the idea", async () => {
  await show("room-fresh-eyes", async (page) => {
    const note = page.getByTestId("fresh-eyes");
    await note.getByText("You have not looked at H2 yet (boot · eu-west): what would refute it?").waitFor();
    await page.getByRole("tab", { name: "Act" }).click();
    await note.getByRole("button", { name: "See H2" }).press("Enter");
    await page.locator(".hypothesis-head[aria-expanded=true]", { hasText: "H2" }).waitFor();
    expect(await note.count()).toBe(0);
  });
});

it("[UX 2.4] the scribe sets a reminder by keyboard; it stands in the column of tasks and on the timeline", async () => {
  await show("room-full-command", async (page) => {
    await page.keyboard.press("w");
    await page.waitForFunction(() => document.activeElement?.matches(".lead-form input"));
    await page.keyboard.type("Ask COM for reports");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => window.sent?.at(-1))).toEqual({
      type: "reminder.set",
      text: "Ask COM for reports",
      minutes: 2,
    });
    await page.getByRole("img", { name: "Reminder: Is us-east still under 85 %?" }).waitFor();
    await page.getByTestId("reminder-M1").getByRole("button", { name: "Done" }).click();
    expect(await page.evaluate(() => window.sent?.at(-1))).toEqual({ type: "reminder.clear", reminder: "M1" });
    expect(await seriousFaults(page)).toEqual([]);
  });
  await show("room-full", async (page) => {
    await page.getByTestId("reminder-M1").getByText("now").waitFor();
    expect(await page.getByTestId("reminder-M1").getByRole("button").count()).toBe(0);
  });
});

it("[UX 6.5] the host and command are asked who is back on another device, and nobody else", async () => {
  await show("room-return", async (page) => {
    const asked = page.getByTestId("return");
    await asked.getByText("Priya is back on another device?").waitFor();
    await asked.getByRole("button", { name: "Let them in" }).press("Enter");
    expect(await page.evaluate(() => window.sent?.at(-1))).toEqual({ type: "return.confirm", member: "m3" });
    expect(await seriousFaults(page)).toEqual([]);
  });
});
