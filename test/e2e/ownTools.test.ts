/** The bridge from the host's screens: turned on in the lobby, its token shown once, an address refused, and off again. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { codeOf, found, openDrill } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";

let drill: Drill;
beforeAll(async () => {
  drill = await openDrill(1);
});
afterAll(() => drill.close());

it("is set up under “Your tools” by the host, who sees what is set and no secret", async () => {
  const fay = await found(drill, "Fay", "s04", "2");
  const code = await codeOf(fay);
  await fay.getByTestId("own-tools").click();
  await fay.getByTestId("bridge-on").click();
  await fay.getByTestId("token-metrics").click();
  const token = await fay.getByTestId("shown-metrics").innerText();
  const at = `${drill.url}/api/exercises/${code}/teams/1/bridge/metrics`;
  await fay.getByText(at).waitFor();
  const scrape = async (): Promise<number> =>
    (await fetch(at, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await scrape()).toBe(200);

  await fay.getByTestId("slack-url").fill("https://127.0.0.1/hook");
  await fay.getByTestId("save-slack").click();
  await fay.getByRole("alert").filter({ hasText: "127.0.0.1 is in a private network" }).waitFor();
  await fay.getByTestId("slack-url").fill("https://hooks.nowhere.invalid/secret-path");
  await fay.getByTestId("save-slack").click();
  const slack = fay.getByTestId("outlet-slack");
  await slack.getByText("Leads to hooks.nowhere.invalid.").waitFor();
  expect(await fay.getByTestId("slack-url").inputValue()).toBe("");
  expect(await fay.getByRole("dialog").innerText()).not.toContain("secret-path");

  // Opened again it knows what is set, and not the token.
  await fay.keyboard.press("Escape");
  await fay.getByTestId("own-tools").click();
  await slack.getByText("Leads to hooks.nowhere.invalid.").waitFor();
  expect(await fay.getByTestId("shown-metrics").count()).toBe(0);
  await fay.getByTestId("revoke-metrics").click();
  await expect.poll(scrape).toBe(401);
  await fay.getByTestId("remove-slack").click();
  await slack.getByText("Leads to").waitFor({ state: "detached" });
  await fay.getByTestId("bridge-off").click();
  await fay.getByTestId("bridge-on").waitFor();
  // A browser notes down what it was refused.
  expect(drill.errors).toEqual([expect.stringContaining("400 (Bad Request)")]);
});
