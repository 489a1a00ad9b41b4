/**
 * The compiled server, killed with -9 in the middle of a live round: the round goes on with everything that was
 * acknowledged, the players are back by themselves, and a replay of the journal gives equal bytes.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ask, placeIn, visitAt } from "./house.ts";
import type { Visit } from "./house.ts";
import { launch } from "./launch/launched.ts";
import type { Launched } from "./launch/launched.ts";
import { replays } from "./replays.ts";
import { open, preparePGlite } from "./storage/backing.ts";
import type { Backing } from "./storage/backing.ts";
import { freePort } from "./storage/postgres.ts";

let backing: Backing;
let server: Launched;
let url: string;

beforeAll(async () => {
  backing = await preparePGlite();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = launch({ PORT: String(port), SMALL_CAUSES_DATA: backing.dataFolder, SMALL_CAUSES_TEST_SPEED: "3" });
  await server.line("ready");
});
afterAll(async () => {
  server.process.kill("SIGTERM");
  await server.ended;
  await backing.dispose();
});

async function kill(): Promise<void> {
  const holder: { pid: number } = JSON.parse(await readFile(join(backing.dataFolder, "lock"), "utf8"));
  process.kill(holder.pid, "SIGKILL");
}

/** Says things until the line breaks. Returns what was acknowledged. */
async function chatter(visit: Visit): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  const broken = new Promise<null>((resolve) => visit.socket.once("disconnect", () => resolve(null)));
  for (let n = 0; ; n++) {
    const text = `line ${n}`;
    const answer = await Promise.race([visit.say({ type: "chat.say", text }), broken]);
    if (answer === null) return acknowledged;
    if (answer === "ok") acknowledged.push(text);
    if (n === 10) await kill();
  }
}

it("loses nothing that was acknowledged, and replays to equal bytes", async () => {
  const place = placeIn(await ask(url, "POST", "/api/solo", { name: "Ana", layer: "standard" }));
  const visit = await visitAt(url, place.token);
  expect(await visit.say({ type: "briefing.understood" })).toBe("ok");
  await visit.until(({ tick }) => tick > 200);
  const said = await chatter(visit);
  const { tick } = visit.view();
  const back = await visit.until((view) => visit.welcomes() > 1 && view.tick > tick);
  expect(back.own.you).toMatchObject({ member: place.member, seat: 0 });
  expect(back.common.session.phase).toBe("live");
  const heard = visit.view().common.chat.map(({ text }) => text);
  expect(said.length).toBeGreaterThanOrEqual(10);
  expect(heard).toEqual(expect.arrayContaining([...said]));
  visit.socket.disconnect();
  server.process.kill("SIGTERM");
  expect(await server.ended).toBe(0);

  const store = await open(backing);
  try {
    const [withCheckpoints, fromTheStart] = await replays(store, place.code);
    expect(withCheckpoints.tick).toBeGreaterThan(tick);
    expect(withCheckpoints).toEqual(fromTheStart);
  } finally {
    await store.close();
  }
}, 900_000);
