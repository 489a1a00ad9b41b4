/**
 * How it spread, on a true time axis: the cascade from its root, what kept it alive, the moments at which it could have
 * been cut, and below it what the team did and believed. A drawing with a text twin of the same steps.
 */
import type { Tick } from "../../../../shared/base/index.ts";
import type { NodeKind } from "../../../icons/index.ts";
import type { Words } from "../../../panels/sentences/index.ts";
import { stepTitle } from "../sentences.ts";
import { at, axisMark, axisMarks } from "../time.ts";
import { useSize } from "../useSize.ts";
import type { CascadeNode, DebriefReport } from "../view.ts";
import { BELIEFS_HEIGHT, Beliefs, Cuts, TEAM_HEIGHT, Team, sayCut } from "./Lanes.tsx";
import { place, scale } from "./layout.ts";
import type { Spot } from "./paths.ts";
import { Circle, Flow, Step } from "./Steps.tsx";
import { metaOf, META_PX, TITLE_PX } from "./words.ts";

const AXIS = 22;
const SIDE = 30;
/** Below this height a step has its words in one line. */
const TIGHT = 400;
const ROW = { least: 22, most: 74 } as const;

interface Props {
  readonly report: DebriefReport;
  readonly kinds: Readonly<Record<string, NodeKind>>;
  readonly words: Words;
}

export function Tree({ report, kinds, words }: Props) {
  const [box, size] = useSize({ width: 960, height: 440 });
  const { width, height } = size.value;
  const isTight = height < TIGHT;
  const steps = [...report.tree, ...report.prevented];
  const { open, from, to } = framed(report, words);
  const inner = Math.max(200, width - 2 * SIDE);
  const wordsOf = (node: CascadeNode): number => {
    const [title, meta] = [stepTitle(node, words).length * TITLE_PX, metaOf(node, words, isTight).length * META_PX];
    return isTight ? title + meta + 8 : Math.max(title, meta);
  };
  const alive = words.t("debrief.tree.alive");
  const room = { width: inner, from, to, wordsOf, circleWords: alive.length * META_PX + 8 };
  const { places, frames, spanRows, rows } = place(steps, report.loops, open, room);
  const free = height - AXIS - TEAM_HEIGHT - BELIEFS_HEIGHT;
  const rowHeight = Math.min(ROW.most, Math.max(ROW.least, free / rows));
  const x = (tick: Tick): number => SIDE + scale(tick, { width: inner, from, to });
  const y = (row: number): number => AXIS + (row + 0.5) * rowHeight;
  const spots = new Map<number, Spot>(places.map(({ node, x: left, row }) => [node.id, { x: SIDE + left, y: y(row) }]));
  const lane = { x, width, words, report };
  return (
    <div class="tree" ref={box}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <Tips />
        <Axis from={from} to={to} x={x} height={height} width={width} />
        {report.loops.map((loop) => (
          <Circle
            key={loop.nodes.join()}
            loop={loop}
            spots={spots}
            right={SIDE + (frames.get(loop.nodes[0] ?? 0) ?? 0)}
            rowHeight={rowHeight}
            label={alive}
          />
        ))}
        {steps.flatMap((node) =>
          node.parents.map((parent) => (
            <Flow key={`${parent} ${node.id}`} spots={spots} node={node} parent={parent} report={report} />
          )),
        )}
        {places.map((found) => (
          <Step
            key={found.node.id}
            found={found}
            spots={spots}
            isTight={isTight}
            report={report}
            kinds={kinds}
            words={words}
          />
        ))}
        <Cuts {...lane} tops={spanRows.map(y)} />
        <Team {...lane} top={height - TEAM_HEIGHT - BELIEFS_HEIGHT} />
        <Beliefs {...lane} top={height - BELIEFS_HEIGHT} />
      </svg>
      <Twin steps={steps} words={words} />
    </div>
  );
}

/** From just before the first step to a little after the last thing that anybody did, and the cuts in between. */
function framed({ tree, prevented, deeds, cutPoints, endTick }: DebriefReport, words: Words) {
  const open = cutPoints.flatMap((cut) =>
    typeof cut.window === "string"
      ? []
      : [{ from: cut.window.fromTick, to: cut.window.toTick, words: sayCut(cut, words).length * META_PX }],
  );
  const ticks = [...tree, ...prevented].map(({ tick }) => tick);
  const first = Math.min(...tree.map(({ tick }) => tick), endTick);
  const last = Math.max(
    ...ticks,
    ...deeds.map(({ launchedTick }) => launchedTick),
    ...open.map(({ to }) => to),
    first + 6000,
  );
  const margin = (last - first) / 12;
  return { open, from: Math.max(-600, first - margin / 3), to: last + margin };
}

function Tips() {
  return (
    <defs>
      {(["flow", "loop", "saved"] as const).map((name) => (
        <marker
          key={name}
          id={`tree-${name}`}
          class={`tree-tip tree-tip-${name}`}
          viewBox="0 0 8 8"
          refX="6"
          refY="4"
          markerWidth={name === "loop" ? 6 : 8}
          markerHeight={name === "loop" ? 6 : 8}
          markerUnits={name === "loop" ? "strokeWidth" : "userSpaceOnUse"}
          orient="auto"
        >
          <path d="M1 1 L6.5 4 L1 7" />
        </marker>
      ))}
    </defs>
  );
}

function Axis(props: { from: Tick; to: Tick; x: (tick: Tick) => number; height: number; width: number }) {
  const { from, to, x, height, width } = props;
  return (
    <g class="tree-axis">
      {axisMarks(from, to, Math.floor(width / 90)).map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={AXIS - 6} y2={height} />
          <text x={x(tick)} y={11} text-anchor="middle">
            {axisMark(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The same steps for those who do not see the drawing. */
function Twin({ steps, words }: { steps: readonly CascadeNode[]; words: Words }) {
  const { t } = words;
  const titleOf = (id: number): string => {
    const node = steps.find((other) => other.id === id);
    return node ? stepTitle(node, words) : "";
  };
  return (
    <ol class="unseen">
      {steps.map((node) => (
        <li key={node.id}>
          {`${at(node.tick)} ${stepTitle(node, words)}`}
          {node.region === null ? "" : ` (${node.region})`}
          {node.parents.length > 0 &&
            `, ${t("debrief.tree.because", { causes: node.parents.map(titleOf).join(", ") })}`}
          {node.id < 0 && `, ${t("debrief.tree.spared")}`}
        </li>
      ))}
    </ol>
  );
}
