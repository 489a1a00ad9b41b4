/**
 * The server process: settings → store → http, then it says where it is. launch.ts starts it, and starts it again
 * after a crash; the exit code says whether that would help. Standard output carries what a person reads, standard
 * error what a log collector reads.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { destination, pino } from "pino";
import { ok, refuse } from "../shared/base/index.ts";
import type { Refusal, Result } from "../shared/base/index.ts";
import { built, readSettings } from "./config/index.ts";
import type { Settings } from "./config/index.ts";
import { createApp } from "./http/index.ts";
import { openStore } from "./storage/index.ts";

/** sysexits' EX_CONFIG: starting again is useless until a person changes something. */
const EXIT_NEEDS_A_PERSON = 78;
/** Requests under way may finish for so long; then whatever is left is cut off. */
const DRAIN_MS = 2000;
const SHUTDOWN_LIMIT_MS = 5000;
const CREATIONS_PER_MINUTE = 60;

interface Running {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

async function start(settings: Settings): Promise<Result<Running>> {
  const log = pino({ level: settings.logLevel }, destination(2));
  const opened = await openStore({ ...settings, warn: (problem) => log.warn(problem) });
  if (!opened.ok) return opened;
  const store = opened.value;
  const app = createApp({
    clientFolder: built("client"),
    ready: () => store.ping(),
    api: [],
    creationsPerMinute: CREATIONS_PER_MINUTE,
    log: (problem) => log.error(problem),
  });
  const server = createServer(app);
  const url = await listen(server, settings);
  if (!url.ok) {
    await store.close();
    return url;
  }
  return ok({
    url: url.value,
    async stop() {
      await drain(server);
      await store.close();
    },
  });
}

async function listen(server: Server, { port, host }: Settings): Promise<Result<string>> {
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
  const address = server.address();
  const actual = typeof address === "object" && address !== null ? address.port : port;
  const everywhere = host === undefined || host === "0.0.0.0" || host === "::";
  return ok(`http://${everywhere ? "localhost" : host.includes(":") ? `[${host}]` : host}:${actual}`);
}

async function drain(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
  await closed;
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

const launched = process.connected;
const settings = readSettings();
if (!settings.ok) giveUp(settings.refusal);
const started = await start(settings.value);
if (!started.ok) giveUp(started.refusal);
stopOnRequest(started.value, launched);
console.log(`Small Causes is ready: ${started.value.url}`);
// A launcher that is gone by now is noticed as a disconnect; the message itself may fail.
if (process.connected) process.send?.("ready", undefined, undefined, () => undefined);
