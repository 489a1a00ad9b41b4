/**
 * Markup in names, chat, notes, scenario texts and recordings, on real pages: it is shown as the text it is. No script
 * runs, no element comes of it, and the policy that forbids inline script has nothing to forbid.
 */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { joinAs, openDrill } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";
import { ask, placeIn, visitAt } from "../server/house.ts";
import type { Visit } from "../server/house.ts";

/** What would run, or become an element with `evil` in it, wherever text is taken for markup. */
const corpus = [
  "<img src=x onerror=evil()>",
  "<script>evil()</script>",
  "<svg/onload=evil()>",
  "<iframe srcdoc='<script>evil()</script>'></iframe>",
  "<a href=javascript:evil()>x</a>",
  '"><b class=evil>bold</b>',
  "'onmouseover='evil()",
  "{{constructor.constructor('evil()')()}}",
  "${evil()}",
  "</textarea></title></style><b class=evil>",
  "[x](javascript:evil())",
] as const;
const NAME = "<b class=evil>A</b>";
const OTHER_NAME = "<svg/onload=evil()>";

let drill: Drill;
beforeAll(async () => {
  drill = await openDrill(4);
});
afterAll(() => drill.close());

/** Puts markup in front of every text that a person reads. */
const spiked = new Set([
  "title",
  "says",
  "sentence",
  "label",
  "about",
  "sideEffect",
  "text",
  "template",
  "learn",
  "by",
]);
function spike(value: unknown, key = ""): unknown {
  if (typeof value === "string") {
    if (!spiked.has(key)) return value;
    const markup = corpus[value.length % 3] ?? "";
    return `${markup} ${value}`.slice(0, key === "label" ? 60 : 100);
  }
  if (Array.isArray(value)) {
    const texts = key === "highlights" || key === "lines" || key === "goals" || key === "say" ? "text" : "";
    return value.map((each) => spike(each, texts));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, spike(each, name)]));
}

async function come(name: string): Promise<Page> {
  const page = await drill.arrive(name);
  await page.addInitScript("window.ran = []; window.evil = () => window.ran.push('evil');");
  return page;
}

/** Looks at everything that a page can open, and that it is text. */
async function expectTextAlone(page: Page): Promise<void> {
  const tabs = page.getByRole("tab");
  for (let index = 0; index < (await tabs.count()); index++) {
    const tab = tabs.nth(index);
    if ((await tab.isVisible()) && (await tab.isEnabled())) await tab.click();
    await expectClean(page);
  }
  await expectClean(page);
}

async function expectClean(page: Page): Promise<void> {
  const found = await page.evaluate(`[
    ...window.ran ?? [],
    ...[...document.querySelectorAll("img[src=x], iframe, .evil, [onerror], [onload], [onmouseover], a[href^='javascript']")]
      .map((element) => element.outerHTML.slice(0, 100)),
    ...[...document.querySelectorAll("script")].filter((script) => script.textContent.includes("evil")).map(() => "script"),
  ]`);
  expect(found).toEqual([]);
}

async function sayEverything(visit: Visit): Promise<void> {
  for (const text of corpus) expect(await visit.say({ type: "chat.say", text })).toBe("ok");
  for (const command of [
    { type: "note.add", text: corpus[0] },
    { type: "incident.declare", severity: "SEV-1" },
    { type: "task.assign", to: 1, text: corpus[1], minutes: 5 },
    { type: "poll.open", text: corpus[2] },
    { type: "sitrep.post", text: corpus.join(" ").slice(0, 900) },
    { type: "reminder.set", text: corpus[5], minutes: 5 },
    { type: "hypothesis.add", question: "started", component: "lists", mechanism: "change", note: corpus[9] },
    {
      type: "status.post",
      state: "investigating",
      features: [corpus[3].slice(0, 80)],
      regions: [],
      impact: corpus[0],
      nextInS: 200,
    },
    { type: "guide.say", kind: "executive", text: corpus[4] },
    { type: "guide.bookmark", text: corpus[6], dimension: null },
  ]) {
    const answer = await visit.say(command);
    expect(["ok", "guide/not-facilitating", "role/facilitator-only", "task/open", "console/com-only"]).toContain(
      answer,
    );
  }
}

it("is text in a room on a scenario of markup, from the lobby through the debrief, and in its recording", async () => {
  const example = spike(parse(await readFile("docs/examples/short-patience.yaml", "utf8")));
  const saved = await ask(
    drill.url,
    "POST",
    "/api/scenarios",
    { text: stringify({ ...z.record(z.string(), z.unknown()).parse(example), id: "spiked" }) },
    "a-key-of-mine",
  );
  expect(saved.text).toContain("choice");
  const scenario = String(saved.body["choice"]);

  const library = await come("library");
  await library.goto(`${drill.url}/library`);
  await library.getByText("onerror=evil").first().waitFor();
  await expectClean(library);

  const hosted = placeIn(
    await ask(drill.url, "POST", "/api/exercises", { scenario, size: 2, layer: "full", name: NAME }),
  );
  const host = await visitAt(drill.url, hosted.token);
  expect(await host.say({ type: "seat.take", seat: 0 })).toBe("ok");
  const page = await joinAs({ ...drill, arrive: come }, OTHER_NAME, hosted.code);
  await page.getByTestId("seat-1").getByRole("button").click();
  await page.getByTestId("ready").click();
  await page.getByText(NAME).first().waitFor();
  const screen = await come("screen");
  await screen.goto(`${drill.url}/r/${hosted.code}/screen`);
  await screen.getByText(NAME).first().waitFor();
  await expectClean(page);

  expect(await host.say({ type: "host.start" })).toBe("ok");
  await page.getByTestId("understood").waitFor();
  await expectClean(page);
  expect(await host.say({ type: "host.start" })).toBe("ok");
  await page.getByTestId("clock").waitFor();
  await sayEverything(host);
  await page.getByText("<script>evil()</script>").first().waitFor();
  await host.until(({ tick }) => tick > 3000);
  await expectTextAlone(page);
  await expectTextAlone(screen);

  expect(await host.say({ type: "round.end" })).toBe("ok");
  for (const question of ["cause", "surprise"] as const) {
    expect(await host.say({ type: "debrief.answer", question, text: corpus.join(" ") })).toBe("ok");
  }
  for (const step of [1, 2, 3, 4]) {
    expect(await host.say({ type: "debrief.step", step })).toBe("ok");
    await host.until(({ common }) => common.debrief?.step === step);
    await expectTextAlone(page);
    await expectTextAlone(screen);
  }
  await host.say({ type: "commitment.add", text: corpus[0], who: corpus[1], when: corpus[2] });

  const recording = await ask(drill.url, "GET", `/api/exercises/${hosted.code}/recording`, undefined, hosted.token);
  expect(recording.text).toContain("<script>evil()</script>");
  const opened = await come("recording");
  await opened.goto(`${drill.url}/recording`);
  const file = {
    name: "<img src=x onerror=evil()>.json",
    mimeType: "application/json",
    buffer: Buffer.from(recording.text),
  };
  await opened.getByTestId("recording-file").setInputFiles(file);
  await opened.getByText("onerror=evil").first().waitFor({ timeout: 120_000 });
  await expectTextAlone(opened);

  host.socket.disconnect();
  // The policy would have said so of an inline script or handler.
  expect(drill.errors).toEqual([]);
});
