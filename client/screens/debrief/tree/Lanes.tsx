/** The lanes below the cascade: when a cut was open, what the team changed, and what the board said meanwhile. */
import type { Tick } from "../../../../shared/base/index.ts";
import { TICKS_PER_SECOND } from "../../../../shared/base/index.ts";
import type { Words } from "../../../panels/sentences/index.ts";
import { formatClock } from "../../../text/index.ts";
import type { CutPoint, FullReport } from "../view.ts";

export const CUT_HEIGHT = 30;
export const TEAM_HEIGHT = 62;
export const BELIEFS_HEIGHT = 34;

interface Lane {
  readonly x: (tick: Tick) => number;
  readonly top: number;
  readonly width: number;
  readonly words: Words;
}

const LETTER_PX = 6.4;
const BAR = 20;

export function Cuts({ cuts, x, top, words, width }: Lane & { cuts: readonly CutPoint[] }) {
  return (
    <g class="tree-cuts">
      {cuts.map(({ action, label, window }, index) => {
        if (typeof window === "string") return null;
        const y = top + index * CUT_HEIGHT + 22;
        const [left, right] = [Math.max(8, x(window.fromTick)), x(window.toTick)];
        const open = formatClock((window.toTick - window.fromTick) / TICKS_PER_SECOND);
        const text = words.t("debrief.tree.cut", { action: label.toLowerCase(), open });
        const start = Math.min(left, width - text.length * LETTER_PX - 8);
        return (
          <g key={action}>
            <path d={`M${left} ${y} H${right} M${left} ${y - 5} V${y + 5} M${right} ${y - 5} V${y + 5}`} />
            <text x={start} y={y - 8}>
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}

export function Team({ report, x, top, words, width }: Lane & { report: FullReport }) {
  const y = top + 30;
  const declared = report.story.find(({ message }) => message.code === "incident.declared");
  return (
    <g class="tree-team">
      <line x1={0} x2={width} y1={y} y2={y} />
      <text class="tree-lane" x={0} y={y - 14}>
        {words.t("debrief.tree.team")}
      </text>
      {declared && (
        <g transform={`translate(${x(declared.tick)} ${y})`}>
          <path class="tree-flag" d="M-4 7 V-8 M-4 -7 H7 L4 -3 L7 1 H-4" />
          <text class="tree-declared" y={22} text-anchor="middle">
            {words.t("debrief.tree.declare")}
          </text>
        </g>
      )}
      {spread(report, x, width).map(({ ref, text, from, below, mark }) => (
        <g key={ref}>
          <circle cx={mark} cy={y} r={8} />
          <path d={`M${mark - 4} ${y} H${mark + 4} M${mark} ${y - 4} V${y + 4}`} />
          {text !== "" && (
            <text x={from} y={below ? y + 23 : y - 14}>
              {text}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

/** Names above and below the line in turn; a name that finds no room is left to the list of changes. */
function spread({ deeds }: FullReport, x: (tick: Tick) => number, width: number) {
  const ends = { above: 40, below: 60 };
  return deeds.map((deed) => {
    const { ref } = deed;
    const mark = x(deed.launchedTick);
    const text = sayDeed(deed);
    const size = text.length * LETTER_PX;
    const from = Math.min(Math.max(0, mark - size / 2), width - size);
    const lane = from > ends.above ? "above" : from > ends.below ? "below" : null;
    if (lane) ends[lane] = from + size + 12;
    return { ref, mark, from, below: lane === "below", text: lane ? text : "" };
  });
}

/** "throttle client starts 15 /s". */
export function sayDeed({ label, value, unit }: FullReport["deeds"][number]): string {
  return unit === "" ? label.toLowerCase() : `${label.toLowerCase()} ${value}\u00a0${unit}`;
}

export function Beliefs({ report, x, top, words }: Lane & { report: FullReport }) {
  return (
    <g class="tree-beliefs">
      <text class="tree-lane tree-lane-belief" x={0} y={top + 18}>
        {words.t("debrief.tree.believed")}
      </text>
      {report.beliefs.map(({ fromTick, toTick, ideas }) => {
        const [left, right] = [x(fromTick), Math.min(x(toTick), x(report.endTick))];
        const text = ideas
          .map(
            ({ hypothesis, component, question }) =>
              `${hypothesis} ${words.t(`debrief.idea.${question}`, { component: words.place(component) })}`,
          )
          .join(" · ");
        return (
          <g key={fromTick} class={ideas.every(({ state }) => state === "confirmed") ? "tree-sure" : ""}>
            <rect x={left} y={top + 3} width={Math.max(0, right - left - 2)} height={BAR + 2} rx={3} />
            <svg x={left} y={top + 3} width={Math.max(0, right - left - 8)} height={BAR + 2}>
              <text x={8} y={15}>
                {text}
              </text>
            </svg>
          </g>
        );
      })}
    </g>
  );
}
