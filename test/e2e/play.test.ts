/**
 * The whole product, played by four people through their screens: they join by name and code, contain the outage, lose
 * a page and the server on the way, climb back in steps and win. Every decision rests on what the screen says.
 */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  clockOf,
  codeOf,
  found,
  joinAs,
  listed,
  loadOf,
  make,
  openDrill,
  showList,
  showTruth,
} from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";

const store = "store@eu-west";
const patient = { timeout: 120_000 };

let drill: Drill;
beforeAll(async () => {
  drill = await openDrill(5);
});
afterAll(() => drill.close());

async function sit(page: Page, console: string): Promise<void> {
  const card = page.locator('[data-testid^="seat-"]').filter({ has: page.getByText(console, { exact: true }) });
  await card.getByRole("button").click();
  await page.getByTestId("ready").click();
}

async function join(name: string, console: string, code: string): Promise<Page> {
  const page = await joinAs(drill, name, code);
  await sit(page, console);
  return page;
}

/** Waits until the page has shown less than `percent` load on the store for `seconds` of the round's time. */
async function calm(page: Page, percent: number, seconds: number): Promise<void> {
  let since = Infinity;
  const lasted = async (): Promise<number> => {
    const [load, now] = [await loadOf(page, store), await clockOf(page)];
    since = load < percent ? Math.min(since, now) : Infinity;
    return now - since;
  };
  await expect.poll(lasted, patient).toBeGreaterThanOrEqual(seconds);
}

it("is won by four people who reload a page and lose the server on the way", async () => {
  // The variant that is the file as it stands, with the names that this test uses.
  const host = await found(drill, "Ines", "s04", "2");
  const code = await codeOf(host);
  await sit(host, "CMD");
  const tomas = await join("Tomas", "COM", code);
  const svc = await join("Priya", "SVC", code);
  const trf = await join("Noor", "TRF", code);
  const pages = [host, tomas, svc, trf];
  await host.getByTestId("start").click();
  await Promise.all(pages.map((page) => page.getByTestId("understood").click()));
  await Promise.all(pages.map((page) => page.getByTestId("clock").waitFor()));

  await showList(trf);
  await expect.poll(() => loadOf(trf, store), patient).toBeGreaterThan(95);
  await make(trf, "throttle-boots", "edge@eu-west", 15);
  await make(svc, "cap-boot-retries", "boot>store", 0);
  await make(trf, "pause-failover", "failover:eu-west");

  const before = { clock: await clockOf(trf), seats: await trf.locator(".topbar-seats").innerText() };
  await trf.reload();
  await listed(trf, "Throttle client starts").waitFor();
  expect(await clockOf(trf)).toBeGreaterThanOrEqual(before.clock);
  expect(await trf.locator(".topbar-seats").innerText()).toBe(before.seats);

  await drill.kill(async () => {
    await make(svc, "pause-rollout", "discovery-agent");
    for (const page of pages) {
      await page.getByRole("tab", { name: "Act" }).click();
      await listed(page, "Pause the agent roll-out").waitFor();
      await listed(page, "Throttle client starts").waitFor();
    }
  });

  await calm(trf, 80, 20);
  await make(trf, "warm-cache", "cache@eu-west", 300);
  for (const perSecond of [40, 80, 160, 400]) {
    await calm(trf, 70, 60);
    await make(trf, "throttle-boots", "edge@eu-west", perSecond);
    await trf.locator(".act .change-effective", { hasText: ` ${perSecond}/s` }).waitFor();
  }
  await Promise.all(pages.map((page) => page.locator(".debrief").waitFor({ timeout: 150_000 })));
  await showTruth(host);
  await host.getByText("the day is saved").first().waitFor();
  expect(drill.errors).toEqual([]);
}, 360_000);
