/** Things that show a quantity: meter, countdown ring, sparkline, avatar with a state dot. */
import type { ComponentChildren } from "preact";
import { formatClock } from "../text/index.ts";

export type Tone = "ok" | "slow" | "err" | "human" | "hidden" | "plain";

export function Meter({ label, ratio, tone = "plain" }: { label: string; ratio: number; tone?: Tone }) {
  const percent = Math.round(Math.min(1, Math.max(0, ratio)) * 100);
  return (
    <div
      class={`meter tone-${tone}`}
      role="meter"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <span style={{ width: `${percent}%` }} />
    </div>
  );
}

/** Time left as a closing ring and a clock. It owns no timer: the caller passes what is left. */
export function Countdown({ leftS, wholeS, tone = "plain" }: { leftS: number; wholeS: number; tone?: Tone }) {
  const round = 2 * Math.PI * 6;
  const share = wholeS > 0 ? Math.min(1, Math.max(0, leftS / wholeS)) : 0;
  return (
    <span class={`countdown tone-${tone}`}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6" class="countdown-track" />
        <circle cx="8" cy="8" r="6" stroke-dasharray={`${round * share} ${round}`} transform="rotate(-90 8 8)" />
      </svg>
      <span class="mono">{formatClock(leftS)}</span>
    </span>
  );
}

/** A small curve without axes. The number beside it carries the meaning, so it is hidden from screen readers. */
export function Sparkline(props: {
  values: readonly number[];
  width?: number;
  height?: number;
  tone?: Tone;
  highest?: number;
}) {
  const { values, width = 44, height = 16, tone = "plain" } = props;
  const highest = props.highest ?? Math.max(1e-9, ...values);
  const points = values.map((value, i) => {
    const x = values.length > 1 ? (i / (values.length - 1)) * (width - 3) : 0;
    const y = height - 2 - (Math.min(value, highest) / highest) * (height - 4);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  const last = points.at(-1)?.split(" ");
  if (last === undefined) return null;
  return (
    <svg
      class={`sparkline tone-${tone}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <path class="sparkline-area" d={`M0 ${height} L${points.join(" L")} V${height} Z`} />
      <path class="sparkline-line" d={`M${points.join(" L")}`} />
      <circle cx={last[0]} cy={last[1]} r="1.8" />
    </svg>
  );
}

export type Presence = "idle" | "running" | "away" | "free";

/** The first letters of the first word and the last, or two of the only one: bots are all called Bot something. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first, last] = [[...(words[0] ?? "")], [...(words.at(-1) ?? "")]];
  return (words.length > 1 ? [first[0], last[0]] : first.slice(0, 2)).join("");
}

export function Avatar(props: {
  name: string;
  presence?: Presence;
  you?: boolean;
  size?: "small" | "large";
  children?: ComponentChildren;
}) {
  const { name, presence, you = false, size = "small" } = props;
  const free = presence === "free";
  return (
    <span class={`avatar avatar-${size}${you ? " avatar-you" : ""}${free ? " avatar-free" : ""}`} aria-hidden="true">
      {props.children ?? initialsOf(name)}
      {presence !== undefined && !free && <i class={`presence presence-${presence}`} />}
    </span>
  );
}
