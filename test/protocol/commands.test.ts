import { expect, it } from "vitest";
import { envelopeSchema } from "../../shared/protocol/index.ts";

const accepts = (command: unknown): boolean => envelopeSchema.safeParse({ id: "c1", command }).success;

it("takes a well-formed command", () => {
  expect(accepts({ type: "action.launch", action: "admit", target: "edge@west", value: 0.2 })).toBe(true);
  expect(accepts({ type: "clock.speed", speed: 8 })).toBe(true);
});

it.each([
  ["an unknown type", { type: "scenario.reveal" }],
  ["a missing field", { type: "alert.ack" }],
  ["a field that does not belong", { type: "clock.pause", seed: 1 }],
  ["a seat that no team has", { type: "seat.take", seat: 8 }],
  ["a speed that is not offered", { type: "clock.speed", speed: 64 }],
  ["a number that is none", { type: "action.launch", action: "a", target: "b", value: Number.NaN }],
  ["a silence over 30 simulated minutes", { type: "alert.silence", alert: "a", minutes: 31, reason: "noise" }],
  ["a text of only spaces", { type: "chat.say", text: "   " }],
  ["a text over its cap", { type: "chat.say", text: "x".repeat(281) }],
  ["no object at all", "chat.say"],
])("refuses %s", (_, command) => {
  expect(accepts(command)).toBe(false);
});

it("refuses an envelope without an id, because resending must be recognised", () => {
  expect(envelopeSchema.safeParse({ command: { type: "clock.pause" } }).success).toBe(false);
});
