/** After the round: nothing, the reference and the team over one horizon, and what would have been. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { createPool } from "../../../server/whatif/index.ts";
import type { Pool } from "../../../server/whatif/index.ts";
import { fakeScenario } from "../../play/fakeScenario.ts";
import { openHouse, placeIn, realStock } from "../house.ts";
import type { House } from "../house.ts";

let pool: Pool;
let house: House;
beforeAll(async () => {
  pool = createPool(2);
  house = await openHouse({ rate: 4, pool, worlds: realStock() });
});
afterAll(async () => {
  await house.close();
  await pool.close();
});

it("shows the truth after the private questions, three runs over one horizon, and a what-if", async () => {
  const { token } = placeIn(await house.ask("POST", "/api/solo", { layer: "standard", liveMinutes: 5 }));
  const visit = await house.visit(token);
  expect(await visit.say({ type: "briefing.understood" })).toBe("ok");
  expect(await visit.say({ type: "action.launch", action: "admit", target: "edge@west", value: 20 })).toBe("ok");
  await visit.until(({ tick }) => tick > 700);
  expect(await visit.say({ type: "round.end" })).toBe("ok");
  const early = await visit.until(({ common }) => common.debrief !== null);
  expect(early.common.debrief?.report).toBeNull();
  expect(early.common.found).toBeNull();
  expect(await visit.say({ type: "debrief.answer", question: "cause", text: "the cache" })).toBe("ok");
  expect(await visit.say({ type: "debrief.step", step: 1 })).toBe("ok");
  const { common } = await visit.until((view) => (view.common.debrief?.report ?? null) !== null);
  const report = common.debrief?.report;
  expect(report?.curves.map(({ of }) => of)).toEqual(["none", "reference", "team"]);
  expect(new Set(report?.curves.map(({ userMinutes }) => userMinutes.length)).size).toBe(1);
  expect(report?.horizonTick).toBe(5 * 60 * 4 * 10);

  expect(await visit.say({ type: "whatif.run", change: { kind: "remove", ref: "A1" } })).toBe("ok");
  const after = await visit.until((view) => view.common.debrief?.whatIfs[0]?.state === "done");
  const team = report?.curves.find(({ of }) => of === "team")?.userMinutes.at(-1);
  expect(after.common.debrief?.whatIfs[0]?.userMinutes).not.toBe(team);

  const added = { kind: "add", action: "admit", target: "edge@east", value: 30, toTick: 400 } as const;
  expect(await visit.say({ type: "whatif.run", change: added })).toBe("ok");
  await visit.until((view) => view.common.debrief?.whatIfs[1]?.state === "done");
  const { found } = visit.view().common;
  expect(found?.runs).toBeGreaterThanOrEqual(0);
});

it("remembers how a team's round went under the name that its host gave it, and nobody who practised alone", async () => {
  const asked = await house.ask("POST", "/api/exercises", {
    size: 2,
    liveMinutes: 5,
    teamName: "Night shift",
    name: "Ana",
  });
  const { code, token } = placeIn(asked);
  const visit = await house.visit(token);
  await visit.say({ type: "seat.take", seat: 0 });
  await visit.say({ type: "host.start" });
  await visit.say({ type: "host.start" });
  await visit.until(({ tick }) => tick > 200);
  await visit.say({ type: "round.end" });
  const history = async () => (await house.ask("GET", "/api/history")).body["rounds"];
  await expect.poll(history, { timeout: 60_000, interval: 500 }).toHaveLength(1);
  const { incident } = visit.view().common.session;
  expect(await history()).toMatchObject([
    { team: "Night shift", incident, size: 2, layer: "standard", ended: "host", lost: { none: expect.any(Number) } },
  ]);
  const told = JSON.stringify(await history());
  for (const secret of ["Ana", code, fakeScenario.id, fakeScenario.title]) expect(told).not.toContain(secret);
  await house.ask("DELETE", `/api/exercises/${code}`, undefined, token);
  expect(await history()).toEqual([]);
}, 90_000);
