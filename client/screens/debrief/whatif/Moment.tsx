/** When: a rail over the round. Where a change of the team's is moved, its own moment stays marked. */
import type { ComponentChildren } from "preact";
import type { Tick } from "../../../../shared/base/index.ts";
import { at } from "../time.ts";
import { STEP } from "./desk.ts";

export function Moment(props: {
  label: string;
  tick: Tick;
  /** When the team did it; null where it did not. */
  was: Tick | null;
  to: Tick;
  onTick: (tick: Tick) => void;
  children: ComponentChildren;
}) {
  const { label, tick, was, to, onTick, children } = props;
  const share = (value: number): string => `${(100 * value) / Math.max(1, to)}%`;
  return (
    <div class="what-if-slider">
      <div class="what-if-rail" style={{ "--was": share(was ?? tick), "--now": share(tick) }}>
        <input
          type="range"
          aria-label={label}
          aria-valuetext={at(tick)}
          min={0}
          max={to}
          step={STEP}
          value={tick}
          onInput={(event) => onTick(Number(event.currentTarget.value))}
          data-testid="whatif-when"
        />
        {was !== null && <i class="what-if-was" aria-hidden="true" />}
      </div>
      <div class="what-if-ends mono">
        <span>{at(0)}</span>
        {children}
        <span>{at(to)}</span>
      </div>
    </div>
  );
}
