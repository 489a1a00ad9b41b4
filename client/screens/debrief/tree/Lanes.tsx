/** The lanes below the cascade: when a cut was open, what the team changed, and what the board said meanwhile. */
import type { Tick } from "../../../../shared/base/index.ts";
import type { Words } from "../../../panels/sentences/index.ts";
import { sayChange } from "../sentences.ts";
import { at } from "../time.ts";
import type { Belief, CutPoint, TruthPictures } from "../view.ts";
import { nameMarks } from "./marks.ts";
import type { Named } from "./marks.ts";
import { META_PX } from "./words.ts";

export const TEAM_HEIGHT = 62;
export const BELIEFS_HEIGHT = 32;

interface Lane {
  readonly report: TruthPictures;
  readonly x: (tick: Tick) => number;
  readonly width: number;
  readonly words: Words;
}

/** Where the names of the lanes end. */
const LANE_WORDS = 84;

/** When one action alone would have been enough: a bar across that time. */
export function Cuts({ report, x, tops, words }: Lane & { tops: readonly number[] }) {
  const open = report.cutPoints.flatMap((cut) => (typeof cut.window === "string" ? [] : [{ cut, window: cut.window }]));
  return (
    <g class="tree-cuts">
      {open.map(({ cut, window }, index) => {
        const y = (tops[index] ?? 0) + 8;
        const [left, right] = [Math.max(8, x(window.fromTick)), x(window.toTick)];
        return (
          <g key={cut.action}>
            <path d={`M${left} ${y} H${right} M${left} ${y - 3} V${y + 3} M${right} ${y - 3} V${y + 3}`} />
            <text x={left} y={y - 6}>
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
  return t("debrief.tree.cut", { action: label.toLowerCase(), to: at(window.toTick) });
}

/** The same for those who do not see the bar. */
export function sayCutWhole({ label, window }: CutPoint, { t }: Words): string {
  if (typeof window === "string") return t(`debrief.cut.${window}`, { action: label });
  return t("debrief.cut.open", { action: label, from: at(window.fromTick), to: at(window.toTick) });
}

export function Team({ report, x, top, words, width }: Lane & { top: number }) {
  const y = top + 30;
  return (
    <g class="tree-team">
      <line x1={0} x2={width} y1={y} y2={y} />
      <text class="tree-lane" x={0} y={y - 14}>
        {words.t("debrief.tree.team")}
      </text>
      {nameMarks(marksOf(report, x, words), width).map(({ id, x: mark, text, from, lane }) => (
        <g key={id}>
          {id === DECLARED ? (
            <path class="tree-flag" transform={`translate(${mark} ${y})`} d="M-4 7 V-8 M-4 -7 H7 L4 -3 L7 1 H-4" />
          ) : (
            <>
              <circle cx={mark} cy={y} r={8} />
              <path d={`M${mark - 4} ${y} H${mark + 4} M${mark} ${y - 4} V${y + 4}`} />
            </>
          )}
          {lane !== null && (
            <text x={from} y={lane === "below" ? y + 23 : y - 14}>
              {text}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

const DECLARED = "declared";

/** Whether the team did anything that this lane would show. */
export function hasTeam({ deeds, story }: TruthPictures): boolean {
  return deeds.length > 0 || declaring(story) !== undefined;
}

function declaring(story: TruthPictures["story"]) {
  return story.find(({ message }) => message.code === "incident.declared");
}

/** What the team did, in the order of time. */
function marksOf({ deeds, story }: TruthPictures, x: (tick: Tick) => number, words: Words): readonly Named[] {
  const named = (id: string, tick: Tick, text: string): Named => ({
    id,
    x: x(tick),
    text,
    size: text.length * META_PX,
  });
  const declared = declaring(story);
  const changes = deeds.map((deed, index) => {
    const isAgain = deeds
      .slice(0, index)
      .some(({ action, target }) => action === deed.action && target === deed.target);
    const isAmount = isAgain && deed.unit !== "";
    return named(
      deed.ref,
      deed.launchedTick,
      isAmount ? `→ ${deed.value}\u00a0${deed.unit}` : sayChange(deed).toLowerCase(),
    );
  });
  return [...(declared ? [named(DECLARED, declared.tick, words.t("debrief.tree.declare"))] : []), ...changes].sort(
    (a, b) => a.x - b.x,
  );
}

export function Beliefs({ report, x, top, words }: Lane & { top: number }) {
  return (
    <g class="tree-beliefs">
      <text class="tree-lane tree-lane-belief" x={0} y={top + 18}>
        {words.t("debrief.tree.believed")}
      </text>
      {report.beliefs.map((belief) => {
        const { fromTick, toTick, ideas } = belief;
        const left = Math.max(LANE_WORDS, x(fromTick));
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
  return texts.find((text) => text.length * META_PX <= width) ?? "";
}
