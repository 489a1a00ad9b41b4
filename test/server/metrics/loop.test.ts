import { expect, it } from "vitest";
import { watchLoop } from "../../../server/metrics/index.ts";
import { createFakeClock } from "../rooms/fakeClock.ts";

it("says ten times a second how late the event loop is", async () => {
  const clock = createFakeClock();
  const late: number[] = [];
  const stop = watchLoop(clock, (ms) => void late.push(ms));
  await clock.pass(1000);
  expect(late).toEqual(Array.from({ length: 10 }, () => 0));
  clock.stall(350);
  await clock.pass(0);
  expect(late.slice(10)).toEqual([250]);
  stop();
  await clock.pass(1000);
  expect(late).toHaveLength(11);
});
