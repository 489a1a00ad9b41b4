/** Several teams under one code: each in a world of its own, with one host over all of them. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { openHouse, placeIn } from "../house.ts";
import type { House, Place, Visit } from "../house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const goTo = (team: number) => ({ type: "exercise.goTo", team }) as const;
const all = (act: "start" | "pause" | "resume" | "end") => ({ type: "exercise.all", act }) as const;

async function foundTeams(teams: number): Promise<{ readonly place: Place; readonly host: Visit }> {
  const place = placeIn(await house.ask("POST", "/api/exercises", { size: 2, teams, name: "Fay" }));
  return { place, host: await house.visit(place.token) };
}

async function join(code: string, name: string, team?: number): Promise<Place> {
  const asked = team === undefined ? { name } : { name, team };
  return placeIn(await house.ask("POST", `/api/exercises/${code}/members`, asked));
}

const memberIds = (visit: Visit) => visit.view().common.members.map(({ id }) => id);

it("puts whoever comes into the team with the fewest people, or into the one that was asked for", async () => {
  const { place } = await foundTeams(3);
  const people = [];
  for (const name of ["A", "B", "C", "D"]) people.push(await join(place.code, name));
  const asked = await join(place.code, "E", 2);
  const teams = await Promise.all([...people, asked].map(async ({ token }) => (await house.visit(token)).team()));
  expect(teams).toEqual([0, 1, 2, 0, 2]);
  const none = await house.ask("POST", `/api/exercises/${place.code}/members`, { name: "F", team: 7 });
  expect(none.body["code"]).toBe("join/no-team");
});

it("keeps teams apart: what one says and does is in no other's bytes", async () => {
  const { place } = await foundTeams(2);
  const [one, two] = [await join(place.code, "A", 0), await join(place.code, "B", 1)];
  const [a, b] = [await house.visit(one.token), await house.visit(two.token)];
  await a.say({ type: "chat.say", text: "only for us" });
  await a.until(({ common }) => common.chat.length === 1);
  await b.say({ type: "chat.say", text: "and this for us" });
  await b.until(({ common }) => common.chat.length === 1);
  expect(b.bytes.join()).not.toContain("only for us");
  expect(a.bytes.join()).not.toContain("and this for us");
});

it("lets people change teams before the round and not after, and hosts look at any", async () => {
  const { place, host } = await foundTeams(2);
  const { token } = await join(place.code, "A", 0);
  const a = await house.visit(token);
  expect(await a.say(goTo(0))).toBe("exercise/no-team");
  expect(await a.say(goTo(1))).toBe("ok");
  await expect.poll(() => a.team()).toBe(1);
  expect(await host.say(goTo(1))).toBe("ok");
  await expect.poll(() => memberIds(host)).toContain(a.member);
  await a.say({ type: "seat.take", seat: 0 });
  expect(await host.say(all("start"))).toBe("ok");
  expect(await host.say(all("start"))).toBe("ok");
  await a.until(({ common }) => common.session.phase === "live");
  expect(await a.say(goTo(0))).toBe("exercise/too-late");
});

it("lets a host who plays in one team look at no other until the round is over, and keeps who saw the truth from playing", async () => {
  const { place, host } = await foundTeams(2);
  const a = await house.visit((await join(place.code, "A", 1)).token);
  await a.say({ type: "seat.take", seat: 0 });
  await host.say({ type: "seat.take", seat: 0 });
  expect(await host.say(goTo(1))).toBe("exercise/has-seat");
  expect(await host.say({ type: "seat.release" })).toBe("ok");
  expect(await host.say(goTo(1))).toBe("ok");
  await expect.poll(() => host.team()).toBe(1);
  expect(await host.say({ type: "guide.begin" })).toBe("ok");
  expect(await host.say(goTo(0))).toBe("ok");
  await expect.poll(() => host.team()).toBe(0);
  expect(await host.say({ type: "seat.take", seat: 0 })).toBe("seat/facilitates");
});

it("moves all clocks together for the host alone, and shows the host every team in a row", async () => {
  const { place, host } = await foundTeams(2);
  const seen: unknown[] = [];
  host.socket.on("overview", (overview: unknown) => seen.push(overview));
  const players = await Promise.all(
    [0, 1].map(async (team) => house.visit((await join(place.code, `P${team}`, team)).token)),
  );
  for (const player of players) await player.say({ type: "seat.take", seat: 0 });
  const [a] = players;
  expect(await a?.say(all("start"))).not.toBe("ok");
  await host.say(all("start"));
  await host.say(all("start"));
  await Promise.all(players.map((player) => player.until(({ common }) => common.session.phase === "live")));
  await host.say(all("pause"));
  await Promise.all(players.map((player) => player.until(({ common }) => common.session.isPaused)));
  await expect
    .poll(() => seen.at(-1), { timeout: 10_000 })
    .toMatchObject({
      teams: [
        { team: 0, phase: "live", isPaused: true, seated: 1, size: 2 },
        { team: 1, phase: "live", isPaused: true, seated: 1, size: 2 },
      ],
    });
  await host.say(all("end"));
  await Promise.all(players.map((player) => player.until(({ common }) => common.session.phase === "debrief")));
});

it("configures every team that is still in its lobby at once", async () => {
  const { place, host } = await foundTeams(2);
  const players = await Promise.all(
    [0, 1].map(async (team) => house.visit((await join(place.code, `P${team}`, team)).token)),
  );
  const wanted = { type: "exercise.configure", size: 3, pausesUnattended: true } as const;
  expect(await players[0]?.say(wanted)).toBe("role/host-only");
  expect(await host.say(wanted)).toBe("ok");
  for (const player of players) {
    await player.until(({ common }) => common.session.size === 3 && common.session.pausesUnattended);
  }
});

it("lets the host send people to another team in the middle of a round, and nobody else do it", async () => {
  const { place, host } = await foundTeams(2);
  const [a, b] = [
    await house.visit((await join(place.code, "A", 0)).token),
    await house.visit((await join(place.code, "B", 1)).token),
  ];
  for (const player of [a, b]) await player.say({ type: "seat.take", seat: 0 });
  await host.say(all("start"));
  await host.say(all("start"));
  await a.until(({ common }) => common.session.phase === "live");
  const move = (member: string, team: number) => ({ type: "exercise.move", member, team });
  expect(await a.say(move(b.member, 0))).toBe("role/host-only");
  expect(await host.say(move(b.member, 1))).toBe("exercise/no-team");
  expect(await host.say(move("nobody", 1))).toBe("exercise/gone");
  expect(await host.say(move(host.member, 1))).toBe("exercise/is-host");
  expect(await host.say(move(b.member, 0))).toBe("ok");
  await expect.poll(() => b.team()).toBe(0);
  expect(await b.say({ type: "seat.take", seat: 1 })).toBe("ok");
  await expect.poll(() => memberIds(a)).toContain(b.member);
  expect(await house.store.members.ofExercise(place.code)).toContainEqual(
    expect.objectContaining({ id: b.member, team: 0 }),
  );
});

it("shows everybody whose round is over how all teams fared, as long as the host wants it", async () => {
  const { place, host } = await foundTeams(2);
  const [a, b] = await Promise.all(
    [0, 1].map(async (team) => house.visit((await join(place.code, `P${team}`, team)).token)),
  );
  if (!a || !b) throw new Error("two have joined");
  const toldA: unknown[] = [];
  const toldB: unknown[] = [];
  a.socket.on("overview", (overview: unknown) => toldA.push(overview));
  b.socket.on("overview", (overview: unknown) => toldB.push(overview));
  for (const player of [a, b]) await player.say({ type: "seat.take", seat: 0 });
  await host.say(all("start"));
  await host.say(all("start"));
  await a.until(({ common }) => common.session.phase === "live");
  expect(await a.say({ type: "exercise.compare", shown: true })).toBe("role/host-only");
  expect(await host.say({ type: "exercise.compare", shown: true })).toBe("ok");
  expect(await host.say({ type: "round.end" })).toBe("ok");
  await expect.poll(() => toldA.at(-1), { timeout: 10_000 }).toMatchObject({ teams: [{ team: 0 }, { team: 1 }] });
  expect(toldB).toEqual([]);
  expect((await house.store.exercises.find(place.code))?.options).toMatchObject({ comparesTeams: true });
  expect(await host.say({ type: "exercise.compare", shown: false })).toBe("ok");
  await expect.poll(() => toldA.at(-1), { timeout: 10_000 }).toBeNull();
});

it("stores one round for each team, and to which team everybody belongs", async () => {
  const { place } = await foundTeams(2);
  const second = await join(place.code, "B", 1);
  await (await house.visit(second.token)).say({ type: "seat.take", seat: 1 });
  const rounds = await house.store.rounds.ofExercise(place.code);
  expect(rounds.map(({ team, number }) => [team, number])).toEqual([
    [0, 1],
    [1, 1],
  ]);
  const members = await house.store.members.ofExercise(place.code);
  expect(members.map(({ team, role }) => [team, role])).toEqual([
    [0, "host"],
    [1, "player"],
  ]);
});
