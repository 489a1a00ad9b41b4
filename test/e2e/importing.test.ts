/** Files of somebody's own system in the browser: picture, table, corrections, a wrong file among right ones, saved. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDrill } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";
import { large } from "../server/imports/fixtures.ts";

let drill: Drill;
beforeAll(async () => {
  drill = await openDrill(5);
});
afterAll(() => drill.close());

const boutique = "test/fixtures/imports/online-boutique.yaml";
const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
const input = (page: Page) => page.getByTestId("import-system");
const state = (page: Page, text: RegExp | string) =>
  page.getByTestId("import-state").filter({ hasText: text }).waitFor();
const tab = (page: Page, name: RegExp) => page.getByRole("tab", { name }).click();
const row = (page: Page, name: string) => page.getByTestId(`service-${name}`);

it("shows what was found, corrects it and takes that back, keeps right files beside a wrong one, saves and edits", async () => {
  const page = await drill.arrive("Ana");
  await page.goto(`${drill.url}/library?plain`);
  await page.getByTestId("import-page").click();
  await page.waitForURL("**/library/import");
  await input(page).setInputFiles(boutique);
  await state(page, "11 services found, 15 calls; 11 stations in a round.");
  expect(await page.getByTestId("import-file").innerText()).toContain("kubernetes: 12 services, 16 calls");

  // It is drawn; its services and why they are taken for what they are stand beside it.
  const picture = page.getByTestId("import-picture");
  await picture.focus();
  await expect.poll(() => inked(page)).toBeGreaterThan(1000);
  // Along the line below the people stands the front, whom they ask.
  const people = await page.locator(".picture-people").boundingBox();
  const facts = page.getByTestId("import-facts");
  await page.mouse.move((people?.x ?? 0) + (people?.width ?? 0) / 2, (people?.y ?? 0) + 65);
  await facts.getByText("People ask it 100/s themselves.").waitFor();
  await page.mouse.move(0, 0);
  await facts.waitFor({ state: "detached" });
  await tab(page, /Services/);
  expect(await page.getByTestId("import-table").locator("tbody tr").count()).toBe(11);
  await row(page, "redis-cart").getByRole("button", { name: "redis-cart" }).click();
  await facts.getByText('Guessed: Its image is "redis:alpine": redis.').waitFor();

  // A correction, with what follows from it, and the way back.
  const kind = row(page, "cartservice").getByRole("combobox");
  await kind.selectOption({ label: "store" });
  await page.getByTestId("corrections").getByText("1 value, before every file").waitFor();
  await row(page, "cartservice").getByRole("button", { name: "cartservice", exact: true }).click();
  await facts.getByText("Your correction: it stands before every file and guess.").waitFor();
  await expect.poll(() => row(page, "cartservice").getByLabel("Own work ms of cartservice").inputValue()).toBe("5");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Keep as a file" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("corrections.yml");
  expect(readFileSync(await download.path(), "utf8")).toContain('  "cartservice": { kind: store }\n');
  const replicas = row(page, "cartservice").getByLabel("Replicas of cartservice");
  await replicas.fill("0");
  await replicas.blur();
  await row(page, "cartservice").getByText("Write a whole number from 1 to 10,000.").waitFor();
  await row(page, "cartservice").getByRole("button", { name: "Undo: Kind of cartservice" }).click();
  await expect.poll(() => kind.inputValue()).toBe("service");
  await page.getByTestId("corrections").waitFor({ state: "detached" });

  // A wrong file says so beside itself, and the others stay.
  await input(page).setInputFiles([
    file("calls.csv", "from,to,rps\nfrontend,cart,many\n"),
    file("more.csv", "from,to,rps\nfrontend,cart,40\n"),
  ]);
  const wrong = page.getByTestId("import-file").filter({ hasText: "calls.csv" });
  await wrong.getByText('rps: "many" is no number').waitFor();
  expect(await wrong.innerText()).toContain("Line 2");
  await state(page, "11 services found, 15 calls");
  expect(await page.getByTestId("save-import").isDisabled()).toBe(true);
  await tab(page, /Assumed/);
  await page.getByTestId("import-assumed").getByText('"cart" of more.csv is taken to be "cartservice".').waitFor();
  // It is mended by giving it again.
  await input(page).setInputFiles(file("calls.csv", "from,to,rps\nfrontend,adservice,20\n"));
  await wrong.getByText("edges: 2 services, 1 call").waitFor();
  expect(await page.getByTestId("import-file").count()).toBe(3);

  // Leaving the tab is asked about; what lies here is still here after another screen; then it is saved, and the editor opens on it.
  const asked = page.waitForEvent("dialog");
  await page.evaluate(() => setTimeout(() => window.location.reload()));
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await page.getByRole("link", { name: "Library" }).click();
  await page.getByTestId("import-page").click();
  await state(page, "11 services found, 15 calls");
  await page.getByTestId("save-import").click();
  await page.waitForURL(/\/library\/[\w-]+\/edit/);
  await page.getByText("It reads as a scenario").waitFor();
  expect(await page.locator(".cm-content").innerText()).toContain("# Made from files of a real system.");
  expect(drill.errors).toEqual([]);
}, 120_000);

it("shows a system of 2,000 services whole: drawn, listed, found by name, with what stands for it in a round", async () => {
  const page = await drill.arrive("Bo");
  await page.goto(`${drill.url}/library/import`);
  await input(page).setInputFiles(file("large.csv", large(2000)));
  await state(page, "2000 services found, 5400 calls; 130 stations in a round.");
  await expect.poll(() => inked(page)).toBeGreaterThan(50_000);
  await tab(page, /Services/);
  await page.getByTestId("find-services").fill("svc-1999");
  await page.getByText("1 of 2000 services").waitFor();
  await row(page, "team-1/svc-1999")
    .getByRole("button", { name: /svc-1999/ })
    .click();
  await page
    .getByTestId("import-facts")
    .getByText(/played as “Other services, row 9”/)
    .waitFor();
  await tab(page, /Assumed/);
  await page.getByText(/"Other services, row 9" stands for \d+ services, such as/).waitFor();
  expect(drill.errors).toEqual([]);
}, 60_000);

/** So many dots of the picture have a colour. */
function inked(page: Page): Promise<number> {
  return page
    .locator("canvas")
    .first()
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0;
      const ink = canvas.getContext("2d");
      const dots = ink?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let count = 0;
      for (let n = 3; n < dots.length; n += 4) if ((dots[n] ?? 0) > 0) count++;
      return count;
    });
}
