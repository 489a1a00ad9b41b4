/** The joint warm-up as two people meet it, from the lobby to the briefing of the incident, by their screens. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { codeOf, found, joinAs, make, openDrill, showList } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";

let drill: Drill;
beforeAll(async () => {
  drill = await openDrill(4);
});
afterAll(() => drill.close());

const tasks = (page: Page) => page.getByTestId("warm-up-tasks");

/** Looks at the errors of web, which everybody may, and shares what came of it. */
async function share(page: Page): Promise<void> {
  await showList(page);
  await page.getByTestId("node-web").click();
  await page.getByRole("tab", { name: "Act" }).click();
  await page.getByTestId("look-red").click();
  await tasks(page).getByText("A card lies in your tray").waitFor();
  await page.keyboard.press("s");
}

it("takes two people through both tasks, and on to the briefing by itself", async () => {
  const host = await found(drill, "Ines", "s04", "2");
  const player = await joinAs(drill, "Tomas", await codeOf(host));
  await host.getByTestId("seat-0").getByRole("button").click();
  await player.getByTestId("seat-3").getByRole("button").click();
  await host.getByTestId("warm-up").click();
  await Promise.all([host, player].map((page) => tasks(page).waitFor()));
  await tasks(player).getByText("Select a station on the map").waitFor();

  await share(player);
  await share(host);
  await tasks(player).getByText("Propose Restart db").waitFor();
  await make(player, "restart-db", "db");
  await tasks(host).getByText("A change waits for your key").waitFor();
  await host.getByRole("button", { name: "Approve" }).first().click();
  await tasks(player).getByText("Everybody is warm").waitFor();

  await Promise.all([host, player].map((page) => page.getByTestId("understood").waitFor()));
  expect(await tasks(host).count()).toBe(0);
  expect(drill.errors).toEqual([]);
}, 180_000);
