/** A player far away: 300 ms each way and 2 % loss. What was sent is shown at once, and nothing ends up wrong. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { clockOf, codeOf, found, listed, openDrill, showList } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";
import { openSlowLink } from "../helpers/slowLink.ts";
import type { SlowLink } from "../helpers/slowLink.ts";

let drill: Drill;
let link: SlowLink;
beforeAll(async () => {
  drill = await openDrill(2);
  link = await openSlowLink(drill.url, 300, 0.02);
});
afterAll(async () => {
  await link.close();
  await drill.close();
});

it("[UX 6.35] shows what was sent before it is answered, does nothing twice, and agrees with the others", async () => {
  const host = await found(drill, "Ines", "s04", "2");
  const code = await codeOf(host);
  const far = await drill.arrive("Noor");
  await far.goto(`${link.url}/r/${code}`);
  await far.getByTestId("join-name").fill("Noor");
  await far.getByTestId("join").click();
  await host.getByTestId("seat-0").getByRole("button").click();
  await far.getByTestId("seat-3").getByRole("button").click();
  for (const page of [host, far]) await page.getByTestId("ready").click();
  await host.getByTestId("start").click();
  for (const page of [host, far]) await page.getByTestId("understood").click();
  await far.getByTestId("clock").waitFor();
  await showList(far);

  await far.getByRole("tab", { name: "Act" }).click();
  await far.getByTestId("act-throttle-boots").click();
  const sheet = far.locator("form.sheet");
  await sheet.getByLabel("Where", { exact: true }).selectOption("edge@eu-west");
  await sheet.getByTestId("launch").dblclick();
  // The answer takes 600 ms at least; that it is under way is said long before.
  await far.getByText("sent, no answer yet").waitFor({ timeout: 500 });
  await sheet.waitFor({ state: "detached" });
  for (const page of [host, far]) {
    await page.getByRole("tab", { name: "Act" }).click();
    await listed(page, "Throttle client starts").waitFor();
    expect(await page.locator(".act .change").filter({ hasText: "Throttle client starts" }).count()).toBe(1);
  }

  await host.getByTestId("pause").click();
  await far.getByText("Paused by the host").waitFor();
  await expect
    .poll(async () => (await clockOf(far)) - (await clockOf(host)), { timeout: 20_000, interval: 500 })
    .toBe(0);
  expect(await far.getByTestId("user-minutes").innerText()).toBe(await host.getByTestId("user-minutes").innerText());
  expect(drill.errors).toEqual([]);
}, 240_000);
