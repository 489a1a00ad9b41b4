/**
 * The exercises that this process runs. One that is stored but not open is opened when somebody asks for it, one that
 * was live at once when the process starts. Whoever holds the lease runs it; whoever lost it lets go.
 */
import { backoffMs, ok } from "../../shared/base/index.ts";
import type { Result } from "../../shared/base/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import { StaleOwner } from "../storage/index.ts";
import type { LiveExercise } from "./live.ts";
import { openStored } from "./opening.ts";
import type { Opened, OpeningOptions } from "./opening.ts";
import { createTeam, storedState } from "./team.ts";
import type { Team, TeamHooks, TeamOptions } from "./team.ts";

export interface KeeperOptions extends OpeningOptions, TeamOptions {
  readonly worlds: TeamOptions["worlds"];
}

export interface KeeperHooks {
  /** The warm-up of a team is over. */
  readonly warmedUp: (team: Team) => Promise<void>;
  readonly refusalFor: TeamHooks["refusalFor"];
  readonly opened: (exercise: LiveExercise) => void;
}

export interface Keeper {
  readonly all: readonly LiveExercise[];
  readonly isClosed: boolean;
  /** The exercise with this code, opened if need be; two who ask at once get the same. */
  get(code: string): Promise<Result<LiveExercise>>;
  open(opened: Opened): LiveExercise;
  /** Opens every exercise with a live round that no other process runs. Returns how many are open. */
  resume(): Promise<number>;
  /** Removes an exercise with all that is stored of it, for good. False when there was none. */
  remove(code: string): Promise<boolean>;
  /** Lets every room write down where it stands, and gives the leases back. */
  drain(): Promise<void>;
}

/** How often it is looked whether the leases are still there, and which rooms are empty. */
const ROUNDS_MS = 1000;
/** So many are opened at a time: the others find time to take theirs, and what goes on here goes on. */
const MOST_AT_ONCE = 3;
/** An empty room in which nothing happens is closed after this; it opens again when somebody comes. */
const PARK_AFTER_MS = 10 * 60_000;
/** The store was gone for all of them at once: they come back one by one, and the last tries span a minute. */
const LONGEST_REOPEN_MS = 32_000;
const MOST_REOPENINGS = 6;

export function createKeeper(
  options: KeeperOptions,
  { warmedUp, refusalFor, opened: tellOpened }: KeeperHooks,
): Keeper {
  const { store, clock, log } = options;
  const live = new Map<string, LiveExercise>();
  const opening = new Map<string, Promise<Result<LiveExercise>>>();
  /** What could not be opened by itself: it is tried a few times, then when somebody asks. */
  const failing = new Set<string>();
  let isClosed = false;
  let stopRounds = clock.at(clock.nowMs() + ROUNDS_MS, makeRounds);

  function open({ code, epoch, options: chosen, rounds, names, bots }: Opened): LiveExercise {
    const hooks = {
      closed: (team: Team) => void roundClosed(code, team).catch((problem: unknown) => lose(code, problem)),
      lost: (problem: unknown) => lose(code, problem),
      refusalFor,
    };
    const { teamName } = chosen;
    const nameOf = (number: number): string | undefined =>
      teamName === undefined || rounds.length === 1 ? teamName : `${teamName} ${number + 1}`;
    const teams = rounds.map((round, number) =>
      createTeam(options, { code, number, epoch, name: nameOf(number) }, round, hooks),
    );
    const opened: LiveExercise = { code, epoch, options: chosen, teams, names, bots, emptySinceMs: null };
    live.set(code, opened);
    // A server that was killed may have left a round that is over and goes on to nothing.
    for (const team of teams) if (team.room.round.play.phase.kind === "closed") hooks.closed(team);
    tellOpened(opened);
    return opened;
  }

  /** The rooms of an exercise share its lease, which is taken anew: none of them can go on without the others. */
  function lose(code: string, problem: unknown): void {
    log.error({ code, err: problem }, "an exercise is opened anew");
    letGo(code);
    if (!(problem instanceof StaleOwner)) reopenSoon(code, 1);
  }

  function letGo(code: string): void {
    const exercise = live.get(code);
    live.delete(code);
    for (const team of exercise?.teams ?? []) team.close();
  }

  /** For what goes on beside the game and whose failure only the log can tell. */
  function watch(work: Promise<void>, code?: string): void {
    work.catch((err: unknown) => log.error({ code, err }, "exercises could not be kept up"));
  }

  function reopenSoon(code: string, attempt: number): void {
    const waitMs = backoffMs(attempt, Math.random(), LONGEST_REOPEN_MS);
    clock.at(clock.nowMs() + waitMs, () => void reopen(code, attempt));
  }

  async function reopen(code: string, attempt: number): Promise<void> {
    if (isClosed) return;
    try {
      const reopened = await get(code);
      failing.delete(code);
      // Of several that reach for what a dead one left, one gets it.
      if (!reopened.ok && reopened.refusal.code !== "join/elsewhere") {
        log.warn({ code, reason: reopened.refusal.code }, "an exercise stays closed");
      }
    } catch (err) {
      log.error({ code, err, attempt }, "an exercise could not be opened");
      failing.add(code);
      if (attempt < MOST_REOPENINGS) reopenSoon(code, attempt + 1);
    }
  }

  function get(code: string): Promise<Result<LiveExercise>> {
    const known = live.get(code);
    if (known) return Promise.resolve(ok(known));
    if (isClosed) return Promise.resolve(turnDown("server/closing"));
    const underWay = opening.get(code);
    if (underWay) return underWay;
    const attempt = openStored(options, code)
      .then((opened) => (opened.ok ? ok(open(opened.value)) : opened))
      .finally(() => opening.delete(code));
    opening.set(code, attempt);
    return attempt;
  }

  async function park({ code, epoch, teams }: LiveExercise): Promise<void> {
    live.delete(code);
    await Promise.all(teams.map((team) => team.park()));
    await store.leases.release(code, epoch);
  }

  async function roundClosed(code: string, team: Team): Promise<void> {
    const exercise = live.get(code);
    if (!exercise) return;
    if (team.round.kind === "warm-up") return warmedUp(team);
    if (!exercise.teams.every(({ room }) => room.round.play.phase.kind === "closed")) return;
    await store.exercises.end(code);
    await park(exercise);
  }

  /** Every second: what another process has taken is let go of, empty rooms are closed. */
  function makeRounds(): void {
    watch(checkLeases());
    for (const exercise of live.values()) watch(parkIdle(exercise), exercise.code);
    stopRounds = clock.at(clock.nowMs() + ROUNDS_MS, makeRounds);
  }

  async function checkLeases(): Promise<void> {
    const checked = [...live.values()];
    const held = await store.leases.held(options.owner);
    for (const exercise of checked) {
      const { code, epoch } = exercise;
      if (held.get(code) === epoch || live.get(code) !== exercise) continue;
      log.warn({ code }, "another process has taken this exercise");
      letGo(code);
    }
  }

  async function parkIdle(exercise: LiveExercise): Promise<void> {
    const { teams } = exercise;
    // Bots keep nobody's room open.
    const watchers = teams.reduce((sum, { room }) => sum + room.watchers, 0);
    const isIdle =
      watchers <= exercise.bots.size && teams.every(({ room }) => storedState(room.round.play.phase.kind) !== "live");
    exercise.emptySinceMs = isIdle ? (exercise.emptySinceMs ?? clock.nowMs()) : null;
    if (exercise.emptySinceMs !== null && clock.nowMs() - exercise.emptySinceMs > PARK_AFTER_MS) await park(exercise);
  }

  return {
    get all() {
      return [...live.values()];
    },
    get isClosed() {
      return isClosed;
    },
    get,
    open,
    async resume() {
      const adrift = (await store.leases.adrift(options.owner)).filter((code) => !live.has(code) && !failing.has(code));
      // Each process begins elsewhere, so that they do not all reach for the same.
      const codes = shuffled(adrift).values();
      const openOneByOne = async (): Promise<void> => {
        for (const code of codes) await reopen(code, 1);
      };
      await Promise.all(Array.from({ length: MOST_AT_ONCE }, openOneByOne));
      return live.size;
    },
    remove(code) {
      letGo(code);
      return store.exercises.remove(code);
    },
    async drain() {
      isClosed = true;
      stopRounds();
      await Promise.allSettled(opening.values());
      await Promise.all(
        [...live.values()].map((exercise) =>
          park(exercise).catch((err: unknown) =>
            log.error({ code: exercise.code, err }, "a room could not be drained"),
          ),
        ),
      );
    },
  };
}

function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
