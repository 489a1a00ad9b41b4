/**
 * Numbers as people read them in an incident: always a unit, never more digits than decide something.
 * Spaces before units do not break. Ratios come in as 0..1.
 */
import { ticksToSeconds } from "../../shared/base/index.ts";
import type { Tick } from "../../shared/base/index.ts";

const SPACE = "\u00a0";

export interface Format {
  /** 1234 → "1.2k", 3610000 → "3.6M". */
  count(value: number): string;
  /** Requests per second: "420/s", "1.2k/s". */
  rate(rps: number): string;
  /** "0.08 %", "6.3 %", "23 %". */
  percent(ratio: number): string;
  /** A service level, precise near its target: "99.97 %", "75.6 %". */
  level(ratio: number): string;
  /** "310 ms", "2.9 s", "14 s", "3 min". */
  duration(ms: number): string;
  /** "×3.4". */
  times(factor: number): string;
  /** "41k user-min". */
  userMinutes(minutes: number): string;
  /** The time on the wall where this page is open: "15:45". Milliseconds since 1970 come in. */
  timeOfDay(ms: number): string;
  /** A moment where this page is open: "30 Nov, 15:45". Milliseconds since 1970 come in. */
  dateTime(ms: number): string;
  /** A day where this page is open: "30 November 2026". Milliseconds since 1970 come in. */
  day(ms: number): string;
}

export function createFormat(locale: string): Format {
  const fixed = [0, 1, 2].map(
    (digits) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        useGrouping: false,
      }),
  );
  const timeOfDay = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const dateTime = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
  const show = (value: number, digits: 0 | 1 | 2): string => fixed[digits]?.format(value) ?? String(value);

  const count = (value: number): string => {
    const size = Math.abs(value);
    if (size >= 999_500) return `${show(value / 1e6, size < 9.95e6 ? 1 : 0)}M`;
    if (size >= 999.5) return `${show(value / 1e3, size < 9950 ? 1 : 0)}k`;
    return show(value, size > 0 && size < 9.95 && !Number.isInteger(value) ? 1 : 0);
  };
  const percent = (ratio: number): string => {
    const value = ratio * 100;
    const size = Math.abs(value);
    return `${show(value, size === 0 || size >= 9.95 ? 0 : size < 0.095 ? 2 : 1)}${SPACE}%`;
  };
  return {
    count,
    percent,
    rate: (rps) => `${count(rps)}/s`,
    level: (ratio) =>
      `${show(Math.floor(ratio * 1e4) / 100, ratio >= 0.99 && ratio < 1 ? 2 : ratio === 1 ? 0 : 1)}${SPACE}%`,
    duration: (ms) => {
      if (ms < 999.5) return `${show(ms, 0)}${SPACE}ms`;
      if (ms < 9950) return `${show(ms / 1000, 1)}${SPACE}s`;
      if (ms < 119_500) return `${show(ms / 1000, 0)}${SPACE}s`;
      return `${show(ms / 60_000, 0)}${SPACE}min`;
    },
    times: (factor) => `×${show(factor, factor < 9.95 ? 1 : 0)}`,
    userMinutes: (minutes) => `${count(minutes)}${SPACE}user-min`,
    timeOfDay: (ms) => timeOfDay.format(ms),
    day: (ms) => day.format(ms),
    dateTime: (ms) => dateTime.format(ms),
  };
}

/** Simulated time since T+0: "T+07:42", past an hour "T+1:02:03", in the pre-roll "T−02:10". */
export function formatT(seconds: number): string {
  return `T${seconds < 0 ? "−" : "+"}${clock(Math.floor(Math.abs(seconds)), 2)}`;
}

export function formatTick(tick: Tick): string {
  return formatT(ticksToSeconds(tick));
}

/** A real duration or countdown: "0:35", "13:04", "1:02:03". Rounds up, so that 0:00 means over. */
export function formatClock(seconds: number): string {
  return clock(Math.max(0, Math.ceil(seconds)), 1);
}

function clock(whole: number, minuteDigits: number): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${String(minutes).padStart(minuteDigits, "0")}:${two(whole % 60)}`;
}
