import { afterEach, expect, it } from "vitest";
import { createPool } from "../../../server/whatif/index.ts";
import type { Pool } from "../../../server/whatif/index.ts";
import { restoreSimulation } from "../../../shared/sim/index.ts";
import { fakeScenario } from "../../play/fakeScenario.ts";

let pool: Pool;
afterEach(() => pool.close());

const payload = { scenario: fakeScenario, seed: "one" };

it("lives through the ordinary time before a round, the same in every thread", async () => {
  pool = createPool(2);
  const both = await Promise.all([pool.run("preRoll", payload).result, pool.run("preRoll", payload).result]);
  const hashes = both.map((made) => made.ok && restoreSimulation(fakeScenario, "one", made.value.snapshot).hash());
  expect(hashes[0]).toMatch(/^[0-9a-f]{16}$/);
  expect(hashes[0]).toBe(hashes[1]);
  expect(both[0].ok && restoreSimulation(fakeScenario, "one", both[0].value.snapshot).tick).toBe(0);
});

it("lets go of a job that nobody wants, whether it waits or runs, and does the next", async () => {
  pool = createPool(1);
  const [running, waiting, wanted] = [1, 2, 3].map(() => pool.run("preRoll", payload));
  waiting?.cancel();
  running?.cancel();
  expect(await running?.result).toMatchObject({ ok: false, refusal: { code: "whatif/cancelled" } });
  expect(await waiting?.result).toMatchObject({ ok: false, refusal: { code: "whatif/cancelled" } });
  expect(await wanted?.result).toMatchObject({ ok: true });
});

it("puts an idle job back when somebody else needs its thread, and does it afterwards", async () => {
  pool = createPool(1);
  const ended: string[] = [];
  const started = (name: string, when: "now" | "later" | "idle") =>
    pool.run("preRoll", payload, { when }).result.then(({ ok }) => ended.push(`${name} ${ok}`));
  const idle = [started("idle", "idle"), started("second idle", "idle")];
  expect(pool.load).toMatchObject({ running: 1, waiting: 1 });
  const others = [started("later", "later"), started("now", "now")];
  expect(pool.load).toMatchObject({ running: 1, waiting: 3 });
  await Promise.all([...idle, ...others]);
  expect(ended).toEqual(["later true", "now true", "idle true", "second idle true"]);
});

it("refuses when the line is too long", async () => {
  pool = createPool(1);
  const jobs = Array.from({ length: 66 }, () => pool.run("preRoll", payload));
  expect(await jobs.at(-1)?.result).toMatchObject({ ok: false, refusal: { code: "whatif/busy" } });
  for (const job of jobs) job.cancel();
});

it("tells of a job that threw, and goes on", async () => {
  pool = createPool(1);
  const broken = { ...fakeScenario, world: { ...fakeScenario.world, services: [] } };
  await expect(pool.run("preRoll", { ...payload, scenario: broken }).result).rejects.toThrow("preRoll");
  expect(await pool.run("preRoll", payload).result).toMatchObject({ ok: true });
});
