/** Every byte that leaves by a bridge, recorded, with the real engine behind it: it tells what the team sees, no more. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { fakeScenario, hiddenEdge, secrets } from "../../play/fakeScenario.ts";
import { goLive, openHouse, realStock } from "../house.ts";
import type { House } from "../house.ts";
import { openReceiver } from "./receiver.ts";
import type { Receiver } from "./receiver.ts";

let house: House;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await openReceiver();
  house = await openHouse({ worlds: realStock(), bridgeHosts: [receiver.host] });
});
afterAll(async () => {
  await house.close();
  await receiver.close();
});

it("[promise 2] lets out no byte of scenario, seed, truth, hidden edge, another seat's cards, names or codes", async () => {
  const { places, host, player } = await goLive(house);
  const [mine] = places;
  const address = `/api/exercises/${mine.code}/teams/1/bridge`;
  const to = `http://${receiver.host}`;
  const outlets = {
    slack: { url: `${to}/slack` },
    pagerduty: { url: `${to}/pagerduty`, routingKey: "r" },
    alertmanager: { url: `${to}/alertmanager` },
    otlp: { url: to },
  };
  expect((await house.ask("PUT", address, { acceptsCompression: true, outlets }, mine.token)).status).toBe(200);
  const made = await house.ask("POST", `${address}/tokens/metrics`, {}, mine.token);
  const headers = { authorization: `Bearer ${String(made.body["token"])}` };
  const texts: string[] = [];
  for (const diagnostic of ["logs", "traces"] as const) {
    await player.say({ type: "diagnostic.run", diagnostic, target: "store@west" });
    await player.say({ type: "diagnostic.run", diagnostic, target: "cache@west" });
  }
  await player.say({ type: "chat.say", text: "among ourselves" });
  await host.say({ type: "clock.speed", speed: 8 });
  await host.say({ type: "incident.declare", severity: "SEV-1" });
  const post = {
    state: "investigating",
    features: [],
    regions: [],
    impact: "Parcels <!channel> are late",
    nextInS: 180,
  };
  expect(await host.say({ type: "status.post", ...post })).toBe("ok");
  await host.say({ type: "sitrep.post", text: "We are looking at the store." });
  const seen = await player.until(({ tick, own }) => tick > 350 && own.tray.length > 1);
  const [first, second] = seen.own.tray;
  expect(await player.say({ type: "evidence.share", card: first?.id })).toBe("ok");
  await expect
    .poll(() => receiver.heard.filter(({ path }) => path.startsWith("/v1/")).length, { timeout: 20_000 })
    .toBe(1);
  texts.push(await (await fetch(`${house.url}${address}/metrics`, { headers })).text());
  const heard = receiver.heard.map(({ path, body }) => `${path} ${body}`).join("\n");
  const all = [heard, ...texts].join("\n");
  expect(texts.join()).toContain('small_causes_game_requests_total{node="store@west"');
  expect(heard).toContain("Parcels &lt;!channel&gt; are late");
  expect(heard).toContain("We are looking at the store.");
  const [round] = await house.store.rounds.ofExercise(mine.code);
  for (const secret of [
    ...secrets,
    fakeScenario.id,
    fakeScenario.title,
    hiddenEdge,
    round?.seed,
    round?.scenarioHash,
    round?.id,
    mine.code,
    "Ana",
    "Bo ",
    "among ourselves",
    second?.id,
    "<!channel>",
  ]) {
    expect(all).not.toContain(secret);
  }
});
