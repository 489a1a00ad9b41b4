/** From where a request comes, as far as those who say so are trusted. */
import { createServer } from "node:http";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it } from "vitest";
import { behind, nearest } from "../../../server/http/index.ts";
import type { CallerOf } from "../../../server/http/index.ts";

let callerOf: CallerOf = nearest;
const server = createServer((request, response) => response.end(callerOf(request)));
let url = "";

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  url = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
});
afterAll(() => server.close());

async function asked(forwarded: string): Promise<string> {
  const answer = await fetch(url, { headers: { "x-forwarded-for": forwarded } });
  return answer.text();
}

it.each([
  ["nobody is trusted", [], "203.0.113.7", "127.0.0.1"],
  ["another is trusted", ["10.0.0.1"], "203.0.113.7", "127.0.0.1"],
  ["the balancer is trusted", ["127.0.0.1"], "203.0.113.7", "203.0.113.7"],
  ["the caller invents somebody before itself", ["127.0.0.1"], "198.51.100.1, 203.0.113.7", "203.0.113.7"],
  ["there are two balancers", ["127.0.0.0/8", "10.0.0.0/8"], "203.0.113.7, 10.2.3.4", "203.0.113.7"],
  ["the balancer says nothing", ["127.0.0.1"], "", "127.0.0.1"],
  ["the balancer says nonsense", ["127.0.0.1"], "somewhere", "127.0.0.1"],
  ["it is of the newer kind", ["127.0.0.1", "fd00::/8"], "2001:db8::7, fd00::1", "2001:db8::7"],
  ["it is written in the newer kind", ["127.0.0.1"], "::ffff:203.0.113.7", "203.0.113.7"],
])("believes those that are trusted: %s", async (_case, trusted, forwarded, caller) => {
  callerOf = behind(trusted);
  expect(await asked(forwarded)).toBe(caller);
});
