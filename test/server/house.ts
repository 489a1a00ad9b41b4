/** A whole server in this process, on loopback: real store, real sockets, real engine, one small scenario. */
import { once } from "node:events";
import { createServer } from "node:http";
import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import { createGuard, createPost } from "../../server/bridge/index.ts";
import { createHall, createLoad } from "../../server/exercise/index.ts";
import type { Hall, Load, WorldStock } from "../../server/exercise/index.ts";
import { createGateway } from "../../server/gateway/index.ts";
import {
  bridgeRoutes,
  createApp,
  exerciseRoutes,
  libraryRoutes,
  nearest,
  pagerRoutes,
} from "../../server/http/index.ts";
import { createLibrary, createRisks, createTrials, readToy } from "../../server/library/index.ts";
import { createScheduler, systemClock } from "../../server/rooms/index.ts";
import type { Clock } from "../../server/rooms/index.ts";
import type { Store } from "../../server/storage/index.ts";
import type { Pool } from "../../server/whatif/index.ts";
import { jobs } from "../../server/whatif/jobs.ts";
import { ok, refuse } from "../../shared/base/index.ts";
import { applyDelta, PROTOCOL_VERSION, startFrom } from "../../shared/protocol/index.ts";
import type { Acknowledgement, Command, Frame, FullFrame, Roster, Welcome } from "../../shared/protocol/index.ts";
import { restoreSimulation } from "../../shared/sim/index.ts";
import { fakeScenario, seed } from "../play/fakeScenario.ts";
import type { FakeOptions } from "../play/fakeWorld.ts";
import { worldsOf } from "./rooms/table.ts";
import { open, preparePGlite } from "./storage/backing.ts";
import type { Backing } from "./storage/backing.ts";

export interface House {
  readonly url: string;
  readonly hall: Hall;
  readonly store: Store;
  readonly logged: readonly unknown[];
  ask(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: unknown, token?: string): Promise<HttpAnswer>;
  /** Comes in with a token. Rejects with the refusal. */
  visit(token: string): Promise<Visit>;
  close(): Promise<void>;
}

/** The same world for every exercise, without physics: most tests here are not about that. */
export function fakeStock(world: FakeOptions = {}): WorldStock {
  return {
    ...worldsOf(world),
    origin: () => Promise.reject(new Error("a fake world has no origin")),
    draw: (scenario, wanted = seed) => ok({ scenario, seed: wanted }),
    prepare: () => undefined,
  };
}

/** The same world for every exercise, by the real engine; making it takes a while. */
export function realStock(): WorldStock {
  const { snapshot, before } = jobs.preRoll({ scenario: fakeScenario, seed });
  return {
    origin: () => Promise.resolve({ snapshot, before }),
    draw: (scenario) => ok({ scenario, seed }),
    prepare: () => undefined,
    fresh: () => Promise.resolve({ world: restoreSimulation(fakeScenario, seed, snapshot), before }),
    restore: (_setup, taken) => restoreSimulation(fakeScenario, seed, taken),
  };
}

/** Computes nothing: debriefs have a test of their own. */
const idlePool: Pick<Pool, "run"> = {
  run: () => ({ result: Promise.resolve(refuse("whatif/busy", "not in this test")), cancel: () => undefined }),
};

export interface HttpAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export interface Visit {
  readonly member: string;
  readonly socket: Socket;
  /** Everything that came over the line, as it came. */
  readonly bytes: readonly string[];
  readonly roster: () => Roster;
  /** The number of its team, as the last welcome had it. */
  readonly team: () => number;
  /** How often it was welcomed. */
  readonly welcomes: () => number;
  readonly view: () => FullFrame;
  readonly refusals: readonly unknown[];
  say(command: unknown, id?: string): Promise<string>;
  /** Any message, with an answer asked for. */
  tell(event: string, ...what: unknown[]): Promise<Acknowledgement>;
  /** Waits until the view is as wanted. */
  until(wanted: (view: FullFrame) => boolean): Promise<FullFrame>;
}

export interface HouseOptions {
  readonly rate?: number;
  readonly pool?: Pick<Pool, "run">;
  readonly clock?: Clock;
  readonly worlds?: WorldStock;
  readonly load?: Load;
  readonly mostShare?: number;
  readonly engineVersion?: string;
  /** What another house has left; its folder is not removed. */
  readonly on?: Backing;
  readonly today?: () => number;
  readonly commitLimitMs?: number;
  readonly prepare?: () => Promise<Backing>;
  /** Where bridges may send. */
  readonly bridgeHosts?: readonly string[];
  /** What the library has. */
  readonly packaged?: Parameters<typeof createLibrary>[0]["packaged"];
  /** How far its risk reports go. */
  readonly risk?: { readonly top: number; readonly contain: number };
}

export async function openHouse({
  rate = 1,
  pool = idlePool,
  clock = systemClock(),
  worlds = fakeStock(),
  load = createLoad(clock),
  mostShare = Infinity,
  today = () => Date.parse("2026-11-29T12:00:00Z"),
  engineVersion = "test",
  on,
  // Tests of refusals have a clock of their own; the others wait for a busy machine.
  commitLimitMs = 60_000,
  prepare = preparePGlite,
  bridgeHosts = [],
  risk,
  packaged = [{ scenario: fakeScenario, text: JSON.stringify(fakeScenario) }],
}: HouseOptions = {}): Promise<House> {
  const backing = on ?? (await prepare());
  const store = await open(backing);
  const scheduler = createScheduler(clock);
  const logged: unknown[] = [];
  const log = (...what: unknown[]): void => void logged.push(what);
  const library = createLibrary({
    packaged,
    example: "id: example",
    store,
    trials: createTrials(pool, log),
    risks: createRisks({ pool, warn: log, nowMs: () => performance.now(), ...risk }),
    pool,
  });
  const guard = createGuard(bridgeHosts);
  const hall = createHall({
    store,
    guard,
    post: createPost(guard),
    clock,
    scheduler,
    rate,
    commitLimitMs,
    owner: "test",
    engineVersion,
    worlds,
    pool,
    today,
    library,
    toy: await readToy(),
    load,
    mostShare,
    meter: { walked: () => undefined, resynced: () => undefined, slipped: () => undefined },
    log: { info: log, warn: log, error: log },
  });
  const app = createApp({
    clientFolder: import.meta.dirname,
    ready: () => store.ping(),
    api: [exerciseRoutes(hall, () => ["http://192.168.7.8:3000"]), libraryRoutes(library), bridgeRoutes(hall)],
    unread: [pagerRoutes(hall)],
    perMinute: { creating: 1000, joining: 1000, authoring: 1000 },
    log,
  });
  const server = createServer(app);
  const gateway = createGateway({ server, hall, clock, failed: log, callerOf: nearest });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has an address");
  const url = `http://127.0.0.1:${address.port}`;
  const visits: Visit[] = [];
  return {
    url,
    hall,
    store,
    logged,
    ask: (method, path, body, token) => ask(url, method, path, body, token),
    async visit(token) {
      const visit = await visitAt(url, token);
      visits.push(visit);
      return visit;
    },
    async close() {
      for (const { socket } of visits) socket.disconnect();
      await hall.drain();
      scheduler.stop();
      server.closeAllConnections();
      await gateway.close();
      await store.close();
      if (!on) await backing.dispose();
    },
  };
}

export async function ask(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  token?: string,
): Promise<HttpAnswer> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const parsed: Record<string, unknown> = JSON.parse(text);
  return { status: answer.status, body: parsed, text };
}

/** Takes an exercise away from its server, whose bots may open it again in between. Returns the lease's epoch. */
export async function seize({ leases, nodes }: Store, code: string): Promise<number> {
  await nodes.arrive({ name: "another server", life: "1", url: null }, 600_000);
  for (let epoch = 1; ; epoch++) {
    await leases.release(code, epoch);
    const taking = await leases.take(code, "another server");
    if (taking.taken) return taking.epoch;
  }
}

export interface Place {
  readonly code: string;
  readonly member: string;
  readonly token: string;
}

export function placeIn({ status, body, text }: HttpAnswer): Place {
  if (status !== 201) throw new Error(text);
  return { code: String(body["code"]), member: String(body["member"]), token: String(body["token"]) };
}

export interface Party {
  readonly places: readonly [Place, Place];
  readonly host: Visit;
  readonly player: Visit;
}

/** A live round of two; the host commands, the player has the machines. */
export async function goLive(house: House): Promise<Party> {
  const mine = placeIn(await house.ask("POST", "/api/exercises", { size: 2, name: "Ana" }));
  const theirs = placeIn(await house.ask("POST", `/api/exercises/${mine.code}/members`, { name: "Bo" }));
  const [host, player] = [await house.visit(mine.token), await house.visit(theirs.token)];
  await host.say({ type: "seat.take", seat: 0 });
  await player.say({ type: "seat.take", seat: 1 });
  await host.say({ type: "host.start" });
  await host.say({ type: "host.start" });
  await player.until(({ common }) => common.session.phase === "live");
  return { places: [mine, theirs], host, player };
}

let ids = 0;

/** `code` is for who must find the node that runs it. */
export function visitAt(url: string, token: string, { protocol = PROTOCOL_VERSION, code = "" } = {}): Promise<Visit> {
  const socket = io(url, {
    transports: ["websocket"],
    query: { x: code },
    auth: { protocol, token },
    forceNew: true,
    reconnectionDelay: 50,
  });
  const bytes: string[] = [];
  const refusals: unknown[] = [];
  let view: FullFrame | undefined;
  let roster: Roster = { kind: "roster", names: {} };
  let welcomes = 0;
  let team = 0;
  const watching = new Set<() => void>();
  const changed = (): void => watching.forEach((look) => look());
  socket.io.on("open", () => socket.io.engine.on("packet", ({ data }: { data?: unknown }) => bytes.push(String(data))));
  socket.on("frame", (frame: Frame) => {
    view = follow(view, frame);
    changed();
  });
  socket.on("roster", (news: Roster) => {
    roster = news;
    changed();
  });
  socket.on("refused", (refusal) => refusals.push(refusal));
  const tell = (event: string, ...what: unknown[]): Promise<Acknowledgement> =>
    new Promise((resolve) => socket.emit(event, ...what, resolve));

  return new Promise((resolve, reject) => {
    socket.on("connect_error", (problem: Error & { data?: unknown }) => {
      if (problem.data === undefined) return;
      if (welcomes > 0) {
        setTimeout(() => socket.connect(), 200);
        return;
      }
      socket.disconnect();
      reject(problem);
    });
    socket.on("welcome", (welcome: Welcome) => {
      welcomes++;
      team = welcome.team;
      view = whole(welcome.frame);
      roster = welcome.roster;
      changed();
      resolve({
        member: welcome.member,
        socket,
        bytes,
        refusals,
        roster: () => roster,
        team: () => team,
        welcomes: () => welcomes,
        view: () => view ?? whole(welcome.frame),
        tell,
        async say(command: Command, id = `c${++ids}`) {
          const answer = await tell("command", { id, command });
          return answer.ok ? "ok" : answer.refusal.code;
        },
        until: (wanted) =>
          new Promise((done) => {
            const look = (): void => {
              if (!view || !wanted(view)) return;
              watching.delete(look);
              done(view);
            };
            watching.add(look);
            look();
          }),
      });
    });
  });
}

function whole(frame: FullFrame): FullFrame {
  return { kind: "full", ...startFrom(frame) };
}

/** As a browser does it; a hole is an error. */
function follow(view: FullFrame | undefined, frame: Frame): FullFrame {
  if (frame.kind === "full") return whole(frame);
  if (!view || frame.n !== view.n + 1) throw new Error(`frame ${frame.n} follows ${view?.n}`);
  const { n, tick, clockMs } = frame;
  const [common, own] = [applyDelta(view.common, frame.common), applyDelta(view.own, frame.own)];
  return { kind: "full", n, tick, clockMs, common, own };
}
