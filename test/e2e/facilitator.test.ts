/** A round conducted from the desk: the truth for one, nothing of it for the others, and the ways to step in. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { codeOf, found, joinAs, openDrill } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";

let drill: Drill;
beforeAll(async () => {
  drill = await openDrill(4);
});
afterAll(() => drill.close());

it("[31–33] shows its holder what is true and comes next, and lands whisper, message, question, hint and bookmark", async () => {
  const fay = await found(drill, "Fay", "s04", "2");
  const code = await codeOf(fay);
  const players = await Promise.all(["Ana", "Bo"].map((name) => joinAs(drill, name, code)));
  const [ana, bo] = players;
  if (!ana || !bo) throw new Error("two have joined");
  for (const [page, seat] of [
    [ana, 0],
    [bo, 3],
  ] as const) {
    await page.getByTestId(`seat-${seat}`).getByRole("button").click();
    await page.getByTestId("ready").click();
  }
  await fay.getByTestId("facilitate").click();
  await ana.getByText("Fay", { exact: true }).first().waitFor();
  await fay.getByTestId("start").click();
  await Promise.all(players.map((page) => page.getByTestId("understood").click()));
  await fay.getByText("A quarter at a time").waitFor();
  await Promise.all(players.map((page) => page.getByTestId("clock").waitFor()));

  await fay.getByTestId("replay-says").getByText("it began here").waitFor({ timeout: 120_000 });
  await fay.getByRole("radio", { name: "Tree" }).click();
  await fay.getByText("discovery agent, step 3 of 4").first().waitFor({ timeout: 120_000 });
  await expect
    .poll(() => fay.getByTestId("next-tipping-point").innerText(), { timeout: 120_000 })
    .toMatch(/if nobody acts/);
  for (const page of players) expect(await page.getByText("A quarter at a time").count()).toBe(0);

  await fay.getByRole("tab", { name: "Step in" }).click();
  await fay.getByLabel("Your words to them").fill("Say it aloud");
  await fay.getByTestId("fac-whisper").click();
  await ana.getByTestId("whisper").getByText("Say it aloud").waitFor();
  expect(await bo.getByTestId("whisper").count()).toBe(0);
  await fay.getByLabel("In your own words").fill("Is it us?");
  await fay.getByTestId("fac-outside").click();
  await ana.getByText("Is it us?").first().waitFor();

  await fay.getByTestId("fail-tool").click();
  await fay.getByText("Log search: down until").waitFor();
  await fay.getByLabel("What do you think is happening").fill("What comes next?");
  await fay.getByTestId("fac-probe").click();
  for (const page of players) {
    await page.getByLabel("Your answer").fill("The store fills up");
    await page.getByTestId("probe-answer").click();
  }
  await fay.getByText("2 answers").waitFor();
  await ana.getByTestId("probe").waitFor({ state: "detached" });

  await fay.getByTestId("give-hint").click();
  await fay.locator(".fac-hints .fac-given").waitFor();
  await fay.getByRole("tab", { name: "Notes" }).click();
  await fay.getByLabel("What you saw just now").fill("Ana repeats what Bo said");
  await fay.getByTestId("bookmark").click();
  await fay.getByText("Ana repeats what Bo said").waitFor();

  await fay.getByTestId("share-screen").click();
  await fay.getByTestId("map-canvas").waitFor();
  expect(await fay.getByText("A quarter at a time").count()).toBe(0);
  await fay.getByTestId("stop-sharing").click();
  await fay.getByTestId("end").click();
  await fay.getByTestId("end-now").click();
  await ana.locator(".debrief").waitFor();
  expect(drill.errors).toEqual([]);
}, 300_000);
