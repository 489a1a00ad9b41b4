/** What rounds are reckoned to need of one core, by a clock that the test turns. */
import { expect, it } from "vitest";
import { createLoad } from "../../../server/exercise/index.ts";
import { expand } from "../../../shared/content/index.ts";
import { fakeScenario } from "../../play/fakeScenario.ts";
import { createFakeClock } from "../rooms/fakeClock.ts";

const round = { scenario: fakeScenario, speed: 4 } as const;

it("counts games × speed × what a step was measured to cost", () => {
  const load = createLoad(createFakeClock());
  load.walked(fakeScenario, 1000, 500);
  // Half a millisecond a step, ten steps a second at the speed of life.
  expect(load.shareOf([round])).toBeCloseTo((4 * 10 * 0.5) / 1000);
  expect(load.shareOf([round, round, round])).toBeCloseTo(3 * load.shareOf([round]));
  expect(load.shareOf([{ ...round, speed: 8 }])).toBeCloseTo(2 * load.shareOf([round]));
});

it("adds what turns cost besides steps, whatever the speed", () => {
  const load = createLoad(createFakeClock());
  load.walked(fakeScenario, 2, 1);
  load.turned(0, 3);
  const [slow, fast] = [load.shareOf([{ ...round, speed: 1 }]), load.shareOf([{ ...round, speed: 4 }])];
  // 2 ms in each of 20 turns a second.
  expect(slow - (fast - slow) / 3).toBeCloseTo(0.04);
});

it("judges a size that never ran by those that did, and by the bench before any did", () => {
  const load = createLoad(createFakeClock());
  const calls = expand(fakeScenario.world, fakeScenario).edges.length;
  const small = { ...fakeScenario, world: { ...fakeScenario.world, populations: [] } };
  const smallCalls = expand(small.world, small).edges.length;
  expect(smallCalls).toBeLessThan(calls);
  const ratio = (): number => load.shareOf([{ ...round, scenario: small }]) / load.shareOf([round]);
  expect(ratio()).toBeCloseTo(smallCalls / calls);
  load.walked(fakeScenario, 1000, 5000);
  expect(ratio()).toBeCloseTo(smallCalls / calls);
  load.walked(small, 1000, 5000);
  expect(ratio()).toBeCloseTo(1);
});

it("follows what steps cost lately", () => {
  const load = createLoad(createFakeClock());
  load.walked(fakeScenario, 1000, 5000);
  const slow = load.shareOf([round]);
  for (let n = 0; n < 100; n++) load.walked(fakeScenario, 1000, 500);
  expect(load.shareOf([round]) / slow).toBeCloseTo(0.1, 1);
});

it("knows that turns come late while they do, and forgets it when they no longer do", async () => {
  const clock = createFakeClock();
  const load = createLoad(clock);
  const second = async (lateMs: number): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) load.turned(lateMs, 1);
    await clock.pass(1000);
  };
  for (let n = 0; n < 5; n++) await second(5);
  expect(load.isLate).toBe(false);
  for (let n = 0; n < 3; n++) await second(120);
  expect(load.isLate).toBe(true);
  for (let n = 0; n < 12; n++) await second(5);
  expect(load.isLate).toBe(false);
  for (let n = 0; n < 5; n++) await second(120);
  await clock.pass(60_000);
  expect(load.isLate).toBe(false);
});
