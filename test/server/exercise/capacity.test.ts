/** A server that is full says so at its door, and those who are inside notice nothing. */
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createLoad } from "../../../server/exercise/index.ts";
import type { Load } from "../../../server/exercise/index.ts";
import { fakeScenario } from "../../play/fakeScenario.ts";
import { openHouse, placeIn } from "../house.ts";
import type { House, Place } from "../house.ts";
import { createFakeClock } from "../rooms/fakeClock.ts";

let house: House;
let load: Load;
let places: Place[] = [];

/** Each round at 4× needs a tenth of the core, as if it had been measured so; there is room for three and a half. */
beforeAll(async () => {
  load = createLoad(createFakeClock());
  load.walked(fakeScenario, 4000, 4000 * 2.5);
  house = await openHouse({ load, mostShare: 0.35 });
});
afterEach(async () => {
  for (const { code, token } of places) await house.ask("DELETE", `/api/exercises/${code}`, undefined, token);
  places = [];
});
afterAll(() => house.close());

async function create(asked: object = {}): Promise<string> {
  const answer = await house.ask("POST", "/api/exercises", { size: 2, speed: 4, ...asked });
  if (answer.status === 201) {
    places.push(placeIn(answer));
    return "ok";
  }
  expect(answer.status).toBe(503);
  expect(String(answer.body["reason"])).toMatch(/Try again/);
  return String(answer.body["code"]);
}

it("refuses a new exercise before those that run would need too much", async () => {
  for (let n = 0; n < 3; n++) expect(await create()).toBe("ok");
  expect(await create()).toBe("exercise/no-room");
  expect(await create({ speed: 1 })).toBe("ok");
  expect(house.hall.census()).toMatchObject({ exercises: 4 });
  expect(house.hall.census().load).toBeCloseTo(0.325);
});

it("counts those whose worlds are being made: of many who ask at once only as many come in as there is room for", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => create()));
  expect(answers.filter((answer) => answer === "ok")).toHaveLength(3);
});

it("counts every team, and says that fewer would do", async () => {
  expect(await create()).toBe("ok");
  const many = await house.ask("POST", "/api/exercises", { size: 2, speed: 4, teams: 3 });
  expect(many.body).toMatchObject({ code: "exercise/no-room-for-teams" });
  expect(String(many.body["reason"])).toContain("fewer");
  expect(await create({ teams: 2 })).toBe("ok");
});

it("takes on anything when it has nothing else to do", async () => {
  expect(await create({ teams: 4 })).toBe("ok");
  expect(await create({ speed: 1 })).toBe("exercise/no-room");
});

it("lets no round go faster than there is room for, and has room again when one has ended", async () => {
  for (let n = 0; n < 3; n++) expect(await create()).toBe("ok");
  const [first, second] = await Promise.all(places.slice(0, 2).map(({ token }) => house.visit(token)));
  expect(await first?.say({ type: "host.configure", speed: 8 })).toBe("clock/no-room");
  expect(await first?.say({ type: "host.configure", speed: 2 })).toBe("ok");
  expect(await first?.say({ type: "host.configure", speed: 4 })).toBe("ok");
  await second?.say({ type: "seat.take", seat: 0 });
  for (let step = 0; step < 2; step++) await second?.say({ type: "host.start" });
  expect(await second?.say({ type: "clock.speed", speed: 8 })).toBe("clock/no-room");
  expect(await second?.say({ type: "round.end" })).toBe("ok");
  await second?.until(({ common }) => common.session.phase === "debrief");
  expect(await first?.say({ type: "host.configure", speed: 8 })).toBe("ok");
});

it("takes nobody new while rounds come late, whatever the sum says", async () => {
  expect(await create({ speed: 1 })).toBe("ok");
  for (let turn = 0; turn < 200; turn++) load.turned(80, 0);
  const answer = await house.ask("POST", "/api/exercises", { size: 2, speed: 1 });
  expect(answer.body).toMatchObject({ code: "exercise/no-room-now" });
  expect(String(answer.body["reason"])).toContain("too busy");
});
