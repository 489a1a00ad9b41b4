/** Bots on a real server: those that come from outside with a code, and those that a host takes in for free seats. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openCrew } from "../../../server/bots/index.ts";
import { must } from "../../../shared/base/index.ts";
import { openHouse, placeIn, seize } from "../house.ts";
import type { House, Place, Visit } from "../house.ts";

let house: House;
let place: Place;
let host: Visit;

beforeAll(async () => {
  house = await openHouse({ rate: 40 });
});
beforeEach(async () => {
  place = placeIn(await house.ask("POST", "/api/exercises", { size: 4, name: "Ana" }));
  host = await house.visit(place.token);
});
afterAll(() => house.close());

const everybodySits = () =>
  host.until(({ common }) => common.seats.every(({ state, isReady }) => state === "here" && isReady));

describe("a crew from outside", () => {
  it("joins with the code, takes the seats, gets ready and plays to the debrief", async () => {
    const asked = {
      url: house.url,
      code: place.code,
      seats: 4,
      mix: "mixed",
      seed: "1",
      say: () => undefined,
    } as const;
    const crew = await openCrew(asked);
    if (!crew.ok) throw new Error(crew.refusal.reason);
    await everybodySits();
    expect(Object.values(host.roster().names).sort()).toEqual(["Ana", "Bot 1", "Bot 2", "Bot 3", "Bot 4"]);
    await host.say({ type: "host.start" });
    await host.until(({ common }) => common.session.phase === "live");
    await host.say({ type: "round.end" });
    expect(await crew.value.ended).toEqual({ ok: true, value: null });
    expect((await host.until(({ common }) => common.debrief?.answered === 4)).common.debrief?.answered).toBe(4);
  });

  it("says why it could not come", async () => {
    const asked = { url: house.url, seats: 1, mix: "novice", seed: "1", say: () => undefined } as const;
    expect(await openCrew({ ...asked, code: "QQQQQQ" })).toMatchObject({ refusal: { code: "join/unknown-code" } });
    const nowhere = { ...asked, url: "http://127.0.0.1:9", code: place.code };
    expect(await openCrew(nowhere)).toMatchObject({ refusal: { code: "bots/unreachable" } });
  });
});

describe("colleagues for free seats", () => {
  const path = () => `/api/exercises/${place.code}/bots`;
  const fill = (token?: string) => house.ask("POST", path(), { character: "competent" }, token);

  it("sit down at the seats that are free, and are told from people", async () => {
    await host.say({ type: "seat.take", seat: 0 });
    const filled = await fill(place.token);
    expect([filled.status, filled.body]).toEqual([201, { bots: 3 }]);
    const { common } = await host.until(({ common: now }) => now.seats.every(({ state }) => state === "here"));
    const bots = must(host.roster().bots, "bots");
    expect(common.members.filter(({ isHost }) => !isHost).map(({ id }) => id)).toEqual(bots);
    expect((await fill(place.token)).body).toEqual({ bots: 3 });
  });

  it("are as many as there are seats, though they are asked for twice at once", async () => {
    await host.say({ type: "seat.take", seat: 0 });
    const filled = await Promise.all([fill(place.token), fill(place.token)]);
    expect(filled.map(({ body }) => body)).toEqual([{ bots: 3 }, { bots: 3 }]);
  });

  it("leave when the host sends them away", async () => {
    await fill(place.token);
    await host.until(({ common }) => common.seats.every(({ state }) => state === "here"));
    expect((await house.ask("DELETE", path(), undefined, place.token)).body).toEqual({ bots: 0 });
    await host.until(
      ({ common }) => common.members.length === 1 && common.seats.every(({ state }) => state === "free"),
    );
    expect(host.roster().bots).toEqual([]);
  });

  it("come only for the host of this session", async () => {
    const other = placeIn(await house.ask("POST", "/api/exercises", { name: "Bo" }));
    const player = placeIn(await house.ask("POST", `/api/exercises/${place.code}/members`, { name: "Cy" }));
    for (const token of [undefined, other.token, player.token]) {
      const refused = await fill(token);
      expect([refused.status, refused.body["code"]]).toEqual([403, "role/host-only"]);
    }
  });

  it("come back when their session is opened anew", async () => {
    await fill(place.token);
    await host.until(({ common }) => common.seats.every(({ isReady }) => isReady));
    await host.say({ type: "host.start" });
    const closed = new Promise((resolve) => host.socket.once("disconnect", resolve));
    const epoch = await seize(house.store, place.code);
    host.socket.emit("command", { id: "unanswered", command: { type: "chat.say", text: "hello" } });
    await closed;
    host.socket.disconnect();
    await house.store.leases.release(place.code, epoch);
    const back = await house.visit(place.token);
    await back.until(({ common }) =>
      common.seats.every(({ state, hasUnderstood }) => state === "here" && hasUnderstood),
    );
    expect(back.roster().bots).toHaveLength(4);
  });

  it("go along to the next round", async () => {
    await host.say({ type: "seat.take", seat: 0 });
    await fill(place.token);
    await host.until(({ common }) => common.seats.every(({ state }) => state === "here"));
    await host.say({ type: "host.start" });
    await host.say({ type: "host.start" });
    await host.say({ type: "round.end" });
    await host.until(({ common }) => common.session.phase === "debrief");
    expect(await host.say({ type: "exercise.playAgain", incident: "same", swap: true })).toBe("ok");
    const { common } = await host.until(
      ({ common: now }) => now.session.phase === "lobby" && now.seats.filter(({ isReady }) => isReady).length === 3,
    );
    expect(common.seats.every(({ state }) => state === "here")).toBe(true);
  });
});
