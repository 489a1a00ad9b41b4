/** The whole product: somebody's browser is gone, they come back by name in another, and the host says that it is them. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { codeOf, found, joinAs, openDrill } from "../helpers/drill.ts";
import type { Drill } from "../helpers/drill.ts";

let drill: Drill;
beforeAll(async () => {
  drill = await openDrill(1);
});
afterAll(() => drill.close());

it("[UX 6.5] lets back by name who is away, once the host confirms, with the seat they had", async () => {
  const host = await found(drill, "Ana", "s04");
  const code = await codeOf(host);
  const lost = await joinAs(drill, "Bo", code);
  await lost.getByTestId("seat-1").getByRole("button").click();
  await host.getByTestId("seat-1").getByRole("strong").getByText("Bo").waitFor();
  await lost.context().close();
  // Away after a quarter of a minute: until then the name is taken.
  const other = await joinAs(drill, "Bo", code);
  await other.getByText("Bo is taken in this team").waitFor();
  const comeBack = other.getByTestId("come-back");
  await expect
    .poll(
      async () => {
        await other.getByTestId("join").click();
        await other.getByTestId("join").and(other.locator(":enabled")).waitFor();
        return comeBack.count();
      },
      { interval: 2_000 },
    )
    .toBe(1);
  await comeBack.getByRole("button").click();
  await comeBack.getByText("The host or the incident commander is asked").waitFor();
  const asked = host.getByTestId("return");
  await asked.getByText("Bo is back on another device?").waitFor();
  await asked.getByRole("button", { name: "Let them in" }).click();
  await other.getByTestId("seat-1").getByRole("strong").getByText("Bo").waitFor();
  await asked.waitFor({ state: "detached" });
  expect(drill.errors.filter((said) => !said.includes("409"))).toEqual([]);
});
