import { expect, it } from "vitest";
import type { Simulation } from "../../shared/sim/index.ts";
import type { World } from "../../shared/sim/world.ts";
import { action, companyWith, launch, until } from "./automated.ts";
import { open, run, set, sum } from "./bench.ts";

/** Ten replicas of 10 slots of 100 ms, 1,000 requests per second when warm, and always more than that to do. */
function busy(group: object = {}, service: object = {}): World {
  return run(
    open({
      services: [
        {
          id: "app",
          groups: [{ replicas: 10, slots: 10, serviceMs: 100, ...group }],
          queue: { places: 500 },
          ...service,
        },
        { id: "settings", groups: [{ serviceMs: 10 }] },
      ],
      populations: [{ id: "users", journeys: [{ to: "app", rps: 1500, timeoutMs: 5000 }] }],
    }),
    20,
  );
}

const warm = { warmupS: 60, coldSpeed: 0.2 };

/** What the app finishes per second over the next seconds. */
function rate(world: World, seconds: number): number {
  const before = world.step.state.completed[0] ?? 0;
  run(world, seconds);
  return ((world.step.state.completed[0] ?? 0) - before) / seconds;
}

it("[M13] a fleet that starts begins at its cold speed, and gains the rest evenly over its warm-up", () => {
  const world = busy(warm);
  expect(rate(world, 20) / 1000).toBeCloseTo(1, 1);
  set(world, "app.replicas", 0);
  run(world, 2);
  set(world, "app.replicas", 10);
  // At t of 60 s its speed is 0.2 + 0.8 t / 60.
  for (const middle of [5, 15, 25, 35, 45, 55]) {
    const expected = 1000 * (0.2 + (0.8 * middle) / 60);
    expect(Math.abs(rate(world, 10) - expected)).toBeLessThan(0.05 * 1000);
  }
  expect(rate(world, 20) / 1000).toBeCloseTo(1, 1);
});

it("[M13] a replica warms up from when it serves, not from when it boots", () => {
  const boots = [{ id: "load", to: "settings", retryS: 1 }];
  const world = busy(warm, { boots });
  set(world, "settings.errorRatio", 1);
  set(world, "app.replicas", 0);
  run(world, 2);
  set(world, "app.replicas", 10);
  run(world, 100);
  set(world, "settings.errorRatio", 0);
  run(world, 1.5);
  expect(rate(world, 2)).toBeLessThan(0.3 * 1000);
});

it("[M13] new replicas do not slow the warm ones: a fleet works at its mean speed", () => {
  const world = busy(warm);
  set(world, "app.replicas", 14);
  // Ten at full speed and four at about 0.2.
  expect(Math.abs(rate(world, 4) - (1000 + 4 * 100 * 0.23))).toBeLessThan(50);
});

const restart = (more: object = {}) => ({
  ...action("instances.restart", "app", { unit: "%", initial: 100 }),
  ...more,
});

/** Calls of people that failed until T+500, where the app is restarted at T+10. */
function failedBy(share: number, warmup: object): number {
  const groups = [{ replicas: 4, slots: 50, serviceMs: 80, startupS: 10, ...warmup }];
  const simulation = companyWith({ app: { groups, queue: { places: 400 } }, actions: [restart()] });
  const failed = (): number => sum(simulation.world.step.state.callFailed);
  until(simulation, 10);
  const before = failed();
  until(simulation, 500, [launch(1, "app", share)]);
  return failed() - before;
}

it("[M13] [M06] a fleet restarted at once is slower than one restarted in parts", () => {
  const byWarmup = (share: number): number => failedBy(share, warm) - failedBy(share, {});
  const atOnce = byWarmup(100);
  expect(atOnce).toBeGreaterThan(1000);
  expect(byWarmup(25)).toBeLessThan(0.2 * atOnce);
});

const serving = ({ world }: Simulation): number => world.step.state.serving[0] ?? -1;

it("[M06] the jitter of a restart spreads the replicas evenly over it", () => {
  const groups = [{ replicas: 100, slots: 50, serviceMs: 80, startupS: 10 }];
  const simulation = companyWith({ app: { groups }, actions: [restart({ jitterS: 60 })] });
  until(simulation, 10);
  const back = [20, 35, 50, 65, 81].map((second, i) => {
    until(simulation, second, i === 0 ? [launch(1, "app", 100)] : []);
    return serving(simulation);
  });
  expect(back[0]).toBeLessThanOrEqual(1);
  // Binomial: five of its deviations are 22 replicas.
  for (const [i, expected] of [25, 50, 75].entries()) expect(Math.abs((back[i + 1] ?? 0) - expected)).toBeLessThan(22);
  expect(back[4]).toBe(100);
});

it("[M06] a roll-out with jitter keeps replicas away for as long as it says, and so much longer on average", () => {
  const awayS = (jitterS: number): number => {
    const stages = [{ atS: 10, share: 1 }];
    const rollout = { id: "upgrade", name: "Upgrade", service: "app", stages, everyS: 5, absentS: 20, jitterS };
    const groups = [{ replicas: 60, slots: 50, serviceMs: 80 }];
    const simulation = companyWith({ app: { groups }, rollouts: [rollout] });
    let away = 0;
    while (simulation.tick < 4000) {
      simulation.step([]);
      away += (60 - serving(simulation)) / 10;
    }
    return away / 60;
  };
  expect(awayS(0)).toBeCloseTo(20, 0);
  // Uniform: the mean of sixty has a deviation of 40 / sqrt(12 x 60), 1.5 s.
  expect(Math.abs(awayS(40) - 40)).toBeLessThan(5 * 1.5);
});
