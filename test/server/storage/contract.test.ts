/** What every store promises, held against both: the embedded one and a real PostgreSQL. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore, StaleOwner } from "../../../server/storage/index.ts";
import type { Entry, Node, Round, Store } from "../../../server/storage/index.ts";
import { backings, open, tamper } from "./backing.ts";
import type { Backing } from "./backing.ts";

const appender = fileURLToPath(new URL("appender.mjs", import.meta.url));
const kills = process.env.SMALL_CAUSES_LONG === undefined ? 3 : 20;

/** How long nodes say that they live. */
const [ALIVE, DEAD] = [600_000, -1];

describe.each(backings)("a store on $name", ({ prepare }) => {
  let backing: Backing;
  let store: Store;
  let codes = 0;

  beforeAll(async () => {
    backing = await prepare();
    store = await open(backing);
  });
  afterAll(async () => {
    await store.close();
    await backing.dispose();
  });

  async function whileClosed(work: () => Promise<void>): Promise<void> {
    await store.close();
    try {
      await work();
    } finally {
      store = await open(backing);
    }
  }

  /** `node a`, which takes what startRound makes, and another. */
  async function twoNodes(): Promise<readonly [Node, Node]> {
    const [a, b] = ["a", "b"].map((name) => ({ name: `node ${name}`, life: name, url: `http://${name}:3000` }));
    if (!a || !b) throw new Error("two");
    await store.nodes.arrive(a, ALIVE);
    await store.nodes.arrive(b, ALIVE);
    return [a, b];
  }

  /** A fresh exercise with the lease taken, and a round in it. */
  async function startRound(): Promise<{ exercise: string; round: string; epoch: number }> {
    const exercise = `EX${++codes}`;
    expect(await store.exercises.create({ code: exercise, options: {} })).toBe(true);
    const lease = await store.leases.take(exercise, "node a");
    if (!lease.taken) throw new Error("the lease of a new exercise is free");
    const { epoch } = lease;
    const round = await addRound(exercise, "r1", { epoch });
    return { exercise, round, epoch };
  }

  async function addRound(exercise: string, name: string, { epoch = 1, scenarioHash = "abc" } = {}): Promise<string> {
    const round: Round = {
      id: `${exercise}-${name}`,
      exercise,
      team: 1,
      number: Number(name.slice(1)),
      kind: "incident",
      scenarioHash,
      seed: "7",
      engineVersion: "e1",
      formatVersion: 1,
      options: { size: 4, layer: "full" },
      state: "live",
    };
    await store.rounds.create(round, epoch, "the canonical text");
    return round.id;
  }

  async function readAll(round: string, afterSeq = 0): Promise<Entry[]> {
    const entries: Entry[] = [];
    for await (const page of store.journal.read(round, afterSeq)) entries.push(...page);
    return entries;
  }

  describe("journal", () => {
    describe("scenarios of people's own", () => {
      const row = (name: string, keyHash = "mine") => ({
        id: `id-${name}`,
        name,
        text: `id: ${name}\ntitle: "Größe, 大"\n`,
        card: { title: name, layers: [1, 2] },
        keyHash,
      });

      it("come back as they were saved, listed without their texts in the order of their saving", async () => {
        expect(await store.scenarios.add(row("first"))).toBe(true);
        expect(await store.scenarios.add(row("second"))).toBe(true);
        expect(await store.scenarios.find("id-first")).toEqual(row("first"));
        const listed = await store.scenarios.all();
        expect(listed.map(({ name }) => name)).toEqual(["first", "second"]);
        expect(listed[0]).not.toHaveProperty("text");
        expect(await store.scenarios.find("none")).toBeUndefined();
      });

      it("have names that differ, and are changed and removed by their own key alone", async () => {
        expect(await store.scenarios.add(row("owned"))).toBe(true);
        expect(await store.scenarios.add({ ...row("owned"), id: "another" })).toBe(false);
        expect(await store.scenarios.change({ ...row("owned", "theirs"), text: "stolen" })).toBe(false);
        expect(await store.scenarios.change({ ...row("owned"), name: "first" })).toBe(false);
        expect(await store.scenarios.change({ ...row("owned"), text: "changed" })).toBe(true);
        expect((await store.scenarios.find("id-owned"))?.text).toBe("changed");
        expect(await store.scenarios.remove("id-owned", "theirs")).toBe(false);
        expect(await store.scenarios.remove("id-owned", "mine")).toBe(true);
        expect(await store.scenarios.find("id-owned")).toBeUndefined();
      });

      it("are counted each time that one goes live, by everybody at once", async () => {
        await Promise.all(["played", "played", "other", "played"].map((name) => store.scenarios.played(name)));
        const plays = await store.scenarios.plays();
        expect([plays.get("played"), plays.get("other"), plays.get("never")]).toEqual([3, 1, undefined]);
      });
    });

    it("gives back what was appended, in order and unchanged", async () => {
      const { round, epoch } = await startRound();
      const written = [
        {
          ...entry(1),
          kind: "command",
          seat: "s1",
          body: { id: "c1", text: 'quotes " \\ {} , é 漢 😀', n: [1e-7, -2.5] },
        },
        { ...entry(2), kind: "clock", tick: -30, body: { speed: 4 } },
        { ...entry(3), kind: "presence", tick: 12, body: { nested: { list: [null, true] } } },
      ] as const satisfies Entry[];
      await store.journal.append(round, epoch, written.slice(0, 1));
      await store.journal.append(round, epoch, written.slice(1));
      expect(await readAll(round)).toEqual(written);
      expect(await readAll(round, 2)).toEqual(written.slice(2));
    });

    it("reads long journals page by page", async () => {
      const { round, epoch } = await startRound();
      await store.journal.append(
        round,
        epoch,
        Array.from({ length: 1234 }, (_, i) => entry(i + 1)),
      );
      const sizes: number[] = [];
      for await (const page of store.journal.read(round, 0)) sizes.push(page.length);
      expect(sizes).toEqual([500, 500, 234]);
    });

    it("commits what many rooms append at once and keeps each one's order", async () => {
      const rooms = await Promise.all(Array.from({ length: 10 }, () => startRound()));
      const acknowledged: string[] = [];
      await Promise.all(
        rooms.flatMap(({ round, epoch }) =>
          Array.from({ length: 50 }, async (_, i) => {
            await store.journal.append(round, epoch, [entry(i + 1)]);
            acknowledged.push(`${round} ${i + 1}`);
          }),
        ),
      );
      for (const { round } of rooms) {
        expect((await readAll(round)).map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
        const own = acknowledged.filter((line) => line.startsWith(`${round} `));
        expect(own).toEqual(Array.from({ length: 50 }, (_, i) => `${round} ${i + 1}`));
      }
    });

    it("rejects exactly the appends that the database finds wrong, and what waits behind them in that round", async () => {
      const [good, bad] = [await startRound(), await startRound()];
      await store.journal.append(bad.round, bad.epoch, [entry(1)]);
      const outcomes = await Promise.allSettled([
        store.journal.append(good.round, good.epoch, [entry(1)]),
        store.journal.append(bad.round, bad.epoch, [entry(2)]),
        store.journal.append(bad.round, bad.epoch, [entry(3), { ...entry(4), body: { text: "\u0000" } }]),
        store.journal.append(bad.round, bad.epoch, [entry(5)]),
        store.journal.append(good.round, good.epoch, [entry(2)]),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual([
        "fulfilled",
        "fulfilled",
        "rejected",
        "rejected",
        "fulfilled",
      ]);
      expect((await readAll(good.round)).map(({ seq }) => seq)).toEqual([1, 2]);
      expect((await readAll(bad.round)).map(({ seq }) => seq)).toEqual([1, 2]);
    });

    it("takes no entry twice and goes on afterwards", async () => {
      const { round, epoch } = await startRound();
      await store.journal.append(round, epoch, [entry(1)]);
      await expect(store.journal.append(round, epoch, [{ ...entry(1), tick: 99 }])).rejects.toThrow("duplicate key");
      await store.journal.append(round, epoch, [entry(2)]);
      expect((await readAll(round)).map(({ seq, tick }) => [seq, tick])).toEqual([
        [1, 0],
        [2, 0],
      ]);
    });

    it("says so when an entry is missing instead of replaying past the gap", async () => {
      const { round, epoch } = await startRound();
      await store.journal.append(round, epoch, [entry(1), entry(3)]);
      await expect(readAll(round)).rejects.toThrow("misses entry 2");
    });
  });

  describe("leases", () => {
    it("belong to one owner until it dies or releases them", async () => {
      const [a, b] = await twoNodes();
      const { exercise, epoch } = await startRound();
      expect(await store.leases.take(exercise, "node b")).toEqual({ taken: false, owner: "node a" });
      expect(await store.nodes.beat(a, DEAD)).toBe("alive");
      expect(await store.leases.take(exercise, "node b")).toEqual({ taken: true, epoch: epoch + 1 });
      expect(await store.nodes.beat(a, ALIVE)).toBe("late");
      expect((await store.leases.held("node a")).has(exercise)).toBe(false);
      expect((await store.leases.held("node b")).get(exercise)).toBe(epoch + 1);
      await store.leases.release(exercise, epoch);
      expect(await store.leases.take(exercise, "node a")).toEqual({ taken: false, owner: "node b" });
      await store.leases.release(exercise, epoch + 1);
      expect(await store.leases.take(exercise, "node a")).toEqual({ taken: true, epoch: epoch + 2 });
      await store.nodes.depart(b);
    });

    it("come back at once to an owner who crashed", async () => {
      const { exercise, epoch } = await startRound();
      expect(await store.leases.take(exercise, "node a")).toEqual({ taken: true, epoch: epoch + 1 });
    });

    it("leave adrift what has a live round and no node that lives", async () => {
      const [a, b] = await twoNodes();
      const { exercise, round, epoch } = await startRound();
      const isAdrift = async (asking: string): Promise<boolean> =>
        (await store.leases.adrift(asking)).includes(exercise);
      expect([await isAdrift("node a"), await isAdrift("node b")]).toEqual([true, false]);
      await store.nodes.beat(a, DEAD);
      expect(await isAdrift("node b")).toBe(true);
      await store.nodes.beat(a, ALIVE);
      await store.leases.release(exercise, epoch);
      expect(await isAdrift("node b")).toBe(true);
      await store.rounds.setState(round, epoch, "debrief");
      expect(await isAdrift("node b")).toBe(false);
      await store.nodes.depart(b);
    });

    it("fence off the previous owner: its entries and checkpoints are refused, the others' in the same commit are not", async () => {
      const [lost, kept] = [await startRound(), await startRound()];
      await store.leases.release(lost.exercise, lost.epoch);
      await store.leases.take(lost.exercise, "node b");
      const [stale, fresh] = await Promise.allSettled([
        store.journal.append(lost.round, lost.epoch, [entry(1)]),
        store.journal.append(kept.round, kept.epoch, [entry(1)]),
      ]);
      expect(stale.status === "rejected" && stale.reason).toBeInstanceOf(StaleOwner);
      expect(fresh.status).toBe("fulfilled");
      expect(await readAll(lost.round)).toEqual([]);
      expect(await store.checkpoints.save(lost.round, lost.epoch, checkpoint(1))).toBe(false);
      expect(await store.checkpoints.newest(lost.round)).toBeUndefined();
      await store.rounds.setState(lost.round, lost.epoch, "debrief");
      expect((await store.rounds.find(lost.round))?.state).toBe("live");
      await expect(addRound(lost.exercise, "r2", { epoch: lost.epoch })).rejects.toBeInstanceOf(StaleOwner);
      expect(await store.rounds.ofExercise(lost.exercise)).toHaveLength(1);
    });
  });

  describe("nodes", () => {
    it("are found by what they run and by each other for as long as they live", async () => {
      const [a, b] = await twoNodes();
      const { exercise } = await startRound();
      expect(await store.nodes.holderOf(exercise)).toEqual(a);
      expect(await store.nodes.others("node a")).toEqual([b]);
      await store.nodes.beat(a, DEAD);
      expect(await store.nodes.holderOf(exercise)).toBeUndefined();
      expect(await store.nodes.others("node b")).toEqual([]);
      expect(await store.nodes.beat({ ...a, url: null }, ALIVE)).toBe("late");
      expect(await store.nodes.holderOf(exercise)).toEqual({ ...a, url: null });
      await store.nodes.depart(a);
      expect(await store.nodes.holderOf(exercise)).toBeUndefined();
      await store.nodes.depart(b);
    });

    it("are silent before they are dead, and are buried unless they speak up", async () => {
      const [a, b] = await twoNodes();
      await store.nodes.beat(a, 60_000);
      expect(await store.nodes.silent("node b", 30_000)).toEqual([]);
      expect(await store.nodes.silent("node b", 90_000)).toEqual([a]);
      await store.nodes.bury({ ...a, life: "an earlier one" }, 90_000);
      await store.nodes.bury(a, 30_000);
      expect(await store.nodes.others("node b")).toEqual([a]);
      await store.nodes.bury(a, 90_000);
      expect(await store.nodes.others("node b")).toEqual([]);
      expect(await store.nodes.beat(a, ALIVE)).toBe("late");
      await store.nodes.depart(a);
      await store.nodes.depart(b);
    });

    it("have a name each: whoever comes later has it, and the one before hears so", async () => {
      const [before] = await twoNodes();
      const after = { ...before, life: "after" };
      await store.nodes.arrive(after, ALIVE);
      expect(await store.nodes.beat(before, ALIVE)).toBe("replaced");
      await store.nodes.depart(before);
      expect(await store.nodes.beat(after, ALIVE)).toBe("alive");
      await store.nodes.depart(after);
      await store.nodes.depart({ ...before, name: "node b" });
    });
  });

  describe("checkpoints", () => {
    it("keep the two newest, and the newest is given back byte for byte", async () => {
      const { round, epoch } = await startRound();
      expect(await store.checkpoints.newest(round)).toBeUndefined();
      for (const seq of [10, 20, 30, 40]) {
        expect(await store.checkpoints.save(round, epoch, checkpoint(seq))).toBe(true);
        expect(await store.checkpoints.newest(round)).toEqual(checkpoint(seq));
      }
    });
  });

  it("falls back to the older checkpoint when the newest is corrupt, and to none when both are", async () => {
    const { round, epoch } = await startRound();
    await store.checkpoints.save(round, epoch, checkpoint(10));
    await store.checkpoints.save(round, epoch, checkpoint(20));
    const spoil = `UPDATE checkpoint SET state = set_byte(state, 0, 1) WHERE round = '${round}'`;
    await whileClosed(() => tamper(backing, `${spoil} AND seq = 20`));
    expect(await store.checkpoints.newest(round)).toEqual(checkpoint(10));
    await whileClosed(() => tamper(backing, spoil));
    expect(await store.checkpoints.newest(round)).toBeUndefined();
  });

  describe("exercises", () => {
    it("have a code that nobody else has", async () => {
      const mine = { code: "TWICE", options: { language: "en", layers: ["essential"] } };
      expect(await store.exercises.create(mine)).toBe(true);
      expect(await store.exercises.create({ ...mine, options: {} })).toBe(false);
      expect(await store.exercises.find("TWICE")).toMatchObject({ ...mine, ended: null });
      expect(await store.exercises.find("NEVER")).toBeUndefined();
    });

    it("are remembered by how their rounds went, once each, until they are removed", async () => {
      const [first, second] = [await startRound(), await startRound()];
      await store.history.keep(first.round, { team: "Night shift", outcome: { lost: 1 } });
      await store.history.keep(first.round, { team: "Night shift", outcome: { lost: 2 } });
      await store.history.keep(second.round, { team: null, outcome: { lost: 3 } });
      const kept = async () => (await store.history.newest(2)).map(({ team, outcome }) => [team, outcome["lost"]]);
      expect(await kept()).toEqual([
        ["Night shift", 1],
        [null, 3],
      ]);
      expect(await store.history.newest(1)).toHaveLength(1);
      await store.exercises.remove(first.exercise);
      expect(await kept()).toEqual([[null, 3]]);
    });

    it("can be told other options later", async () => {
      const mine = { code: "LATER", options: { choice: "s04" } };
      await store.exercises.create(mine);
      await store.exercises.setOptions("LATER", { ...mine.options, comparesTeams: true });
      expect((await store.exercises.find("LATER"))?.options).toEqual({ choice: "s04", comparesTeams: true });
    });

    it("are open until they end, and never adrift after that", async () => {
      const { exercise } = await startRound();
      expect((await store.exercises.find(exercise))?.ended).toBeNull();
      await store.exercises.end(exercise);
      expect(await store.leases.adrift("node a")).not.toContain(exercise);
      expect((await store.exercises.find(exercise))?.ended).toBeInstanceOf(Date);
    });

    it("take everything along when they are removed", async () => {
      const { exercise, round, epoch } = await startRound();
      await store.journal.append(round, epoch, [entry(1)]);
      await store.checkpoints.save(round, epoch, checkpoint(1));
      await store.members.add(member(exercise, "Ada"));
      await addRound(exercise, "r2", { scenarioHash: "only here" });
      expect(await store.exercises.remove(exercise)).toBe(true);
      expect(await store.exercises.remove(exercise)).toBe(false);
      expect(await store.rounds.find(round)).toBeUndefined();
      expect(await readAll(round)).toEqual([]);
      expect(await store.checkpoints.newest(round)).toBeUndefined();
      expect(await store.members.ofExercise(exercise)).toEqual([]);
      expect(await store.rounds.scenario("only here")).toBeUndefined();
    });

    it("are kept for the days of retention and no longer, unless they are being played", async () => {
      const [old, young, played] = [await startRound(), await startRound(), await startRound()];
      const codes = `'${old.exercise}', '${played.exercise}'`;
      await store.rounds.setState(old.round, old.epoch, "debrief");
      const aged = `UPDATE exercise SET created = now() - interval '91 days' WHERE code IN (${codes})`;
      await whileClosed(() => tamper(backing, aged));
      expect(await store.exercises.removeOlderThan(90)).toBe(1);
      expect(await store.exercises.find(old.exercise)).toBeUndefined();
      expect(await store.exercises.find(young.exercise)).toBeDefined();
      expect(await store.exercises.find(played.exercise)).toBeDefined();
    });
  });

  it("remembers rounds in their order, their state, and the scenario they were played on", async () => {
    const { exercise, round, epoch } = await startRound();
    const second = await addRound(exercise, "r2");
    await store.rounds.setState(round, epoch, "debrief");
    const rounds = await store.rounds.ofExercise(exercise);
    expect(rounds.map(({ id, state }) => [id, state])).toEqual([
      [round, "debrief"],
      [second, "live"],
    ]);
    expect(await store.rounds.find(second)).toEqual(rounds[1]);
    expect(await store.rounds.scenario("abc")).toBe("the canonical text");
    expect(await store.rounds.scenario("none")).toBeUndefined();
  });

  it("keeps nothing of a round that could not be created whole", async () => {
    const { exercise, epoch } = await startRound();
    const [round] = await store.rounds.ofExercise(exercise);
    if (round === undefined) throw new Error("startRound makes one");
    const twice = { ...round, id: "twice", scenarioHash: "orphan" };
    await expect(store.rounds.create(twice, epoch, "text")).rejects.toThrow("unique");
    expect(await store.rounds.scenario("orphan")).toBeUndefined();
  });

  it("knows members by token and forgets their names when asked", async () => {
    const { exercise } = await startRound();
    const ada = { ...member(exercise, "Ada"), character: null };
    await store.members.add(ada);
    expect(await store.members.findByToken(ada.tokenHash)).toEqual(ada);
    await store.members.replaceToken(ada.id, `${ada.tokenHash}-new`);
    expect(await store.members.findByToken(ada.tokenHash)).toBeUndefined();
    await store.members.eraseNames(exercise);
    expect(await store.members.ofExercise(exercise)).toEqual([
      { ...ada, tokenHash: `${ada.tokenHash}-new`, name: null },
    ]);
    const wall = { ...member(exercise, "wall"), name: null, role: "screen", character: null } as const;
    await store.members.add(wall);
    expect(await store.members.findByToken(wall.tokenHash)).toEqual(wall);
  });

  it("knows of tokens whose exercise was deleted, and of no others", async () => {
    const { exercise } = await startRound();
    const [ada, bo] = [member(exercise, "Ada"), member((await startRound()).exercise, "Bo")];
    await store.members.add(ada);
    await store.members.add(bo);
    await store.members.dismiss(exercise);
    // The one who deletes may ask twice.
    await store.members.dismiss(exercise);
    await store.exercises.remove(exercise);
    const known = [ada, bo].map(({ tokenHash }) => store.members.wasDismissed(tokenHash));
    expect(await Promise.all(known)).toEqual([true, false]);
  });

  it("knows how a bot plays, and keeps its name when it has left", async () => {
    const { exercise } = await startRound();
    const bot = { ...member(exercise, "Bot Ada"), role: "bot", character: "novice" } as const;
    await store.members.add(bot);
    expect(await store.members.ofExercise(exercise)).toEqual([bot]);
    await store.members.retire(bot.id);
    expect(await store.members.ofExercise(exercise)).toEqual([{ ...bot, role: "player", character: null }]);
  });

  it("has everything after it was closed and opened again", async () => {
    const { round, epoch } = await startRound();
    await store.journal.append(round, epoch, [entry(1)]);
    await whileClosed(() => Promise.resolve());
    await store.ping();
    expect(await readAll(round)).toEqual([entry(1)]);
  });

  it("leaves a database alone that a newer version wrote", async () => {
    await whileClosed(async () => {
      await tamper(backing, "INSERT INTO migration (number, name) VALUES (999, '0999_future.sql')");
      const refused = await openStore({ ...backing, warn: console.warn });
      expect(refused).toMatchObject({ ok: false, refusal: { code: "store/newer" } });
      await tamper(backing, "DELETE FROM migration WHERE number = 999");
    });
  });

  it(
    `has every acknowledged entry after kill -9 in the middle of appends, ${kills} times`,
    { timeout: 300_000 },
    async () => {
      const { exercise, round } = await startRound();
      await store.leases.release(exercise, 1);
      const rounds = [round, await addRound(exercise, "r2"), await addRound(exercise, "r3")];
      /** How far each round is known to have come, and in which life of the process each entry was acknowledged. */
      const reached = new Map<string, number>();
      const acknowledged = new Map<string, number>();
      await whileClosed(async () => {
        for (let life = 0; life < kills; life++) {
          await killAfter(20 + 37 * life, { ...backing, exercise, rounds, life }, (word, name, seq) => {
            const before = reached.get(name) ?? 0;
            expect(seq).toBeGreaterThanOrEqual(before);
            reached.set(name, seq);
            // Found beyond what was acknowledged: committed, and killed before the news got through.
            if (word === "found") return;
            for (let s = before + 1; s <= seq; s++) acknowledged.set(`${name} ${s}`, life);
          });
        }
      });
      const present = new Map<string, unknown>();
      for (const name of rounds) {
        for (const { seq, body } of await readAll(name)) present.set(`${name} ${seq}`, body.life);
      }
      expect(acknowledged.size).toBeGreaterThan(20 * kills);
      expect([...acknowledged].filter(([key, life]) => present.get(key) !== life)).toEqual([]);
    },
  );
});

/** Runs the appender until it has reported `lines` acknowledgements, then kills it; what was in the pipe still counts. */
async function killAfter(
  lines: number,
  task: object,
  report: (word: "found" | "acknowledged", round: string, seq: number) => void,
): Promise<void> {
  const child = spawn(process.execPath, [appender, JSON.stringify(task)], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  let left = lines;
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const [word, round = "", seq] = line.split(" ");
      report(word === "found" ? "found" : "acknowledged", round, Number(seq));
      if (word === "acknowledged" && --left === 0) child.kill("SIGKILL");
    }
  } finally {
    // Also when a report is wrong: nothing may outlive the test.
    child.kill("SIGKILL");
  }
  expect(await exited).toEqual([null, "SIGKILL"]);
}

function entry(seq: number): Entry {
  return { seq, kind: "command", tick: 0, seat: null, body: {} };
}

function checkpoint(seq: number): { seq: number; tick: number; state: Uint8Array } {
  return { seq, tick: seq * 10, state: Buffer.from([0, 255, 92, 39, seq]) };
}

function member(exercise: string, name: string) {
  const id = `${exercise}-${name}`;
  return { id, exercise, team: 1, tokenHash: `hash-${id}`, name, role: "player" } as const;
}
