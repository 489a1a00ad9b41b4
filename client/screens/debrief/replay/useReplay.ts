/** Where a replay stands: it runs thirty times as fast as the world did, until its end or until somebody holds it. */
import { signal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { TICKS_PER_SECOND } from "../../../../shared/base/index.ts";
import type { Tick } from "../../../../shared/base/index.ts";

export interface Replay {
  /** Null: the whole round is shown. */
  readonly tick: Signal<Tick | null>;
  readonly isRunning: Signal<boolean>;
}

export const REPLAY_SPEED = 30;

export function useReplay(from: Tick | null, end: Tick): Replay {
  const replay = useMemo<Replay>(() => ({ tick: signal<Tick | null>(from), isRunning: signal(false) }), []);
  useEffect(() => {
    replay.tick.value = from;
    replay.isRunning.value = false;
  }, [from, replay]);
  const isRunning = replay.isRunning.value;
  useEffect(() => {
    if (!isRunning) return;
    let before: number | undefined;
    let frame = requestAnimationFrame(step);
    function step(nowMs: number): void {
      const past = before === undefined ? 0 : nowMs - before;
      before = nowMs;
      const next = (replay.tick.value ?? 0) + (past / 1000) * REPLAY_SPEED * TICKS_PER_SECOND;
      replay.tick.value = Math.min(end, next);
      if (next >= end) replay.isRunning.value = false;
      else frame = requestAnimationFrame(step);
    }
    return () => cancelAnimationFrame(frame);
  }, [isRunning, replay, end]);
  return replay;
}
