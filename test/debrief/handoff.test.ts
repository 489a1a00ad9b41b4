/** A what-if keeps who had command and who was there: what rests on it counts, however it came about. */
import { expect, it } from "vitest";
import { deedsOf } from "../../shared/debrief/runs/deeds.ts";
import { carryOn, createRound } from "../../shared/play/index.ts";
import { createFakeWorld } from "../play/fakeWorld.ts";
import { goLive } from "../play/table.ts";

it("replays an offer that ran out, the one that was taken, and the approval that rests on it", () => {
  const table = goLive({ layer: "full" });
  const offer = { type: "handoff.offer", to: 2, text: "SEV-2" } as const;
  table.say("cmd", offer);
  table.wait(31_000);
  expect(table.say("cmd", offer)).toBe("ok");
  expect(table.say("svc", { type: "handoff.take", handoff: "O2" })).toBe("ok");
  table.say("dat", { type: "action.launch", action: "flush-cache", target: "cache@west", value: 0 });
  expect(table.say("svc", { type: "action.approve", ref: "A1" })).toBe("ok");
  const { setup, tick } = table.round;
  const again = createRound(setup, createFakeWorld());
  carryOn(again, deedsOf(table.entries, tick, []));
  expect(again.play.commandSeat).toBe(2);
  expect(again.play.actions).toMatchObject([{ state: "running", approvedBy: 2 }]);
});

it("has whoever was called away back when they were back, and what they did then", () => {
  const table = goLive();
  table.happen({ kind: "presence", member: "fay", event: { kind: "joined", isHost: true } });
  expect(table.say("fay", { type: "guide.begin" })).toBe("ok");
  const seat = table.round.play.members.find(({ id }) => id === "dat")?.seat ?? -1;
  expect(table.say("fay", { type: "guide.callAway", seat })).toBe("ok");
  const flush = { type: "action.launch", action: "flush-cache", target: "cache@west", value: 0 } as const;
  expect(table.say("dat", flush)).not.toBe("ok");
  table.wait(181_000);
  expect(table.say("dat", flush)).toBe("ok");
  const { setup, tick } = table.round;
  const again = createRound(setup, createFakeWorld());
  carryOn(again, deedsOf(table.entries, tick, []));
  expect(again.play.actions.map(({ by }) => by)).toEqual([seat]);
});
