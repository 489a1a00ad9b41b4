/** How a browser comes back: later each time, and not together with all the others who were cut off. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { dialSocket } from "../../../client/net/socket.ts";
import { full, welcome } from "./line.ts";

type Hear = (what?: unknown) => void;

const { heard, connect, asked } = vi.hoisted(() => ({
  heard: new Map<string, Hear>(),
  connect: vi.fn<() => void>(),
  asked: new Map<string, unknown>(),
}));
vi.mock("socket.io-client", () => ({
  io(options: object) {
    for (const [name, value] of Object.entries(options)) asked.set(name, value);
    return { on: (name: string, hear: Hear) => heard.set(name, hear), connect, disconnect: () => undefined };
  },
}));

const nothing = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", { setTimeout });
  dialSocket({ code: "ABCDE", token: "t" })({
    welcome: nothing,
    frame: nothing,
    roster: nothing,
    overview: nothing,
    refused: nothing,
    dropped: nothing,
    turnedAway: nothing,
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  connect.mockClear();
});

/** How long it waits after the server has cut it off, where chance says so. */
function waitsMs(chance: number): number {
  vi.spyOn(Math, "random").mockReturnValue(chance);
  const before = connect.mock.calls.length;
  heard.get("disconnect")?.("io server disconnect");
  const since = Date.now();
  while (connect.mock.calls.length === before) vi.advanceTimersToNextTimer();
  return Date.now() - since;
}

it("leaves it to chance when it comes back, and takes longer after each failure", () => {
  expect(waitsMs(0)).toBe(500);
  expect(waitsMs(1)).toBe(2000);
  expect(waitsMs(0)).toBe(2000);
  expect(waitsMs(1)).toBe(5000);
});

it("begins anew once it was let in", () => {
  waitsMs(0);
  waitsMs(0);
  heard.get("welcome")?.(welcome(full(1)));
  expect(waitsMs(1)).toBe(1000);
});

it("has socket.io spread the attempts that are its own", () => {
  expect([asked.get("reconnectionDelay"), asked.get("randomizationFactor")]).toEqual([300, 0.5]);
});
