/** [DESIGN 6] Back by name: who lost their token gets their place again when the team says that it is them. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { HEARD_WITHIN_MS } from "../../../server/exercise/returns.ts";
import { AWAY_AFTER_MS } from "../../../server/rooms/attendance.ts";
import { openHouse, placeIn } from "../house.ts";
import type { House, HttpAnswer, Place, Visit } from "../house.ts";
import { createFakeClock } from "../rooms/fakeClock.ts";
import type { FakeClock } from "../rooms/fakeClock.ts";

let house: House;
let clock: FakeClock;
let ana: Visit;
let bo: Place;
let code: string;

beforeAll(async () => {
  clock = createFakeClock();
  house = await openHouse({ clock });
});
afterAll(() => house.close());

beforeEach(async () => {
  const host = placeIn(await house.ask("POST", "/api/exercises", { name: "Ana" }));
  ({ code } = host);
  ana = await house.visit(host.token);
  bo = placeIn(await house.ask("POST", `/api/exercises/${code}/members`, { name: "Bo" }));
  const visit = await house.visit(bo.token);
  await visit.say({ type: "seat.take", seat: 1 });
  visit.socket.disconnect();
  await seen(() => ana.view().common.members.some(({ id, link }) => id === bo.member && link === "away"));
});

/** Lets time pass until the host's screen shows something. */
async function seen(what: () => boolean, stepMs = AWAY_AFTER_MS / 5): Promise<void> {
  await expect
    .poll(
      async () => {
        await clock.pass(stepMs);
        return what();
      },
      { timeout: 20_000 },
    )
    .toBe(true);
}

const join = (name: string) => house.ask("POST", `/api/exercises/${code}/members`, { name });

async function askBack(name = " bO "): Promise<{ readonly answer: Promise<HttpAnswer> }> {
  const answer = house.ask("POST", `/api/exercises/${code}/returns`, { name });
  await seen(() => ana.view().common.returns.includes(bo.member), 250);
  return { answer };
}

it("gives the new browser the member's place, and the old token dies", async () => {
  expect((await join("bo")).body["code"]).toBe("join/name-away");
  const { answer } = await askBack();
  expect(await ana.say({ type: "return.confirm", member: bo.member })).toBe("ok");
  const place = placeIn(await answer);
  expect(place.member).toBe(bo.member);
  await expect(house.visit(bo.token)).rejects.toMatchObject({ data: { code: "join/unknown-token" } });
  const back = await house.visit(place.token);
  expect(back.view().own.you).toMatchObject({ member: bo.member, seat: 1 });
  await seen(() => ana.view().common.members.every(({ link }) => link === "here"), 250);
});

it("works in a locked room: who comes back is nobody new", async () => {
  expect(await ana.say({ type: "host.lock", locked: true })).toBe("ok");
  expect((await join("Cy")).body["code"]).toBe("join/locked");
  expect((await join("Bo")).body["code"]).toBe("join/name-away");
  const { answer } = await askBack();
  await ana.say({ type: "return.confirm", member: bo.member });
  expect(placeIn(await answer).member).toBe(bo.member);
});

it("says no when the team does, and not twice in a minute; the place and its token stay as they were", async () => {
  const { answer } = await askBack();
  expect((await house.ask("POST", `/api/exercises/${code}/returns`, { name: "Bo" })).body["code"]).toBe(
    "join/asked-already",
  );
  await ana.say({ type: "return.refuse", member: bo.member });
  expect((await answer).body["code"]).toBe("join/not-let-in");
  expect((await house.ask("POST", `/api/exercises/${code}/returns`, { name: "Bo" })).body["code"]).toBe(
    "join/asked-lately",
  );
  const back = await house.visit(bo.token);
  expect(back.view().own.you.seat).toBe(1);
});

it("ends when nobody answers, and takes the question away", async () => {
  const { answer } = await askBack();
  await clock.pass(HEARD_WITHIN_MS);
  expect((await answer).body["code"]).toBe("join/unheard");
  await seen(() => ana.view().common.returns.length === 0, 250);
});

it("says so when nobody is there who could answer, or nobody is called that or gone", async () => {
  const ask = async (name: string) =>
    (await house.ask("POST", `/api/exercises/${code}/returns`, { name })).body["code"];
  expect(await ask("Cy")).toBe("join/nobody-called");
  expect(await ask("Ana")).toBe("join/not-away");
  ana.socket.disconnect();
  await expect
    .poll(
      async () => {
        await clock.pass(AWAY_AFTER_MS / 5);
        return ask("Ana");
      },
      { timeout: 20_000, interval: 200 },
    )
    .toBe("join/nobody-confirms");
  expect((await join("Bo")).body["code"]).toBe("join/nobody-confirms");
});
