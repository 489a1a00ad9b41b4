/**
 * The values of a sweep, as somebody types them: `users.rps=20..200:10` is ten values from 20 to 200, both ends among
 * them, in equal steps or, on a logarithmic scale, in equal factors.
 */
import { ok, refuse } from "../../../shared/base/index.ts";
import type { Result } from "../../../shared/base/index.ts";

export interface Range {
  /** A parameter as a schedule writes it: `store.serviceMs`. */
  readonly path: string;
  readonly values: readonly number[];
  readonly isLog: boolean;
}

const MOST_VALUES = 1000;

export function readRange(text: string, isLog: boolean): Result<Range> {
  const [, path = "", low = "", high = "", steps = ""] = /^([^=\s]+)=([^=]*?)\.\.([^=]*):(\d{1,4})$/.exec(text) ?? [];
  const [from, to, count] = [numberIn(low), numberIn(high), Number(steps)];
  if (path === "" || from === undefined || to === undefined) {
    return refuse("sweep/range", `--set ${text}: write PATH=FROM..TO:STEPS, for example users.rps=20..200:10.`);
  }
  if (from >= to) return refuse("sweep/range", `--set ${text}: FROM has to be below TO.`);
  if (count < 2 || count > MOST_VALUES)
    return refuse("sweep/range", `--set ${text}: STEPS is the number of values, from 2 to ${MOST_VALUES}.`);
  if (isLog && from <= 0) return refuse("sweep/range", `--set ${text}: with --log FROM has to be above 0.`);
  return ok({ path, isLog, values: between(from, to, count, isLog) });
}

function numberIn(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** Rounded to what people would write between the ends, which stay as they were written. */
function between(from: number, to: number, count: number, isLog: boolean): readonly number[] {
  const inner = Array.from({ length: count - 2 }, (_, i) => {
    const share = (i + 1) / (count - 1);
    return isLog
      ? Number((from * (to / from) ** share).toPrecision(4))
      : Number((from + (to - from) * share).toPrecision(9));
  });
  return [from, ...inner, to];
}
