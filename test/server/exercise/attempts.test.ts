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

it("counts a network of the newer kind as one, however many addresses it has", () => {
  const attempts = createAttempts(createFakeClock());
  for (let count = 0; count < 20; count++) attempts.wrong(`2001:db8:1:2::${count.toString(16)}`);
  expect(attempts.isBarred("2001:db8:1:2:aaaa::1")).toBe(true);
  expect(attempts.isBarred("2001:db8:1:3::1")).toBe(false);
  for (let count = 0; count < 20; count++) attempts.wrong("::ffff:10.0.0.7");
  expect([attempts.isBarred("10.0.0.7"), attempts.isBarred("10.0.0.8")]).toEqual([true, false]);
});
