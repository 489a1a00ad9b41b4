/**
 * Computes what a debrief shows: the team's run, doing nothing and the reference over one horizon, and what-ifs. The
 * runs without the team need only scenario and seed, so they begin with the round; nothing is shown before its end.
 */
import type { Result } from "../../shared/base/index.ts";
import {
  candidatesOf,
  changesLeftOut,
  checkpointFor,
  firstMoment,
  firstTickOf,
  knownAlone,
  nothingFound,
  reportOf,
  whatIfView,
} from "../../shared/debrief/index.ts";
import type {
  AddedRun,
  Alone,
  CutWindow,
  Fork,
  LoneRun,
  TeamRun,
  WhatIfRun,
  Without,
} from "../../shared/debrief/index.ts";
import type { AddedActions, DebriefReport, FoundCut, WhatIfChange, WhatIfView } from "../../shared/protocol/index.ts";
import { plannedTick, wasBusy } from "../../shared/play/index.ts";
import type { Play, Recording } from "../../shared/play/index.ts";
import { SCRAPE_TICKS } from "../../shared/sim/index.ts";
import type { Clock, Room } from "../rooms/index.ts";
import { searchCut } from "../whatif/index.ts";
import type { Job, Pool } from "../whatif/index.ts";
import type { WorldStock } from "./worlds.ts";

export interface DebriefingOptions {
  readonly pool: Pick<Pool, "run">;
  readonly worlds: Pick<WorldStock, "origin">;
  readonly room: Pick<Room, "round" | "reveal">;
  readonly clock: Clock;
  readonly recording: () => Promise<Recording>;
  /** The team's run, where it has been lived through already. */
  readonly team?: TeamRun;
  /** How soon the runs beside the team's are wanted; now, when left out. */
  readonly when?: "now" | "later";
  /** The report is there for the first time. */
  readonly told?: (report: DebriefReport) => void;
  /** Something could not be computed; the debrief goes on without it. */
  readonly failed: (problem: unknown) => void;
}

export interface Debriefing {
  /** The round is live: the runs that do not need the team can begin. */
  prepare(): void;
  /** The round has ended. */
  begin(): void;
  /** The team asks what would have been. */
  ask(question: Question): void;
  /** The runs without the team, once both are there. */
  readonly alone: Alone | null;
  /** Nobody looks any more. */
  close(): void;
}

/** When a server has just come back with many rounds, these get the processors first. */
const SETTLED_AFTER_MS = 20_000;
/** A what-if's progress is told in steps: with each, the whole debrief goes out again. */
const PROGRESS_STEP = 0.2;

type Question = Play["whatIfs"][number];
type Wish = Parameters<Pool["run"]>[2];

interface Compared {
  readonly recording: Recording;
  readonly atZero: Uint8Array;
  readonly team: TeamRun;
}

export function createDebriefing(options: DebriefingOptions): Debriefing {
  const { pool, worlds, room, clock, recording, when = "now", failed } = options;
  const lone = new Map<string, Promise<LoneRun>>();
  const whatIfs = new Map<string, WhatIfView>();
  const jobs = new Set<Job<unknown>>();
  let report: DebriefReport | null = null;
  let found: FoundCut | null = null;
  let compared: Promise<Compared> | undefined;
  let isClosed = false;
  let alone: Alone | null = null;
  let stopWaiting = (): void => undefined;

  async function finish<T>(job: Job<T>): Promise<T> {
    if (isClosed) job.cancel();
    jobs.add(job);
    const result: Result<T> = await job.result.finally(() => jobs.delete(job));
    if (!result.ok) throw new Error(result.refusal.reason);
    return result.value;
  }

  function runAlone(policy: string, horizonTick: number, when: "now" | "later"): Promise<LoneRun> {
    const key = `${policy} ${horizonTick}`;
    const known = lone.get(key);
    if (known) return known;
    const making = makeAlone(policy, horizonTick, when);
    lone.set(key, making);
    making.catch(() => lone.delete(key));
    return making;
  }

  async function makeAlone(policy: string, horizonTick: number, when: "now" | "later"): Promise<LoneRun> {
    const { scenario, seed } = room.round.setup;
    const { snapshot: atZero } = await worlds.origin(room.round.setup);
    return finish(pool.run("runAlone", { scenario, seed, atZero, policy, horizonTick }, { when }));
  }

  function compare(): Promise<Compared> {
    compared ??= runTeam();
    return compared;
  }

  async function runTeam(): Promise<Compared> {
    const [tape, { snapshot: atZero, before }] = await Promise.all([recording(), worlds.origin(room.round.setup)]);
    const request = { recording: tape, atZero, before, plannedTick: plannedTick(room.round.play.options) };
    return { recording: tape, atZero, team: options.team ?? (await finish(pool.run("runTeam", request))) };
  }

  /** The report at once, and again with each search that has come to its end. */
  async function tell(): Promise<void> {
    const { recording: tape, atZero, team } = await compare();
    // A live part that its clock ended a few ticks late has the horizon that was planned, and what was run for it.
    const horizon = team.horizonTick - (team.horizonTick % SCRAPE_TICKS);
    const [none, reference] = await Promise.all([
      runAlone("none", horizon, when),
      runAlone("reference", horizon, when),
    ]);
    const { scenario, seed } = tape.header;
    let cuts: readonly CutWindow[] | null = null;
    let without: readonly Without[] = [];
    const show = (): DebriefReport => {
      report = reportOf(tape, { team, none, reference, cuts, without });
      publish();
      return report;
    };
    const first = show();
    options.told?.(first);
    await findCut(first);
    const searchCuts = async (): Promise<void> => {
      cuts = await finish(pool.run("findCuts", { scenario, seed, atZero, none }));
      show();
    };
    const tryChanges = async (): Promise<void> => {
      without = await leaveOutEach(team);
      if (without.length > 0) show();
    };
    await Promise.all([searchCuts(), tryChanges()]);
  }

  /** What each change was worth: as the search for the save, one at a time, behind what people ask for. */
  async function leaveOutEach(team: TeamRun): Promise<readonly Without[]> {
    const found: Without[] = [];
    for (const change of changesLeftOut(team.play))
      found.push({ ref: change.ref, run: await runChanged(change, { when: "later" }) });
    return found;
  }

  /** Begins with the debrief, so that it has been found when the truth is shown. */
  async function findCut({ deeds, tree }: DebriefReport): Promise<void> {
    const { recording: tape, team } = await compare();
    const { facts } = room.round;
    const told = (news: FoundCut): void => {
      found = news;
      publish();
    };
    told(nothingFound);
    try {
      const firstTick = firstMoment(team, tree);
      const start = await finish(
        pool.run("forkTeam", { ...(await addedTo(firstTick)), tick: firstTick }, { when: "later" }),
      );
      await searchCut({
        candidates: candidatesOf(tape.header.scenario, deeds, tree),
        firstTick,
        endTick: team.endTick,
        team,
        isBusy: (target, tick) => wasBusy(facts, team.play, target, tick),
        run: (change, bars) => runAdded(change, { when: "later" }, bars, start),
        told,
      });
    } catch (problem) {
      if (isClosed) return;
      told({ ...(found ?? nothingFound), state: "failed" });
      failed(problem);
    }
  }

  /** What a run with an addition at this tick needs, forked as late as may be. */
  async function addedTo(tick: number, known?: Fork) {
    const { recording: tape, atZero, team } = await compare();
    const { given, horizonTick, userMinutes, users, events, integrity, checkpoints } = team;
    const forks = [...checkpoints.map(({ tick: at, world }) => ({ tick: at, world })), ...(known ? [known] : [])];
    const fork = forks
      .filter((one) => one.tick <= tick)
      .sort((a, b) => a.tick - b.tick)
      .at(-1);
    const original = { given, horizonTick, userMinutes, users, events, integrity };
    const { scenario, seed } = tape.header;
    return { scenario, seed, atZero, original, fork };
  }

  async function runAdded(change: AddedActions, wish: Wish, bars?: readonly number[], known?: Fork): Promise<AddedRun> {
    const request = await addedTo(firstTickOf(change), known);
    return finish(pool.run("runAdded", { ...request, change, ...(bars ? { bars } : {}) }, wish));
  }

  async function runChanged(change: WhatIfChange, wish: Wish): Promise<WhatIfRun> {
    if (change.kind === "add") return runAdded(change, wish);
    const { recording: tape, atZero, team } = await compare();
    const checkpoint = checkpointFor(team, change);
    const original = { ...team, checkpoints: checkpoint ? [checkpoint] : [] };
    return finish(pool.run("runWhatIf", { recording: tape, atZero, original, change }, wish));
  }

  async function answer({ id, change }: Question): Promise<void> {
    const waiting = { id, change, state: "running", curve: null, userMinutes: null, skipped: [] } as const;
    const show = (whatIf: WhatIfView): void => {
      whatIfs.set(id, whatIf);
      publish();
    };
    let told = -1;
    const progress = (share: number): void => {
      if (share - told < PROGRESS_STEP) return;
      told = share;
      show({ ...waiting, progress: share });
    };
    try {
      progress(0);
      show(whatIfView(id, change, await runChanged(change, { progress })));
    } catch (problem) {
      show({ ...waiting, state: "failed", progress: 0 });
      throw problem;
    }
  }

  function publish(): void {
    room.reveal({ report, whatIfs: [...whatIfs.values()], found });
  }

  function watch(work: Promise<unknown>): void {
    work.catch((problem: unknown) => {
      if (!isClosed) failed(problem);
    });
  }

  return {
    prepare() {
      stopWaiting = clock.at(clock.nowMs() + SETTLED_AFTER_MS, () => {
        const horizon = plannedTick(room.round.play.options);
        const runs = Promise.all([runAlone("none", horizon, "later"), runAlone("reference", horizon, "later")]);
        const { scenario } = room.round.setup;
        watch(runs.then(([none, reference]) => void (alone = knownAlone(scenario, none, reference))));
      });
    },
    get alone() {
      return alone;
    },
    begin: () => watch(tell()),
    ask: (question) => watch(answer(question)),
    close() {
      isClosed = true;
      stopWaiting();
      for (const job of jobs) job.cancel();
    },
  };
}
