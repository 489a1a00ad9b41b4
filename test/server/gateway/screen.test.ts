/** The big screen: it sees what all see, can do nothing, and is nobody in the room. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MAX_MEMBERS } from "../../../shared/play/limits.ts";
import { goLive, openHouse, placeIn, visitAt } from "../house.ts";
import type { House, Place, Visit } from "../house.ts";

let house: House;
let host: Visit;
let player: Visit;
let code: string;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

beforeEach(async () => {
  let places: readonly [Place, Place];
  ({ places, host, player } = await goLive(house));
  code = places[0].code;
});

async function askForScreen(): Promise<Place> {
  return placeIn(await house.ask("POST", `/api/exercises/${code}/screens`));
}

/** Rows of the journal but for the clock's: what was done in the round. */
async function done(): Promise<number> {
  const [round] = await house.store.rounds.ofExercise(code);
  let count = 0;
  for await (const page of house.store.journal.read(round?.id ?? "", 0)) {
    count += page.filter(({ kind }) => kind !== "clock").length;
  }
  return count;
}

describe("a big screen", () => {
  it("shows what everybody sees, names too, and is not among them", async () => {
    const screen = await house.visit((await askForScreen()).token);
    await player.say({ type: "chat.say", text: "hello" });
    const { common } = await screen.until((view) => view.common.chat.length > 0);
    expect(common).toEqual((await host.until((view) => view.common.chat.length > 0)).common);
    expect(common.members.map(({ id }) => id)).toEqual([host.member, player.member]);
    expect(Object.values(screen.roster().names)).toEqual(["Ana", "Bo"]);
    expect(Object.keys(host.roster().names)).not.toContain(screen.member);
  });

  it("is refused every command, and leaving too, and none of it is written", async () => {
    const screen = await house.visit((await askForScreen()).token);
    const before = await done();
    for (const command of [
      { type: "seat.take", seat: 0 },
      { type: "chat.say", text: "let me in" },
      { type: "clock.pause" },
      { type: "round.end" },
      { type: "debrief.step", step: 1 },
      { type: "whatif.run", change: { kind: "remove", ref: "C1" } },
      { type: "nonsense" },
    ]) {
      expect(await screen.say(command)).toBe("role/screen");
    }
    expect(await screen.tell("leave")).toMatchObject({ ok: false, refusal: { code: "role/screen" } });
    expect(await done()).toBe(before);
  });

  it("may fall silent and measure its link, and gets a full view when it asks for one", async () => {
    const screen = await house.visit((await askForScreen()).token);
    expect(await screen.tell("rtt")).toEqual({ ok: true });
    screen.socket.emit("resync");
    await expect.poll(() => screen.bytes.filter((text) => text.startsWith('2["frame",{"kind":"full"')).length).toBe(1);
  });

  it("takes nobody's place in a room that is full of people", async () => {
    for (let n = 2; n < MAX_MEMBERS; n++) await house.ask("POST", `/api/exercises/${code}/members`, { name: `P${n}` });
    expect((await house.ask("POST", `/api/exercises/${code}/members`, { name: "Late" })).body["code"]).toBe(
      "join/full",
    );
    const screen = await house.visit((await askForScreen()).token);
    expect(screen.view().common.members).toHaveLength(MAX_MEMBERS);
  });
});

describe("the door for screens", () => {
  it("says why a code leads nowhere", async () => {
    const { status, body } = await house.ask("POST", "/api/exercises/BBBBB/screens");
    expect([status, body["code"]]).toEqual([404, "join/unknown-code"]);
  });

  it("is shut in a locked room, but not to a screen that was there before", async () => {
    const { token } = await askForScreen();
    await host.say({ type: "host.lock", locked: true });
    await host.say({ type: "round.end" });
    expect((await house.ask("POST", `/api/exercises/${code}/screens`)).body).toMatchObject({ code: "join/locked" });
    expect((await house.visit(token)).view().common.session.phase).toBe("debrief");
  });

  it("lets four in at a time, and the fifth when one has gone", async () => {
    const places = await Promise.all(Array.from({ length: 5 }, askForScreen));
    const tokens = places.map(({ token }) => token);
    const open: Visit[] = [];
    for (const token of tokens.slice(0, 4)) open.push(await house.visit(token));
    const fifth = tokens[4] ?? "";
    await expect(visitAt(house.url, fifth)).rejects.toMatchObject({ data: { code: "join/screens-full" } });
    // One that only comes back is no other screen.
    await house.visit(tokens[0] ?? "");
    open[1]?.socket.disconnect();
    await expect
      .poll(() =>
        house.visit(fifth).then(
          () => "in",
          () => "out",
        ),
      )
      .toBe("in");
  });
});
