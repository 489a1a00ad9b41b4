/** Recordings lived through again: equal hashes, or the first tick that differs. */
import { beforeAll, describe, expect, it } from "vitest";
import type { RecordingFile } from "../../server/exercise/index.ts";
import { must } from "../../shared/base/index.ts";
import { scenarioSchema } from "../../shared/content/index.ts";
import { smallScenario } from "../debrief/smallWorld.ts";
import { run } from "./desk.ts";

type Row = RecordingFile["journal"][number];

function row(seq: number, tick: number, kind: Row["kind"], seat: string | null, body: object): Row {
  return { seq, tick, kind, seat, body: { clockMs: tick * 25, ...body } };
}

function command(seq: number, tick: number, what: object): Row {
  return row(seq, tick, "command", "ana", { id: `c${seq}`, command: what });
}

function mark(seq: number, tick: number, phase: string): Row {
  return row(seq, tick, "clock", null, { phase, speed: 4, isPaused: false });
}

/** As little world as a round can have: its ordinary life is lived through in every replay. */
const scenario = scenarioSchema.parse({
  ...smallScenario,
  world: {
    regions: [{ id: "west" }],
    classes: ["find"],
    services: [{ id: "store", groups: [{ replicas: 2, slots: 4, serviceMs: 40 }], queue: { places: 60 } }],
    populations: [{ id: "users", journeys: [{ class: "find", to: "store", rps: 150, retries: { max: 3 } }] }],
  },
  defects: [{ ...smallScenario.defects[0], scale: { "store.serviceMs": 2 } }],
  actions: [
    { ...smallScenario.actions[1], targets: ["store"] },
    { ...smallScenario.actions[0], targets: ["users"] },
  ],
  policies: {},
  truth: smallScenario.truth.slice(0, 1),
  cutPoints: [],
});

/** Alone for two minutes: one change at 60 s, one that came too late and was taken back, then the end. */
const recording: RecordingFile = {
  format: "small-causes/recording@1",
  engine: "0123456789abcdef",
  scenario,
  seed: "7",
  options: { incident: "AMBER HERON", size: 1, layer: "standard", speed: 4, liveMinutes: 10 },
  journal: [
    row(1, 0, "presence", "ana", { event: { kind: "joined", isHost: true } }),
    command(2, 0, { type: "seat.take", seat: 0 }),
    command(3, 0, { type: "host.start" }),
    command(4, 0, { type: "host.start" }),
    mark(5, 0, "live"),
    command(6, 600, { type: "action.launch", action: "add-store", target: "store", value: 4 }),
    command(7, 900, { type: "action.launch", action: "cap-retries", target: "users", value: 0 }),
    row(8, 900, "void", null, { of: 7 }),
    mark(9, 1000, "live"),
    command(10, 1200, { type: "round.end" }),
    mark(11, 1200, "debrief"),
  ],
  hashes: [],
};

const replay = (file: RecordingFile, ...args: readonly string[]) =>
  run(["replay", "round.json", ...args], { "round.json": JSON.stringify(file) });

let hashed: RecordingFile;
beforeAll(() => {
  const { written } = replay(recording, "--save", "hashed.json", "--every", "20");
  hashed = JSON.parse(must(written["hashed.json"], "hashed.json"));
});

const withHash = (tick: number, hash: string): RecordingFile => ({
  ...hashed,
  hashes: hashed.hashes.map((one) => (one.tick === tick ? { tick, hash } : one)),
});

const without = (...seqs: readonly number[]): RecordingFile => ({
  ...hashed,
  journal: hashed.journal.filter(({ seq }) => !seqs.includes(seq)).map((one, i) => ({ ...one, seq: i + 1 })),
});

describe("replay", () => {
  it("saves a recording with hashes of its own, at the start and as often as asked, that replays", () => {
    expect(hashed.hashes.map(({ tick }) => tick)).toEqual([0, 200, 400, 600, 800, 1000, 1200]);
    expect(new Set(hashed.hashes.map(({ hash }) => hash)).size).toBe(7);
    const { code, printed, said } = replay(hashed);
    expect([code, said]).toEqual([0, ""]);
    expect(printed).toBe("7 hashes equal; 11 entries replayed up to T+2:00 (tick 1200) of slow-store, seed 7");
  });

  it("names the first tick that differs, with both hashes, and where it was equal last", () => {
    const { code, printed, said } = replay(withHash(800, "00000000deadbeef"));
    const own = must(hashed.hashes.find(({ tick }) => tick === 800)?.hash, "hash");
    expect([code, printed]).toEqual([1, ""]);
    expect(said).toBe(
      [
        "First difference at tick 800 (T+1:20); equal up to tick 600 (4 hashes).",
        "  recorded: hash 00000000deadbeef (engine 0123456789abcdef)",
        `  replayed: hash ${own}`,
      ].join("\n"),
    );
  });

  it("parts from the recording where an entry is missing, and not where one was taken back", () => {
    // Entries 7 and 8 undo each other; entry 6 changes the world.
    expect(replay(without(7, 8))).toMatchObject({ code: 0 });
    expect(replay(without(6, 7, 8)).said).toContain("First difference at tick 800 (T+1:20); equal up to tick 600");
  });

  it("says so when another seed was played", () => {
    expect(replay({ ...hashed, seed: "8" }).said).toMatch(
      /^First difference at tick 0 \(T\+0:00\); no hash before it\./,
    );
  });

  it("says so when a round stops before the recording does, or ends in another phase", () => {
    const ended: RecordingFile = {
      ...recording,
      journal: [...recording.journal.slice(0, 5), command(6, 300, { type: "round.end" }), mark(7, 500, "debrief")],
    };
    expect(replay(ended).said).toContain("recorded: went on to entry 7 at tick 500");
    const open: RecordingFile = {
      ...recording,
      journal: [...recording.journal.slice(0, 9), mark(10, 1000, "debrief")],
    };
    expect(replay(open).said).toContain("recorded: ended in phase debrief");
    const short: RecordingFile = { ...hashed, journal: hashed.journal.slice(0, 9) };
    expect(replay(short).said).toContain("recorded: has a hash at tick 1200");
  });

  it("gives the same as one JSON object", () => {
    expect(JSON.parse(replay(hashed, "--json").printed)).toEqual({
      format: "small-causes/replay@1",
      engine: "0123456789abcdef",
      equalHashes: 7,
      lastEqualTick: 1200,
      endTick: 1200,
      differs: null,
      harm: {
        userMinutes: 0,
        affected: 0,
        wentGlobal: false,
        won: false,
        integrity: { diverged: 0, lost: 0, wrong: 0 },
      },
    });
    const parted = replay(withHash(0, "0000000000000000"), "--json");
    expect([parted.code, JSON.parse(parted.printed)]).toMatchObject([1, { differs: { tick: 0 } }]);
  });
});

describe("a recording that cannot be replayed", () => {
  it.each([
    [[], "Name one recording"],
    [["a.json", "b.json"], "2 were given"],
    [["a.json", "--every", "5"], "add --save OUT"],
    [["a.json", "--save", "b.json", "--every", "0"], "--every 0: write a whole number of seconds"],
    [["a.json", "--quick"], "--quick"],
  ])("is refused for its command line: %j", (args, says) => {
    expect(run(["replay", ...args])).toMatchObject({ code: 2, said: expect.stringContaining(says) });
  });

  it("is refused with line and reason: unreadable, of another shape, with a hole in its journal", () => {
    expect(run(["replay", "none.json"])).toMatchObject({ code: 1, said: "Cannot read none.json." });
    const shapeless = run(["replay", "x.json"], { "x.json": '{"format": "small-causes/recording@2"}' });
    expect(shapeless.said).toContain('x.json:1:12: format: "small-causes/recording@2" does not fit; write');
    expect(shapeless.code).toBe(1);
    const hole = { ...recording, journal: recording.journal.filter(({ seq }) => seq !== 3) };
    expect(replay(hole)).toMatchObject({ code: 1, said: expect.stringContaining("misses entry 3") });
    const odd = { ...recording, journal: recording.journal.with(5, command(6, 600, { type: "dance" })) };
    expect(replay(odd)).toMatchObject({ code: 1, said: expect.stringContaining("entry 6") });
  });

  it("says when it cannot save", () => {
    expect(replay(recording, "--save", "nowhere/a.json")).toMatchObject({ code: 1 });
  });
});
