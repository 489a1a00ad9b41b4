/** Founding, joining and finding sessions over HTTP, as a browser does it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCode } from "../../../server/exercise/code.ts";
import { openHouse, placeIn } from "../house.ts";
import type { House } from "../house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe("founding", () => {
  it("gives a code without vowels and look-alikes, and a token for the host", async () => {
    const answer = await house.ask("POST", "/api/exercises", { size: 3, name: "Ana" });
    expect(answer.status).toBe(201);
    expect(answer.body["code"]).toMatch(/^[BCDFGHJKMNPQRTVWXY346789]{5}$/);
    const visit = await house.visit(placeIn(answer).token);
    const { session, seats, members } = visit.view().common;
    expect([session.phase, session.size, session.layer, seats.length]).toEqual(["lobby", 3, "standard", 3]);
    expect(members).toMatchObject([{ id: visit.member, isHost: true }]);
    expect(visit.roster().names).toEqual({ [visit.member]: "Ana" });
  });

  it("keeps only the hashes of tokens", async () => {
    const { code, token } = placeIn(await house.ask("POST", "/api/exercises", {}));
    const stored = JSON.stringify([await house.store.exercises.find(code), await house.store.members.ofExercise(code)]);
    expect(stored).not.toContain(token);
  });

  it("puts one person who practises alone straight into the briefing", async () => {
    const { token } = placeIn(await house.ask("POST", "/api/solo", { name: "Bo" }));
    const visit = await house.visit(token);
    expect(visit.view().common.session).toMatchObject({ phase: "briefing", size: 1 });
    expect(visit.view().own.you).toMatchObject({ seat: 0, isHost: true });
  });

  it.each([
    [{ size: 9 }, "size"],
    [{ speed: 3 }, "speed"],
    [{ name: "" }, "name"],
    [{ name: " \u200b " }, "name"],
    [{ name: "\u0000" }, "name"],
    [{ name: "\ud800" }, "name"],
    [{ name: "x".repeat(25) }, "name"],
    [{ surprise: 1 }, "surprise"],
    [{ seed: "no seed" }, "seed"],
    [{ scenario: "x".repeat(21) }, "scenario"],
  ])("refuses %j and names what is wrong", async (body, word) => {
    const answer = await house.ask("POST", "/api/exercises", body);
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(word)]);
  });
});

it("says where to look when there is no such scenario", async () => {
  const { status, body } = await house.ask("POST", "/api/exercises", { scenario: "99" });
  expect([status, body["reason"]]).toEqual([404, expect.stringContaining("Choose another in the library.")]);
});

it("gives two who ask for the same seed the same incident, and others another", async () => {
  const seedOf = async (path: string, body: object): Promise<string | undefined> => {
    const { code } = placeIn(await house.ask("POST", path, body));
    return (await house.store.rounds.ofExercise(code))[0]?.seed;
  };
  expect(await seedOf("/api/exercises", { seed: "team-7" })).toBe("team-7");
  expect(await seedOf("/api/solo", { seed: "team-7" })).toBe("team-7");
  const weekly = await seedOf("/api/weekly", {});
  expect(weekly).toBe("week-2026-W48");
  expect(await seedOf("/api/weekly", { name: "Bo" })).toBe(weekly);
});

describe("joining", () => {
  it("takes a code however it is typed", async () => {
    const { code } = placeIn(await house.ask("POST", "/api/exercises", {}));
    const typed = ` ${code.slice(0, 2).toLowerCase()}-${code.slice(2)} `;
    expect(readCode(typed)).toBe(code);
    const answer = await house.ask("POST", `/api/exercises/${encodeURIComponent(typed)}/members`, { name: "Cy" });
    expect([answer.status, answer.body["code"]]).toEqual([201, code]);
  });

  it("tells everybody in the room who came", async () => {
    const { code, token } = placeIn(await house.ask("POST", "/api/exercises", { name: "Ana" }));
    const host = await house.visit(token);
    const { member } = placeIn(await house.ask("POST", `/api/exercises/${code}/members`, { name: "Cy" }));
    await host.until((view) => view.common.members.length === 2);
    expect(host.roster().names[member]).toBe("Cy");
  });

  it("lets nobody be called like somebody who is there, however it is typed or how fast", async () => {
    const { code } = placeIn(await house.ask("POST", "/api/exercises", { name: "Ines" }));
    const join = (name: string) => house.ask("POST", `/api/exercises/${code}/members`, { name });
    const taken = await join(" inES ");
    expect([taken.status, taken.body["reason"]]).toEqual([409, "inES is taken in this team; add a letter."]);
    expect((await join("Ines B")).status).toBe(201);
    const both = await Promise.all([join("Cy"), join("cy")]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 409]));
  });

  it("tells the network's addresses to the host alone", async () => {
    const { code, token } = placeIn(await house.ask("POST", "/api/exercises", {}));
    const player = placeIn(await house.ask("POST", `/api/exercises/${code}/members`, { name: "Cy" }));
    const ask = (by?: string) => house.ask("GET", "/api/addresses", undefined, by);
    expect((await ask(token)).body["addresses"]).toEqual(["http://192.168.7.8:3000"]);
    for (const by of [player.token, undefined]) {
      const answer = await ask(by);
      expect([answer.status, answer.text.includes("192.168")]).toEqual([403, false]);
    }
  });

  it.each(["BBBBB", "12345", "%20", "BBBBBB"])("says that there is no session %s", async (code) => {
    const answer = await house.ask("POST", `/api/exercises/${code}/members`, { name: "Cy" });
    expect([answer.status, answer.body["code"]]).toEqual([404, "join/unknown-code"]);
    expect((await house.ask("GET", `/api/exercises/${code}`)).status).toBe(404);
  });

  it("says why a locked, full or ended session takes nobody", async () => {
    const { code, token } = placeIn(await house.ask("POST", "/api/exercises", {}));
    let people = 0;
    const join = async () =>
      (await house.ask("POST", `/api/exercises/${code}/members`, { name: `Cy ${people++}` })).body["code"];
    const host = await house.visit(token);
    await host.say({ type: "host.lock", locked: true });
    expect(await join()).toBe("join/locked");
    await host.say({ type: "host.lock", locked: false });
    for (let count = 1; count < 24; count++) await join();
    expect(await join()).toBe("join/full");
    await host.say({ type: "seat.take", seat: 0 });
    await host.say({ type: "host.start" });
    await host.say({ type: "round.end" });
    await host.say({ type: "round.close" });
    await expect.poll(join).toBe("join/ended");
  });
});
