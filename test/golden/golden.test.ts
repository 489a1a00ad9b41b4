/**
 * The physics is what it was when somebody last looked. After a change that was meant: `node test/golden/record.mjs`,
 * and commit the difference with the change. A failure names the first recorded minute that differs.
 */
import { expect, it } from "vitest";
import { names, plans, readGolden, replayed } from "./golden.ts";

it("has a recording of every plan, and no other", () => {
  expect([...names].sort()).toEqual(plans.map(({ name }) => name).sort());
});

it.each(plans)("replays $name to the recorded hashes and the recorded harm", ({ name, minutes, by }) => {
  const golden = readGolden(name);
  const { differs, harm, equalHashes, endTick } = replayed(golden);
  expect(differs).toBeNull();
  expect(endTick).toBe(minutes * 600);
  expect(equalHashes).toBe(minutes + 1);
  expect(harm).toEqual(golden.harm);
  const launches = golden.journal.filter(({ body }) => JSON.stringify(body).includes("action.launch")).length;
  expect(launches > 3).toBe(by !== "none");
});
