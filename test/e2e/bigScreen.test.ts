/** A big screen beside two players: it needs no name, shows what they do, takes no seat, and comes back by itself. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { clockOf, codeOf, found, joinAs, openDrill } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";

let drill: Drill;
beforeAll(async () => {
  drill = await openDrill(4);
});
afterAll(() => drill.close());

it("hangs beside a round from the lobby to the debrief, through a locked door and a killed server", async () => {
  const host = await found(drill, "Ines", "s04", "2");
  const code = await codeOf(host);
  const player = await joinAs(drill, "Tomas", code);
  for (const [page, seat] of [
    [host, 0],
    [player, 1],
  ] as const) {
    await page.getByTestId(`seat-${seat}`).getByRole("button").click();
    await page.getByTestId("ready").click();
  }

  // As the host opens it: a new page of the same browser, by the link in the lobby.
  const [screen] = await Promise.all([
    host.context().waitForEvent("page"),
    host.getByRole("link", { name: "Big screen" }).click(),
  ]);
  await screen.setViewportSize({ width: 1920, height: 1080 });
  await screen.getByTestId("seat-0").getByText("Ines").waitFor();
  await screen.getByTestId("seat-1").getByText("Tomas").waitFor();
  expect(await screen.getByTestId("lobby-code").innerText()).toBe(code);
  expect(await host.getByText("watching 0").count()).toBe(1);

  await host.getByTestId("lock").click();
  await host.getByRole("button", { name: "Unlock room" }).waitFor();
  const stranger = await drill.arrive("nobody");
  await stranger.goto(`${drill.url}/r/${code}/screen`);
  await stranger.getByText("The host has locked this room.").waitFor();
  await screen.reload();
  await screen.getByTestId("seat-1").getByText("Tomas").waitFor();

  await host.getByTestId("start").click();
  await screen.getByText("0 of 2 have understood").waitFor();
  await Promise.all([host, player].map((page) => page.getByTestId("understood").click()));
  await Promise.all([host, player, screen].map((page) => page.getByTestId("clock").waitFor()));
  expect(Math.abs((await clockOf(screen)) - (await clockOf(host)))).toBeLessThanOrEqual(60);
  await screen.getByTestId("map-canvas").locator("canvas").waitFor();
  await screen.locator('[data-testid^="alert-"]').first().waitFor({ timeout: 120_000 });

  await drill.kill(async () => {
    await screen.getByTestId("link-lost").waitFor({ state: "detached" });
    await Promise.all([host, player].map((page) => page.getByText("reconnecting").waitFor({ state: "detached" })));
  });
  const after = await clockOf(screen);
  await expect.poll(() => clockOf(screen)).toBeGreaterThan(after);

  await host.getByTestId("end").click();
  await host.getByTestId("end-now").click();
  await screen.getByText("0 of 2 have answered").waitFor();
  await host.getByTestId("next-step").click();
  await screen.getByText("Key moments").waitFor({ timeout: 120_000 });
  expect(await screen.locator("textarea, input").count()).toBe(0);
  expect(drill.errors.filter((said) => !said.includes("403"))).toEqual([]);
});
