/**
 * What somebody has before them in a part of the debrief: which side of the story, how the spread is drawn, where the
 * replay stands. Whoever presents tells it to all as they go; whoever follows is taken along, and may look elsewhere
 * until the presenter goes on.
 */
import { signal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Tick } from "../../../../shared/base/index.ts";
import type { DebriefShown } from "../../../../shared/protocol/index.ts";
import { useReplay } from "./useReplay.ts";
import type { Replay } from "./useReplay.ts";

export interface Shown {
  readonly side: Signal<DebriefShown["side"]>;
  readonly spread: Signal<DebriefShown["spread"]>;
  readonly replay: Replay;
}

/** Where a part of the debrief gets what is shown in it, and whom it tells. */
export interface Following {
  /** What the presenter shows; null: nothing yet in this step. */
  readonly shown: DebriefShown | null;
  /** The presenter's own: tells all who follow. Null for everybody else, and while the presenter looks something up alone. */
  readonly tell: ((shown: DebriefShown) => void) | null;
}

/** A slider says more than anybody can follow. */
const SETTLED_MS = 250;

export function useShown({ shown, tell }: Following, from: Tick | null, end: Tick): Shown {
  const replay = useReplay(from, end);
  const [side, spread] = useMemo(
    () => [signal<DebriefShown["side"]>(null), signal<DebriefShown["spread"]>("tree")],
    [],
  );
  const isPresenter = tell !== null;
  // A presenter takes up only what was shown before they came, after a reload, say; whoever follows takes up everything.
  useEffect(() => {
    if (shown === null) return;
    [side.value, spread.value] = [shown.side, shown.spread];
    [replay.tick.value, replay.isRunning.value] = [shown.tick, shown.isRunning];
  }, [isPresenter ? null : shown, isPresenter]);
  const isRunning = replay.isRunning.value;
  const tick = isRunning ? replay.tick.peek() : replay.tick.value;
  useEffect(() => {
    if (tell === null) return;
    const at = tick === null ? null : Math.floor(tick);
    const now: DebriefShown = { side: side.value, spread: spread.value, tick: at, isRunning };
    const known = shown ?? { side: null, spread: "tree", tick: from, isRunning: false };
    if (isSame(now, known)) return;
    const timer = setTimeout(() => tell(now), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [isPresenter, side.value, spread.value, isRunning, isRunning ? null : tick]);
  return { side, spread, replay };
}

function isSame(one: DebriefShown, other: DebriefShown): boolean {
  const { side, spread, tick, isRunning } = other;
  return one.side === side && one.spread === spread && one.tick === tick && one.isRunning === isRunning;
}
