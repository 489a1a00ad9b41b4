/**
 * How it spread, on a true time axis: the cascade from its root, what kept it alive, the moments at which it could have
 * been cut, and below it what the team did and believed. A drawing with a text twin of the same steps.
 */
import type { Tick } from "../../../../shared/base/index.ts";
import { nodeShapes } from "../../../icons/index.ts";
import type { NodeKind } from "../../../icons/index.ts";
import type { Words } from "../../../panels/sentences/index.ts";
import { stepTitle } from "../sentences.ts";
import { at, axisMark, axisMarks } from "../time.ts";
import { useSize } from "../useSize.ts";
import type { CascadeNode, FullReport, Loop } from "../view.ts";
import { BELIEFS_HEIGHT, Beliefs, CUT_HEIGHT, Cuts, TEAM_HEIGHT, Team } from "./Lanes.tsx";
import { place, scale } from "./layout.ts";
import type { Place } from "./layout.ts";
import { bend, follow } from "./paths.ts";
import type { Spot } from "./paths.ts";

const AXIS = 26;
const SIDE = 30;
const TITLE_PX = 7.1;
const META_PX = 6.3;

interface Props {
  readonly report: FullReport;
  readonly kinds: Readonly<Record<string, NodeKind>>;
  readonly words: Words;
}

export function Tree({ report, kinds, words }: Props) {
  const [box, size] = useSize({ width: 960, height: 430 });
  const { width, height } = size.value;
  const all = [...report.tree, ...report.prevented];
  const [from, to] = spanOf(report);
  const inner = Math.max(200, width - 2 * SIDE);
  const wordsOf = (node: CascadeNode): number =>
    Math.max(stepTitle(node, words).length * TITLE_PX, metaOf(node, words).length * META_PX);
  const { places, rows } = place(all, report.loops, { width: inner, from, to, wordsOf });
  const cuts = report.cutPoints.filter(({ window }) => typeof window !== "string");
  const below = cuts.length * CUT_HEIGHT + TEAM_HEIGHT + BELIEFS_HEIGHT;
  const rowHeight = Math.min(76, Math.max(42, (height - AXIS - below) / rows));
  const lanesTop = AXIS + rows * rowHeight;
  const x = (tick: Tick): number => SIDE + scale(tick, { width: inner, from, to });
  const spotOf = (found: Place): Spot => ({ x: SIDE + found.x, y: AXIS + (found.row + 0.5) * rowHeight });
  const spots = new Map(places.map((found) => [found.node.id, spotOf(found)]));
  return (
    <div class="tree" ref={box}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <defs>
          {(["flow", "loop", "saved"] as const).map((name) => (
            <marker
              key={name}
              id={`tree-${name}`}
              class={`tree-tip tree-tip-${name}`}
              viewBox="0 0 8 8"
              refX="6"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto-start-reverse"
            >
              <path d="M1 1 L6.5 4 L1 7" />
            </marker>
          ))}
        </defs>
        <Axis from={from} to={to} x={x} height={height} width={width} />
        {report.loops.map((loop, index) => (
          <Circle
            key={loop.nodes.join()}
            loop={loop}
            places={places}
            spots={spots}
            rowHeight={rowHeight}
            label={index === 0 ? words.t("debrief.tree.alive") : ""}
            wordsOf={wordsOf}
          />
        ))}
        {places.flatMap(({ node }) =>
          node.parents.map((parent) => (
            <Flow
              key={`${parent}-${node.id}`}
              from={spots.get(parent)}
              to={spots.get(node.id)}
              node={node}
              parent={parent}
              report={report}
            />
          )),
        )}
        {places.map((found) => (
          <Step key={found.node.id} found={found} spot={spotOf(found)} report={report} kinds={kinds} words={words} />
        ))}
        <Cuts cuts={cuts} x={x} top={lanesTop} words={words} width={width} />
        <Team report={report} x={x} top={lanesTop + cuts.length * CUT_HEIGHT} words={words} width={width} />
        <Beliefs
          report={report}
          x={x}
          top={lanesTop + cuts.length * CUT_HEIGHT + TEAM_HEIGHT}
          words={words}
          width={width}
        />
      </svg>
      <Twin nodes={all} words={words} />
    </div>
  );
}

/** From just before the first step to a little after the last thing that anybody did. */
function spanOf({ tree, prevented, deeds, cutPoints, endTick }: FullReport): readonly [Tick, Tick] {
  const ticks = [
    ...[...tree, ...prevented].map(({ tick }) => tick),
    ...deeds.map(({ launchedTick }) => launchedTick),
    ...cutPoints.flatMap(({ window }) => (typeof window === "string" ? [] : [window.toTick])),
  ];
  const first = Math.min(...tree.map(({ tick }) => tick), endTick);
  const last = Math.max(...ticks, first + 6000);
  const margin = (last - first) * 0.1;
  return [Math.max(-600, first - margin * 0.3), last + margin];
}

function metaOf(node: CascadeNode, { t, place: name }: Words): string {
  const also =
    node.covers.length > 1 && node.kind === "failing" ? t("debrief.tree.also", { count: node.covers.length - 1 }) : "";
  const cause = node.root === null ? "" : t(`debrief.root.${node.root}`);
  const where = node.region === null ? "" : name(`@${node.region}`).replace(/^ · /, "");
  return [at(node.tick), cause || where, also].filter((piece) => piece !== "").join(" · ");
}

function Axis(props: { from: Tick; to: Tick; x: (tick: Tick) => number; height: number; width: number }) {
  const { from, to, x, height, width } = props;
  return (
    <g class="tree-axis">
      {axisMarks(from, to, Math.floor(width / 100)).map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={AXIS - 6} y2={height} />
          <text x={x(tick)} y={12} text-anchor="middle">
            {axisMark(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

function Circle(props: {
  loop: Loop;
  places: readonly Place[];
  spots: ReadonlyMap<number, Spot>;
  rowHeight: number;
  label: string;
  wordsOf: (node: CascadeNode) => number;
}) {
  const { loop, places, spots, rowHeight, label, wordsOf } = props;
  const inside = places.filter(({ node }) => loop.nodes.includes(node.id));
  const dots = inside.flatMap(({ node }) => spots.get(node.id) ?? []);
  if (dots.length === 0) return null;
  const left = Math.min(...dots.map(({ x }) => x)) - 40;
  const right = Math.max(...inside.map(({ node }) => (spots.get(node.id)?.x ?? 0) + 28 + wordsOf(node))) + 10;
  const top = Math.min(...dots.map(({ y }) => y)) - rowHeight / 2 + 4;
  const bottom = Math.max(...dots.map(({ y }) => y)) + rowHeight / 2 + 4;
  const middle = {
    x: dots.reduce((sum, { x }) => sum + x, 0) / dots.length,
    y: dots.reduce((sum, { y }) => sum + y, 0) / dots.length,
  };
  return (
    <g class="tree-loop">
      <rect x={left} y={top} width={right - left} height={bottom - top} rx={10} />
      {loop.arrows.map(([from, to]) => {
        const [a, b] = [spots.get(from), spots.get(to)];
        return a && b && <path key={`${from}-${to}`} d={bend(a, b, middle)} marker-end="url(#tree-loop)" />;
      })}
      <text x={right - 10} y={bottom - 9} text-anchor="end">
        {label}
      </text>
    </g>
  );
}

function Flow(props: {
  from: Spot | undefined;
  to: Spot | undefined;
  node: CascadeNode;
  parent: number;
  report: FullReport;
}) {
  const { from, to, node, parent, report } = props;
  const isInLoop = report.loops.some(({ arrows }) => arrows.some(([a, b]) => a === parent && b === node.id));
  if (!from || !to || isInLoop) return null;
  const isSaved = node.id < 0;
  const isCause = report.tree.find(({ id }) => id === parent)?.root === "defect";
  return (
    <path
      class={`tree-flow${isSaved ? " tree-flow-saved" : ""}${isCause ? " tree-flow-cause" : ""}`}
      d={follow(from, to)}
      marker-end={`url(#tree-${isSaved ? "saved" : "flow"})`}
    />
  );
}

const kindOfStep: Readonly<Record<string, NodeKind>> = {
  "rollout-stage": "job",
  "defect-activated": "job",
  "replica-away": "service",
  "failover-started": "edge",
  "cache-cooling": "cache",
  "went-global": "edge",
};

const looks: Readonly<Record<string, string>> = {
  "replica-away": "cause",
  "cache-cooling": "slow",
  "failover-started": "slow",
  scaled: "slow",
  saturated: "err",
  failing: "err",
  "retry-storm": "err",
  "went-global": "err",
};

function Step(props: { found: Place; spot: Spot; report: FullReport; kinds: Props["kinds"]; words: Words }) {
  const { found, spot, report, kinds, words } = props;
  const { node, side } = found;
  const isRoot = node.root !== null && node.root !== "demand";
  const isSaved = node.id < 0;
  const shape = nodeShapes[kindOfStep[node.kind] ?? kinds[node.covers[0] ?? node.subject] ?? "service"];
  const look = isSaved ? "saved" : isRoot ? "cause" : (looks[node.kind] ?? "plain");
  const inLoop = report.loops.some(({ nodes }) => nodes.includes(node.id));
  const textX = side === "right" ? 24 : -24;
  return (
    <g class={`tree-step tree-step-${look}`} transform={`translate(${spot.x} ${spot.y})`}>
      {isRoot && [22, 26].map((r) => <circle key={r} class="tree-ring" r={r} />)}
      {isSaved ? (
        <path class="tree-cross" d="M-6 -6 L6 6 M6 -6 L-6 6" />
      ) : (
        <g transform="scale(0.81) translate(-16 -16)">
          <path d={shape.outline} />
          <path class="tree-detail" d={shape.detail} />
        </g>
      )}
      <g class={inLoop ? "tree-words tree-words-in" : "tree-words"} text-anchor={side === "right" ? "start" : "end"}>
        <text x={textX + (isRoot ? 8 : 0)} y={-2}>
          {stepTitle(node, words)}
        </text>
        <text class="tree-meta" x={textX + (isRoot ? 8 : 0)} y={14}>
          {isSaved ? words.t("debrief.tree.spared") : metaOf(node, words)}
        </text>
      </g>
    </g>
  );
}

/** The same steps for those who do not see the drawing. */
function Twin({ nodes, words }: { nodes: readonly CascadeNode[]; words: Words }) {
  const { t } = words;
  const titleOf = (id: number): string => {
    const node = nodes.find((other) => other.id === id);
    return node ? stepTitle(node, words) : "";
  };
  return (
    <ol class="unseen">
      {nodes.map((node) => (
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
