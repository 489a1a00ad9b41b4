/**
 * The users affected in the hour after a fault, and with a change against it: two lines on one axis that is the same for
 * all findings, so that pictures beside one another compare.
 */
import { useText } from "../../text/index.ts";

const AXIS = { left: 48, foot: 18 };
const SHARES = [0, 0.5, 1];
const MINUTES = [0, 20, 40, 60];

export function HourCurves(props: {
  name: string;
  before: readonly number[];
  after: readonly number[] | undefined;
  size: { readonly width: number; readonly height: number };
  hasAxes?: boolean;
}) {
  const { name, before, after, size, hasAxes = false } = props;
  const { t, format } = useText();
  const { left, foot } = hasAxes ? AXIS : { left: 1, foot: 1 };
  const plot = { width: size.width - left - 8, height: size.height - foot - 6 };
  const x = (minute: number): number => (minute / 60) * plot.width;
  const y = (share: number): number => plot.height * (1 - Math.min(1, share));
  const path = (shares: readonly number[]): string =>
    `M${shares.map((share, minute) => `${x(minute).toFixed(1)} ${y(share).toFixed(1)}`).join(" L")}`;
  const told = (of: string, shares: readonly number[]): string =>
    t("risk.curve.about", {
      name: of,
      worst: format.percent(Math.max(0, ...shares)),
      last: format.percent(shares.at(-1) ?? 0),
    });
  const label = after ? `${told(t("risk.curve.without"), before)}; ${told(name, after)}` : told(name, before);
  return (
    <svg
      class="hour-curves"
      width={size.width}
      height={size.height}
      viewBox={`${-left} -6 ${size.width} ${size.height}`}
      role="img"
      aria-label={label}
    >
      {hasAxes &&
        SHARES.map((share) => (
          <g key={share} class="hour-axis">
            <line x1={0} x2={plot.width} y1={y(share)} y2={y(share)} />
            <text x={-6} y={y(share) + 4} text-anchor="end">
              {format.percent(share)}
            </text>
          </g>
        ))}
      {hasAxes &&
        MINUTES.map((minutes) => (
          <text key={minutes} class="hour-mark" x={x(minutes)} y={plot.height + 15} text-anchor={anchorOf(minutes)}>
            {t("risk.curve.minutes", { minutes })}
          </text>
        ))}
      {!hasAxes && <line class="hour-floor" x1={0} x2={plot.width} y1={plot.height} y2={plot.height} />}
      <path class="hour-area" d={`${path(before)} L${x(before.length - 1)} ${plot.height} L0 ${plot.height} Z`} />
      <path class="hour-before" d={path(before)} />
      {after && <path class="hour-after" d={path(after)} />}
    </svg>
  );
}

function anchorOf(minutes: number): "start" | "middle" | "end" {
  return minutes === 0 ? "start" : minutes === 60 ? "end" : "middle";
}
