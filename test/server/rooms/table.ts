/** A room on a fake world, a fake store and a clock that the test turns. */
import { deserialize, serialize } from "node:v8";
import { COMMIT_LIMIT_MS, createScheduler, fromNothing, openRoom, recover } from "../../../server/rooms/index.ts";
import type { Room, RoomHooks, Scheduler, Worlds } from "../../../server/rooms/index.ts";
import { liveThrough } from "../../../shared/play/index.ts";
import type { Command } from "../../../shared/protocol/index.ts";
import { fakeScenario, seed } from "../../play/fakeScenario.ts";
import { createFakeWorld } from "../../play/fakeWorld.ts";
import type { FakeOptions, FakeWorld } from "../../play/fakeWorld.ts";
import { createFakeClock } from "./fakeClock.ts";
import type { FakeClock } from "./fakeClock.ts";
import { createFakeStore } from "./fakeStore.ts";
import type { FakeStore } from "./fakeStore.ts";

const setup = {
  scenario: fakeScenario,
  seed,
  options: { incident: "AMBER HERON", size: 2, layer: "standard", speed: 4, liveMinutes: 15 },
} as const;

export interface WorldOptions extends FakeOptions {
  /** The step that begins here throws. */
  readonly throwsAtTick?: number;
  /** What was written down of it means nothing to this engine. */
  readonly isUnreadable?: boolean;
}

export interface TableOptions {
  readonly world?: WorldOptions;
  readonly store?: FakeStore;
  readonly clock?: FakeClock;
  readonly scheduler?: Scheduler;
  readonly rate?: number;
  /** Which engine this server has. */
  readonly engine?: string;
}

export interface Table {
  readonly room: Room;
  readonly clock: FakeClock;
  readonly scheduler: Scheduler;
  readonly store: FakeStore;
  /** What the room told its owner: the hook's name and what it said. */
  readonly told: readonly (readonly [hook: keyof RoomHooks, what: unknown])[];
  /** Sends a command and waits for the answer: "ok" or the refusal's code. */
  readonly say: (by: string, command: Command, id?: string) => Promise<string>;
}

let ids = 0;

/** A new room, or one recovered from what the store holds. */
export async function sitDown(options: TableOptions = {}): Promise<Table> {
  const clock = options.clock ?? createFakeClock();
  const scheduler = options.scheduler ?? createScheduler(clock);
  const store = options.store ?? createFakeStore();
  const worlds = worldsOf(options.world ?? {});
  const isNew = store.rows.length === 0 && store.saved.length === 0;
  const { engine = "first" } = options;
  const start = isNew
    ? await fromNothing(worlds, setup, engine)
    : await recover({ ...store, worlds }, "round", setup, { began: "first", own: engine });
  const told: [keyof RoomHooks, unknown][] = [];
  const room = openRoom(
    {
      id: "round",
      epoch: 1,
      journal: store.journal,
      checkpoints: store.checkpoints,
      clock,
      scheduler,
      rate: options.rate ?? 1,
      engine,
      commitLimitMs: COMMIT_LIMIT_MS,
      hooks: {
        phaseChanged: ({ kind }) => void told.push(["phaseChanged", kind]),
        whatIfAsked: ({ id }) => void told.push(["whatIfAsked", id]),
        answered: (member, isLetIn) => void told.push(["answered", [member, isLetIn]]),
        slipped: (ms) => void told.push(["slipped", ms]),
        walked: () => undefined,
        resynced: () => void told.push(["resynced", null]),
        refusalFor: () => null,
        failed: (problem) => void told.push(["failed", problem]),
        lost: (problem) => void told.push(["lost", problem]),
      },
    },
    start,
  );
  return {
    room,
    clock,
    scheduler,
    store,
    told,
    async say(by, command, id = `c${++ids}`) {
      const answer = await room.submit(by, { id, command });
      return answer.ok ? "ok" : answer.refusal.code;
    },
  };
}

/** Two people, seated, in a live round: "ana" hosts and commands, "bo" has the machines. */
export async function goLive(options: TableOptions = {}): Promise<Table> {
  const table = await sitDown(options);
  await table.room.join("ana", true);
  await table.room.join("bo", false);
  await table.say("ana", { type: "seat.take", seat: 0 });
  await table.say("bo", { type: "seat.take", seat: 1 });
  await table.say("ana", { type: "host.start" });
  await table.say("ana", { type: "host.start" });
  return table;
}

/** Everything that a restart must bring back. */
export function stateOf({ room }: Table): unknown {
  const { world, play, history } = room.round;
  return { tick: world.tick, running: world.running(), observed: world.observe(), play, history };
}

export function worldsOf({ throwsAtTick, isUnreadable, ...options }: WorldOptions): Worlds {
  const kept = (world: FakeWorld) => ({
    get tick() {
      return world.tick;
    },
    step(commands: Parameters<FakeWorld["step"]>[0]) {
      if (world.tick === throwsAtTick) throw new Error("a law of physics was broken");
      return world.step(commands);
    },
    observe: () => world.observe(),
    running: () => world.running(),
    instruments: world.instruments,
    snapshot: () => serialize(world.hash()),
  });
  return {
    fresh() {
      const world = createFakeWorld(options);
      const before = liveThrough(world);
      return Promise.resolve({ world: kept(world), before });
    },
    restore(_setup, snapshot) {
      if (isUnreadable) throw new Error("the snapshot belongs to another engine");
      const [state]: [Parameters<typeof createFakeWorld>[1]] = JSON.parse(String(deserialize(snapshot)));
      return kept(createFakeWorld(options, state));
    },
  };
}
