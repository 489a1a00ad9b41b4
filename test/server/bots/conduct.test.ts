/** The host who does not play: when it goes on, and when it waits. */
import { expect, it } from "vitest";
import { conduct } from "../../../server/bots/index.ts";
import { createViewer } from "../../../shared/view/index.ts";
import { sitDown } from "../../play/table.ts";

function table() {
  const room = sitDown({ size: 2 });
  for (const [seat, member] of ["ana", "bo"].entries()) {
    room.happen({ kind: "presence", member, event: { kind: "joined", isHost: seat === 0 } });
    room.say(member, { type: "seat.take", seat });
  }
  const next = (clockMs = 0, sinceMs = 0) => conduct({ common: createViewer(room.round).common(), clockMs }, sinceMs);
  return { ...room, next };
}

it("begins when everybody is ready, and then leaves them to it", () => {
  const room = table();
  room.say("ana", { type: "ready.set", ready: true });
  expect(room.next()).toBeNull();
  room.say("bo", { type: "ready.set", ready: true });
  expect(room.next()).toEqual({ type: "host.start" });
  room.say("ana", { type: "host.start" });
  expect(room.next()).toBeNull();
  for (const member of ["ana", "bo"]) room.say(member, { type: "briefing.understood" });
  expect(room.round.play.phase.kind).toBe("live");
  expect(room.next()).toBeNull();
});

it("waits for a seat that nobody has", () => {
  const room = table();
  room.say("ana", { type: "ready.set", ready: true });
  room.say("bo", { type: "seat.release" });
  expect(room.next()).toBeNull();
});

it("goes through the debrief a step at a time, and stays at the last", () => {
  const room = table();
  room.say("ana", { type: "host.start" });
  room.say("ana", { type: "round.end" });
  expect(room.next(19_000)).toBeNull();
  expect(room.next(20_000)).toEqual({ type: "debrief.step", step: 1 });
  expect(room.next(30_000, 25_000)).toBeNull();
  room.say("ana", { type: "debrief.step", step: 4 });
  expect(room.next(90_000)).toBeNull();
});
