/** Two teams under one code: a player each beside bots, and a host who conducts both from one desk. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { codeOf, joinAs, openDrill } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";

let drill: Drill;
beforeAll(async () => {
  drill = await openDrill(4);
});
afterAll(() => drill.close());

it("seats people and bots in both, starts and ends them together, and leads the host from one to the other", async () => {
  const fay = await drill.arrive("Fay");
  await fay.goto(drill.url);
  await fay.getByTestId("join-name").fill("Fay");
  await fay.getByTestId("host").click();
  await fay.getByTestId("scenario-s04").click();
  await fay.getByTestId("teams").selectOption("2");
  await fay.getByTestId("seed").fill("2");
  await fay.getByTestId("host-this").click();
  await fay.getByTestId("lobby-code").waitFor({ timeout: 180_000 });
  const code = await codeOf(fay);

  const ana = await joinAs(drill, "Ana", code);
  await ana.getByText("You are in team 1 of 2").waitFor();
  const bo = await joinAs(drill, "Bo", code);
  await bo.getByText("You are in team 2 of 2").waitFor();
  await ana.getByRole("combobox", { name: "Change team" }).selectOption("1");
  await ana.getByText("You are in team 2 of 2").waitFor();
  await ana.getByRole("combobox", { name: "Change team" }).selectOption("0");
  await ana.getByText("You are in team 1 of 2").waitFor();
  for (const page of [ana, bo]) await page.getByTestId("seat-0").getByRole("button").click();
  await fay.getByRole("button", { name: "Competent ones" }).click();
  await fay.getByTestId("team-0").getByText("4/4").waitFor();
  await fay.getByTestId("team-1").getByText("4/4").waitFor();

  await fay.getByTestId("facilitate").click();
  await fay.getByTestId("start-all").click();
  for (const page of [ana, bo]) await page.getByTestId("understood").click();
  await Promise.all([ana, bo].map((page) => page.getByTestId("clock").waitFor()));
  await fay.getByText("A quarter at a time").waitFor();
  await fay.getByTestId("team-1").click();
  await fay.getByTestId("fac-seat-0").getByText("Bo", { exact: true }).waitFor();
  await fay.getByTestId("pause-all").click();
  await Promise.all([ana, bo].map((page) => page.getByText("Paused by the host").waitFor()));
  await fay.getByTestId("pause-all").click();
  await fay.getByTestId("compare-teams").click();
  await fay.getByRole("img", { name: /Team 1: .*; Team 2: |Team 2: .*; Team 1: / }).waitFor();
  await fay.getByTestId("show-comparison").check();
  await fay.keyboard.press("Escape");

  // Bo's own idea stays with team 2; he himself goes to where there is a free seat.
  await fay.getByTestId("move-people").click();
  await fay.getByTestId("move-Bo").click();
  await fay.getByText("Nobody is in this team").waitFor();
  await fay.keyboard.press("Escape");
  await bo.getByText("every seat is taken").waitFor();

  await fay.getByTestId("end-all").click();
  await fay.getByTestId("end-all-now").click();
  await Promise.all([ana, bo].map((page) => page.locator(".debrief").waitFor()));
  await bo.getByTestId("compare-teams").click();
  await bo.getByRole("img", { name: /Team 1: / }).waitFor();
  expect(drill.errors).toEqual([]);
}, 400_000);
