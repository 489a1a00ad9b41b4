/** A full room: eight players, who facilitates, and a big screen, each a browser of its own. All of them see the same. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { codeOf, found, joinAs, openDrill } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";

const people = ["Ana", "Bo", "Cy", "Dee", "Eli", "Fin", "Gus", "Hal"] as const;

let drill: Drill;
beforeAll(async () => {
  drill = await openDrill(4);
});
afterAll(() => drill.close());

/** What the top bar of a page says, but for who "you" are and how long its messages travel. */
const figures = (page: Page): Promise<string[]> =>
  Promise.all(["clock", "sli", "affected", "user-minutes"].map((name) => page.getByTestId(name).innerText()));

/** The same text on every page, in time. */
async function same(pages: readonly Page[], read: (page: Page) => Promise<unknown>): Promise<void> {
  const differing = async (): Promise<number> => {
    const all = await Promise.all(pages.map(async (page) => JSON.stringify(await read(page))));
    return new Set(all).size;
  };
  await expect.poll(differing, { timeout: 60_000, interval: 500 }).toBe(1);
}

it("[UX 6.2, 6.12] shows all seats and the same figures to eight players, a facilitator and a big screen", async () => {
  const fay = await found(drill, "Fay", "s04", "2");
  const code = await codeOf(fay);
  await fay.getByLabel("Seats", { exact: true }).selectOption("8");
  const players: Page[] = [];
  for (const [seat, name] of people.entries()) {
    const page = await joinAs(drill, name, code);
    await page.getByTestId(`seat-${seat}`).getByRole("button").click();
    await page.getByTestId("ready").click();
    players.push(page);
  }
  const screen = await drill.arrive("screen");
  await screen.goto(`${drill.url}/r/${code}/screen`);
  for (const page of [fay, ...players, screen]) {
    for (const [seat, name] of people.entries())
      await page.getByTestId(`seat-${seat}`).locator("strong", { hasText: name }).waitFor();
  }

  await fay.getByTestId("facilitate").click();
  await fay.getByTestId("start").click();
  await fay.getByTestId("go-live").click();
  await Promise.all([...players, screen].map((page) => page.getByTestId("clock").waitFor()));
  for (const [seat, name] of people.entries())
    await fay.getByTestId(`fac-seat-${seat}`).locator("b", { hasText: name }).waitFor();
  await same(players, async (page) => (await page.getByTestId("seats").locator("[title]").allInnerTexts()).sort());

  const [first] = players;
  if (!first) throw new Error("eight have joined");
  const ack = first.locator('[data-testid^="ack-"]').first();
  await ack.waitFor({ timeout: 180_000 });
  await ack.click();
  await Promise.all(
    players.slice(1).map((page) => page.locator(".alert-standing", { hasText: "ack Ana" }).first().waitFor()),
  );

  await fay.getByTestId("pause").click();
  await same(players, figures);
  await same([...players, screen, fay], async (page) => (await figures(page))[0]);
  expect(drill.errors).toEqual([]);
}, 420_000);
