/** Values that a slider can be put to. */
import type { PermittedAction } from "../protocol/index.ts";

type Slider = NonNullable<PermittedAction["value"]>;

/** The nearest place of the slider. */
export function onStep({ min, max, step }: Slider, wanted: number): number {
  const steps = Math.round((wanted - min) / step);
  return Math.min(max, Math.max(min, Number((min + steps * step).toFixed(6))));
}
