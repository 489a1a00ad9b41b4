/** What a hostile program sends over plain HTTP: bombs, oddities, other origins. It is refused in time, and others are served. */
import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createPool } from "../../../server/whatif/index.ts";
import type { Pool } from "../../../server/whatif/index.ts";
import { PROTOCOL_VERSION } from "../../../shared/protocol/index.ts";
import { isLong } from "../../helpers/sample.ts";
import { openHouse, placeIn } from "../house.ts";
import type { House } from "../house.ts";

let house: House;
let pool: Pool;
beforeAll(async () => {
  pool = createPool(1);
  house = await openHouse({ pool });
});
afterAll(async () => {
  await house.close();
  await pool.close();
});

async function post(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  const answer = fetch(`${house.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  return answer;
}

/** Nothing broke inside, and the next one is served. */
async function expectCalm(): Promise<void> {
  expect(house.logged.flat().filter((what) => what instanceof Error)).toEqual([]);
  expect((await house.ask("GET", "/api/scenarios")).status).toBe(200);
}

it.each(["/api/exercises", "/api/drafts"])("unpacks nothing that %s is sent packed", async (path) => {
  const bomb = gzipSync(Buffer.alloc(50_000_000, "["));
  expect(bomb.length).toBeLessThan(60_000);
  const answer = await post(path, bomb, { "content-encoding": "gzip" });
  expect([answer.status, await answer.json()]).toMatchObject([415, { code: "http/bad-request" }]);
  await expectCalm();
});

const lines = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join("\n");

it.each([
  [
    "aliases that multiply",
    `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${lines(12, (n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(9)}]`)}`,
  ],
  ["brackets in brackets", `id: ${"[".repeat(90_000)}`],
  ["maps in maps", `id: ${"{a: ".repeat(40_000)}`],
  ["a ladder of indents", lines(600, (n) => `${" ".repeat(n)}a:`)],
  ["a list as deep as the file", `x:\n  ${"- ".repeat(90_000)}a`],
  ["a number of a hundred thousand digits", `id: ${"9".repeat(100_000)}`],
  ["numbers beyond numbers", "id: 1e999999999\nplayers: [-.inf, .nan]"],
  ["quotes that never end", `id: "${"\\\\".repeat(40_000)}`],
  ["a text that tempts patterns", `id: ${"a-".repeat(50_000)}!\ntitle: ${" ".repeat(90_000)}x`],
  ["colons and dashes", "- ? : ".repeat(30_000)],
  ["a world without end", `world:\n  regions:\n${lines(3000, (n) => `    - { id: r${n}, place: [0, 0] }`)}`],
  ["a merge of itself", "a: &a\n  <<: *a"],
  ["names of every object", "__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}"],
])("reads %s in a scenario as what it is: a faulty file", async (_what, text) => {
  const answer = await post("/api/drafts", JSON.stringify({ text }));
  const body: unknown = await answer.json();
  expect([answer.status, body]).toMatchObject([200, { code: "scenario/faulty" }]);
  expect(JSON.stringify(body).length).toBeLessThan(20_000);
  expect(Object.keys(Object.prototype)).toEqual([]);
  await expectCalm();
});

it("answers any body on any of its addresses", async () => {
  const { code, token } = placeIn(await house.ask("POST", "/api/exercises", { name: "Ana" }));
  const path = fc.constantFrom(
    "/api/exercises",
    "/api/solo",
    "/api/weekly",
    "/api/drafts",
    "/api/scenarios",
    "/api/scenarios/s01/pace",
    "/api/scenarios/__proto__/pace",
    `/api/exercises/${code}/members`,
    `/api/exercises/${code}/hosts`,
    `/api/exercises/%00/members`,
    `/api/exercises/${"B".repeat(500)}/members`,
    "/api/%",
    "/%ff",
    "/r/%00",
  );
  const body = fc.oneof(
    fc.json({ maxDepth: 4 }),
    fc.string({ maxLength: 100 }),
    fc.constant(`${"[".repeat(100_000)}${"]".repeat(100_000)}`),
    fc.constant(`{"name":${"9".repeat(50_000)}}`),
    fc.constantFrom(
      '{"__proto__":{"name":"x"}}',
      '{"name":{"toString":1}}',
      '{"text":"\\u0000"}',
      '{"name":"\\ud800"}',
    ),
    fc
      .record({ name: fc.string(), size: fc.double(), teams: fc.double(), seed: fc.string() }, { requiredKeys: [] })
      .map((each) => JSON.stringify(each)),
  );
  const header = fc.constantFrom<Record<string, string>>(
    {},
    { "content-type": "text/plain" },
    { "content-type": "application/json; charset=utf-7" },
    { "content-encoding": "br" },
    { authorization: `Bearer ${token}x` },
    { "transfer-encoding": "chunked" },
  );
  await fc.assert(
    fc.asyncProperty(path, body, header, async (where, what, headers) => {
      const [status, text] = await sent(where, what, headers);
      expect(status).toBeLessThan(500);
      expect(text).not.toMatch(/\bat .*\.(ts|js):\d+/);
    }),
    { numRuns: isLong ? 1000 : 150 },
  );
  await expectCalm();
});

/** As it is, where fetch would mend it. */
function sent(path: string, body: string, headers: Record<string, string>): Promise<readonly [number, string]> {
  const { hostname, port } = new URL(house.url);
  return new Promise((resolve, reject) => {
    const asking = request(
      { hostname, port, path, method: "POST", headers: { "content-type": "application/json", ...headers } },
      (answer) => {
        let text = "";
        answer.on("data", (chunk) => (text += String(chunk)));
        answer.on("end", () => resolve([answer.statusCode ?? 0, text]));
      },
    );
    asking.on("error", reject);
    asking.end(body);
  });
}

it.each([
  ["a thousand headers", `GET / HTTP/1.1\r\nhost: x\r\n${lines(3000, (n) => `x-${n}: ${n}\r`)}\r\n\r\n`],
  ["a header that does not end", `GET / HTTP/1.1\r\nhost: x\r\ncookie: ${"x".repeat(40_000)}\r\n\r\n`],
  ["an address that does not end", `GET /${"x".repeat(40_000)} HTTP/1.1\r\nhost: x\r\n\r\n`],
  [
    "two lengths",
    "POST /api/solo HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
  ],
  ["no HTTP at all", "\u0016\u0003\u0001 hello\r\n\r\n"],
])("ends the line of whoever sends %s", async (_what, bytes) => {
  const { hostname, port } = new URL(house.url);
  const socket = connect(Number(port), hostname);
  let heard = "";
  socket.on("data", (chunk) => (heard += String(chunk)));
  socket.on("error", () => undefined);
  socket.write(bytes);
  await once(socket, "close");
  expect(heard).toMatch(/^(HTTP\/1\.1 4\d\d|$)/);
  await expectCalm();
});

it("opens no socket for a page from elsewhere, by either transport", async () => {
  const { token } = placeIn(await house.ask("POST", "/api/exercises", { name: "Ana" }));
  for (const transport of ["websocket", "polling"]) {
    for (const [origin, expected] of [
      ["https://evil.example", "refused"],
      [house.url, "in"],
    ] as const) {
      const socket = io(house.url, {
        transports: [transport],
        auth: { protocol: PROTOCOL_VERSION, token },
        extraHeaders: { origin },
        reconnection: false,
        forceNew: true,
      });
      const outcome = await new Promise((resolve) => {
        socket.on("connect", () => resolve("in"));
        socket.on("connect_error", () => resolve("refused"));
      });
      socket.disconnect();
      expect([transport, origin, outcome]).toEqual([transport, origin, expected]);
    }
  }
  await expectCalm();
});
