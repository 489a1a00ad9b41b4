/** A round's recording, downloaded by its host after a real round on the real engine, and replayed from the file. */
import { createServer } from "node:http";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createApp, recordingRoutes } from "../../../server/http/index.ts";
import { run } from "../../cli/desk.ts";
import { ask, openHouse, placeIn, realStock } from "../house.ts";
import type { House, Place, Visit } from "../house.ts";

let house: House;
let place: Place;
let host: Visit;
let url: string;
const server = createServer();

/** The house's own store behind the one route. */
beforeAll(async () => {
  house = await openHouse({ worlds: realStock() });
  const app = createApp({
    clientFolder: "nowhere",
    ready: () => Promise.resolve(),
    api: [recordingRoutes(house.store)],
    perMinute: { creating: 10, joining: 10, authoring: 10 },
    log: (problem) => console.error(problem),
  });
  server.on("request", app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has an address");
  url = `http://127.0.0.1:${address.port}`;
  place = placeIn(await house.ask("POST", "/api/exercises", { size: 1, name: "Ana" }));
  host = await house.visit(place.token);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await house.close();
});

const download = (token?: string, code = place.code) =>
  ask(url, "GET", `/api/exercises/${code}/recording`, undefined, token);

it("gives nothing to anybody before the round has ended: it would tell what awaits the team", async () => {
  await host.say({ type: "seat.take", seat: 0 });
  await host.say({ type: "host.start" });
  await host.say({ type: "host.start" });
  await host.until(({ common }) => common.session.phase === "live");
  expect(await download(place.token)).toMatchObject({ status: 409, body: { code: "recording/too-early" } });
});

it("is the host's alone, with the host's token", async () => {
  const player = placeIn(await house.ask("POST", `/api/exercises/${place.code}/members`, { name: "Bo" }));
  for (const token of [undefined, "wrong", player.token])
    expect(await download(token)).toMatchObject({ status: 403, body: { code: "recording/host-only" } });
  expect(await download(place.token, "XXXXX")).toMatchObject({ status: 403 });
});

it("holds the journal and the world's hash as the room wrote it down, no name, and replays", async () => {
  await host.until(({ tick }) => tick >= 40);
  await host.say({ type: "chat.say", text: "that was quick" });
  await host.say({ type: "round.end" });
  // Leaving the room to itself writes down where it stands.
  await house.hall.drain();
  const { status, text, body } = await download(place.token);
  expect(status).toBe(200);
  expect(body).toMatchObject({ format: "small-causes/recording@1", engine: "test", options: { size: 1 } });
  expect(text).toContain("that was quick");
  expect(text).not.toContain('"Ana"');
  expect(text).not.toContain(place.token);
  const replayed = run(["replay", "round.json"], { "round.json": text });
  expect(replayed).toMatchObject({ code: 0, said: "" });
  expect(replayed.printed).toMatch(
    /^1 hash equal; \d+ entries replayed up to T\+0:\d\d \(tick \d+\) of tumbleweed-falls/,
  );
});
