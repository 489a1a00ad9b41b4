/** A store whose database goes away and comes back, on a real PostgreSQL behind a line that can be cut. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { Pool } from "pg";
import { StoreAway } from "../../../server/storage/index.ts";
import type { Entry, Store } from "../../../server/storage/index.ts";
import { withTx } from "../../../server/storage/sql.ts";
import { openFaultyLine } from "../../helpers/faultyLine.ts";
import type { FaultyLine } from "../../helpers/faultyLine.ts";
import { open, preparePostgres, tamper } from "./backing.ts";
import type { Backing } from "./backing.ts";

let backing: Backing;
let line: FaultyLine;
let store: Store;
let codes = 0;
let round: string;
let epoch: number;

beforeAll(async () => {
  backing = await preparePostgres();
  line = await openFaultyLine(backing.databaseUrl ?? "");
  store = await open({ databaseUrl: line.url, dataFolder: "" });
});
afterAll(async () => {
  line.mend();
  await store.close();
  await line.close();
  await backing.dispose();
});

beforeEach(async () => {
  line.mend();
  const exercise = `EX${++codes}`;
  round = `${exercise}-round`;
  await store.exercises.create({ code: exercise, options: {} });
  const lease = await store.leases.take(exercise, "node a");
  if (!lease.taken) throw new Error("the lease of a new exercise is free");
  ({ epoch } = lease);
  await store.rounds.create(roundCalled(round, exercise), epoch, "the canonical text");
});

function roundCalled(id: string, exercise: string) {
  const place = { id, exercise, team: 0, number: 1, kind: "incident", state: "live" } as const;
  return { ...place, scenarioHash: "abc", seed: "7", engineVersion: "e", formatVersion: 1, options: {} };
}

function entry(seq: number): Entry {
  return { seq, kind: "command", tick: 0, seat: null, body: { seq } };
}

async function readAll(): Promise<readonly number[]> {
  const seqs: number[] = [];
  for await (const page of store.journal.read(round, 0)) seqs.push(...page.map(({ seq }) => seq));
  return seqs;
}

/** Appends one after the other from many sides, and is done when all are acknowledged. */
function appendAll(from: number, to: number): Promise<void>[] {
  return Array.from({ length: to - from + 1 }, (_, i) => store.journal.append(round, epoch, [entry(from + i)]));
}

it.each(["cut", "stall"] as const)(
  "keeps appends waiting while the line is %s, and writes each once",
  async (fault) => {
    await Promise.all(appendAll(1, 5));
    const waiting = appendAll(6, 30);
    line[fault]();
    const later = appendAll(31, 40);
    const states: string[] = [];
    for (const append of [...waiting, ...later])
      append.then(
        () => states.push("done"),
        () => states.push("refused"),
      );
    await expect
      .poll(
        () =>
          store.ping().then(
            () => "answers",
            () => "away",
          ),
        { timeout: 60_000 },
      )
      .toBe("away");
    expect(states).toEqual([]);
    line.mend();
    await Promise.all([...waiting, ...later]);
    expect(await readAll()).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  },
);

it("writes an append once whose commit was not heard of", async () => {
  await store.journal.append(round, epoch, [entry(1)]);
  for (let seq = 2; seq <= 6; seq++) {
    line.cutAtAnswer();
    await store.journal.append(round, epoch, [entry(seq)]);
  }
  expect(await readAll()).toEqual([1, 2, 3, 4, 5, 6]);
});

it("tells a database that is away from a question that is wrong", async () => {
  line.cut();
  await expect(store.exercises.find("EX1")).rejects.toBeInstanceOf(StoreAway);
  await expect(store.rounds.create(roundCalled("other", "EX1"), 1, "text")).rejects.toBeInstanceOf(StoreAway);
  line.mend();
  await expect(store.rounds.create(roundCalled("other", "NEVER"), 1, "text")).rejects.not.toBeInstanceOf(StoreAway);
});

it("survives a line that breaks inside a transaction, and keeps nothing of it", async () => {
  const pool = new Pool({ connectionString: line.url });
  pool.on("error", () => undefined);
  const torn = withTx(pool, async (tx) => {
    await tx.query("UPDATE exercise SET options = '{\"torn\": true}'");
    line.cut();
    // The line's end is heard between two questions.
    await expect
      .poll(() =>
        tx.query("SELECT 1").then(
          () => "answers",
          () => "gone",
        ),
      )
      .toBe("gone");
    await tx.query("SELECT 1");
  });
  await expect(torn).rejects.toBeInstanceOf(Error);
  line.mend();
  await pool.end();
  expect((await store.exercises.find(`EX${codes}`))?.options).toEqual({});
});

it("waits for a full disk to be emptied", async () => {
  await store.journal.append(round, epoch, [entry(1)]);
  await tamper(
    backing,
    `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
     CREATE TRIGGER full_disk BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION full_disk();`,
  );
  const states: string[] = [];
  const append = store.journal.append(round, epoch, [entry(2)]).then(() => states.push("done"));
  await expect(store.exercises.find("EX1")).resolves.toBeDefined();
  expect(await readAll()).toEqual([1]);
  expect(states).toEqual([]);
  await tamper(backing, "DROP TRIGGER full_disk ON journal");
  await append;
  expect(await readAll()).toEqual([1, 2]);
});
