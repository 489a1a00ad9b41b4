/** The page for whoever writes a client: its numbers are those of the code, and its example plays a real round. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { WorldStock } from "../../../server/exercise/index.ts";
import { ok } from "../../../shared/base/index.ts";
import { MAX_COMMAND_BYTES, PROTOCOL_VERSION } from "../../../shared/protocol/index.ts";
import { seed } from "../../play/fakeScenario.ts";
import { openHouse, placeIn } from "../house.ts";
import type { House } from "../house.ts";
import { worldsOf } from "../rooms/table.ts";

const page = readFileSync("docs/protocol.md", "utf8");
const example = readFileSync("docs/examples/bot.mjs", "utf8");

/** A world that pages somebody soon. */
const worlds: WorldStock = {
  ...worldsOf({ harmAtTick: 200 }),
  origin: () => Promise.reject(new Error("a fake world has no origin")),
  draw: (scenario, wanted = seed) => ok({ scenario, seed: wanted }),
  prepare: () => undefined,
};

let house: House;
beforeAll(async () => {
  house = await openHouse({ rate: 20, worlds });
});
afterAll(() => house.close());

it("names the protocol's number and the limits", () => {
  expect(page).toContain(`The number of this protocol is **${PROTOCOL_VERSION}**`);
  expect(page).toContain(`"protocol": ${PROTOCOL_VERSION}`);
  expect(page).toContain(`${MAX_COMMAND_BYTES.toLocaleString("en")} bytes`);
  expect(example).toContain(`const PROTOCOL = ${PROTOCOL_VERSION};`);
  expect(example.split("\n").length).toBeLessThan(120);
});

it("has an example that joins, sits down, looks, shares, and goes when the round is over", async () => {
  const place = placeIn(await house.ask("POST", "/api/exercises", { size: 2, name: "Ana" }));
  const host = await house.visit(place.token);
  await host.say({ type: "seat.take", seat: 0 });
  const bot = spawn(process.execPath, ["docs/examples/bot.mjs", house.url, place.code, "Bot Ada"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], THINK_MS: "20" },
  });
  const said: string[] = [];
  bot.stdout.on("data", (text) => said.push(String(text)));
  bot.stderr.on("data", (text) => said.push(String(text)));
  const ended = once(bot, "close");
  await host.until(({ common }) => common.seats[1]?.isReady === true);
  expect(Object.values(host.roster().names)).toContain("Bot Ada");
  await host.say({ type: "host.start" });
  await host.until(({ common }) => common.seats[1]?.hasUnderstood === true);
  await host.say({ type: "host.start" });
  const { common } = await host.until(({ common: now }) => now.evidence.length > 0);
  expect(common.alerts.some(({ ackedBy }) => ackedBy === 1)).toBe(true);
  expect(common.evidence[0]?.seat).toBe(1);
  await host.say({ type: "round.end" });
  await host.until(({ common: now }) => now.debrief?.answered === 1);
  await ended;
  // What it was about to say when the round ended comes too late, and it is told so.
  const told = said
    .join("")
    .split("\n")
    .filter((line) => line !== "" && !line.includes("phase/debrief"));
  expect([bot.exitCode, told]).toEqual([0, []]);
});
