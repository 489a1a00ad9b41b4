/**
 * The other end of a line in this browser: one person's round on the toy world. Between a command and a frame it does
 * what the server does, in the same order and with the same parts; only journal and socket are missing. Invariant: a
 * screen cannot tell it from a server's, but that nothing ends it, neither a win nor the time, until its player goes.
 */
import { TICK_MS } from "../../shared/base/index.ts";
import { createRound, endless } from "../../shared/play/index.ts";
import type { Happening, PlayOptions, Round } from "../../shared/play/index.ts";
import { diffView, isForExercise, PROTOCOL_VERSION } from "../../shared/protocol/index.ts";
import type { Acknowledgement, Envelope, Frame, FullFrame, Welcome } from "../../shared/protocol/index.ts";
import { turnDown } from "../../shared/refusals/index.ts";
import { createSimulation, SCRAPE_TICKS } from "../../shared/sim/index.ts";
import type { Observation } from "../../shared/sim/index.ts";
import { createViewer } from "../../shared/view/index.ts";
import toy from "../../shared/content/toy/edge-web-db.yaml";

export interface LocalOptions {
  readonly clock: LocalClock;
  /** What screens call the incident, and its player. */
  readonly incident: string;
  readonly name: string;
}

export interface LocalClock {
  nowMs(): number;
  /** Calls once, later; returns its off. */
  after(ms: number, act: () => void): () => void;
}

export interface LocalEar {
  welcome(welcome: Welcome): void;
  frame(frame: Frame): void;
}

export interface LocalLine {
  readonly isOpen: boolean;
  command(envelope: Envelope, answered: (answer: Acknowledgement) => void): void;
  resync(): void;
  rtt(answered: () => void): void;
  close(): void;
}

/** A team of two has a tray, and its second seat every technical console; command and comms bind nobody while free. */
const play: Omit<PlayOptions, "incident"> = { size: 2, layer: "standard", speed: 4, liveMinutes: 60 };
/** Always the same: everybody learns on the same minutes. */
const SEED = "tutorial";
const YOU = "you";
const YOUR_SEAT = 1;
/** Somebody has to begin a round. They leave at once, so that nobody is the host of their own tutorial. */
const HOST = "host";

const TURN_MS = 50;
const TURNS_PER_PUBLISH = 5;
/** More than this at once is not made up: a hidden tab sleeps. */
const MAX_LAG_MS = 1000;
/** The ordinary life before T+0 is lived in slices, so that the page can breathe. */
const STEPS_AT_ONCE = 400;

export function dialToy({ clock, incident, name }: LocalOptions): (ear: LocalEar) => LocalLine {
  return (ear) => {
    const simulation = createSimulation(toy, SEED);
    const before: Observation[] = [simulation.observe()];
    let table: Table | undefined;
    let off = clock.after(0, live);

    function live(): void {
      for (let left = STEPS_AT_ONCE; left > 0 && simulation.tick < 0; left--) {
        simulation.step([]);
        if (simulation.tick % SCRAPE_TICKS === 0) before.push(simulation.observe());
      }
      if (simulation.tick < 0) off = clock.after(0, live);
      else begin();
    }

    function begin(): void {
      const setup = { scenario: toy, seed: SEED, options: { ...play, incident } };
      table = sitDown(createRound(setup, endless(simulation), before), clock.nowMs());
      const roster = { kind: "roster", names: { [YOU]: name } } as const;
      ear.welcome({
        protocol: PROTOCOL_VERSION,
        member: YOU,
        team: 0,
        teams: 1,
        round: 1,
        frame: table.full(),
        roster,
      });
      off = clock.after(TURN_MS, () => turn(1));
    }

    function turn(n: number): void {
      table?.advance(clock.nowMs());
      if (table && n % TURNS_PER_PUBLISH === 0) ear.frame(table.next());
      off = clock.after(TURN_MS, () => turn(n + 1));
    }

    return {
      get isOpen() {
        return table !== undefined;
      },
      command: ({ command }, answered) => table && answered(table.say(YOU, command)),
      resync: () => table && ear.frame(table.full()),
      rtt: (answered) => answered(),
      close() {
        off();
        table = undefined;
      },
    };
  };
}

/** A live round with one player at it. */
interface Table {
  say(by: string, command: Envelope["command"]): Acknowledgement;
  /** Lets the time until now pass. */
  advance(nowMs: number): void;
  full(): FullFrame;
  /** What has changed since the frame before. */
  next(): Frame;
}

function sitDown(round: Round, startMs: number): Table {
  const viewer = createViewer(round);
  let [clockMs, lastMs, owedMs] = [0, startMs, 0];
  let [seq, n] = [0, 0];

  function happen(happening: Happening): void {
    round.submit([{ ...happening, seq: ++seq, tick: round.tick, clockMs }]);
  }

  function say(by: string, command: Envelope["command"]): Acknowledgement {
    if (isForExercise(command)) return turnDown("exercise/alone");
    const decision = round.decide(by, command, clockMs);
    if (decision.ok) happen({ kind: "command", by, command });
    return decision.ok ? { ok: true } : decision;
  }

  for (const member of [HOST, YOU]) {
    happen({ kind: "presence", member, event: { kind: "joined", isHost: member === HOST } });
  }
  say(YOU, { type: "seat.take", seat: YOUR_SEAT });
  // Through the briefing at once.
  say(HOST, { type: "host.start" });
  say(HOST, { type: "host.start" });
  happen({ kind: "presence", member: HOST, event: { kind: "left" } });

  const see = () => ({ common: viewer.common(), own: viewer.own(YOU) });
  let shown = see();
  const moment = () => ({ n: ++n, tick: round.tick, clockMs });

  return {
    say,
    advance(nowMs) {
      const elapsedMs = Math.min(nowMs - lastMs, MAX_LAG_MS);
      lastMs = nowMs;
      clockMs += elapsedMs;
      for (owedMs += elapsedMs * play.speed; owedMs >= TICK_MS; owedMs -= TICK_MS) round.step();
      for (const { id, kind, dueMs } of round.play.timers) {
        if (dueMs <= clockMs && kind !== "live-over") happen({ kind: "timer", timer: id });
      }
    },
    full() {
      shown = see();
      return { kind: "full", ...moment(), ...shown };
    },
    next() {
      const was = shown;
      shown = see();
      const [common, own] = [diffView(was.common, shown.common), diffView(was.own, shown.own)];
      return { kind: "delta", ...moment(), common, own };
    },
  };
}
