/** What passes a socket and what does not. Whatever is refused says so and changes nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { goLive, openHouse, placeIn, visitAt } from "../house.ts";
import type { House, Place, Visit } from "../house.ts";

let house: House;
let host: Visit;
let player: Visit;
let places: readonly [Place, Place];

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

beforeEach(async () => {
  ({ places, host, player } = await goLive(house));
});

/** All that was written about the round so far that people did. */
async function written(): Promise<number> {
  const [round] = await house.store.rounds.ofExercise(places[0].code);
  let count = 0;
  for await (const page of house.store.journal.read(round?.id ?? "", 0)) {
    count += page.filter(({ kind }) => kind === "command").length;
  }
  return count;
}

describe("playing", () => {
  it("shows what one does on the other's screen, and the world moves", async () => {
    await player.say({ type: "chat.say", text: "hello <b>漢</b> 😀" });
    const { common } = await host.until((view) => view.common.chat.length > 0);
    expect(common.chat[0]).toMatchObject({ member: player.member, seat: 1, text: "hello <b>漢</b> 😀" });
    const { tick } = host.view();
    expect((await host.until((view) => view.tick > tick)).tick).toBeGreaterThan(tick);
  });

  it("pauses and changes speed for everybody when the host says so", async () => {
    expect(await host.say({ type: "clock.pause" })).toBe("ok");
    const { tick } = await player.until(({ common }) => common.session.isPaused);
    expect(await player.say({ type: "diagnostic.run", diagnostic: "logs", target: "app@west" })).toBe("clock/paused");
    expect(await host.say({ type: "clock.speed", speed: 8 })).toBe("ok");
    expect(await host.say({ type: "clock.resume" })).toBe("ok");
    const later = await player.until((view) => view.tick > tick + 20);
    expect(later.common.session).toMatchObject({ isPaused: false, speed: 8 });
  });

  it("measures the way there and back", async () => {
    expect(await player.tell("rtt")).toEqual({ ok: true });
  });

  it("gives a full view again when it is asked for one", async () => {
    const { n } = player.view();
    player.socket.emit("resync", n - 1);
    await expect.poll(() => player.bytes.filter((text) => text.startsWith('2["frame",{"kind":"full"')).length).toBe(1);
  });

  it("does a command once when it is sent again after the line broke", async () => {
    const command = { type: "chat.say", text: "once" } as const;
    expect(await player.say(command, "the-same")).toBe("ok");
    player.socket.disconnect();
    const back = await house.visit(places[1].token);
    expect(await back.say(command, "the-same")).toBe("ok");
    await host.say({ type: "chat.say", text: "after" });
    const { common } = await host.until((view) => view.common.chat.some(({ text }) => text === "after"));
    expect(common.chat.map(({ text }) => text)).toEqual(["once", "after"]);
  });

  it("brings a player back to the same seat by the token alone", async () => {
    player.socket.disconnect();
    const back = await house.visit(places[1].token);
    expect([back.member, back.view().own.you.seat]).toEqual([player.member, 1]);
  });

  it("frees the seat of whoever leaves, and lets nobody act with it", async () => {
    expect(await player.tell("leave")).toEqual({ ok: true });
    await host.until(({ common }) => common.seats[1]?.state === "free");
    expect(await player.say({ type: "chat.say", text: "ghost" })).toBe("role/unknown-member");
  });
});

describe("refusing", () => {
  it.each([
    ["join/unknown-token", () => visitAt(house.url, "nonsense")],
    ["join/no-token", () => visitAt(house.url, "")],
    ["join/other-version", () => visitAt(house.url, places[0].token, { protocol: 0 })],
  ])("lets nobody in without a good token: %s", async (code, knock) => {
    await expect(knock()).rejects.toMatchObject({ data: { code } });
  });

  it("gives the token of one room no power in another", async () => {
    const foreign = placeIn(await house.ask("POST", "/api/exercises", { size: 2 }));
    const stranger = await house.visit(foreign.token);
    expect(await stranger.say({ type: "chat.say", text: "in my own room" })).toBe("ok");
    await host.say({ type: "chat.say", text: "here" });
    const { common } = await host.until((view) => view.common.chat.length > 0);
    expect(common.chat.map(({ text }) => text)).toEqual(["here"]);
  });

  it.each([
    [
      "a foreign console's action",
      { type: "action.launch", action: "admit", target: "edge@west", value: 50 },
      "console/not-yours",
    ],
    ["the wrong phase", { type: "ready.set", ready: true }, "phase/live"],
    [
      "an action that is not there",
      { type: "action.launch", action: "reboot", target: "edge@west", value: 1 },
      "action/unknown-kind",
    ],
    ["an unknown command", { type: "world.explode" }, "message/malformed"],
    ["a field too many", { type: "chat.say", text: "a", sudo: true }, "message/malformed"],
    ["a wrong type", { type: "chat.say", text: 7 }, "message/malformed"],
    ["an empty text", { type: "chat.say", text: "   " }, "message/malformed"],
    ["nothing", null, "message/malformed"],
    ["a zero character", { type: "chat.say", text: "a\u0000b" }, "message/not-text"],
    ["half a character", { type: "chat.say", text: "a\ud83d" }, "message/not-text"],
    ["a long text", { type: "chat.say", text: "x".repeat(281) }, "message/malformed"],
    ["a giant text", { type: "chat.say", text: "x".repeat(30_000) }, "message/too-long"],
    ["a giant text of wide characters", { type: "chat.say", text: "漢".repeat(2000) }, "message/too-long"],
  ])("refuses %s with a reason and changes nothing", async (_what, command, code) => {
    const before = await written();
    expect(await host.say(command)).toBe(code);
    expect(await written()).toBe(before);
    expect(await host.say({ type: "chat.say", text: "still here" })).toBe("ok");
  });

  it("sends what a refusal names beside its sentence", async () => {
    const command = { type: "action.launch", action: "admit", target: "edge@west", value: 50 };
    expect(await host.tell("command", { id: "named", command })).toEqual({
      ok: false,
      refusal: { code: "console/not-yours", reason: "This belongs to TRF.", params: { console: "TRF" } },
    });
  });

  it("refuses host powers to players", async () => {
    for (const command of [{ type: "clock.pause" }, { type: "round.end" }, { type: "host.lock", locked: true }]) {
      expect(await player.say(command)).toBe("role/host-only");
    }
  });

  it("answers a message that it does not know, and one that asks for no answer", async () => {
    expect(await player.tell("nonsense", {})).toMatchObject({ ok: false, refusal: { code: "message/unknown" } });
    player.socket.emit("command", "garbage");
    await expect.poll(() => player.refusals).toEqual([expect.objectContaining({ code: "message/malformed" })]);
  });

  it("cuts off whoever sends what no browser sends, and nobody else notices", async () => {
    const cut = new Promise((resolve) => player.socket.once("disconnect", resolve));
    player.socket.emit("command", Buffer.alloc(100));
    await cut;
    expect(await host.say({ type: "chat.say", text: "all is well" })).toBe("ok");
  });

  it("cuts off a message beyond every bound", async () => {
    const cut = new Promise((resolve) => player.socket.once("disconnect", resolve));
    player.socket.emit("command", { id: "1", command: { type: "chat.say", text: "x".repeat(200_000) } });
    await cut;
    expect(await host.say({ type: "chat.say", text: "all is well" })).toBe("ok");
  });

  it("slows down who talks too fast, then lets them go on", async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => player.tell("rtt")));
    expect(answers.filter(({ ok }) => !ok).length).toBeGreaterThanOrEqual(10);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "rate/too-many" } });
    await expect.poll(() => player.say({ type: "chat.say", text: "calmly" })).toBe("ok");
  });
});
