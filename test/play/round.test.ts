import * as fc from "fast-check";
import { expect, it } from "vitest";
import { replay, restoreRound, runTo } from "../../shared/play/index.ts";
import type { RoundMemory } from "../../shared/play/index.ts";
import type { Command } from "../../shared/protocol/index.ts";
import { createFakeWorld } from "./fakeWorld.ts";
import { four, goLive } from "./table.ts";
import type { Table } from "./table.ts";

const world = { harmAtTick: 150 };

/** Commands that a busy team might send, right and wrong ones. */
const commands: readonly Command[] = [
  { type: "diagnostic.run", diagnostic: "logs", target: "app@west" },
  { type: "diagnostic.run", diagnostic: "dependencies", target: "app@west" },
  { type: "diagnostic.run", diagnostic: "saturation", target: "store@west" },
  { type: "evidence.share", card: "p1.1" },
  { type: "hypothesis.add", question: "sustains", component: "store", mechanism: "retries and herds" },
  { type: "hypothesis.link", hypothesis: "H1", card: "p1.1", stance: "for" },
  { type: "hypothesis.setState", hypothesis: "H1", state: "confirmed" },
  { type: "action.launch", action: "admit", target: "edge@west", value: 30 },
  { type: "action.launch", action: "flush-cache", target: "cache@west", value: 0 },
  { type: "action.approve", ref: "A1" },
  { type: "action.cancel", ref: "A1" },
  { type: "action.undo", ref: "A1" },
  { type: "alert.ack", alert: "burn:request west" },
  { type: "incident.declare", severity: "SEV-1" },
  { type: "incident.setState", state: "monitoring" },
  { type: "clock.pause" },
  { type: "clock.resume" },
  { type: "clock.speed", speed: 8 },
  { type: "chat.say", text: "hello" },
];

const script = fc.array(
  fc.record({
    by: fc.constantFrom(...four),
    command: fc.constantFrom(...commands),
    waitMs: fc.constantFrom(0, 400, 6000),
  }),
  { maxLength: 25 },
);
type Script = readonly { readonly by: string; readonly command: Command; readonly waitMs: number }[];

function perform(steps: Script): Table {
  const table = goLive({ world });
  for (const { by, command, waitMs } of steps) {
    table.say(by, command);
    table.wait(waitMs);
  }
  return table;
}

it("[promise 5] the same recording gives the same play and the same world", () => {
  fc.assert(
    fc.property(script, (steps) => {
      const { round, entries } = perform(steps);
      const again = replay({ header: round.setup, entries, endTick: round.tick }, createFakeWorld(world));
      expect(again.play).toEqual(round.play);
      expect(again.world.hash()).toBe(round.world.hash());
    }),
    { numRuns: 30 },
  );
});

it("[promise 3] a round restored from a checkpoint goes on as if nothing had happened", () => {
  const { round, entries } = perform([
    { by: "inv", command: { type: "diagnostic.run", diagnostic: "logs", target: "app@west" }, waitMs: 2000 },
    { by: "dat", command: { type: "action.launch", action: "admit", target: "edge@west", value: 30 }, waitMs: 2000 },
  ]);
  const stored = JSON.stringify(round.memory());
  const memory: RoundMemory = JSON.parse(stored);
  const restored = restoreRound(round.setup, round.world.fork(), memory);
  for (const one of [round, restored]) runTo(one, round.tick + 400);
  expect(restored.play).toEqual(round.play);
  expect(restored.play.cards).toHaveLength(1);
  expect(entries.length).toBeGreaterThan(0);
});

it("[DESIGN 4] what may be done does not change when hidden state changes", () => {
  fc.assert(
    fc.property(script, (steps) => {
      const decisions = [0, 1].map((hidden) => {
        const table = goLive({ world: { ...world, hidden } });
        return steps.map(({ by, command, waitMs }) => {
          table.wait(waitMs);
          return table.say(by, command);
        });
      });
      expect(decisions[0]).toEqual(decisions[1]);
    }),
    { numRuns: 20 },
  );
});

it("refuses an entry that is not for the present tick, because that would fork history", () => {
  const { round } = goLive();
  const late = { seq: 99, tick: round.tick + 1, clockMs: 0, kind: "timer", timer: "none" } as const;
  expect(() => round.submit([late])).toThrow(/for tick/);
});

it("stands still while paused, and a timer that was stopped does nothing", () => {
  const table = goLive();
  table.say("dat", { type: "action.launch", action: "admit", target: "edge@west", value: 30 });
  const timer = table.round.play.timers.find(({ kind }) => kind === "cancel-window");
  table.say("dat", { type: "action.cancel", ref: "A1" });
  const before = table.round.play;
  table.happen({ kind: "timer", timer: timer?.id ?? "" });
  expect({ ...table.round.play, anchor: null }).toEqual({ ...before, anchor: null });
  table.say("cmd", { type: "clock.pause" });
  expect(() => table.round.step()).toThrow(/not running/);
});
