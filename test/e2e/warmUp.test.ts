/** The joint warm-up as two people and whoever conducts meet it, from the lobby to the briefing of the incident. */
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
  const fay = await found(drill, "Fay", "s04", "2");
  const code = await codeOf(fay);
  const [command, player] = [await joinAs(drill, "Ines", code), await joinAs(drill, "Tomas", code)];
  await command.getByTestId("seat-0").getByRole("button").click();
  await player.getByTestId("seat-3").getByRole("button").click();
  await fay.getByTestId("facilitate").click();
  await fay.getByTestId("warm-up").click();
  await Promise.all([command, player].map((page) => tasks(page).waitFor()));
  await tasks(player).getByText("Select a station on the map").waitFor();

  const done = fay.getByTestId("warm-up-done").getByRole("img", { name: "done" });
  await fay.getByTestId("warm-up-done").waitFor();
  expect(await done.count()).toBe(0);
  await share(player);
  await expect.poll(() => done.count()).toBe(1);
  await share(command);
  await tasks(player).getByText("Propose Restart db").waitFor();
  await make(player, "restart-db", "db");
  await tasks(command).getByText("A change waits for your key").waitFor();
  await command.getByRole("button", { name: "Approve" }).first().click();
  await tasks(player).getByText("Everybody is warm").waitFor();

  await Promise.all([command, player].map((page) => page.getByTestId("understood").waitFor()));
  expect(await tasks(command).count()).toBe(0);
  expect(drill.errors).toEqual([]);
}, 180_000);
