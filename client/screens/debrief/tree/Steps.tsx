/** The drawn parts of the cascade: a step with its words, the line to what followed, and the circle that fed itself. */
import { nodeShapes } from "../../../icons/index.ts";
import type { NodeKind } from "../../../icons/index.ts";
import type { Words } from "../../../panels/sentences/index.ts";
import { stepTitle } from "../sentences.ts";
import type { CascadeNode, TruthPictures, Loop } from "../view.ts";
import { isRoot as isRootOf } from "./layout.ts";
import type { Place } from "./layout.ts";
import { bend, EDGE, follow } from "./paths.ts";
import type { Spot } from "./paths.ts";
import { metaOf } from "./words.ts";

type Spots = ReadonlyMap<number, Spot>;

const ROOT_RINGS = [21, 25] as const;

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
  "replica-crashed": "err",
  "recovery-started": "slow",
  "boot-stalled": "err",
  "failover-started": "slow",
  "leader-changed": "slow",
  "data-diverged": "err",
  "data-lost": "err",
  "answers-wrong": "err",
  "allowance-spent": "err",
  scaled: "slow",
  saturated: "err",
  failing: "err",
  "retry-storm": "err",
  "went-global": "err",
};

export function Step(props: {
  found: Place;
  spots: Spots;
  isTight: boolean;
  report: TruthPictures;
  kinds: Readonly<Record<string, NodeKind>>;
  words: Words;
}) {
  const { found, spots, isTight, report, kinds, words } = props;
  const { node, side } = found;
  const spot = spots.get(node.id);
  if (!spot) return null;
  const isRoot = isRootOf(node);
  const isSpared = node.id < 0;
  const shape = nodeShapes[kindOfStep[node.kind] ?? kinds[node.covers[0] ?? node.subject] ?? "service"];
  const look = isSpared ? "saved" : isRoot ? "cause" : (looks[node.kind] ?? "plain");
  const isInLoop = report.loops.some(({ nodes }) => nodes.includes(node.id));
  const away = found.words - found.x;
  const [title, meta] = [stepTitle(node, words), metaOf(node, report, words, isTight)];
  return (
    <g class={`tree-step tree-step-${look}`} transform={`translate(${spot.x} ${spot.y})`}>
      {isRoot && ROOT_RINGS.map((r) => <circle key={r} class="tree-ring" r={isTight ? r - 5 : r} />)}
      {isSpared ? (
        <path class="tree-cross" d="M-6 -6 L6 6 M6 -6 L-6 6" />
      ) : (
        <g transform={`scale(${isTight ? 0.66 : 0.81}) translate(-16 -16)`}>
          <path d={shape.outline} />
          <path class="tree-detail" d={shape.detail} />
        </g>
      )}
      <g class={isInLoop ? "tree-words tree-words-in" : "tree-words"} text-anchor={side === "right" ? "start" : "end"}>
        <text x={away} y={isTight ? 4 : -2}>
          {title}
          {isTight && (
            <tspan class="tree-meta" dx="8">
              {meta}
            </tspan>
          )}
        </text>
        {!isTight && (
          <text class="tree-meta" x={away} y={14}>
            {meta}
          </text>
        )}
      </g>
    </g>
  );
}

export function Flow(props: {
  spots: Spots;
  /** Where the words of a step stand in the way of a line: it ends before them. */
  end: number | undefined;
  node: CascadeNode;
  parent: number;
  isTight: boolean;
  report: TruthPictures;
}) {
  const { spots, end, node, parent, isTight, report } = props;
  const [from, to] = [spots.get(parent), spots.get(node.id)];
  const isInLoop = report.loops.some(({ arrows }) => arrows.some(([a, b]) => a === parent && b === node.id));
  if (!from || !to || isInLoop) return null;
  const isSpared = node.id < 0;
  const cause = report.tree.find(({ id }) => id === parent)?.root;
  const isCause = cause === "defect" || cause === "player";
  return (
    <path
      class={`tree-flow${isSpared ? " tree-flow-saved" : ""}${isCause ? " tree-flow-cause" : ""}`}
      d={follow(from, to, isTight ? EDGE.tight : EDGE.wide, end)}
      marker-end={`url(#tree-${isSpared ? "saved" : "flow"})`}
    />
  );
}

/** Its name stands right of the words in its top row. */
export function Circle(props: {
  loop: Loop;
  spots: Spots;
  right: number;
  rowHeight: number;
  isTight: boolean;
  label: string;
}) {
  const { loop, spots, right, rowHeight, isTight, label } = props;
  const inside = loop.nodes.flatMap((id) => spots.get(id) ?? []);
  if (inside.length === 0) return null;
  const [xs, ys] = [inside.map(({ x }) => x), inside.map(({ y }) => y)];
  const left = Math.min(...xs) - 38;
  const [top, bottom] = [Math.min(...ys) - rowHeight / 2 + 2, Math.max(...ys) + rowHeight / 2 + 2];
  const middle = { x: mean(xs), y: mean(ys) };
  return (
    <g class="tree-loop">
      <rect x={left} y={top} width={right - left} height={bottom - top} rx={10} />
      {loop.arrows.map(([from, to]) => {
        const [a, b] = [spots.get(from), spots.get(to)];
        return (
          a &&
          b && (
            <path
              key={`${from} ${to}`}
              d={bend(a, b, middle, isTight ? EDGE.tight : EDGE.wide)}
              marker-end="url(#tree-loop)"
            />
          )
        );
      })}
      <text x={right - 10} y={Math.min(...ys) + 4} text-anchor="end">
        {label}
      </text>
    </g>
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
