/** Scales of a picture: from numbers to places, and the round numbers at which an axis is labelled. */

export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly isLog: boolean;
}

/** Where a number lies on the scale: 0 at its start, 1 at its end. */
export function placeOn({ from, to, isLog }: Scale, x: number): number {
  if (isLog) return Math.log(x / from) / Math.log(to / from);
  return to === from ? 0.5 : (x - from) / (to - from);
}

/** A linear scale around the values that begins and ends at round numbers, at zero where the values come near it. */
export function scaleAround(values: readonly number[]): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const from = low > 0 && low < high / 2 ? 0 : low;
  const step = roundStep(high > from ? high - from : Math.abs(high) || 1);
  const to = Math.ceil(high / step - 1e-9) * step;
  const start = Math.floor(from / step + 1e-9) * step;
  return { from: start, to: to > start ? to : start + step, isLog: false };
}

/** Round numbers within the scale, about six. */
export function ticksOf({ from, to, isLog }: Scale): readonly number[] {
  if (isLog && to / from >= 5) return decades(from, to);
  const step = roundStep(to - from);
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first;
  return Array.from({ length: count + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** 1, 2 and 5 of every power of ten; over more than three powers the powers alone. */
function decades(from: number, to: number): readonly number[] {
  const digits = to / from > 1000 ? [1] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.log10(to); power++)
    ticks.push(...digits.map((digit) => Number((digit * 10 ** power).toPrecision(12))));
  return ticks.filter((tick) => tick >= from * (1 - 1e-9) && tick <= to * (1 + 1e-9));
}

/** 1, 2 or 5 times a power of ten, so that a span has four to ten of it. */
function roundStep(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const rest = span / 4 / power;
  return power * (rest >= 5 ? 5 : rest >= 2 ? 2 : 1);
}
