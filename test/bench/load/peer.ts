/**
 * Rows beside a peer: what our server needs beside the steps of its worlds, and what Colyseus needs to show as many
 * people the same changes at the same rate, both as CPU time of the server's process. What ours does for it is more:
 * it judges commands, keeps the journal and tells each seat only what that may know.
 */
import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { must } from "../../../shared/base/index.ts";
import { openLoadGame, pass } from "../../load/game.ts";
import { measure } from "../../load/measure.ts";
import { newTally } from "../../load/people.ts";
import type { Person } from "../../load/people.ts";
import { cpuOf, openServer } from "../../load/server.ts";
import { freePort } from "../../server/storage/postgres.ts";
import { rowOf } from "../rows.ts";
import type { Row } from "../rows.ts";
import type { LoadEffort } from "./effort.ts";

/** Ours publishes so often. */
const EVERY_MS = 250;
const SETTLE_MS = 3000;
const folder = "test/bench/peer";

/** What a screen shows, as a value for each path. */
type Flat = Record<string, number | string>;

export async function rowsOfPeer(effort: LoadEffort): Promise<readonly Row[]> {
  const { ours, views } = await oursOf(effort);
  const peer = await peerOf(effort, views);
  return [
    rowOf("peer.ours", `ours beside its steps, ${effort.peerGames} games, per game`, ours, "% of a core"),
    rowOf("peer.colyseus", "Colyseus 0.16, the same changes, per game", peer, "% of a core"),
    rowOf("peer.ratio", "ours ÷ Colyseus", ours / peer, "times", { target: 0.55, stretch: 0.4, good: "at most" }),
  ];
}

async function oursOf(effort: LoadEffort): Promise<{ readonly ours: number; readonly views: readonly Flat[] }> {
  const server = await openServer({ SMALL_CAUSES_TEST_SPEED: String(effort.rate) });
  const tally = newTally();
  const wanted = { scenario: effort.largest, seats: 6, speed: 4, characters: [] };
  const opening = Array.from({ length: effort.peerGames }, (_, n) => openLoadGame(server.url, wanted, tally, n));
  const games = await Promise.all(opening);
  try {
    await pass(SETTLE_MS);
    const recording = record(must(games[0], "game").host);
    const { core, steps } = await measure(server, games, tally, effort.seconds);
    return { ours: (100 * (core - steps)) / games.length, views: recording.stop() };
  } finally {
    for (const game of games) game.close();
    await server.close();
  }
}

function record(person: Person): { stop(): readonly Flat[] } {
  const views: Flat[] = [];
  let last = -1;
  const timer = setInterval(() => {
    const known = person.known();
    if (!known || known.n === last) return;
    last = known.n;
    views.push(flat({ common: known.common, own: known.own }));
  }, EVERY_MS / 10);
  return {
    stop() {
      clearInterval(timer);
      return views;
    },
  };
}

function flat(value: unknown, path = "", into: Flat = {}): Flat {
  if (typeof value === "number" || typeof value === "string") into[path] = value;
  else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) flat(part, `${path}/${key}`, into);
  } else into[path] = String(value);
  return into;
}

async function peerOf({ peerGames, seconds }: LoadEffort, views: readonly Flat[]): Promise<number> {
  const installed = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--prefix", folder], { encoding: "utf8" });
  if (installed.status !== 0) throw new Error(`The peer could not be installed: ${installed.stderr}`);
  // Short names: the peer sends a path where it appears.
  const names = new Map<string, string>();
  const short = views.map((view) =>
    Object.fromEntries(
      Object.entries(view).map(([path, value]) => {
        const name = names.get(path) ?? names.size.toString(36);
        names.set(path, name);
        return [name, value] as const;
      }),
    ),
  );
  const data = mkdtempSync(join(tmpdir(), "small-causes-peer-"));
  const file = join(data, "views.json");
  writeFileSync(file, JSON.stringify({ everyMs: EVERY_MS, views: short }));
  const port = String(await freePort());
  const started: ChildProcess[] = [];
  try {
    const server = await start(["server.mjs", port, String(peerGames), file], started);
    await start(["clients.mjs", port, String(peerGames), "7"], started);
    await pass(SETTLE_MS);
    const before = cpuOf(server.pid);
    await pass(seconds * 1000);
    return (100 * (cpuOf(server.pid) - before)) / seconds / peerGames;
  } finally {
    for (const child of started) child.kill();
    rmSync(data, { recursive: true, force: true });
  }
}

async function start([script = "", ...args]: readonly string[], started: ChildProcess[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(folder, script), ...args], { stdio: ["ignore", "pipe", "inherit"] });
  started.push(child);
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<void>((resolve) => lines.on("line", (line) => line.includes("is ready") && resolve()));
  const ended = once(child, "close").then(() => {
    throw new Error(`${script} ended before it was ready; why stands above`);
  });
  ended.catch(() => undefined);
  await Promise.race([ready, ended]);
  return child;
}
