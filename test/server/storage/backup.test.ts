/** A backup is taken of a stopped server, restored elsewhere, and every round in it replays to where it stood. */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { backupCommand, restoreCommand } from "../../../server/cli/backup.ts";
import { setupOf } from "../../../server/exercise/index.ts";
import { decodeState, recover } from "../../../server/rooms/index.ts";
import { restoreSimulation } from "../../../shared/sim/index.ts";
import { goLive, openHouse, realStock } from "../house.ts";
import { open, preparePGlite } from "./backing.ts";
import type { Backing } from "./backing.ts";

const worlds = realStock();
let backing: Backing;
let folder: string;
let file: string;
let code: string;
let whileRunning: string;

/** A round that somebody played, and its server stopped. */
beforeAll(async () => {
  backing = await preparePGlite();
  folder = await mkdtemp(join(tmpdir(), "small-causes-backup-"));
  file = join(folder, "everything.backup");
  const house = await openHouse({ on: backing, worlds });
  const { host, player, places } = await goLive(house);
  ({ code } = places[0]);
  await player.say({ type: "action.launch", action: "admit", target: "edge@west", value: 30 });
  await host.until((view) => view.tick > 100);
  whileRunning = await run(backupCommand, backing.dataFolder);
  await house.close();
});
afterAll(async () => {
  await backing.dispose();
  await rm(folder, { recursive: true, force: true });
});

/** The exit code and all that was said. */
async function run(command: typeof backupCommand, dataFolder: string, path = file): Promise<string> {
  vi.stubEnv("SMALL_CAUSES_DATA", dataFolder);
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const none = (): never => {
    throw new Error("a backup is not text");
  };
  const exit = await command.run([path], { print: say, say, read: none, write: none });
  vi.unstubAllEnvs();
  return `${exit} ${said.join(" ")}`;
}

it("refuses while a server has the folder, and says what to do", () => {
  expect(whileRunning).toMatch(/^1 .*in use by process .*goes on with its rounds/);
});

it("restores elsewhere what was there, and its rounds replay to the same hash", async () => {
  expect(await run(backupCommand, backing.dataFolder)).toMatch(/^0 /);
  const elsewhere = join(folder, "elsewhere");
  expect(await run(restoreCommand, elsewhere)).toMatch(/^0 /);
  const store = await open({ databaseUrl: undefined, dataFolder: elsewhere });
  const [round] = await store.rounds.ofExercise(code);
  if (!round) throw new Error("the round was restored");
  const setup = await setupOf(store, round);
  const kept = await store.checkpoints.newest(round.id);
  const state = kept && (await decodeState(kept.state));
  const replayed = await recover(
    { journal: store.journal, worlds, checkpoints: { ...store.checkpoints, newest: () => Promise.resolve(undefined) } },
    round.id,
    setup,
  );
  const wasAt = restoreSimulation(setup.scenario, setup.seed, state?.world ?? new Uint8Array());
  const isAt = restoreSimulation(setup.scenario, setup.seed, replayed.round.world.snapshot());
  expect(isAt.tick).toBeGreaterThan(100);
  expect([isAt.tick, isAt.hash()]).toEqual([wasAt.tick, wasAt.hash()]);
  expect(replayed.round.play.actions).toHaveLength(1);
  await store.close();
});

it("writes over nothing, neither a file nor a folder", async () => {
  await writeFile(file, "", { flag: "a" });
  const before = await readFile(file);
  expect(await run(backupCommand, backing.dataFolder)).toMatch(/^1 .*there already/);
  expect(before.equals(await readFile(file))).toBe(true);
  expect(await run(restoreCommand, backing.dataFolder)).toMatch(/^1 .*holds a database already/);
});

it("refuses what is no whole backup, and leaves nothing behind", async () => {
  const cut = join(folder, "cut.backup");
  await writeFile(cut, (await readFile(file)).subarray(0, 100_000));
  const target = join(folder, "from-cut");
  expect(await run(restoreCommand, target, cut)).toMatch(/^1 .*no whole backup/);
  expect(existsSync(join(target, "pglite"))).toBe(false);
  expect(existsSync(join(target, "pglite.part"))).toBe(false);
  expect(await run(restoreCommand, target, join(folder, "none"))).toMatch(/^1 .*cannot be read/);
});

it("says where there is nothing to keep, and that PostgreSQL has tools of its own", async () => {
  expect(await run(backupCommand, join(folder, "nowhere"), join(folder, "x"))).toMatch(/^1 .*no database in/);
  expect(existsSync(join(folder, "nowhere"))).toBe(false);
  vi.stubEnv("DATABASE_URL", "postgres://me:secret@db/drill");
  const said = await run(backupCommand, backing.dataFolder, join(folder, "x"));
  expect(said).toMatch(/^1 .*pg_dump/);
  expect(said).not.toContain("secret");
});
