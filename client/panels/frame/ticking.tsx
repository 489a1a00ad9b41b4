/**
 * Times that move by themselves. Each is one text node behind a signal: a tick writes it and renders nothing.
 * Simulated time comes from the frame's tick, people's time from the room's clock; neither is read from the machine.
 */
import { computed } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { ticksToSeconds } from "../../../shared/base/index.ts";
import type { Tick } from "../../../shared/base/index.ts";
import { formatClock } from "../../text/index.ts";

/** How long ago, in simulated time: "0:40". */
export function Ago({ tick, since }: { tick: ReadonlySignal<Tick>; since: Tick }) {
  const words = useMemo(
    () => computed(() => formatClock(Math.floor(ticksToSeconds(Math.max(0, tick.value - since))))),
    [tick, since],
  );
  return <span class="mono">{words}</span>;
}

/** How long until a tick, in simulated time. */
export function UntilTick({ tick, at }: { tick: ReadonlySignal<Tick>; at: Tick }) {
  const words = useMemo(() => computed(() => formatClock(ticksToSeconds(at - tick.value))), [tick, at]);
  return <span class="mono">{words}</span>;
}

/** How long until a moment of the room's clock. */
export function UntilMs({ clockMs, at }: { clockMs: ReadonlySignal<number>; at: number }) {
  const words = useMemo(() => computed(() => formatClock((at - clockMs.value) / 1000)), [clockMs, at]);
  return <span class="mono">{words}</span>;
}

/** A bar that fills between two ticks. Its number stands beside it, so it is hidden from screen readers. */
export function Progress({ tick, from, to }: { tick: ReadonlySignal<Tick>; from: Tick; to: Tick }) {
  const style = useMemo(
    () => computed(() => `inline-size:${Math.round(100 * shareOf(tick.value, from, to))}%`),
    [tick, from, to],
  );
  return (
    <span class="progress" aria-hidden="true">
      <span style={style} />
    </span>
  );
}

function shareOf(now: Tick, from: Tick, to: Tick): number {
  return to > from ? Math.min(1, Math.max(0, (now - from) / (to - from))) : 1;
}

/** Whether a moment of the room's clock is still to come; renders again only when that changes. */
export function useIsBefore(clockMs: ReadonlySignal<number>, at: number | null): boolean {
  return useMemo(() => computed(() => at !== null && clockMs.value < at), [clockMs, at]).value;
}
