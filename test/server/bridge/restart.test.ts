/** A bridge outlives its process: another one opens it with the exercise, as it was set. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { fakeStock, goLive, openHouse } from "../house.ts";
import { preparePGlite } from "../storage/backing.ts";
import type { Backing } from "../storage/backing.ts";
import { openReceiver } from "./receiver.ts";
import type { Receiver } from "./receiver.ts";

let backing: Backing;
let receiver: Receiver;
beforeAll(async () => {
  [backing, receiver] = await Promise.all([preparePGlite(), openReceiver()]);
});
afterAll(async () => {
  await receiver.close();
  await backing.dispose();
});

const keys = (): readonly string[] =>
  receiver.heard.map(({ body }) => {
    const told: Record<string, unknown> = JSON.parse(body);
    return `${String(told["event_action"])} ${String(told["dedup_key"])}`;
  });

it("keeps its token, its outlets and its clock, and tells what fires again under the same key; deleted, it resolves that", async () => {
  const again = { on: backing, bridgeHosts: [receiver.host], rate: 10, worlds: fakeStock({ harmAtTick: 100 }) };
  const first = await openHouse(again);
  const { places, host } = await goLive(first);
  const address = `/api/exercises/${places[0].code}/teams/1/bridge`;
  const outlets = { pagerduty: { url: `http://${receiver.host}/`, routingKey: "r" } };
  expect((await first.ask("PUT", address, { outlets }, places[0].token)).status).toBe(200);
  const made = await first.ask("POST", `${address}/tokens/metrics`, {}, places[0].token);
  const headers = { authorization: `Bearer ${String(made.body["token"])}` };
  await host.until(({ common }) => common.alerts.length > 0);
  await expect.poll(() => keys().length).toBe(1);
  await first.close();

  const second = await openHouse(again);
  expect((await fetch(`${second.url}${address}/metrics`, { headers })).status).toBe(401);
  expect(await second.hall.resume()).toBe(1);
  const scraped = await fetch(`${second.url}${address}/metrics`, { headers });
  expect(scraped.status).toBe(200);
  expect(await scraped.text()).toContain("small_causes_game_speed 1\n");
  await expect.poll(() => keys().length).toBe(2);
  expect(keys()[1]).toBe(keys()[0]);
  const back = await second.visit(places[0].token);
  expect(await back.say({ type: "clock.speed", speed: 8 })).toBe("bridge/as-life");
  await second.ask("DELETE", `/api/exercises/${places[0].code}`, undefined, places[0].token);
  await expect.poll(keys).toContain(keys()[0]?.replace("trigger", "resolve"));
  await second.close();
});
