/**
 * The whole product as players meet it: the compiled server with its launcher, and one browser context per person. Holds
 * every console error; only "connection refused" is forgiven, and only between a kill and the return of everybody.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { launch } from "../server/launch/launched.ts";
import { preparePGlite } from "../server/storage/backing.ts";
import { freePort } from "../server/storage/postgres.ts";
import { launchBrowser } from "./browser.ts";

const STEP_MS = 60_000;
const REFUSED = "net::ERR_CONNECTION_REFUSED";

export interface Drill {
  readonly url: string;
  /** What any page has written to its console as an error. */
  readonly errors: readonly string[];
  /** A page of a person who has never been here. */
  arrive(who: string): Promise<Page>;
  /** Kills the server itself with -9, and resolves once its parent has a new one ready and `back` has happened. */
  kill(back: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export async function openDrill(testSpeed: number): Promise<Drill> {
  const [backing, port, browser] = await Promise.all([preparePGlite(), freePort(), launchBrowser()]);
  const server = launch({
    PORT: String(port),
    SMALL_CAUSES_DATA: backing.dataFolder,
    SMALL_CAUSES_TEST_SPEED: String(testSpeed),
  });
  await server.line("ready");
  const errors: string[] = [];
  let isDown = false;
  const hear = (who: string, text: string): void => {
    if (!(isDown && text.includes(REFUSED))) errors.push(`${who}: ${text}`);
  };
  return {
    url: `http://127.0.0.1:${port}`,
    errors,
    async arrive(who) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      page.setDefaultTimeout(STEP_MS);
      page.on("console", (message) => message.type() === "error" && hear(who, message.text()));
      page.on("pageerror", (error) => hear(who, String(error)));
      return page;
    },
    async kill(back) {
      const holder: { pid: number } = JSON.parse(await readFile(join(backing.dataFolder, "lock"), "utf8"));
      isDown = true;
      process.kill(holder.pid, "SIGKILL");
      await server.line("ready");
      await back();
      isDown = false;
    },
    async close() {
      await browser.close();
      server.process.kill("SIGTERM");
      await server.ended;
      await backing.dispose();
    },
  };
}

/** Somebody founds a session on a scenario, from the first page. */
export async function found(drill: Drill, name: string, scenario: string, seed = ""): Promise<Page> {
  const page = await drill.arrive(name);
  await page.goto(drill.url);
  await page.getByTestId("join-name").fill(name);
  await page.getByTestId("host").click();
  await page.getByTestId(`scenario-${scenario}`).click();
  if (seed !== "") await page.getByTestId("seed").fill(seed);
  await page.getByTestId("host-this").click();
  await page.getByTestId("lobby-code").waitFor();
  return page;
}

export async function codeOf(host: Page): Promise<string> {
  return (await host.getByTestId("lobby-code").innerText()).replace(/\s/g, "");
}

export async function joinAs(drill: Drill, name: string, code: string): Promise<Page> {
  const page = await drill.arrive(name);
  await page.goto(`${drill.url}/r/${code}`);
  await page.getByTestId("join-name").fill(name);
  await page.getByTestId("join").click();
  return page;
}

/** The round's clock as the page shows it, in simulated seconds: "T+1:02:03" is 3723. */
export async function clockOf(page: Page): Promise<number> {
  return secondsOf(await page.getByTestId("clock").innerText());
}

export function secondsOf(shown: string): number {
  return shown
    .replace("T+", "")
    .split(":")
    .reduce((whole, part) => whole * 60 + Number(part), 0);
}

/** Shows the map as text, which is what a test can read. */
export async function showList(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Show as a list" }).click();
}

/** The load of a node in percent, as the list says it. */
export async function loadOf(page: Page, node: string): Promise<number> {
  const sentence = await page.getByTestId(`node-${node}`).innerText();
  const load = /load (\d+(?:\.\d+)?)/.exec(sentence)?.[1];
  return load === undefined ? Number.NaN : Number(load);
}

/** A change that is under way or done, as everybody's Act panel lists it. */
export function listed(page: Page, label: string): Locator {
  return page.locator(".act .change").filter({ hasText: label }).first();
}

/** The host opens the story of the debrief, where a line says how it ended. */
export async function showTruth(host: Page): Promise<void> {
  await host.getByTestId("next-step").click();
  await host.getByRole("radio", { name: "What was true" }).click();
}

/** Makes a change as a person does: finds it in the Act panel, says where and how much, and launches it. */
export async function make(page: Page, action: string, target: string, value?: number): Promise<void> {
  await page.getByRole("tab", { name: "Act" }).click();
  await page.getByTestId(`act-${action}`).click();
  const sheet = page.locator("form.sheet");
  const where = sheet.getByLabel("Where", { exact: true });
  if ((await where.count()) > 0) await where.selectOption(target);
  if (value !== undefined) {
    await sheet.getByRole("slider").fill(String(value));
    expect(await sheet.getByRole("slider").inputValue()).toBe(String(value));
  }
  await sheet.getByTestId("launch").click();
  // What stands on the sheet says why it has not closed.
  await expect.poll(() => sheet.allInnerTexts(), { timeout: STEP_MS }).toEqual([]);
}
