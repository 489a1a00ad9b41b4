/** The way in: somebody takes a page on the pager, and the game hears of it, or the pager hears why not. */
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isSigned, takenIn } from "../../../server/bridge/index.ts";
import { fakeStock, goLive, openHouse } from "../house.ts";
import type { House, Party } from "../house.ts";
import { openReceiver } from "./receiver.ts";
import type { Receiver } from "./receiver.ts";

const secret = "the-signing-secret";
const event = (type: string, key?: string): string =>
  JSON.stringify({ event: { id: "1", event_type: type, resource_type: "incident", data: { incident_key: key } } });
const signatureOf = (body: string, by = secret): string => `v1=${createHmac("sha256", by).update(body).digest("hex")}`;

describe("a signature", () => {
  const body = event("incident.acknowledged", "k");
  const bytes = Buffer.from(body);

  it("is right beside others, and wrong for another secret, body, version or length", () => {
    expect(isSigned(bytes, signatureOf(body), secret)).toBe(true);
    expect(isSigned(bytes, `v1=00ff, ${signatureOf(body)}`, secret)).toBe(true);
    expect(isSigned(bytes, signatureOf(body, "other"), secret)).toBe(false);
    expect(isSigned(Buffer.from(`${body} `), signatureOf(body), secret)).toBe(false);
    expect(isSigned(bytes, signatureOf(body).replace("v1", "v2"), secret)).toBe(false);
    for (const header of [undefined, "", "v1=", "v1", "v1=zz"]) expect(isSigned(bytes, header, secret)).toBe(false);
  });

  it("counts for nothing where no secret is set", () => {
    expect(isSigned(bytes, signatureOf(body, ""), null)).toBe(false);
  });
});

it("hears of acknowledgements alone, and says what it cannot read", () => {
  expect(takenIn(Buffer.from(event("incident.acknowledged", "k")))).toEqual({ ok: true, value: "k" });
  expect(takenIn(Buffer.from(event("incident.triggered", "k")))).toEqual({ ok: true, value: null });
  expect(takenIn(Buffer.from('{"event":{"event_type":"pagey.ping"}}'))).toEqual({ ok: true, value: null });
  for (const broken of ["", "[]", "{", '{"event":7}']) {
    expect(takenIn(Buffer.from(broken))).toMatchObject({ ok: false, refusal: { code: "bridge/no-event" } });
  }
});

describe("in a live round", () => {
  let house: House;
  let receiver: Receiver;
  let party: Party;
  let address: string;
  let token: string;
  beforeAll(async () => {
    receiver = await openReceiver();
    house = await openHouse({ bridgeHosts: [receiver.host], rate: 10, worlds: fakeStock({ harmAtTick: 100 }) });
    party = await goLive(house);
    const { code, token: mine } = party.places[0];
    address = `/api/exercises/${code}/teams/1/bridge`;
    const outlets = { pagerduty: { url: `http://${receiver.host}/v2/enqueue`, routingKey: "r" } };
    await house.ask("PUT", address, { outlets, signingSecret: secret }, mine);
    token = String((await house.ask("POST", `${address}/tokens/pager`, {}, mine)).body["token"]);
    await party.host.until(({ common }) => common.alerts.filter(({ severity }) => severity === "page").length > 0);
  });
  afterAll(async () => {
    await house.close();
    await receiver.close();
  });

  const page = () => party.host.view().common.alerts.find(({ severity }) => severity === "page");

  async function say(path: string, body: string, headers: Readonly<Record<string, string>>) {
    const answer = await fetch(`${house.url}${address}/${path}`, { method: "POST", body, headers });
    const told: Record<string, unknown> = JSON.parse(await answer.text());
    return { status: answer.status, code: told["code"], reason: told["reason"] };
  }
  const form = (alert: string, by = token) =>
    say("acknowledgements", new URLSearchParams({ alert }).toString(), {
      authorization: `Bearer ${by}`,
      "content-type": "application/x-www-form-urlencoded",
    });
  const pagerduty = (body: string, signature = signatureOf(body)) =>
    say("pagerduty", body, { "content-type": "application/json", "x-pagerduty-signature": signature });

  /** The keys of what PagerDuty was told, by what it does, in their order. */
  const sent = (action: string): readonly string[] =>
    receiver.heard
      .flatMap(({ body }) => {
        const told: Record<string, unknown> = JSON.parse(body);
        return told["event_action"] === action ? [String(told["dedup_key"])] : [];
      })
      .sort();

  it("turns away whoever has no right token or signature, and changes nothing", async () => {
    expect(await form(page()?.id ?? "", "wrong")).toMatchObject({ status: 401, code: "bridge/token" });
    expect(await form(page()?.id ?? "", party.places[0].token)).toMatchObject({ status: 401 });
    const body = event("incident.acknowledged", page()?.id);
    expect(await pagerduty(body, signatureOf(body, "wrong"))).toMatchObject({ status: 401, code: "bridge/token" });
    expect(await pagerduty("{}", "")).toMatchObject({ status: 401 });
    expect(page()?.ackedBy).toBeNull();
  });

  it("says in a status and a sentence what it cannot do", async () => {
    expect(await form("nothing")).toMatchObject({
      status: 404,
      code: "bridge/no-alert",
      reason: expect.stringMatching(/\.$/),
    });
    expect(await form("")).toMatchObject({ status: 404 });
    expect(await say("acknowledgements", "x=1", { authorization: `Bearer ${token}` })).toMatchObject({ status: 400 });
    expect(await pagerduty("nonsense")).toMatchObject({ status: 400, code: "bridge/no-event" });
    expect(await pagerduty(event("incident.triggered", "k"))).toMatchObject({ status: 200 });
  });

  it("acknowledges by the key that the pager was given, once, and tells the pager so", async () => {
    await expect.poll(() => sent("trigger").length).toBeGreaterThan(0);
    const [key = ""] = sent("trigger");
    const body = event("incident.acknowledged", key);
    expect(await pagerduty(body)).toMatchObject({ status: 200 });
    await party.host.until(({ common }) => common.alerts.some(({ ackedBy }) => ackedBy !== null));
    expect(await form(key)).toMatchObject({ status: 409, code: "alert/already-acked" });
    // It hears an echo of each page that was taken in the game: no failure of the sender's.
    expect(await pagerduty(body)).toMatchObject({ status: 200 });
    await expect.poll(() => sent("acknowledge")).toEqual([key]);
  });

  it("resolves on the pager what still fires when the bridge is turned off", async () => {
    const open = sent("trigger");
    await house.ask("DELETE", address, undefined, party.places[0].token);
    await expect.poll(() => sent("resolve")).toEqual(open);
    expect(await form(page()?.id ?? "")).toMatchObject({ status: 401 });
  });
});
