/**
 * `npm run demo`: a server of its own on a free port with a folder of its own, a session in which bots have all the seats,
 * and the addresses to watch it at. It plays through to the debrief and goes on serving until it is stopped; then the
 * folder is gone.
 */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { z } from "zod";
import { must } from "../shared/base/index.ts";
import { follow, startFrom } from "../shared/protocol/index.ts";
import type { Known } from "../shared/protocol/index.ts";
import { conduct, dialSocket } from "./bots/index.ts";
import { built, environmentWith } from "./config/index.ts";

const help = `Usage: npm run demo -- [options]

Shows a session that bots play, from the lobby to the debrief, on a server of its own. Ctrl-C ends it and leaves nothing.

Options:
  --scenario S     an incident of the library by the beginning of its id, such as t0 (default s04)
  --character C    novice, competent or reckless (default competent)
  --size N         seats, 1 to 8 (default 4)
  --seed TEXT      the same seed is the same incident
  --help           this page`;

const AGAIN_MS = 5_000;

const place = z.object({ code: z.string(), token: z.string() });
const refusal = z.object({ reason: z.string() });

const sentences: Readonly<Record<Known["common"]["session"]["phase"], string>> = {
  lobby: "The bots take their seats.",
  briefing: "They read the briefing.",
  live: "The round is live.",
  debrief: "The round is over: the debrief goes through its steps.",
  closed: "The session is closed.",
};

const { values } = parseArgs({
  options: {
    scenario: { type: "string", default: "s04" },
    character: { type: "string", default: "competent" },
    size: { type: "string", default: "4" },
    seed: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) console.log(help);
else await show();

async function show(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "small-causes-demo-"));
  const settings = { PORT: "0", SMALL_CAUSES_DATA: folder, LOG_LEVEL: "warn" };
  const server = spawn(process.execPath, [built("server/main.js")], {
    // With a channel to this process the server stops when this process is gone, however it went.
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: environmentWith(settings),
  });
  const ended = once(server, "close");
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    server.kill("SIGTERM");
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  try {
    const { url, elsewhere } = await ready(server.stdout);
    await play(url, elsewhere);
    await ended;
  } catch (problem) {
    if (!isStopped) {
      console.error(problem instanceof Error ? problem.message : problem);
      process.exitCode = 1;
    }
    stop();
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
  process.exit();
}

/** What the server says when it can be reached, and how from other computers. */
async function ready(
  output: NodeJS.ReadableStream | null,
): Promise<{ readonly url: string; readonly elsewhere: readonly string[] }> {
  const elsewhere: string[] = [];
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: must(output, "its output") });
    let url: string | undefined;
    lines.on("line", (line) => {
      url ??= /ready: (\S+)/.exec(line)?.[1];
      const other = /from other computers: (\S+)/.exec(line)?.[1];
      if (other !== undefined) elsewhere.push(other);
      // The other addresses are said in the same breath.
      if (url !== undefined) setImmediate(() => resolve({ url: url ?? "", elsewhere }));
    });
    lines.on("close", () => reject(new Error("The server did not start; why stands above.")));
  });
}

async function play(url: string, elsewhere: readonly string[]): Promise<void> {
  const { scenario, seed, size, character } = values;
  const wanted = {
    scenario: scenario.toLowerCase(),
    size: Number(size),
    name: "The demo",
    ...(seed === undefined ? {} : { seed }),
  };
  console.log("Making the world of the incident …");
  const { code, token } = place.parse(await post(`${url}/api/exercises`, wanted));
  await post(`${url}/api/exercises/${code}/bots`, { character }, token);
  console.log(`\nBots play session ${code}. Watch it at`);
  console.log(`  ${url}/r/${code}/screen   the big screen`);
  console.log(`  ${url}/r/${code}   as a spectator: join with any name, and take no seat`);
  for (const other of elsewhere) console.log(`  ${other}/r/${code}/screen   from other computers`);
  console.log("\nCtrl-C ends the demo.\n");
  host(url, code, token);
}

/** Conducts the round, and says how far it is. */
function host(url: string, code: string, token: string): void {
  let known: Known | null = null;
  let stage = "";
  let sinceMs = 0;
  let said = "";
  const line = dialSocket(
    url,
    code,
    token,
  )({
    welcome: (_round, frame) => look(startFrom(frame)),
    frame(frame) {
      const taken = known && follow(known, frame);
      if (taken?.is === "gap") line.resync();
      if (taken?.is === "new") look(taken.known);
    },
    ended: (problem) => problem !== null && console.error(problem),
  });

  function look(now: Known): void {
    known = now;
    const { session, debrief } = now.common;
    const here = `${session.phase} ${debrief?.step ?? ""}`;
    if (here !== stage) {
      if (!stage.startsWith(session.phase)) console.log(sentences[session.phase]);
      [stage, sinceMs] = [here, now.clockMs];
    }
    const command = conduct(now, sinceMs);
    // What was refused is tried once more after a while.
    const key = JSON.stringify([stage, Math.floor((now.clockMs - sinceMs) / AGAIN_MS)]);
    if (command === null || key === said) return;
    said = key;
    line.command({ id: randomUUID(), command }, () => undefined);
  }
}

async function post(address: string, body: object, token?: string): Promise<unknown> {
  const response = await fetch(address, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const refused = refusal.safeParse(answer);
  throw new Error(refused.success ? refused.data.reason : `${address} answers ${response.status}`);
}
