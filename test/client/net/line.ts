/** A line whose other end is the test: what was said is recorded, what is heard is said by hand. And a clock to turn. */
import { calmCommon, calmOwn } from "../../../client/gallery/views.ts";
import type { Dial, Ear, Line, SessionClock } from "../../../client/net/index.ts";
import { must } from "../../../shared/base/index.ts";
import type { Acknowledgement, DeltaFrame, Envelope, FullFrame, Welcome } from "../../../shared/protocol/index.ts";

export interface FakeLine {
  readonly dial: Dial;
  readonly ear: Ear;
  isOpen: boolean;
  readonly said: { readonly envelope: Envelope; readonly answer: (answer: Acknowledgement) => void }[];
  readonly resyncs: number[];
  readonly rtts: (() => void)[];
}

export function fakeLine(): FakeLine {
  let heard: Ear | undefined;
  const fake: FakeLine = {
    isOpen: true,
    said: [],
    resyncs: [],
    rtts: [],
    get ear() {
      return must(heard, "a session on the line");
    },
    dial(ear): Line {
      heard = ear;
      return {
        get isOpen() {
          return fake.isOpen;
        },
        command: (envelope, answer) => void fake.said.push({ envelope, answer }),
        resync: (n) => void fake.resyncs.push(n),
        rtt: (answer) => void fake.rtts.push(answer),
        close: () => void (fake.isOpen = false),
      };
    },
  };
  return fake;
}

export interface FakeClock extends SessionClock {
  turn(ms: number): void;
}

export function fakeClock(): FakeClock {
  let nowMs = 1_000_000;
  const waiting = new Map<object, { readonly atMs: number; readonly act: () => void }>();
  return {
    nowMs: () => nowMs,
    after(ms, act) {
      const key = {};
      waiting.set(key, { atMs: nowMs + ms, act });
      return () => void waiting.delete(key);
    },
    turn(ms) {
      const until = nowMs + ms;
      for (;;) {
        const [next] = [...waiting].filter(([, { atMs }]) => atMs <= until).sort((a, b) => a[1].atMs - b[1].atMs);
        if (!next) break;
        waiting.delete(next[0]);
        nowMs = next[1].atMs;
        next[1].act();
      }
      nowMs = until;
    },
  };
}

export function full(n: number, tick = n * 10): FullFrame {
  return { kind: "full", n, tick, clockMs: tick * 25, common: calmCommon, own: calmOwn };
}

export function delta(n: number, common: DeltaFrame["common"] = null): DeltaFrame {
  return { kind: "delta", n, tick: n * 10, clockMs: n * 250, common, own: null };
}

export function welcome(frame: FullFrame): Welcome {
  return {
    protocol: 1,
    member: "m4",
    team: 0,
    teams: 1,
    round: 1,
    frame,
    roster: { kind: "roster", names: { m4: "Tomas" } },
  };
}
