/** Worlds of new rounds: the same as those that a server finds in its database when it comes back. */
import { expect, it } from "vitest";
import { canonical, fromCanonical } from "../../../server/exercise/canonical.ts";
import { createWorldStock } from "../../../server/exercise/index.ts";
import { readPackaged } from "../../../server/library/index.ts";

const packaged = await readPackaged((problem) => {
  throw new Error(problem);
});
const stock = createWorldStock(
  { run: () => ({ result: new Promise(() => undefined), cancel: () => undefined }) },
  (problem) => {
    throw problem;
  },
);

it.each(packaged)("plays $scenario.id, drawn anew, in the very order in which it is read back", ({ scenario }) => {
  const drawn = stock.draw(scenario, "1");
  if (!drawn.ok) throw new Error(drawn.refusal.reason);
  const back = fromCanonical(canonical(drawn.value.scenario).text);
  expect(JSON.stringify(drawn.value.scenario)).toBe(JSON.stringify(back));
});
