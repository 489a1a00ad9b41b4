/**
 * The server process: settings → store → rooms → http and sockets, then it says where it is. launch.ts starts it, and starts it again
 * after a crash; the exit code says whether that would help. Standard output carries what a person reads, standard
 * error what a log collector reads.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { hostname, networkInterfaces } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { destination } from "pino";
import type { Logger } from "pino";
import { ok, refuse } from "../shared/base/index.ts";
import type { Refusal, Result } from "../shared/base/index.ts";
import { createGuard, createPost } from "./bridge/index.ts";
import { built, readSettings } from "./config/index.ts";
import type { Settings } from "./config/index.ts";
import {
  createHall,
  createLoad,
  createOpenRecordings,
  createWorldStock,
  MOST_SHARE,
  readEngineVersion,
  runElsewhere,
} from "./exercise/index.ts";
import type { Hall, OpenRecordings, TeamMeter } from "./exercise/index.ts";
import { createGateway } from "./gateway/index.ts";
import type { Gateway } from "./gateway/index.ts";
import {
  addressesOf,
  behind,
  bridgeRoutes,
  createApp,
  exerciseRoutes,
  libraryRoutes,
  openRecordingRoutes,
  pagerRoutes,
  recordingRoutes,
} from "./http/index.ts";
import { createLog } from "./log.ts";
import { createLibrary, createRisks, createTrials, readExample, readPackaged, readToy } from "./library/index.ts";
import type { Library } from "./library/index.ts";
import { createMeters, listenForMetrics, measuredHall, measuredStore, watchLoop } from "./metrics/index.ts";
import type { Meters } from "./metrics/index.ts";
import { believing, createFront, joinNodes } from "./nodes/index.ts";
import type { Membership } from "./nodes/index.ts";
import { COMMIT_LIMIT_MS, createScheduler, systemClock } from "./rooms/index.ts";
import type { Clock } from "./rooms/index.ts";
import { outliveReaders } from "./outputs.ts";
import { openStore } from "./storage/index.ts";
import type { Store } from "./storage/index.ts";
import { createPool } from "./whatif/index.ts";
import type { Pool } from "./whatif/index.ts";

/** sysexits' EX_CONFIG: starting again is useless until a person changes something. */
const EXIT_NEEDS_A_PERSON = 78;
/** Requests under way may finish for so long; then whatever is left is cut off. */
const DRAIN_MS = 2000;
/** Balancers that ask whether this process is ready find in so long that it is not. */
const NOTICED_MS = 1000;
const SHUTDOWN_LIMIT_MS = 8000;
/** Whoever sends slower than this, a recording over a poor link aside, only holds the line. */
const HEADERS_LIMIT_MS = 15_000;
const REQUEST_LIMIT_MS = 120_000;
/** Forty full teams in one office come within a minute; whoever writes a scenario has it checked at each pause. */
const PER_MINUTE = { creating: 60, joining: 400, authoring: 120 };
const THREADS = 2;
const RETENTION_DAYS = 90;

interface Running {
  readonly url: string;
  /** How other computers of the network come here. */
  readonly addresses: readonly string[];
  readonly stop: () => Promise<void>;
}

async function start(settings: Settings): Promise<Result<Running>> {
  const log = createLog(settings.logLevel, destination(2));
  const failed = (err: unknown): void => log.error({ err });
  const clock = systemClock();
  const meters = createMeters();
  const seen = await showMetrics(settings, clock, meters, log);
  if (!seen.ok) return seen;
  const opened = await openStore({ ...settings, warn: (err) => log.warn({ err }) });
  if (!opened.ok) return opened;
  const store = measuredStore(opened.value, clock, meters);
  const warn = (err: unknown, says: string): void => log.warn({ err }, says);
  const membership = await joinOthers(settings, store, clock, warn);
  const inside = await openHall(settings, store, clock, log, meters);
  const { library, recordings, pool, engineVersion, close: closeHall } = inside;
  const hall = measuredHall(inside.hall, meters);
  membership?.adoptBy(() => hall.resume());
  const nearby = behind(settings.trustedProxies);
  const callerOf = membership ? believing(membership.self, nearby) : nearby;
  let isStopping = false;
  // Asked for each time: a notebook changes networks. Whoever plays on several nodes comes by their balancer.
  const addresses = () =>
    settings.nodeUrl === undefined ? addressesOf(settings.host, portOf(door, settings), networkInterfaces()) : [];
  const app = createApp({
    clientFolder: built("client"),
    ready: () => store.ping(),
    isStopping: () => isStopping,
    callerOf,
    api: [
      exerciseRoutes(hall, addresses, callerOf),
      libraryRoutes(library),
      recordingRoutes(store),
      openRecordingRoutes(recordings),
      bridgeRoutes(hall),
    ],
    perMinute: PER_MINUTE,
    unread: [pagerRoutes(hall)],
    log: failed,
  });
  const server = createServer({ headersTimeout: HEADERS_LIMIT_MS, requestTimeout: REQUEST_LIMIT_MS }, app);
  const heard: Meters["heard"] = (...what) => meters.heard(...what);
  const gateway = createGateway({ server, hall, clock, failed, callerOf, heard });
  meters.lookAt({ hall, gateway, pool, engineVersion });
  const front =
    membership &&
    createFront({ behind: server, nodes: store.nodes, membership, callerOf, elsewhere: runElsewhere, warn });
  const door = front?.server ?? server;
  const url = await listen(door, settings);
  if (!url.ok) {
    await closeHall();
    await membership?.depart();
    await store.close();
    return url;
  }
  return ok({
    url: url.value,
    addresses: addresses(),
    async stop() {
      isStopping = true;
      gateway.shut();
      await membership?.leave();
      await closeHall();
      front?.cut();
      if (membership) await sleep(NOTICED_MS);
      await drain(door, gateway);
      await membership?.depart();
      await store.close();
    },
  });
}

/** Only where an operator gave them a place of their own. */
async function showMetrics(
  { metrics: place }: Settings,
  clock: Clock,
  meters: Meters,
  log: Logger,
): Promise<Result<void>> {
  watchLoop(clock, (ms) => meters.loopWasLate(ms));
  if (place === undefined) return ok(undefined);
  const listening = await listenForMetrics(place, () => meters.text());
  if (!listening.ok) return listening;
  log.info({ at: listening.value.url }, "metrics can be read");
  return ok(undefined);
}

/** Everything behind the doors: the rooms that were live go on before anybody can come in. */
async function openHall(
  settings: Settings,
  store: Store,
  clock: Clock,
  log: Logger,
  meters: Meters,
): Promise<{
  readonly hall: Hall;
  readonly pool: Pool;
  readonly engineVersion: string;
  readonly library: Library;
  readonly recordings: OpenRecordings;
  readonly close: () => Promise<void>;
}> {
  const pool = createPool(THREADS);
  const load = createLoad(clock);
  const scheduler = createScheduler(clock, (lateMs, tookMs) => {
    load.turned(lateMs, tookMs);
    meters.turned(lateMs, tookMs);
  });
  const meter: TeamMeter = {
    walked(scenario, ticks, tookMs) {
      load.walked(scenario, ticks, tookMs);
      meters.walked(ticks, tookMs);
    },
    resynced: () => meters.resynced(),
    slipped: (ms) => meters.slipped(ms),
  };
  const warn = (err: unknown): void => log.warn({ err });
  const worlds = createWorldStock(pool, warn);
  const [packaged, example, toy] = await Promise.all([readPackaged(warn), readExample(), readToy()]);
  const trials = createTrials(pool, warn);
  const risks = createRisks({ pool, warn, nowMs: () => clock.nowMs() });
  const library = createLibrary({ packaged, example, store, trials, risks, pool });
  const engineVersion = await readEngineVersion();
  const recordings = createOpenRecordings({ pool, worlds, clock, engineVersion, failed: warn });
  const guard = createGuard(settings.bridgeHosts);
  const hall = createHall({
    store,
    guard,
    post: createPost(guard),
    pool,
    worlds,
    clock,
    scheduler,
    log,
    load,
    // A test that runs faster than life asks for more than it may.
    mostShare: settings.testSpeed === undefined ? MOST_SHARE : Infinity,
    meter,
    library,
    toy,
    today: () => Date.now(),
    owner: ownerName(settings),
    engineVersion,
    rate: settings.testSpeed ?? 1,
    commitLimitMs: COMMIT_LIMIT_MS,
  });
  await store.exercises.removeOlderThan(RETENTION_DAYS);
  const resumed = await hall.resume();
  // Starting, and rounds that go on, need the processors more than a round that nobody has asked for yet.
  const stopWaiting = clock.at(clock.nowMs() + (resumed > 0 ? 20_000 : 2000), () => {
    const [easiest] = library.packaged;
    if (easiest) worlds.prepare(easiest);
  });
  return {
    hall,
    pool,
    engineVersion,
    library,
    recordings,
    async close() {
      stopWaiting();
      recordings.close();
      await hall.drain();
      scheduler.stop();
      await pool.close();
    },
  };
}

/** The same after a restart, so that a server takes its own leases back at once. The folder's lock admits only one. */
function ownerName({ databaseUrl, nodeUrl, port }: Settings): string {
  return databaseUrl === undefined ? "this folder" : (nodeUrl ?? `${hostname()}:${port}`);
}

/** One of several processes, where there can be several. */
async function joinOthers(
  settings: Settings,
  { nodes }: Store,
  clock: Clock,
  warn: (problem: unknown, says: string) => void,
): Promise<Membership | undefined> {
  if (settings.databaseUrl === undefined) return undefined;
  const name = ownerName(settings);
  const replaced = (): void => {
    console.error(`Another process runs on this database as ${name}. Give each node its own SMALL_CAUSES_NODE_URL.`);
    process.exit(EXIT_NEEDS_A_PERSON);
  };
  return joinNodes({ nodes, clock, name, url: settings.nodeUrl, warn, replaced });
}

async function listen(server: Server, settings: Settings): Promise<Result<string>> {
  const { port, host } = settings;
  try {
    server.listen({ port, host });
    await once(server, "listening");
  } catch (problem) {
    const place = host === undefined ? `port ${port}` : `${host}:${port}`;
    return refuse(
      "http/cannot-listen",
      `Cannot listen on ${place}: ${String(problem)}. Stop the program that uses it, or choose another with PORT and HOST (for example PORT=3001).`,
    );
  }
  const everywhere = host === undefined || host === "0.0.0.0" || host === "::";
  return ok(`http://${everywhere ? "localhost" : host.includes(":") ? `[${host}]` : host}:${portOf(server, settings)}`);
}

/** The port that was asked for, or the free one that was found for port 0. */
function portOf(server: Server, { port }: Settings): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

async function drain(server: Server, gateway: Gateway): Promise<void> {
  const closed = once(server, "close");
  server.close();
  const closing = gateway.close();
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
  await Promise.all([closed, closing]);
}

/** Stops once, whatever asks for it first: a signal, or the end of the launcher, who may be gone already. */
function stopOnRequest(running: Running, launched: boolean): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      console.error(`Small Causes did not stop within ${SHUTDOWN_LIMIT_MS / 1000} s and is cut off.`);
      process.exit(1);
    }, SHUTDOWN_LIMIT_MS).unref();
    void running.stop().then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("disconnect", stop);
  if (launched && !process.connected) stop();
}

function giveUp({ code, reason }: Refusal): never {
  console.error(reason);
  // A database that does not answer may do so soon; the rest waits for a person.
  process.exit(code === "store/unreachable" ? 1 : EXIT_NEEDS_A_PERSON);
}

outliveReaders();
const launched = process.connected;
const settings = readSettings();
if (!settings.ok) giveUp(settings.refusal);
const started = await start(settings.value);
if (!started.ok) giveUp(started.refusal);
stopOnRequest(started.value, launched);
console.log(`Small Causes is ready: ${started.value.url}`);
for (const address of started.value.addresses) console.log(`  from other computers: ${address}`);
// A launcher that is gone by now is noticed as a disconnect; the message itself may fail.
if (process.connected) process.send?.("ready", undefined, undefined, () => undefined);
