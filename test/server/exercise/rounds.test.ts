/** Rounds in a row: a warm-up on top of the incident, and the incident once more. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHouse, placeIn } from "../house.ts";
import type { House, Party, Place, Visit } from "../house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const warmUp = { type: "exercise.warmUp" } as const;
const again = (incident: "same" | "new", swap = false) => ({ type: "exercise.playAgain", incident, swap }) as const;
const kindOf = ({ session }: { session: { kind: string; phase: string } }): string =>
  `${session.kind} ${session.phase}`;
const isAt = (visit: Visit, where: string) => visit.until(({ common }) => kindOf(common) === where);
const roundsOf = async ({ code }: Place) =>
  (await house.store.rounds.ofExercise(code)).map(({ number, kind, state }) => `${number} ${kind} ${state}`);

/** Two people on their seats, before anything has begun. */
async function sitDown(): Promise<Party> {
  const mine = placeIn(await house.ask("POST", "/api/exercises", { size: 2, name: "Ana" }));
  const theirs = placeIn(await house.ask("POST", `/api/exercises/${mine.code}/members`, { name: "Bo" }));
  const [host, player] = [await house.visit(mine.token), await house.visit(theirs.token)];
  await host.say({ type: "seat.take", seat: 0 });
  await player.say({ type: "seat.take", seat: 1 });
  for (const visit of [host, player])
    await visit.until(({ common }) => common.members.every(({ seat }) => seat !== null));
  return { places: [mine, theirs], host, player };
}

async function playThrough({ host, player }: Party): Promise<void> {
  await host.say({ type: "host.start" });
  await host.say({ type: "host.start" });
  await host.say({ type: "round.end" });
  await isAt(player, "incident debrief");
}

const seatsIn = ({ members }: { members: readonly { id: string; seat: number | null }[] }) =>
  Object.fromEntries(members.map(({ id, seat }) => [id, seat]));

describe("a warm-up", () => {
  it("takes everybody along to the toy world on their seats, and on to the briefing when it is over", async () => {
    const party = await sitDown();
    const { host, player } = party;
    const before = seatsIn(player.view().common);
    expect(await host.say(warmUp)).toBe("ok");
    const { common } = await isAt(player, "warm-up live");
    expect(common.map?.nodes.map(({ id }) => id)).toContain("web");
    expect([common.session.speed, common.session.incident]).toEqual([1, player.view().common.session.incident]);
    expect([seatsIn(common), player.welcomes()]).toEqual([before, 2]);
    expect(await host.say({ type: "round.end" })).toBe("ok");
    const briefed = await isAt(player, "incident briefing");
    expect(briefed.common.map?.nodes.map(({ id }) => id)).toContain("store@west");
    expect(seatsIn(briefed.common)).toEqual(before);
    expect(await roundsOf(party.places[0])).toEqual(["1 incident live", "2 warm-up closed"]);
  });

  it("brings who came meanwhile, and leaves out who went", async () => {
    const party = await sitDown();
    const { host, player, places } = party;
    await host.say(warmUp);
    const late = placeIn(await house.ask("POST", `/api/exercises/${places[0].code}/members`, { name: "Cy" }));
    const third = await house.visit(late.token);
    expect(kindOf(third.view().common)).toBe("warm-up live");
    await player.tell("leave");
    await host.say({ type: "round.end" });
    const { common } = await isAt(host, "incident briefing");
    expect(common.members.map(({ id }) => id)).toEqual([host.member, third.member]);
  });

  it("keeps whoever facilitates from a seat, comes through a locked door, and leaves room for another round", async () => {
    const party = await sitDown();
    const { host, player, places } = party;
    const second = placeIn(await house.ask("POST", `/api/exercises/${places[0].code}/members`, { name: "Di" }));
    const other = await house.visit(second.token);
    await host.say({ type: "seat.release" });
    expect(await host.say({ type: "guide.begin" })).toBe("ok");
    await host.say({ type: "host.lock", locked: true });
    expect(await host.say(warmUp)).toBe("ok");
    expect(await host.say({ type: "seat.take", seat: 0 })).toBe("seat/facilitates");
    expect(await host.say({ type: "host.lock", locked: false })).toBe("ok");
    const late = placeIn(await house.ask("POST", `/api/exercises/${places[0].code}/members`, { name: "Ed" }));
    expect(await other.say({ type: "seat.take", seat: 0 })).toBe("ok");
    await host.say({ type: "round.end" });
    const { common } = await isAt(player, "incident briefing");
    expect(common.members.map(({ id, seat, facilitates }) => [id, seat, facilitates])).toEqual([
      [host.member, null, true],
      [player.member, 1, false],
      [other.member, 0, false],
      [late.member, null, false],
    ]);
    await host.say({ type: "round.end" });
    await isAt(player, "incident debrief");
    expect(await host.say(again("same"))).toBe("ok");
    await isAt(player, "incident lobby");
    expect((await roundsOf(places[0])).map((row) => row.split(" ")[0])).toEqual(["1", "2", "3"]);
  });

  it("is only the host's, only from the lobby, and happens once however often it is asked for", async () => {
    const { host, player, places } = await sitDown();
    expect(await player.say(warmUp)).toBe("role/host-only");
    const both = await Promise.all([host.say(warmUp, "once"), host.say(warmUp, "once")]);
    expect(both).toEqual(["ok", "ok"]);
    expect(await host.say(warmUp)).toBe("exercise/not-in-lobby");
    expect((await roundsOf(places[0])).length).toBe(2);
  });

  it("needs somebody on a seat", async () => {
    const { token } = placeIn(await house.ask("POST", "/api/exercises", { size: 2 }));
    expect(await (await house.visit(token)).say(warmUp)).toBe("lobby/no-players");
  });
});

describe("the incident again", () => {
  it("is the same with everybody one seat on, in a lobby of its own, after the debrief and not before", async () => {
    const party = await sitDown();
    const { host, player, places } = party;
    expect(await host.say(again("same"))).toBe("exercise/not-over");
    const before = seatsIn(host.view().common);
    await playThrough(party);
    expect(await player.say(again("same"))).toBe("role/host-only");
    expect(await host.say(again("same", true))).toBe("ok");
    const { common } = await isAt(player, "incident lobby");
    expect(seatsIn(common)).toEqual({ [host.member]: before[player.member], [player.member]: before[host.member] });
    expect(common.chat).toEqual([]);
    const [first, second] = await house.store.rounds.ofExercise(places[0].code);
    expect([second?.seed, second?.scenarioHash]).toEqual([first?.seed, first?.scenarioHash]);
    await playThrough(party);
    expect(await roundsOf(places[0])).toEqual(["1 incident debrief", "2 incident debrief"]);
  });

  it("is where a browser comes back to, and what the session ends with", async () => {
    const party = await sitDown();
    await playThrough(party);
    await party.host.say(again("new"));
    party.player.socket.disconnect();
    const back = await house.visit(party.places[1].token);
    expect(kindOf(back.view().common)).toBe("incident lobby");
    await playThrough({ ...party, player: back });
    await party.host.say({ type: "round.close" });
    await expect
      .poll(async () => (await house.ask("GET", `/api/exercises/${party.places[0].code}`)).body["code"])
      .toBe("join/ended");
  });
});
