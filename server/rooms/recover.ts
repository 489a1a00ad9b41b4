/**
 * Brings a round back from what was stored: the newest good checkpoint, then every row after it, up to the last clock
 * mark. Nothing acknowledged is lost, and the time for which the server was down is not simulated.
 */
import { setImmediate as breathe } from "node:timers/promises";
import { createRound, restoreRound, runTo } from "../../shared/play/index.ts";
import type { Round, RoundSetup, World } from "../../shared/play/index.ts";
import type { Observation, Simulation } from "../../shared/sim/index.ts";
import type { Checkpoints, Journal } from "../storage/index.ts";
import { decodeState } from "./decode.ts";
import type { Receipts } from "./receipts.ts";
import { entryOf, fromStored, standing } from "./rows.ts";
import type { Row } from "./rows.ts";

/** A round whose world can be written down. */
export type LiveRound = Round<World & Pick<Simulation, "snapshot">>;

/** Where worlds come from. */
export interface Worlds {
  /** A world at T+0, and the scrapes of the ordinary life before. */
  fresh(setup: RoundSetup): Promise<{ readonly world: LiveRound["world"]; readonly before: readonly Observation[] }>;
  restore(setup: RoundSetup, snapshot: Uint8Array): LiveRound["world"];
}

/** What a room goes on from. */
export interface Start {
  readonly round: LiveRound;
  readonly clockMs: number;
  readonly lastSeq: number;
  readonly receipts: Receipts;
  /** Which engine lived it last. */
  readonly engine: string;
}

export interface Sources {
  readonly journal: Journal;
  readonly checkpoints: Checkpoints;
  readonly worlds: Worlds;
  /** A checkpoint could not be read; the round goes on from its journal. */
  readonly warn?: (problem: unknown) => void;
}

export interface Engines {
  /** Under which the round was founded. */
  readonly began: string;
  /** That which goes on with it. */
  readonly own: string;
}

export async function recover(
  sources: Sources,
  id: string,
  setup: RoundSetup,
  engines: Engines = { began: "one", own: "one" },
): Promise<Start> {
  const { journal, worlds } = sources;
  const from = (await fromCheckpoint(sources, id, setup, engines)) ?? (await fromNothing(worlds, setup, engines.began));
  const rows: Row[] = [];
  for await (const page of journal.read(id, from.lastSeq)) rows.push(...page.map(fromStored));
  return goOn(from, rows, engines.own);
}

export async function fromNothing(worlds: Worlds, setup: RoundSetup, engine: string): Promise<Start> {
  const { world, before } = await worlds.fresh(setup);
  return { round: createRound(setup, world, before), clockMs: 0, lastSeq: 0, receipts: [], engine };
}

/** Undefined where there is none that this engine can go on from. */
async function fromCheckpoint(
  { checkpoints, worlds, warn }: Sources,
  id: string,
  setup: RoundSetup,
  { began, own }: Engines,
): Promise<Start | undefined> {
  const newest = await checkpoints.newest(id);
  if (!newest) return undefined;
  try {
    const state = await decodeState(newest.state);
    if (!state) return undefined;
    const { memory, clockMs, receipts } = state;
    const engine = memory.play.engines.at(-1)?.engine ?? began;
    // Nothing has been lived through yet: the round may as well begin in this engine's world.
    if (engine !== own && newest.tick <= 0) return undefined;
    const round = restoreRound(setup, worlds.restore(setup, state.world), memory);
    return { round, clockMs, receipts, engine, lastSeq: newest.seq };
  } catch (problem) {
    warn?.(problem);
    // Its bytes are what was written, and nobody can read them: another engine or another Node wrote them. The journal can be.
    return undefined;
  }
}

/**
 * Another engine than the one that was there may find that something cannot be done: that is passed over, and all else
 * stands.
 */
async function goOn(from: Start, rows: readonly Row[], own: string): Promise<Start> {
  const { round } = from;
  const receipts = [...from.receipts];
  const failure = rows.find((row) => row.kind === "entry" && row.entry.kind === "failure");
  for (const row of standing(rows)) {
    await reach(round, row.tick);
    const entry = entryOf(row);
    try {
      if (entry) round.submit([entry]);
    } catch (problem) {
      // What threw when it happened changed nothing, and the failure follows that ended the round.
      if (from.engine === own && (!failure || row.seq > failure.seq)) throw problem;
    }
    if (row.kind !== "entry") continue;
    if (row.entry.kind === "command" && row.id !== null) receipts.push([row.entry.by, row.id]);
  }
  const last = rows.at(-1);
  return {
    round,
    receipts,
    engine: round.play.engines.at(-1)?.engine ?? from.engine,
    clockMs: Math.max(from.clockMs, last?.clockMs ?? 0),
    lastSeq: last?.seq ?? from.lastSeq,
  };
}

/** Other rooms go on in between. */
const STEPS_AT_ONCE = 200;

async function reach(round: LiveRound, tick: number): Promise<void> {
  while (round.tick < tick && round.isRunning) {
    runTo(round, Math.min(tick, round.tick + STEPS_AT_ONCE));
    await breathe();
  }
}
