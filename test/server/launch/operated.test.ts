/** What somebody who runs the compiled server sees of a session: its metrics and its log, and nobody in either. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { ask, placeIn, visitAt } from "../house.ts";
import type { Place, Visit } from "../house.ts";
import { preparePGlite } from "../storage/backing.ts";
import type { Backing } from "../storage/backing.ts";
import { launch } from "./launched.ts";
import type { Launched } from "./launched.ts";

const host = "Zebedee Quartz";
const player = "Wilhelmina Opal";
const stranger = "Ottoline Flint";
const chat = "the purple walrus sings";

let backing: Backing;
let server: Launched;
let url: string;
let metricsUrl: string;
let places: readonly [Place, Place];

beforeAll(async () => {
  backing = await preparePGlite();
  server = launch({
    PORT: "0",
    SMALL_CAUSES_DATA: backing.dataFolder,
    SMALL_CAUSES_METRICS: "0",
    SMALL_CAUSES_TEST_SPEED: "3",
    LOG_LEVEL: "trace",
  });
  metricsUrl = /"at":"([^"]+)"/.exec(await server.line("metrics can be read"))?.[1] ?? "";
  url = /http:\S+/.exec(await server.line("is ready"))?.[0] ?? "";
  await playThrough();
});
afterAll(async () => {
  server.process.kill("SIGTERM");
  await server.ended;
  await backing.dispose();
});

/** A short round by two people, and what goes wrong on its side. */
async function playThrough(): Promise<void> {
  const mine = placeIn(await ask(url, "POST", "/api/exercises", { size: 2, name: host, teamName: stranger }));
  const theirs = placeIn(await ask(url, "POST", `/api/exercises/${mine.code}/members`, { name: player }));
  places = [mine, theirs];
  const [ana, bo] = [await visitAt(url, mine.token), await visitAt(url, theirs.token)];
  await ana.say({ type: "seat.take", seat: 0 });
  await bo.say({ type: "seat.take", seat: 1 });
  for (let step = 0; step < 2; step++) await ana.say({ type: "host.start" });
  await bo.until(({ common, tick }) => common.session.phase === "live" && tick > 20);
  expect(await bo.say({ type: "chat.say", text: chat })).toBe("ok");
  await goWrong(bo);
  expect(await ana.say({ type: "round.end" })).toBe("ok");
  await bo.until(({ common }) => common.session.phase === "debrief");
  for (const { socket } of [ana, bo]) socket.disconnect();
}

async function goWrong(visit: Visit): Promise<void> {
  const [mine] = places;
  expect(await visit.say({ type: "chat.say", text: chat, [chat]: host })).toBe("message/malformed");
  expect(await visit.say({ type: "round.end" })).toBe("role/host-only");
  await visit.tell("shout", chat, player);
  await visit.tell("command", chat.repeat(2000));
  await ask(url, "POST", "/api/exercises", `{"name": "${host}", "size": ${chat}`);
  await ask(url, "POST", `/api/exercises/${mine.code}/members`, { name: player });
  await ask(url, "POST", `/api/exercises/${mine.code}/members`, { name: `${stranger}\u0000` });
  await ask(url, "POST", `/api/exercises/${mine.code}/returns`, { name: stranger });
  await ask(url, "POST", "/api/drafts", { text: `title: ${chat}\n  - [` });
  await ask(url, "DELETE", `/api/exercises/${mine.code}`, undefined, `${mine.token}x`);
  await expect(visitAt(url, `${mine.token}x`)).rejects.toThrow("not known here");
}

const line = /^[a-z_]+(?:\{[a-z]+="[^"]*"(?:,[a-z]+="[^"]*")*\})? (?:\d[\d.e+-]*)$/;

it("tells a Prometheus of the session in series that name nobody", async () => {
  const answer = await fetch(metricsUrl);
  expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const lines = (await answer.text()).trimEnd().split("\n");
  expect(lines.filter((text) => !text.startsWith("# ") && !line.test(text.replace('le="+Inf"', 'le="1"')))).toEqual([]);
  for (const told of [
    "small_causes_exercises 1",
    'small_causes_rounds{phase="debrief"} 1',
    'small_causes_rounds{phase="live"} 0',
    'small_causes_commands_total{type="chat.say",outcome="done"} 1',
    'small_causes_commands_total{type="round.end",outcome="refused"} 1',
    'small_causes_commands_total{type="unread",outcome="refused"} 3',
    'small_causes_arrivals_total{door="join",outcome="in"} 1',
    'small_causes_arrivals_total{door="join",outcome="join/name-taken"} 1',
    'small_causes_arrivals_total{door="admit",outcome="join/unknown-token"} 1',
    "small_causes_journal_failures_total 0",
    "small_causes_bots 0",
  ]) {
    expect(lines).toContain(told);
  }
  for (const busy of [
    "small_causes_step_seconds_count",
    "small_causes_turn_seconds_count",
    "small_causes_step_lateness_seconds_count",
    "small_causes_journal_commit_seconds_count",
    "small_causes_event_loop_lag_seconds_count",
    "process_cpu_seconds_total",
    "process_resident_memory_bytes",
  ]) {
    expect(Number(lines.find((text) => text.startsWith(`${busy} `))?.split(" ")[1])).toBeGreaterThan(0);
  }
  const [{ code }] = places;
  for (const secret of [code, host, player, chat]) expect(lines.join("\n")).not.toContain(secret);
});

it("shows metrics at their own address only, and nothing else there", async () => {
  expect((await fetch(`${url}/metrics`)).headers.get("content-type")).not.toContain("version=0.0.4");
  expect((await fetch(metricsUrl.replace("/metrics", "/healthz"))).status).toBe(404);
  expect((await fetch(metricsUrl, { method: "POST" })).status).toBe(404);
});

it("logs the session in JSON without a name, a token or a word that anybody said", async () => {
  const { lines } = server;
  const logged = lines.filter((text) => text.startsWith("{"));
  expect(logged.length).toBeGreaterThan(3);
  for (const text of logged) expect(JSON.parse(text)).toHaveProperty("level");
  const all = lines.join("\n");
  for (const said of [host, player, stranger, chat, ...places.map(({ token }) => token)]) {
    for (const word of said.split(" ").filter((part) => part.length > 3)) expect(all).not.toContain(word);
  }
});
