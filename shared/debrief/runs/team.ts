/**
 * The team's own run, lived through again from its recording: what the play became, what the world did, and checkpoints
 * from which what-ifs fork. A round that ended early is continued without anybody up to the horizon [H3].
 */
import type { Tick } from "../../base/index.ts";
import { expand } from "../../content/index.ts";
import { createRound } from "../../play/index.ts";
import type { Entry, Play, Recording, Round } from "../../play/index.ts";
import { restoreSimulation } from "../../sim/index.ts";
import { SCRAPE_TICKS } from "../../sim/index.ts";
import type { Observation } from "../../sim/index.ts";
import type { Trouble } from "../../protocol/index.ts";
import { latest } from "../../telemetry/index.ts";
import type { ShownTroubles } from "../cascade/troubles.ts";
import type { Origin } from "./lone.ts";
import { watchShown } from "../cascade/troubles.ts";
import { openTape, stepTo } from "./tape.ts";
import type { Given, Progress, Tape, Taped } from "./tape.ts";

export interface TeamRequest {
  readonly recording: Recording;
  readonly atZero: Origin["atZero"];
  /** The scrapes of ordinary life before T+0, with which the room opened. */
  readonly before: readonly Observation[];
  /** The horizon that was planned; the run ends there or where the people stopped, whichever is later. */
  readonly plannedTick: Tick;
}

export interface TeamRun extends Taped {
  /** Play as it stood when the incident was over. */
  readonly play: Play;
  /** Where the people stopped, and the world's hash there. */
  readonly endTick: Tick;
  readonly endHash: string;
  readonly horizonTick: Tick;
  readonly horizonHash: string;
  /** Entries that were refused when their turn came: they changed nothing and are no part of a what-if. */
  readonly refused: readonly number[];
  /** Stations in trouble as everybody's map had them. */
  readonly shownTroubles: readonly Trouble[];
  /** At each scrape of the live part: the share of the users of each region that were affected. */
  readonly suffered: readonly Suffered[];
  /** What the world was handed, in order. */
  readonly given: readonly Given[];
  readonly checkpoints: readonly Checkpoint[];
}

export interface Suffered {
  readonly tick: Tick;
  readonly byRegion: Readonly<Record<string, number>>;
}

/** Everything a what-if needs to go on from a tick, before the entries of that tick. */
export interface Checkpoint {
  readonly tick: Tick;
  /** The last entry that is in it. */
  readonly seq: number;
  readonly world: Uint8Array;
  readonly play: Play;
}

/** A checkpoint lies at most this long before each change, and at most `SPARSE_TICKS` before any other moment. */
const DENSE_TICKS = 300;
const SPARSE_TICKS = 2400;
/** Each is a whole world. Only where there would be more do they lie further apart. */
const MOST_CHECKPOINTS = 160;

export function runTeam(request: TeamRequest, progress: Progress): TeamRun {
  const { recording, atZero, before, plannedTick } = request;
  const { header, entries, endTick } = recording;
  const tape = openTape(restoreSimulation(header.scenario, header.seed, atZero));
  const round = createRound(header, tape, before);
  const shown = watchShown(expand(header.scenario.world), round.history);
  const suffered: Suffered[] = [];
  const see = (scrape: Observation): void => {
    shown.see(scrape);
    const { regions } = header.scenario.world;
    const shares = regions.map(({ id }, at) => [id, scrape.regions[at]?.affectedRatio ?? 0] as const);
    suffered.push({ tick: round.tick, byRegion: Object.fromEntries(shares) });
  };
  const refused: number[] = [];
  const checkpoints: Checkpoint[] = [];
  const wanted = checkpointTicks(recording);
  let seq = 0;
  const walkTo = (tick: Tick): void => {
    for (let next = wanted[0]; next !== undefined && next <= tick && isOn(round); next = wanted[0]) {
      runSeen(round, next, see);
      if (round.tick !== next) return;
      checkpoints.push({ tick: next, seq, world: tape.simulation.snapshot(), play: { ...round.play, runs: [] } });
      wanted.shift();
    }
    runSeen(round, tick, see);
    progress(tick / Math.max(plannedTick, endTick));
  };
  for (const entry of entries) {
    walkTo(entry.tick);
    if (!isOn(round)) break;
    if (isRefused(round, entry)) refused.push(entry.seq);
    round.submit([entry]);
    seq = entry.seq;
  }
  walkTo(endTick);
  const end = { play: round.play, endTick: tape.tick, endHash: tape.simulation.hash() };
  const after = goOnAlone(tape, Math.max(plannedTick, tape.tick), shown, progress);
  return {
    ...end,
    refused,
    suffered,
    given: tape.given,
    checkpoints,
    ...after,
    shownTroubles: shown.all(),
  };
}

function runSeen(round: Round, tick: Tick, see: (scrape: Observation) => void): void {
  while (round.tick < tick && round.isRunning) {
    round.step();
    const scrape = latest(round.history);
    if (scrape && round.tick % SCRAPE_TICKS === 0) see(scrape);
  }
}

function isRefused(round: Round, entry: Entry): boolean {
  return entry.kind === "command" && !round.decide(entry.by, entry.command, entry.clockMs).ok;
}

function isOn({ play: { phase } }: Round): boolean {
  return phase.kind !== "debrief" && phase.kind !== "closed";
}

function checkpointTicks({ entries, endTick }: Recording): Tick[] {
  const ticks = new Set<Tick>();
  for (const entry of entries) {
    const isChange =
      entry.kind === "command" && (entry.command.type === "action.launch" || entry.command.type === "action.approve");
    if (isChange) ticks.add(entry.tick - (entry.tick % DENSE_TICKS));
  }
  for (let tick = SPARSE_TICKS; tick < endTick; tick += SPARSE_TICKS) ticks.add(tick);
  const sorted = [...ticks].filter((tick) => tick > 0).sort((a, b) => a - b);
  const every = Math.ceil(sorted.length / MOST_CHECKPOINTS);
  return sorted.filter((_, n) => n % every === 0);
}

function goOnAlone(tape: Tape, horizonTick: Tick, shown: ShownTroubles, progress: Progress) {
  stepTo(tape, horizonTick, progress, () => {
    tape.step([]);
    if (tape.tick % SCRAPE_TICKS === 0) shown.see(tape.observe());
  });
  return { ...tape.cut(), horizonTick, horizonHash: tape.simulation.hash() };
}
