/**
 * A database of every version that there was, with rows in it, is brought up to date and read. The rows of each stand in
 * `rows/`, under the name of its newest migration; a new migration needs such a file.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Store } from "../../../server/storage/index.ts";
import { storeOn } from "../../../server/storage/store.ts";
import { openPGlite } from "../../../server/storage/pglite.ts";
import type { OpenPool } from "../../../server/storage/pglite.ts";
import { preparePGlite } from "./backing.ts";
import type { Backing } from "./backing.ts";

const migrations = readdirSync("server/storage/migrations").sort();

let backing: Backing;
let database: OpenPool;
beforeAll(async () => {
  backing = await preparePGlite();
  database = await openPGlite(join(backing.dataFolder, "pglite"));
});
afterAll(async () => {
  await database.close();
  await backing.dispose();
});

/** Its closing is the test's. */
async function openStore(): Promise<Store> {
  const opened = await storeOn({ pool: database.pool, close: () => Promise.resolve() });
  if (!opened.ok) throw new Error(opened.refusal.reason);
  return opened.value;
}

/** A database whose newest migration is the n-th, from 1. */
async function makeOld(n: number): Promise<void> {
  const applied = migrations.slice(0, n);
  await database.pool.query(
    [
      "DROP SCHEMA public CASCADE; CREATE SCHEMA public;",
      "CREATE TABLE migration (number integer PRIMARY KEY, name text NOT NULL, applied timestamptz DEFAULT now());",
      ...applied.map((name) => readFileSync(`server/storage/migrations/${name}`, "utf8")),
      ...applied.map((name, i) => `INSERT INTO migration (number, name) VALUES (${i + 1}, '${name}');`),
      readFileSync(`test/server/storage/rows/${applied.at(-1)}`, "utf8"),
    ].join("\n"),
  );
}

async function journalOf(store: Store): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const page of store.journal.read("r1", 0)) rows.push(...page);
  return rows;
}

it("has rows for every migration", () => {
  expect(readdirSync("test/server/storage/rows").sort()).toEqual(migrations);
});

it.each(migrations.map((name, i) => [name, i + 1] as const))("reads what was kept under %s", async (_name, n) => {
  await makeOld(n);
  const store = await openStore();
  expect(await store.exercises.find("OLDIE")).toMatchObject({ code: "OLDIE", ended: null });
  expect(await store.rounds.ofExercise("OLDIE")).toMatchObject([
    {
      id: "r1",
      team: 0,
      number: 1,
      kind: "incident",
      state: "live",
      engineVersion: "engine-1",
      options: { size: 4, layer: "standard" },
    },
  ]);
  expect(await store.rounds.scenario("abc")).toBe('{"id":"old"}');
  const people = await store.members.ofExercise("OLDIE");
  const roles = Object.fromEntries(people.map(({ id, role }) => [id, role]));
  const known = ["host", "player", "screen", "bot"].slice(0, n < 3 ? 2 : n < 5 ? 3 : 4);
  expect(roles).toEqual(Object.fromEntries(known.map((role, i) => [`m${i + 1}`, role])));
  expect(await store.members.findByToken("hash-of-player")).toMatchObject({ name: "Bo" });
  expect(await journalOf(store)).toMatchObject([
    { seq: 1, kind: "presence", seat: "m1" },
    { seq: 2, kind: "command", tick: 12, body: { command: { text: "hello" } } },
    { seq: 3, kind: "clock", seat: null, body: { phase: "live" } },
  ]);
  expect(await store.checkpoints.newest("r1")).toMatchObject({ seq: 2, tick: 12 });
  expect(await store.leases.take("OLDIE", "this folder")).toEqual({ taken: true, epoch: 4 });
  const next = { seq: 4, kind: "clock", tick: 80, seat: null, body: { clockMs: 2000 } } as const;
  await store.journal.append("r1", 4, [next]);
  expect(await journalOf(store)).toHaveLength(4);
  expect(await store.members.wasDismissed("hash-of-somebody-gone")).toBe(n === 8);
  expect(await store.history.newest(5)).toHaveLength(n < 6 ? 0 : 1);
  expect(await store.exercises.remove("OLDIE")).toBe(true);
  expect(await store.rounds.find("r1")).toBeUndefined();
});
