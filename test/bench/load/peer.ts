/**
 * Rows beside a peer: what showing a game to seven screens costs our server, and what it costs Colyseus, both without a
 * world behind it. A game in its storm is recorded once; then each shows that recording in as many rooms, at the rate
 * of play, and the CPU time of its main thread is read.
 */
import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { io } from "socket.io-client";
import { must } from "../../../shared/base/index.ts";
import { diffView } from "../../../shared/protocol/index.ts";
import type { Known } from "../../../shared/protocol/index.ts";
import { bundle } from "../../helpers/bundled.mjs";
import { openLoadGame, pass } from "../../load/game.ts";
import { newTally } from "../../load/people.ts";
import { cpuOf, openServer } from "../../load/server.ts";
import { freePort } from "../../server/storage/postgres.ts";
import type { Change, Recorded } from "../peer/recorded.ts";
import { rowOf } from "../rows.ts";
import type { Row } from "../rows.ts";
import type { LoadEffort } from "./effort.ts";
import { untilStorm } from "./storm.ts";

/** Ours publishes so often. */
const EVERY_MS = 250;
const SEATS = 7;
const SETTLE_MS = 3000;
const folder = "test/bench/peer";
const built = "dist/bench-peer";

/** What showing one room costs, as a share of a core, and what comes over one line. */
interface Shown {
  readonly core: number;
  readonly bytes: number;
}

export async function rowsOfPeer(effort: LoadEffort): Promise<readonly Row[]> {
  const installed = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--prefix", folder], { encoding: "utf8" });
  if (installed.status !== 0) throw new Error(`The peer could not be installed: ${installed.stderr}`);
  await bundle(`${folder}/ours.ts`, built);
  const data = mkdtempSync(join(tmpdir(), "small-causes-peer-"));
  const file = join(data, "recorded.json");
  try {
    writeFileSync(file, JSON.stringify(await record(effort)));
    const ours = await show(effort, [`${built}/ours.js`, file], connectOurs);
    const peer = await show(effort, [`${folder}/colyseus.mjs`, file], connectPeer);
    return [
      rowOf("peer.ours", `a recorded game on ${SEATS} screens: ours`, 100 * ours.core, "% of a core"),
      rowOf("peer.colyseus", "Colyseus 0.16", 100 * peer.core, "% of a core"),
      rowOf("peer.bytes.ours", "its line: ours", ours.bytes, "bytes/s"),
      rowOf("peer.bytes.colyseus", "Colyseus 0.16", peer.bytes, "bytes/s"),
      rowOf("peer.ratio", "ours ÷ Colyseus", ours.core / peer.core, "times", {
        target: 0.55,
        stretch: 0.4,
        good: "at most",
      }),
    ];
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function record(effort: LoadEffort): Promise<Recorded> {
  const server = await openServer({ SMALL_CAUSES_TEST_SPEED: String(effort.rate) });
  const wanted = { scenario: effort.largest, seats: SEATS - 1, speed: 4, characters: [] };
  const game = await openLoadGame(server.url, wanted, newTally(), 0);
  const everybody = [game.host, ...game.people];
  const shown = (): readonly Known[] => everybody.map(({ known }) => must(known(), "view"));
  const changes: Change[] = [];
  try {
    await untilStorm(game);
    const first = shown();
    let last = first;
    const endMs = performance.now() + effort.seconds * 1000;
    for (; performance.now() < endMs; await pass(EVERY_MS / 10)) {
      const now = shown();
      const { n, tick, clockMs, common } = must(now[0], "host");
      const before = must(last[0], "host");
      if (n === before.n || now.some((one) => one.tick !== tick)) continue;
      const owns = now.map(({ own }, seat) => diffView(must(last[seat], "seat").own, own));
      changes.push({ tick, clockMs, common: diffView(before.common, common), owns });
      last = now;
    }
    const { common } = must(first[0], "host");
    return { everyMs: EVERY_MS, common, owns: first.map(({ own }) => own), changes };
  } finally {
    game.close();
    await server.close();
  }
}

type Connect = (port: string, rooms: number) => Promise<Screens>;

interface Screens {
  /** That came so far. */
  bytes(): number;
  close(): void;
}

async function show(
  { peerRooms, seconds }: LoadEffort,
  [program = "", file = ""]: readonly string[],
  connect: Connect,
): Promise<Shown> {
  const port = String(await freePort());
  const server = await start([program, port, String(peerRooms), file]);
  let screens: Screens | null = null;
  try {
    screens = await connect(port, peerRooms);
    await pass(SETTLE_MS);
    const before = { cpuS: cpuOf(server.child.pid), bytes: screens.bytes(), atMs: performance.now() };
    await pass(seconds * 1000);
    const passedS = (performance.now() - before.atMs) / 1000;
    return {
      core: (cpuOf(server.child.pid) - before.cpuS) / passedS / peerRooms,
      bytes: (screens.bytes() - before.bytes) / passedS / peerRooms / SEATS,
    };
  } finally {
    screens?.close();
    server.child.kill();
  }
}

async function connectOurs(port: string, rooms: number): Promise<Screens> {
  let bytes = 0;
  const places = Array.from({ length: rooms * SEATS }, (_, n) => ({
    room: String(Math.floor(n / SEATS)),
    member: String(n % SEATS),
  }));
  const sockets = places.map((auth) =>
    io(`http://127.0.0.1:${port}`, { transports: ["websocket"], auth, forceNew: true }),
  );
  await Promise.all(
    sockets.map(async (socket) => {
      await new Promise<void>((resolve) => socket.on("welcome", resolve));
      socket.io.engine.on("packet", ({ data }: { data?: unknown }) => {
        bytes += typeof data === "string" ? data.length : 0;
      });
    }),
  );
  return { bytes: () => bytes, close: () => sockets.forEach((socket) => socket.disconnect()) };
}

async function connectPeer(port: string, rooms: number): Promise<Screens> {
  let bytes = 0;
  const clients = await start([`${folder}/clients.mjs`, port, String(rooms), String(SEATS)]);
  clients.lines.on("line", (line) => (bytes = Number(/^bytes (\d+)/.exec(line)?.[1] ?? bytes)));
  return { bytes: () => bytes, close: () => void clients.child.kill() };
}

async function start(
  args: readonly string[],
): Promise<{ readonly child: ChildProcess; readonly lines: ReturnType<typeof createInterface> }> {
  const child = spawn(process.execPath, [...args], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<void>((resolve) => lines.on("line", (line) => line.includes("is ready") && resolve()));
  const ended = once(child, "close").then(() => {
    throw new Error(`${args[0]} ended before it was ready; why stands above`);
  });
  ended.catch(() => undefined);
  await Promise.race([ready, ended]);
  return { child, lines };
}
