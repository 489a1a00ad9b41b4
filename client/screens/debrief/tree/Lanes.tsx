/** The lanes below the cascade: when a cut was open, what the team changed, and what the board said meanwhile. */
import type { Tick } from "../../../../shared/base/index.ts";
import { TICKS_PER_SECOND } from "../../../../shared/base/index.ts";
import type { Words } from "../../../panels/sentences/index.ts";
import { formatClock } from "../../../text/index.ts";
import type { Belief, CutPoint, DebriefReport } from "../view.ts";

export const TEAM_HEIGHT = 62;
export const BELIEFS_HEIGHT = 32;

interface Lane {
  readonly report: DebriefReport;
  readonly x: (tick: Tick) => number;
  readonly width: number;
  readonly words: Words;
}

const LETTER_PX = 6.4;

/** When one action alone would have been enough: a bar across that time. */
export function Cuts({ report, x, tops, words }: Lane & { tops: readonly number[] }) {
  const open = report.cutPoints.flatMap((cut) => (typeof cut.window === "string" ? [] : [{ cut, window: cut.window }]));
  return (
    <g class="tree-cuts">
      {open.map(({ cut, window }, index) => {
        const y = (tops[index] ?? 0) + 9;
        const [left, right] = [Math.max(8, x(window.fromTick)), x(window.toTick)];
        return (
          <g key={cut.action}>
            <path d={`M${left} ${y} H${right} M${left} ${y - 4} V${y + 4} M${right} ${y - 4} V${y + 4}`} />
            <text x={left} y={y - 7}>
              {sayCut(cut, words)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

export function sayCut({ label, window }: CutPoint, { t }: Words): string {
  if (typeof window === "string") return label;
  const open = formatClock((window.toTick - window.fromTick) / TICKS_PER_SECOND);
  return t("debrief.tree.cut", { action: label.toLowerCase(), open });
}

export function Team({ report, x, top, words, width }: Lane & { top: number }) {
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
function spread({ deeds }: DebriefReport, x: (tick: Tick) => number, width: number) {
  const ends = { above: 40, below: 60 };
  return deeds.map((deed, index) => {
    const { ref, action, target } = deed;
    const mark = x(deed.launchedTick);
    const isAgain = deeds.slice(0, index).some((other) => other.action === action && other.target === target);
    const text = sayDeed(deed, isAgain);
    const size = text.length * LETTER_PX;
    const from = Math.min(Math.max(0, mark - size / 2), width - size);
    const lane = from > ends.above ? "above" : from > ends.below ? "below" : null;
    if (lane) ends[lane] = from + size + 10;
    return { ref, mark, from, below: lane === "below", text: lane ? text : "" };
  });
}

/** "throttle client starts 15 /s"; the same again is only its new value. */
function sayDeed({ label, value, unit }: DebriefReport["deeds"][number], isAgain: boolean): string {
  if (unit === "") return label.toLowerCase();
  const amount = `${value}\u00a0${unit}`;
  return isAgain ? `→ ${amount}` : `${label.toLowerCase()} ${amount}`;
}

export function Beliefs({ report, x, top, words }: Lane & { top: number }) {
  return (
    <g class="tree-beliefs">
      <text class="tree-lane tree-lane-belief" x={0} y={top + 18}>
        {words.t("debrief.tree.believed")}
      </text>
      {report.beliefs.map((belief) => {
        const { fromTick, toTick, ideas } = belief;
        const left = x(fromTick);
        const size = Math.max(0, Math.min(x(toTick), x(report.endTick)) - left - 2);
        const isSure = ideas.every(({ state }) => state === "confirmed");
        return (
          <g key={fromTick} class={isSure ? "tree-sure" : ""}>
            <rect x={left} y={top + 4} width={size} height={22} rx={3} />
            <text x={left + 7} y={top + 19}>
              {fitting(sayings(belief, words), size - 10)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** The same belief at more and less length. */
function sayings({ ideas }: Belief, words: Words): readonly string[] {
  return [
    ideas
      .map(
        ({ hypothesis, component, question }) =>
          `${hypothesis} ${words.t(`debrief.idea.${question}`, { component: words.place(component) })}`,
      )
      .join(" · "),
    ideas.map(({ hypothesis, component }) => `${hypothesis} ${words.place(component)}`).join(" · "),
    ideas.map(({ hypothesis }) => hypothesis).join(" "),
  ];
}

function fitting(texts: readonly string[], width: number): string {
  return texts.find((text) => text.length * LETTER_PX <= width) ?? "";
}
