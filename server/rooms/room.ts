/**
 * One team's round, alive. It takes turns from the scheduler and commands from the gateway; everything that decides
 * the round goes through the queue into the journal first. It knows no socket: whoever watches is a link. What is
 * thrown inside it ends this round alone.
 */
import { ok } from "../../shared/base/index.ts";
import type { Refusal, Result } from "../../shared/base/index.ts";
import { joinRefusal, memberOf } from "../../shared/play/index.ts";
import type { Entry, Happening, Phase, Play, Round } from "../../shared/play/index.ts";
import type { Acknowledgement, Command, CommonView, LiveTruth } from "../../shared/protocol/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import { createViewer } from "../../shared/view/index.ts";
import type { Reveal } from "../../shared/view/index.ts";
import type { Checkpoints, Journal } from "../storage/index.ts";
import { createAttendance } from "./attendance.ts";
import { createAudience } from "./audience.ts";
import type { Attached } from "./audience.ts";
import { createCheckpointer } from "./checkpointer.ts";
import type { Clock } from "./clock.ts";
import { halted } from "./failure.ts";
import type { Link } from "./outbox.ts";
import { createPace } from "./pace.ts";
import { isOnTheClock, motionOf, stateOf } from "./motion.ts";
import { createQueue } from "./queue.ts";
import { createReceiptBook } from "./receipts.ts";
import type { Start } from "./recover.ts";
import { entryOf } from "./rows.ts";
import type { Row } from "./rows.ts";
import type { Scheduler } from "./scheduler.ts";

export interface RoomHooks {
  phaseChanged(phase: Phase): void;
  whatIfAsked(asked: Play["whatIfs"][number]): void;
  /** Somebody who asked for a member's place has an answer; without one the member came back, left, or was given up. */
  answered(member: string, isLetIn: boolean): void;
  /** The server was late and could not make it up: so much of the room's time was given up. */
  slipped(ms: number): void;
  /** So many steps of the world were made, and took so long. */
  walked(ticks: number, tookMs: number): void;
  /** A browser fell so far behind that it gets a full view. */
  resynced(): void;
  /** Why the server cannot do what the round's rules allow; null: it can. */
  refusalFor(command: Command): Refusal | null;
  /** A step of the world threw; the round goes to its debrief. */
  failed(problem: unknown): void;
  /** This room no longer knows what is stored; it is closed and must be read again. */
  lost(problem: unknown): void;
}

export interface RoomOptions {
  readonly id: string;
  readonly epoch: number;
  readonly journal: Journal;
  readonly checkpoints: Checkpoints;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** How many times faster than real time the room's clock runs: 1, but in tests. */
  readonly rate: number;
  /** Which engine lives it from here on. */
  readonly engine: string;
  /** How long a decision may take to be stored: COMMIT_LIMIT_MS, but in tests. */
  readonly commitLimitMs: number;
  readonly hooks: RoomHooks;
}

/** What is asked of this round, under a name of the asker's choice. */
export interface RoundEnvelope {
  readonly id: string;
  readonly command: Command;
}

export interface Room {
  readonly round: Round;
  readonly clockMs: number;
  /** What everybody in it sees; the same value as long as nothing has changed. */
  readonly common: CommonView;
  /** How many links look at it. */
  readonly watchers: number;
  submit(by: string, envelope: RoundEnvelope): Promise<Acknowledgement>;
  /** A person comes to stay. Resolves once that is committed. */
  join(member: string, isHost: boolean): Promise<Result<void>>;
  leave(member: string): Promise<Acknowledgement>;
  /** Somebody without the token asks for a member's place, or asks no more. */
  ask(member: string, isAsking: boolean): Promise<Acknowledgement>;
  /** Ends every link of a member: they come in by another token from now on. */
  expel(member: string): void;
  /** Whoever has not joined sees what everybody sees, and nothing else. */
  attach(member: string, link: Link): Attached;
  reveal(reveal: Reveal): void;
  /** How the truth stands: for those who facilitate. */
  tellTruth(live: LiveTruth): void;
  /** Takes nothing more, finishes what is under way, and writes down where it stands. */
  drain(): Promise<void>;
  /** Lets go at once: another process writes this round now. */
  close(): void;
}

type Noted = Exclude<Happening, { readonly kind: "engine" }>;

/** `failed`: the world stands still for good, people go on to their debrief. */
type Life = "open" | "failed" | "draining" | "closed";

const MARK_MS = 1000;

export function openRoom(options: RoomOptions, start: Start): Room {
  const { id, epoch, journal, checkpoints, clock, hooks } = options;
  let life: Life = "open";
  let round = start.round;
  let viewer = createViewer(round);
  let shown: Reveal | undefined;
  let truth: LiveTruth | null = null;
  let noted = stateOf(round);
  let markDueMs = clock.nowMs() + MARK_MS;
  let slippedSumMs = 0;
  const attendance = createAttendance();
  const receipts = createReceiptBook(start.receipts);
  const pace = createPace({ clockMs: start.clockMs, nowMs: clock.nowMs(), rate: options.rate });
  const audience = createAudience(
    () => ({ own: (member) => viewer.own(member, truth), common: () => viewer.common(shown) }),
    () => ({ tick: round.tick, clockMs: pace.clockMs }),
    () => hooks.resynced(),
  );
  const { commitLimitMs } = options;
  const stored = { journal, round: id, epoch, lastSeq: start.lastSeq };
  const queue = createQueue({ ...stored, clock, commitLimitMs, apply: take, lost: lose });
  const checkpointer = createCheckpointer({ id, epoch, checkpoints, nowMs: clock.nowMs(), lost: lose });
  const leaveScheduler = options.scheduler.add({ turn });

  for (const { id: member, awaySinceMs } of round.play.members) {
    if (awaySinceMs === null) attendance.missing(member, clock.nowMs());
  }

  if (start.engine !== options.engine) mark(options.engine);

  const isOpen = (): boolean => life === "open" || life === "failed";

  function rowOf(seq: number, happening: Noted, commandId: string | null): Row {
    const at = { seq, tick: round.tick, clockMs: pace.clockMs };
    return { ...at, kind: "entry", id: commandId, entry: { ...at, ...happening } };
  }

  /** For what happens by itself: it may take as long as it takes. */
  function note(happening: Noted): void {
    queue.put((seq) => rowOf(seq, happening, null));
  }

  /** For what somebody asks for, who gets an answer within a second or so. */
  function ask(happening: Noted, commandId: string | null = null): Promise<Acknowledgement> {
    if (queue.isFull) return Promise.resolve(tooSlow);
    return new Promise((resolve) => {
      queue.put((seq) => rowOf(seq, happening, commandId), {
        done: () => resolve({ ok: true }),
        late: () => resolve(tooSlow),
        lost: () => resolve(turnDown("store/lost")),
      });
    });
  }

  function take(row: Row): void {
    if (life === "closed") return;
    const entry = entryOf(row);
    if (entry) play(entry);
    markChanges();
  }

  /** An entry that throws has changed nothing; the round ends with it. */
  function play(entry: Entry): void {
    const asked = round.play.whatIfs.length;
    const { returns } = round.play;
    try {
      round.submit([entry]);
    } catch (problem) {
      fail(round.tick, problem);
    }
    for (const whatIf of round.play.whatIfs.slice(asked)) hooks.whatIfAsked(whatIf);
    const isLetIn = entry.kind === "command" && entry.command.type === "return.confirm";
    for (const member of returns) if (!round.play.returns.includes(member)) hooks.answered(member, isLetIn);
  }

  function turn(nowMs: number, publishes: boolean): void {
    try {
      if (!queue.holdsWorld) move(nowMs);
      if (publishes) audience.publish();
    } catch (problem) {
      lose(problem);
    }
  }

  function move(nowMs: number): void {
    const { ticks, slippedMs } = pace.advance(nowMs, motionOf(round));
    slippedSumMs += slippedMs;
    walk(ticks);
    markChanges();
    if (queue.isSlow) return;
    for (const { id: timer, dueMs } of round.play.timers) if (dueMs <= pace.clockMs) note({ kind: "timer", timer });
    callTheRoll(nowMs);
    if (nowMs >= markDueMs && !queue.isFull && motionOf(round).kind !== "still" && isOnTheClock(round)) mark();
    if (life === "open" && !queue.holdsWorld) checkpointer.turn(nowMs, isOnTheClock(round), checkpoint);
  }

  /** Nothing is noted twice: there is no turn until it has been committed. */
  function callTheRoll(nowMs: number): void {
    for (const member of attendance.overdue(nowMs)) note({ kind: "presence", member, event: { kind: "away" } });
    for (const { id: member, awaySinceMs } of round.play.members) {
      if (awaySinceMs !== null && audience.isPresent(member))
        note({ kind: "presence", member, event: { kind: "back" } });
    }
  }

  function walk(ticks: number): void {
    const [from, sinceMs] = [round.tick, clock.nowMs()];
    step(ticks);
    if (round.tick > from) hooks.walked(round.tick - from, clock.nowMs() - sinceMs);
  }

  function step(ticks: number): void {
    for (let left = ticks; left > 0 && round.isRunning; left--) {
      const { tick } = round;
      try {
        round.step();
      } catch (problem) {
        return fail(tick, problem);
      }
    }
  }

  function fail(tick: number, problem: unknown): void {
    if (life !== "open") return lose(problem);
    life = "failed";
    round = halted(round, tick);
    viewer = createViewer(round);
    note({ kind: "failure" });
    hooks.failed(problem);
  }

  /** Whatever changes the pace or the phase is marked at once, so that a recovery goes on in the same way. */
  function markChanges(): void {
    const now = stateOf(round);
    if (now.phase === noted.phase && now.speed === noted.speed && now.isPaused === noted.isPaused) return;
    const phaseChanged = now.phase !== noted.phase;
    noted = now;
    mark();
    if (phaseChanged) hooks.phaseChanged(round.play.phase);
  }

  function mark(engine?: string): void {
    markDueMs = clock.nowMs() + MARK_MS;
    const how = { ...stateOf(round), engine };
    queue.put((seq) => ({ seq, tick: round.tick, clockMs: pace.clockMs, kind: "clock", ...how }));
    if (slippedSumMs > 0) hooks.slipped(slippedSumMs);
    slippedSumMs = 0;
  }

  function checkpoint() {
    const state = { memory: round.memory(), clockMs: pace.clockMs, receipts: receipts.all() };
    return { seq: queue.appliedSeq, tick: round.tick, state: { ...state, world: round.world.snapshot() } };
  }

  function lose(problem: unknown): void {
    if (life === "closed") return;
    close();
    hooks.lost(problem);
  }

  function close(): void {
    life = "closed";
    leaveScheduler();
    audience.close();
  }

  return {
    get round() {
      return round;
    },
    get clockMs() {
      return pace.clockMs;
    },
    get common() {
      return viewer.common(shown);
    },
    get watchers() {
      return audience.size;
    },
    submit(by, { id: commandId, command }) {
      const known = receipts.find(by, commandId);
      if (known) return known;
      if (!isOpen()) return Promise.resolve(closed);
      const decision = round.decide(by, command, pace.clockMs);
      if (!decision.ok) return Promise.resolve(decision);
      const refusal = hooks.refusalFor(command);
      if (refusal) return Promise.resolve({ ok: false, refusal });
      const answer = ask({ kind: "command", by, command }, commandId);
      receipts.add(by, commandId, answer);
      return answer;
    },
    async join(member, isHost) {
      if (!isOpen()) return closed;
      if (memberOf(round.play, member)) return ok(undefined);
      const refusal = isHost ? null : joinRefusal(round.play);
      if (refusal) return { ok: false, refusal };
      attendance.missing(member, clock.nowMs());
      const joined = await ask({ kind: "presence", member, event: { kind: "joined", isHost } });
      return joined.ok ? ok(undefined) : joined;
    },
    leave(member) {
      attendance.found(member);
      return ask({ kind: "presence", member, event: { kind: "left" } });
    },
    ask: (member, isAsking) =>
      isOpen()
        ? ask({ kind: "presence", member, event: { kind: isAsking ? "asks" : "asks-no-more" } })
        : Promise.resolve(closed),
    expel: (member) => audience.expel(member),
    attach(member, link) {
      if (!isOpen()) link.close();
      attendance.found(member);
      const attached = audience.attach(member, link);
      const detach = (): void => {
        attached.detach();
        const isMember = memberOf(round.play, member) !== undefined;
        if (isMember && !audience.isPresent(member)) attendance.missing(member, clock.nowMs());
      };
      return { ...attached, detach };
    },
    reveal: (reveal) => void (shown = reveal),
    tellTruth: (live) => void (truth = live),
    async drain() {
      if (!isOpen()) return;
      const canBeKept = life === "open";
      leaveScheduler();
      life = "draining";
      await queue.idle();
      mark();
      await queue.idle();
      if (canBeKept) await checkpointer.save(checkpoint());
      close();
    },
    close,
  };
}

const tooSlow = turnDown("store/slow");
const closed = turnDown("room/closed");
