/** A bridge beside its room: it looks by its own timer, and what breaks in it breaks nothing else. */
import { beforeEach, expect, it } from "vitest";
import { openBridge } from "../../../server/bridge/index.ts";
import type { Bridge, Look } from "../../../server/bridge/index.ts";
import { changed } from "../../../server/bridge/settings.ts";
import { createFakeClock } from "../rooms/fakeClock.ts";
import type { FakeClock } from "../rooms/fakeClock.ts";
import { alert, lookAt, rowAt } from "./looks.ts";

let clock: FakeClock;
let bridge: Bridge;
let game: () => Look | null;
let looks: number;
let sent: string[];
let failures: unknown[];

beforeEach(() => {
  clock = createFakeClock();
  [looks, sent, failures] = [0, [], []];
  const calm = lookAt({ metrics: [rowAt(1)], alerts: [] });
  game = () => calm;
  const options = {
    timers: clock,
    chance: () => 0,
    today: () => 0,
    post({ about }: { readonly about: string }) {
      sent.push(about);
      return Promise.resolve({ kind: "delivered" } as const);
    },
    failed: (problem: unknown) => void failures.push(problem),
    look() {
      looks++;
      return game();
    },
  };
  bridge = openBridge(options, changed(undefined, { outlets: { slack: { url: "https://hooks.example/" } } }));
});

it("looks once a second, however often it is scraped, and says the same until it has looked again", async () => {
  const first = bridge.metrics();
  const later = lookAt({ metrics: [rowAt(1), rowAt(2)], alerts: [] });
  game = () => later;
  for (let n = 0; n < 1000; n++) expect(bridge.metrics()).toBe(first);
  expect(looks).toBe(1);
  await clock.pass(1000);
  expect(looks).toBe(2);
  expect(bridge.metrics()).not.toBe(first);
});

it("tells an outlet that is set later of what fires by then", async () => {
  game = () => lookAt({ metrics: [rowAt(2)], alerts: [alert()] });
  await clock.pass(1000);
  expect(sent).toEqual(["fired"]);
  const outlets = { alertmanager: { url: "https://alerts.example/" } };
  bridge.change(changed(bridge.settings, { outlets }));
  await clock.pass(1);
  expect(sent).toEqual(["fired", "fired"]);
});

it("ends when its game is not run here any more", async () => {
  game = () => null;
  await clock.pass(10_000);
  expect(looks).toBe(2);
});

it("ends with its own fault, and tells who asks", async () => {
  const fault = new Error("a bug");
  game = () => {
    throw fault;
  };
  await clock.pass(10_000);
  expect(failures).toEqual([fault]);
  expect(looks).toBe(2);
});
