import { expect, it } from "vitest";
import { createAttempts } from "../../../server/exercise/attempts.ts";
import { createFakeClock } from "../rooms/fakeClock.ts";

it("bars an address that was wrong twenty times in a minute, and no other", async () => {
  const clock = createFakeClock();
  const attempts = createAttempts(clock);
  for (let count = 0; count < 19; count++) attempts.wrong("a");
  expect(attempts.isBarred("a")).toBe(false);
  attempts.wrong("a");
  expect([attempts.isBarred("a"), attempts.isBarred("b")]).toEqual([true, false]);
  await clock.pass(59_000);
  expect(attempts.isBarred("a")).toBe(true);
  await clock.pass(1000);
  expect(attempts.isBarred("a")).toBe(false);
});
