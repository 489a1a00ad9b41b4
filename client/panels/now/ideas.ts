/**
 * What this seat could do next, the most pressing first, from what it can see: a page nobody has, what waits for its
 * answer, a card only it has, a look at what is in trouble that it has not taken. It knows no truth. Pure.
 */
import type { Tick } from "../../../shared/base/index.ts";
import { secondsToTicks } from "../../../shared/base/index.ts";
import type { Command, DiagnosticId } from "../../../shared/protocol/index.ts";
import { hasLayer, POST_SOON_MS } from "../../../shared/protocol/index.ts";
import type { SideTab } from "../../store/index.ts";
import { awaitsMe } from "../act/index.ts";
import type { Cast } from "../frame/index.ts";
import type { NodeState } from "../map/index.ts";

export interface Idea {
  readonly id: string;
  readonly says:
    | { readonly key: "now.page" | "now.task" | "now.look"; readonly subject: string; readonly look?: DiagnosticId }
    | { readonly key: "now.decide" | "now.share" | "now.declare" | "now.post" | "now.hypothesis" };
  /** A command that does it, or where it is done. */
  readonly does: { readonly ask: Command } | { readonly go: SideTab };
}

const MOST = 4;
/** A look that is older than this may be taken again. */
const STALE_TICKS: Tick = secondsToTicks(180);
/** Looks that say most about a place in trouble, in the order in which they pay. */
const telling: readonly DiagnosticId[] = [
  "saturation",
  "logs",
  "store",
  "traces",
  "changes",
  "dependencies",
  "config-diff",
];
const trouble = { err: 0, down: 1, slow: 2, nodata: 3, ok: 4 } as const;

export function ideasFor(cast: Cast, nodes: readonly NodeState[], tick: Tick, clockMs: number): readonly Idea[] {
  return [...waiting(cast, clockMs), ...looks(cast, nodes, tick)].slice(0, MOST);
}

function waiting(cast: Cast, clockMs: number): readonly Idea[] {
  const { common, own } = cast;
  const { seat, consoles } = own.you;
  const page = common.alerts.find(
    (alert) => alert.severity === "page" && alert.state === "firing" && alert.ackedBy === null,
  );
  const task = common.lead.tasks.find((each) => each.to === seat && each.state === "asked");
  const hasPage = common.alerts.some(({ severity, state }) => severity === "page" && state === "firing");
  const isStandard = hasLayer(common.session.layer, "standard");
  const { severity, nextPostDueMs } = common.comms;
  const hasOpen = common.hypotheses.some(({ state }) => state === "open" || state === "testing");
  const card = common.session.size > 1 ? own.tray.at(-1) : undefined;
  const mustDeclare = isStandard && hasPage && severity === null && consoles.includes("CMD");
  const mustPost = consoles.includes("COM") && nextPostDueMs !== null && nextPostDueMs - clockMs < POST_SOON_MS;
  const needsIdea = isStandard && !hasOpen && common.evidence.length > 1;
  const ideas: readonly (Idea | false | undefined)[] = [
    page && {
      id: page.id,
      says: { key: "now.page", subject: page.subject },
      does: { ask: { type: "alert.ack", alert: page.id } },
    },
    awaitsMe(cast) && { id: "decide", says: { key: "now.decide" }, does: { go: "act" } },
    task && {
      id: task.id,
      says: { key: "now.task", subject: task.text },
      does: { ask: { type: "task.ack", task: task.id } },
    },
    mustDeclare && { id: "declare", says: { key: "now.declare" }, does: { go: "comms" } },
    mustPost && { id: "post", says: { key: "now.post" }, does: { go: "comms" } },
    card && { id: "share", says: { key: "now.share" }, does: { ask: { type: "evidence.share", card: card.id } } },
    needsIdea && { id: "hypothesis", says: { key: "now.hypothesis" }, does: { go: "board" } },
  ];
  return ideas.filter((idea) => idea !== undefined && idea !== false);
}

/** The look that this seat can take at the place in most trouble, and has not taken lately. */
function looks({ common, own }: Cast, nodes: readonly NodeState[], tick: Tick): readonly Idea[] {
  const known = [...common.evidence, ...own.tray].filter((card) => tick - card.tick < STALE_TICKS);
  const isTaken = (diagnostic: DiagnosticId, target: string): boolean =>
    [...known, ...own.diagnostics.runs].some((look) => look.diagnostic === diagnostic && look.target === target);
  const troubled = nodes.filter(({ state }) => state !== "ok").sort((a, b) => trouble[a.state] - trouble[b.state]);
  return troubled.flatMap(({ node }) => {
    const look = telling.find((diagnostic) =>
      own.diagnostics.available.some(
        (offer) => offer.diagnostic === diagnostic && offer.targets.includes(node.id) && !isTaken(diagnostic, node.id),
      ),
    );
    if (look === undefined) return [];
    return [
      {
        id: `${look} ${node.id}`,
        says: { key: "now.look", subject: node.id, look },
        does: { ask: { type: "diagnostic.run", diagnostic: look, target: node.id } },
      } as const,
    ];
  });
}
