/** What the server answers over plain HTTP, asked over a real socket. */
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createApp } from "../../../server/http/index.ts";
import { alone } from "../../../client/router.ts";

const INDEX = "<!doctype html><title>client</title>";
let clientFolder: string;
let server: Server;
let base: string;
let storeAnswers: boolean;
let isStopping: boolean;
const logged: unknown[] = [];

beforeAll(async () => {
  clientFolder = await mkdtemp(join(tmpdir(), "small-causes-client-"));
  await mkdir(join(clientFolder, "assets"));
  await writeFile(join(clientFolder, "index.html"), INDEX);
  await writeFile(join(clientFolder, "assets", "app-5f3a.js"), "export {};");
  await writeFile(join(clientFolder, "favicon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
});
afterAll(() => rm(clientFolder, { recursive: true }));

beforeEach(async () => {
  [storeAnswers, isStopping] = [true, false];
  logged.length = 0;
  const app = createApp({
    clientFolder,
    ready: () => (storeAnswers ? Promise.resolve() : Promise.reject(new Error("connection refused"))),
    isStopping: () => isStopping,
    api: [
      (router) => {
        router.post("/echo", (request, response) => void response.json(request.body));
        router.get("/broken", () => Promise.reject(new Error("a secret detail")));
      },
    ],
    perMinute: { creating: 5, joining: 5, authoring: 5 },
    log: (problem) => logged.push(problem),
  });
  server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has an address");
  base = `http://127.0.0.1:${address.port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

function post(body: string): Promise<Response> {
  return fetch(`${base}/api/echo`, { method: "POST", headers: { "content-type": "application/json" }, body });
}

describe("health", () => {
  it("says that the process lives, even while the store does not answer", async () => {
    storeAnswers = false;
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  });

  it("is ready only while the store answers, and logs why not", async () => {
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
    storeAnswers = false;
    const answer = await fetch(`${base}/readyz`);
    expect([answer.status, await answer.text()]).toEqual([503, "the store does not answer\n"]);
    expect(String(logged[0])).toContain("connection refused");
  });

  it("lives and is not ready from when it begins to stop", async () => {
    isStopping = true;
    const answer = await fetch(`${base}/readyz`);
    expect([answer.status, await answer.text()]).toEqual([503, "the server is stopping\n"]);
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  });
});

describe("pages", () => {
  it.each([
    "/",
    ...alone.map((name) => `/${name}`),
    "/library/new",
    "/library/import",
    "/library/1/edit",
    "/r/PLUM7",
    "/r/PLUM7/fac",
    "/r/PLUM7/screen",
  ])("serves the client at %s, asked for anew each time", async (path) => {
    const answer = await fetch(`${base}${path}`);
    expect([answer.status, await answer.text()]).toEqual([200, INDEX]);
    expect(answer.headers.get("cache-control")).toBe("no-cache");
  });

  it("lets browsers keep what is named by its content, and nothing else", async () => {
    const asset = await fetch(`${base}/assets/app-5f3a.js`);
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    const icon = await fetch(`${base}/favicon.svg`);
    expect([icon.status, icon.headers.get("cache-control")]).toEqual([200, "no-cache"]);
  });

  it.each(["/nowhere", "/r", "/r/PLUM7/admin", "/assets/gone.js", "/../package.json", "/%2e%2e/package.json"])(
    "has a real 404 page for %s",
    async (path) => {
      const answer = await fetch(`${base}${path}`, { headers: { accept: "text/html" } });
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain("There is nothing at this address.");
    },
  );

  it("forbids inline script, foreign origins and framing, but not what Phaser needs", async () => {
    const policy = (await fetch(base)).headers.get("content-security-policy") ?? "";
    const directives = new Map(
      policy.split(";").map((part) => [part.split(" ")[0], part.split(" ").slice(1).join(" ")]),
    );
    expect(directives.get("default-src")).toBe("'self'");
    expect(directives.get("script-src")).toBeUndefined();
    expect(directives.get("img-src")).toBe("'self' data: blob:");
    expect(directives.get("worker-src")).toBe("'self' blob:");
    expect(directives.get("object-src")).toBe("'none'");
    expect(policy).not.toContain("unsafe");
  });
});

describe("interface for programs", () => {
  it("answers on the routes handed in", async () => {
    expect(await (await post('{"a":1}')).json()).toEqual({ a: 1 });
  });

  it("has a 404 in JSON", async () => {
    const answer = await fetch(`${base}/api/nowhere`);
    expect([answer.status, await answer.json()]).toEqual([
      404,
      { code: "http/not-found", reason: "There is nothing at this address." },
    ]);
  });

  it.each([
    ["malformed", '{"a":', 400],
    ["oversized", JSON.stringify("x".repeat(300_000)), 413],
  ])("says what is wrong with a %s body and logs nothing", async (_kind, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code: "http/bad-request" });
    expect(logged).toEqual([]);
  });

  it("logs what went wrong inside and does not tell it", async () => {
    const answer = await fetch(`${base}/api/broken`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("secret");
    expect(String(logged[0])).toContain("a secret detail");
  });

  it("limits how much one address creates, not how much it reads", async () => {
    for (let i = 0; i < 5; i++) expect((await post("{}")).status).toBe(200);
    const refused = await post("{}");
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: "http/too-many" }]);
    expect((await fetch(`${base}/api/nowhere`)).status).toBe(404);
  });

  it("counts whoever joins by themselves: a whole company may come from one address at once", async () => {
    const join = () => fetch(`${base}/api/exercises/ABCDE/members`, { method: "POST" });
    for (let i = 0; i < 5; i++) expect((await join()).status).toBe(404);
    expect((await join()).status).toBe(429);
  });
});
