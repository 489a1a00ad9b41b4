/** A recording that was taken here is opened as a file elsewhere: its debrief, a what-if, and nothing of a session. */
import { createServer } from "node:http";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createOpenRecordings, recordingFormat } from "../../../server/exercise/index.ts";
import type { OpenRecordings, RecordingFile } from "../../../server/exercise/index.ts";
import { createApp, openRecordingRoutes } from "../../../server/http/index.ts";
import { createPool } from "../../../server/whatif/index.ts";
import type { Pool } from "../../../server/whatif/index.ts";
import { toStored } from "../../../server/rooms/rows.ts";
import { systemClock } from "../../../server/rooms/index.ts";
import { atZero, HORIZON, launch, lived, recordingOf } from "../../debrief/solo.ts";
import { ask } from "../house.ts";
import type { HttpAnswer } from "../house.ts";

const played = recordingOf([[300, launch("cap-retries", "app>store", 0)]]);
const header = { ...played.header, options: { ...played.header.options, liveMinutes: HORIZON / 600 / 4 } };
const start = atZero();
const file: RecordingFile = {
  format: recordingFormat,
  engine: "here",
  scenario: header.scenario,
  seed: header.seed,
  options: header.options,
  journal: [
    ...played.entries.flatMap((entry) =>
      entry.kind === "engine" ? [] : [toStored({ ...entry, kind: "entry", id: null, entry })],
    ),
    toStored({
      kind: "clock",
      seq: played.entries.length + 1,
      tick: HORIZON,
      clockMs: 0,
      speed: 4,
      phase: "live",
      isPaused: false,
    }),
  ],
  hashes: [],
};

let pool: Pool;
let open: OpenRecordings;
let url: string;
const server = createServer();
const problems: unknown[] = [];

beforeAll(async () => {
  pool = createPool(2);
  open = createOpenRecordings({
    pool,
    worlds: { origin: () => Promise.resolve({ snapshot: start, before: [] }) },
    clock: systemClock(),
    engineVersion: "here",
    failed: (problem) => problems.push(problem),
  });
  const app = createApp({
    clientFolder: "nowhere",
    ready: () => Promise.resolve(),
    api: [openRecordingRoutes(open)],
    perMinute: { creating: 100, joining: 100, authoring: 100 },
    log: (problem) => console.error(problem),
  });
  server.on("request", app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has an address");
  url = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  open.close();
  server.closeAllConnections();
  server.close();
  await pool.close();
});

const send = (body: unknown): Promise<HttpAnswer> => ask(url, "POST", "/api/recordings", body);
const opened = async (body: unknown): Promise<string> => String((await send(body)).body["id"]);
async function done(id: string): Promise<void> {
  await expect.poll(() => open.look(id), { timeout: 120_000 }).toMatchObject({ ok: true, value: { state: "done" } });
}

it("lives it through and shows its debrief, with the very user-minutes of the round", async () => {
  const id = await opened(file);
  await done(id);
  const looked = open.look(id);
  const common = looked.ok ? looked.value.common : null;
  const ours = common?.debrief?.report?.curves.find(({ of }) => of === "team");
  expect(ours?.userMinutes).toEqual(lived({ ...played, header }, start).userMinutes);
  expect(common?.session.phase).toBe("debrief");
  expect(looked).toMatchObject({ value: { engine: "same", isExact: null } });
  expect(problems).toEqual([]);
});

it("answers what-ifs as a session does, and refuses the same ones", async () => {
  const id = await opened(file);
  await done(id);
  const change = { kind: "add", action: "add-store", target: "store@west", value: 2, toTick: 2000 };
  const asked = await ask(url, "POST", `/api/recordings/${id}/whatifs`, change);
  expect(asked.status).toBe(200);
  await expect
    .poll(
      () => {
        const looked = open.look(id);
        return looked.ok && looked.value.common?.debrief?.whatIfs[0]?.state;
      },
      { timeout: 120_000 },
    )
    .toBe("done");
  const elsewhere = { ...change, target: "app@west" };
  expect(await ask(url, "POST", `/api/recordings/${id}/whatifs`, elsewhere)).toMatchObject({
    status: 400,
    body: { code: "whatif/not-there" },
  });
});

it("says when another engine recorded it, and when it does not come to the recorded state", async () => {
  const id = await opened({ ...file, engine: "elsewhere", hashes: [{ tick: HORIZON, hash: "0123456789abcdef" }] });
  await done(id);
  expect(open.look(id)).toMatchObject({ value: { engine: "other", isExact: false } });
});

it("refuses with the place that is wrong: no recording, a gap in the journal, another format", async () => {
  const wrong = async (body: unknown) => (await send(body)).body;
  expect(await wrong({})).toMatchObject({ code: "recording/faulty", reason: expect.stringContaining("format") });
  expect(await wrong({ ...file, journal: file.journal.slice(1) })).toMatchObject({
    code: "replay/gap",
    reason: expect.stringContaining("entry 1"),
  });
  expect(await wrong({ ...file, format: "small-causes/recording@9" })).toMatchObject({ code: "recording/faulty" });
  expect(await wrong({ ...file, options: { ...file.options, liveMinutes: 9000 } })).toMatchObject({
    code: "recording/too-long",
  });
  expect((await ask(url, "GET", "/api/recordings/no-such")).status).toBe(404);
});

it("makes room for another: first in place of one that failed, then of one that nobody has looked at for long", async () => {
  let nowMs = 0;
  const answers: (() => void)[] = [];
  const stalled = createOpenRecordings({
    pool: { run: () => ({ result: new Promise(() => undefined), cancel: () => undefined }) },
    worlds: {
      origin: () =>
        new Promise((_, reject) => {
          answers.push(() => reject(new Error("no world")));
        }),
    },
    clock: { ...systemClock(), nowMs: () => nowMs },
    engineVersion: "here",
    failed: () => undefined,
  });
  const next = () => stalled.open(file);
  const ids = Array.from({ length: 6 }, () => next()).map((one) => (one.ok ? one.value.id : ""));
  expect(next()).toMatchObject({ refusal: { code: "recording/too-many" } });
  answers[3]?.();
  await expect.poll(() => stalled.look(ids[3] ?? "")).toMatchObject({ value: { state: "failed" } });
  expect(next().ok).toBe(true);
  expect(stalled.look(ids[3] ?? "").ok).toBe(false);
  nowMs = 6 * 60_000;
  for (const id of ids.slice(1)) stalled.look(id);
  expect(next().ok).toBe(true);
  expect(ids.map((id) => stalled.look(id).ok)).toEqual([false, true, true, false, true, true]);
});

it("leaves out what is known already", async () => {
  const id = await opened(file);
  await done(id);
  await expect
    .poll(
      () => {
        const looked = open.look(id);
        return looked.ok && open.look(id, looked.value.version);
      },
      { timeout: 120_000 },
    )
    .toMatchObject({ value: { state: "done", common: null } });
});
