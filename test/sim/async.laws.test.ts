import { expect, it } from "vitest";
import { measure, open, run } from "./bench.ts";

/** A front with ten slots of 10 ms that tells a slow ledger about each request, with a kind of call. */
function frontAndLedger(kind: "hard" | "soft" | "async", ledger: object = {}) {
  return open({
    services: [
      {
        id: "front",
        groups: [{ slots: 10, serviceMs: 10 }],
        calls: [{ to: "ledger", kind, timeoutMs: 3000, retries: { max: 1, backoffMs: 500 } }],
      },
      { id: "ledger", groups: [{ slots: 100, serviceMs: 400, ...ledger }] },
    ],
    populations: [{ id: "users", journeys: [{ to: "front", rps: 100, timeoutMs: 2000 }] }],
  });
}

it("[Q5] an asynchronous call holds no slot: a slow callee does not slow its caller", () => {
  // 100 requests/s that each wait 400 ms need 40 slots; there are ten.
  expect(measure(run(frontAndLedger("hard"), 60), 60).ok).toBeLessThan(40);
  expect(measure(run(frontAndLedger("async"), 60), 60).ok).toBeGreaterThan(98);
});

it("[Q5] an asynchronous call fails nobody, and is still sent again", () => {
  const world = run(frontAndLedger("async", { errorRatio: 1 }), 60);
  const { ok, failed } = measure(world, 60);
  expect(ok).toBeGreaterThan(98);
  expect(failed).toBeLessThan(0.1);
  const { state } = world.step;
  const ledger = world.plant.edges.findIndex(({ client }) => world.plant.clients[client]?.pool !== -1);
  const attempts = state.edgeAttempts[ledger] ?? 0;
  expect(attempts / (state.edgeCalls[ledger] ?? 1)).toBeGreaterThan(1.95);
});
