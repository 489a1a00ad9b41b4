/** The doors of two nodes, without anything behind them but an echo: what is passed on, to whom, and what is believed. */
import { once } from "node:events";
import { createServer, request as ask } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, it } from "vitest";
import { nearest } from "../../../server/http/index.ts";
import { believing, createFront } from "../../../server/nodes/index.ts";
import type { Membership } from "../../../server/nodes/index.ts";
import type { Node, Nodes } from "../../../server/storage/index.ts";

interface Door {
  readonly url: string;
  readonly self: Node;
  leave(): void;
  close(): void;
}

const CODE = "BCDFG";
let doors: Door[] = [];
/** Who runs the exercise, as the database has it. */
let holder: Node | undefined;
let lookedUp: () => void;

const nodes: Nodes = {
  arrive: () => Promise.resolve(),
  beat: () => Promise.resolve("alive"),
  depart: () => Promise.resolve(),
  silent: () => Promise.resolve([]),
  bury: () => Promise.resolve(),
  holderOf(exercise) {
    const found = exercise === CODE ? holder : undefined;
    lookedUp();
    return Promise.resolve(found);
  },
  others: (name) => Promise.resolve(doors.map(({ self }) => self).filter((node) => node.name !== name)),
};

async function openDoor(name: string): Promise<Door> {
  let isLeaving = false;
  let self: Node = { name, life: `the life of ${name}`, url: null };
  const membership: Membership = {
    get self() {
      return self;
    },
    get isLeaving() {
      return isLeaving;
    },
    adoptBy: () => undefined,
    leave: () => Promise.resolve(),
    depart: () => Promise.resolve(),
  };
  const callerOf = (request: IncomingMessage): string => believing(self, nearest)(request);
  const behind = echo(name, callerOf);
  const elsewhere = { code: "join/elsewhere", reason: "Elsewhere." };
  // The address is known once it listens, and who it is before anybody comes.
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  listener.close();
  self = { ...self, url: `http://127.0.0.1:${port}` };
  const front = createFront({ behind, nodes, membership, callerOf, elsewhere, warn: () => undefined });
  front.server.listen(port, "127.0.0.1");
  await once(front.server, "listening");
  return {
    url: self.url ?? "",
    self,
    leave: () => void (isLeaving = true),
    close() {
      front.cut();
      front.server.close();
      front.server.closeAllConnections();
    },
  };
}

function echo(name: string, callerOf: (request: IncomingMessage) => string): Server {
  const server = createServer((request, response) => void answer(request, response));
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    response.writeHead(201, { "x-of": name });
    response.end(JSON.stringify({ of: name, caller: callerOf(request), method: request.method, body }));
  }
  server.on("upgrade", (_request, socket) => {
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nx-of: ${name}\r\n\r\n`,
    );
    socket.pipe(socket);
  });
  return server;
}

beforeEach(async () => {
  lookedUp = () => undefined;
  holder = undefined;
  doors = [];
  for (const name of ["a", "b"]) doors.push(await openDoor(name));
});
afterEach(() => doors.forEach((door) => door.close()));

function two(): readonly [Door, Door] {
  const [a, b] = doors;
  if (!a || !b) throw new Error("two");
  return [a, b];
}

async function post(door: Door, path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${door.url}${path}`, { method: "POST", body: "hello", headers });
  const said: Record<string, unknown> = JSON.parse(await answer.text());
  return { status: answer.status, ...said };
}

/** The node behind which a WebSocket came to be, once it has said a word and heard it again. */
async function dial(door: Door, code: string): Promise<string> {
  const asking = ask(`${door.url}/socket.io/?x=${code}&transport=websocket`, {
    headers: { connection: "Upgrade", upgrade: "websocket" },
  });
  asking.end();
  return new Promise((resolve) => {
    asking.on("response", ({ statusCode }) => resolve(String(statusCode)));
    asking.on("upgrade", ({ headers }, socket) => {
      socket.once("data", (word) => {
        socket.destroy();
        resolve(`${String(headers["x-of"])} says ${String(word)}`);
      });
      socket.write("hello");
    });
  });
}

const members = `/api/exercises/${CODE.toLowerCase()}/members`;

it("passes on what is another's, as it came, and nothing else", async () => {
  const [a, b] = two();
  holder = b.self;
  expect(await post(a, members)).toMatchObject({ status: 201, of: "b", method: "POST", body: "hello" });
  expect(await post(b, members)).toMatchObject({ of: "b" });
  for (const path of ["/api/exercises", "/api/exercises/CCCCC/members", "/r/BCDFG", "/api/exercises/%zz"])
    expect(await post(a, path)).toMatchObject({ of: "a" });
  expect(await dial(a, CODE)).toBe("b says hello");
  expect(await dial(a, "CCCCC")).toBe("a says hello");
});

it("passes nothing on twice, and believes another node about where it comes from", async () => {
  const [a, b] = two();
  holder = b.self;
  const told = { "x-small-causes-relay": a.self.life, "x-forwarded-for": "203.0.113.7" };
  expect(await post(a, members, told)).toMatchObject({ of: "a", caller: "203.0.113.7" });
});

it("believes nobody who does not know its life", async () => {
  const [a, b] = two();
  holder = b.self;
  for (const mark of ["", "guessed", b.self.life]) {
    const forged = { "x-small-causes-relay": mark, "x-forwarded-for": "203.0.113.7" };
    expect(await post(a, members, forged)).toMatchObject({ of: "b", caller: "127.0.0.1" });
  }
});

it("waits with what is asked until another node has taken what a dead one ran", async () => {
  const [a, b] = two();
  holder = { name: "dead", life: "gone", url: "http://127.0.0.1:1" };
  let looks = 0;
  lookedUp = () => void (++looks === 3 && (holder = b.self));
  expect(await post(a, members)).toMatchObject({ of: "b", body: "hello" });
  expect(looks).toBeGreaterThan(3);
});

it("says that it is elsewhere when nobody takes it", async () => {
  const [a] = two();
  holder = { name: "dead", life: "gone", url: null };
  expect(await post(a, members)).toMatchObject({ status: 503, code: "join/elsewhere" });
  expect(await dial(a, CODE)).toBe("503");
});

it("sends everything to the others while it goes away, and takes no new sockets", async () => {
  const [a] = two();
  a.leave();
  expect(await post(a, members)).toMatchObject({ of: "b" });
  expect(await post(a, "/api/solo")).toMatchObject({ of: "b" });
  expect(await post(a, "/readyz")).toMatchObject({ of: "a" });
  expect(await dial(a, CODE)).toBe("503");
});
