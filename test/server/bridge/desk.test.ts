/** A bridge from the host's desk on: turned on, shown, scraped, slowed to life, and off again. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goLive, openHouse, placeIn } from "../house.ts";
import type { House, Party } from "../house.ts";
import { openReceiver } from "./receiver.ts";
import type { Receiver } from "./receiver.ts";

let house: House;
let receiver: Receiver;
let party: Party;
let address: string;
beforeAll(async () => {
  receiver = await openReceiver();
  house = await openHouse({ bridgeHosts: [receiver.host] });
  party = await goLive(house);
  address = `/api/exercises/${party.places[0].code}/teams/1/bridge`;
});
afterAll(async () => {
  await house.close();
  await receiver.close();
});

const mine = (method: "GET" | "POST" | "PUT" | "DELETE", path = "", body?: unknown) =>
  house.ask(method, `${address}${path}`, body, party.places[0].token);

async function scrape(
  token?: string,
): Promise<{ readonly status: number; readonly text: string; type: string | null }> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await fetch(`${house.url}${address}/metrics`, { headers });
  return { status: answer.status, text: await answer.text(), type: answer.headers.get("content-type") };
}

async function newToken(door: "metrics" | "pager"): Promise<string> {
  const made = await mine("POST", `/tokens/${door}`);
  expect(made.status).toBe(201);
  return String(made.body["token"]);
}

it("is off until the host turns it on, and then the round goes as fast as life", async () => {
  expect((await mine("GET")).body).toEqual({ bridge: null });
  expect((await mine("POST", "/tokens/metrics")).body["code"]).toBe("bridge/off");
  expect((await scrape("anything")).status).toBe(401);
  expect(await party.host.say({ type: "clock.speed", speed: 8 })).toBe("ok");
  expect((await mine("PUT", "", {})).body).toMatchObject({ bridge: { acceptsCompression: false, outlets: [] } });
  await party.host.until(({ common }) => common.session.speed === 1);
  expect(await party.host.say({ type: "clock.speed", speed: 2 })).toBe("bridge/as-life");
  expect((await mine("PUT", "", { acceptsCompression: true })).status).toBe(200);
  expect(await party.host.say({ type: "clock.speed", speed: 2 })).toBe("ok");
  expect((await mine("PUT", "", { acceptsCompression: false })).status).toBe(200);
  await party.host.until(({ common }) => common.session.speed === 1);
});

it("is the host's alone", async () => {
  for (const token of [party.places[1].token, undefined, "nobody's"]) {
    expect((await house.ask("GET", address, undefined, token)).body["code"]).toBe("role/host-only");
    expect((await house.ask("PUT", address, {}, token)).body["code"]).toBe("role/host-only");
    expect((await house.ask("POST", `${address}/tokens/metrics`, {}, token)).body["code"]).toBe("role/host-only");
  }
  const other = placeIn(await house.ask("POST", "/api/exercises", { size: 2, name: "Cy" }));
  expect((await house.ask("GET", address, undefined, other.token)).body["code"]).toBe("role/host-only");
  const nowhere = address.replace("teams/1", "teams/7");
  expect((await house.ask("GET", nowhere, undefined, party.places[0].token)).body["code"]).toBe("exercise/no-team");
});

it("is scraped with a token of its own that is shown once, replaced and revoked", async () => {
  const first = await newToken("metrics");
  const scraped = await scrape(first);
  expect(scraped.status).toBe(200);
  expect(scraped.type).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(scraped.text).toContain("small_causes_game_speed 1\n");
  expect(scraped.text).toContain('small_causes_game_requests_total{node="edge@west"');
  for (const wrong of [undefined, "", "x", party.places[0].token, await newToken("pager")]) {
    expect((await scrape(wrong)).status).toBe(401);
  }
  const second = await newToken("metrics");
  expect((await scrape(first)).status).toBe(401);
  expect((await scrape(second)).status).toBe(200);
  expect((await mine("DELETE", "/tokens/metrics")).body).toMatchObject({ bridge: { hasMetricsToken: false } });
  expect((await scrape(second)).status).toBe(401);
});

describe("what is secret", () => {
  const secrets = ["hooks-path-secret", "routing-secret", "bearer-secret", "header secret", "signing-secret"];

  it("goes in and never comes out again: not to the desk, nor into the log", async () => {
    const to = `http://${receiver.host}`;
    const set = await mine("PUT", "", {
      signingSecret: "signing-secret",
      outlets: {
        slack: { url: `${to}/hooks-path-secret` },
        pagerduty: { url: `${to}/v2/enqueue`, routingKey: "routing-secret" },
        alertmanager: { url: `${to}/hook`, token: "bearer-secret" },
        otlp: { url: to, authorization: "header secret" },
      },
    });
    expect(set.status).toBe(200);
    const token = await newToken("metrics");
    const shown = [set.text, (await mine("GET")).text, (await scrape(token)).text, JSON.stringify(house.logged)].join();
    for (const secret of [...secrets, token]) expect(shown).not.toContain(secret);
    const kept = JSON.stringify((await house.store.exercises.find(party.places[0].code))?.options);
    expect(kept).toContain("routing-secret");
    expect(kept).not.toContain(token);
  });

  it("of each outlet a test arrives, and the desk counts it", async () => {
    for (const outlet of ["slack", "pagerduty", "alertmanager", "otlp"]) {
      expect((await mine("POST", `/tests/${outlet}`)).status).toBe(202);
    }
    await expect
      .poll(() => receiver.heard.map(({ path }) => path).sort(), { timeout: 10_000 })
      .toEqual(["/hook", "/hooks-path-secret", "/v1/logs", "/v2/enqueue"]);
    await expect
      .poll(async () => (await mine("GET")).body["bridge"], { timeout: 10_000 })
      .toMatchObject({ outlets: [1, 1, 1, 1].map((delivered) => ({ delivered, waiting: 0, dead: [] })) });
  });

  it("what cannot be delivered is shown with the reason, and without what the other end said", async () => {
    receiver.answer(404);
    await mine("POST", "/tests/slack");
    await expect.poll(async () => (await mine("GET")).text, { timeout: 10_000 }).toContain("bridge/not-there");
    const { text } = await mine("GET");
    expect(text).toContain("answered 404: the address is not right");
    expect(text).not.toContain("a secret of this network");
    receiver.answer(200);
  });
});

it("refuses addresses that it would not send to, when they are set", async () => {
  for (const [url, code] of [
    ["http://example.com/", "bridge/not-https"],
    ["https://127.0.0.1/", "bridge/private"],
    ["https://169.254.169.254/latest/meta-data", "bridge/private"],
    ["https://me:secret@example.com/", "bridge/credentials"],
    ["nonsense", "bridge/no-address"],
  ] as const) {
    expect((await mine("PUT", "", { outlets: { slack: { url } } })).body["code"]).toBe(code);
  }
  expect((await mine("PUT", "", { outlets: { fax: { url: "https://example.com" } } })).body["code"]).toBe(
    "request/invalid",
  );
});

it("is gone when it is turned off", async () => {
  const token = await newToken("metrics");
  expect((await mine("DELETE")).body).toEqual({ bridge: null });
  expect((await scrape(token)).status).toBe(401);
  expect((await house.store.exercises.find(party.places[0].code))?.options["bridges"]).toEqual({});
  expect(await party.host.say({ type: "clock.speed", speed: 4 })).toBe("ok");
});
