/**
 * How it spread, on a true time axis: the cascade from its root, what kept it alive, the moments at which it could have
 * been cut, and below it what the team did and believed. A drawing with a text twin of the same steps.
 */
import type { Tick } from "../../../../shared/base/index.ts";
import type { NodeKind } from "../../../icons/index.ts";
import type { Words } from "../../../panels/sentences/index.ts";
import { stepTitle, stepTold } from "../sentences.ts";
import { at, axisMark, axisMarks } from "../time.ts";
import { useSize } from "../useSize.ts";
import type { Size } from "../useSize.ts";
import type { CascadeNode, TruthPictures } from "../view.ts";
import { BELIEFS_HEIGHT, Beliefs, Cuts, hasTeam, TEAM_HEIGHT, Team, sayCut, sayCutWhole } from "./Lanes.tsx";
import { apart, place, scale } from "./layout.ts";
import type { Spot } from "./paths.ts";
import { Circle, Flow, Step } from "./Steps.tsx";
import { metaOf, META_PX, TITLE_PX } from "./words.ts";

const AXIS = 22;
const SIDE = 30;
/** A step needs rows of this height for two lines of words; in lower ones it says less, in one line. */
const TWO_LINES = 33;
const ROW = { least: 21, most: 74 } as const;

interface Props {
  readonly report: TruthPictures;
  readonly kinds: Readonly<Record<string, NodeKind>>;
  readonly words: Words;
  /** What it fills where nothing tells it how large it is. */
  readonly size?: Size;
}

export function Tree({ report: whole, kinds, words, size: first = { width: 960, height: 440 } }: Props) {
  const [box, size] = useSize(first);
  const { width } = size.value;
  const report = { ...whole, loops: apart(whole.loops) };
  const steps = [...report.tree, ...report.prevented];
  const { open, from, to } = framed(report, words);
  const inner = Math.max(200, width - 2 * SIDE);
  const alive = words.t("debrief.tree.alive");
  const placedAs = (isTight: boolean) => {
    const wordsOf = (node: CascadeNode): number => {
      const [title, meta] = [
        stepTitle(node, words).length * TITLE_PX,
        metaOf(node, report, words, isTight).length * META_PX,
      ];
      return isTight ? title + meta + 8 : Math.max(title, meta);
    };
    const room = { width: inner, from, to, wordsOf, circleWords: alive.length * META_PX + 8 };
    return { isTight, ...place(steps, report.loops, open, room) };
  };
  const lanes = { team: hasTeam(report) ? TEAM_HEIGHT : 0, beliefs: report.beliefs.length > 0 ? BELIEFS_HEIGHT : 0 };
  const free = size.value.height - AXIS - lanes.team - lanes.beliefs;
  const roomy = placedAs(false);
  const { isTight, places, frames, spanRows, rows } = free / roomy.rows < TWO_LINES ? placedAs(true) : roomy;
  const rowHeight = Math.min(ROW.most, Math.max(ROW.least, free / rows));
  // A long cascade is taller than its place, which then scrolls.
  const height = Math.max(size.value.height, AXIS + rows * rowHeight + lanes.team + lanes.beliefs);
  const x = (tick: Tick): number => SIDE + scale(tick, { width: inner, from, to });
  const y = (row: number): number => AXIS + (row + 0.5) * rowHeight;
  const spots = new Map<number, Spot>(places.map(({ node, x: left, row }) => [node.id, { x: SIDE + left, y: y(row) }]));
  const ends = new Map(
    places.filter(({ side }) => side === "left").map(({ node, left }) => [node.id, SIDE + left] as const),
  );
  const lane = { x, width, words, report };
  return (
    <div
      class="tree"
      ref={box}
      tabIndex={height > size.value.height ? 0 : undefined}
      role="group"
      aria-label={words.t("debrief.tree")}
    >
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
            isTight={isTight}
            label={alive}
          />
        ))}
        {steps.flatMap((node) =>
          node.parents.map((parent) => (
            <Flow
              key={`${parent} ${node.id}`}
              spots={spots}
              end={ends.get(node.id)}
              node={node}
              parent={parent}
              isTight={isTight}
              report={report}
            />
          )),
        )}
        {places.map((found) => (
          <Step
            key={found.node.id}
            found={{ ...found, words: SIDE + found.words, x: SIDE + found.x }}
            spots={spots}
            isTight={isTight}
            report={report}
            kinds={kinds}
            words={words}
          />
        ))}
        <Cuts {...lane} tops={spanRows.map(y)} />
        {lanes.team > 0 && <Team {...lane} top={height - lanes.team - lanes.beliefs} />}
        {lanes.beliefs > 0 && <Beliefs {...lane} top={height - lanes.beliefs} />}
      </svg>
      <Twin report={report} steps={steps} words={words} />
    </div>
  );
}

/** From just before the first step to a little after the last thing that anybody did, and the cuts in between. */
function framed({ tree, prevented, deeds, cutPoints, endTick }: TruthPictures, words: Words) {
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

/** The same for those who do not see the drawing: the steps, the circle, the cuts. The team's doings are in the story. */
function Twin({ report, steps, words }: { report: TruthPictures; steps: readonly CascadeNode[]; words: Words }) {
  const { t } = words;
  const titleOf = (id: number): string => {
    const node = steps.find((other) => other.id === id);
    return node ? stepTitle(node, words) : "";
  };
  return (
    <ol class="unseen">
      {steps.map((node) => (
        <li key={node.id}>
          {`${at(node.tick)} ${stepTold(node, words)}`}
          {node.parents.length > 0 &&
            `, ${t("debrief.tree.because", { causes: node.parents.map(titleOf).join(", ") })}`}
          {node.id < 0 && `, ${t("debrief.tree.spared", { at: at(node.tick) })}`}
        </li>
      ))}
      {report.loops.map(({ nodes }) => (
        <li key={nodes.join()}>{`${t("debrief.tree.alive")}: ${nodes.map(titleOf).join(" → ")}`}</li>
      ))}
      {report.cutPoints.map((cut) => (
        <li key={cut.action}>{sayCutWhole(cut, words)}</li>
      ))}
    </ol>
  );
}
