/**
 * The story of the round: what the team saw and did, with what the world did beside it, and what the facilitator did. The
 * rows of the team keep their numbers, so that a dial can point at them; all others follow after. What a row needs to be read years later, an
 * alert's text or the rule of a verdict, is added to it here.
 */
import type { Scenario } from "../../content/index.ts";
import type { Play } from "../../play/index.ts";
import type { SimEvent } from "../../sim/index.ts";
import type { CascadeNode, Message, StoryRow } from "../../protocol/index.ts";
import { endOf, FLICKER_TICKS } from "../cascade/steps.ts";
import { guidedRows, inItsLane } from "./guided.ts";

export interface StoryOf {
  readonly scenario: Scenario;
  readonly play: Play;
  readonly events: readonly SimEvent[];
  readonly tree: readonly CascadeNode[];
}

export function storyOf({ scenario, play, events, tree }: StoryOf): readonly StoryRow[] {
  const last = play.timeline.at(-1)?.n ?? 0;
  const nodes = new Map(tree.map((node) => [node.id, node]));
  const told = events.filter(
    (event) =>
      (nodes.has(event.id) && event.kind !== "action-effective") || alwaysTold.has(event.kind) || isBack(event, events),
  );
  const world = told.map((event, index): StoryRow => {
    const { tick, kind, subject, data } = event;
    const more = {
      ...(kind === "went-global" ? globalRule(scenario) : {}),
      ...(kind === "relieved" ? stillFailing(event, events) : {}),
      ...(isBack(event, events) ? { again: 1, ...broughtBy(event, tree) } : {}),
    };
    return {
      n: last + 1 + index,
      tick,
      lane: laneOf(kind),
      message: { code: `world.${kind}`, params: { subject, ...data, ...more } },
      seat: null,
    };
  });
  const team = play.timeline.map((row) =>
    inItsLane({ ...row, message: withWords(withAlertText(row.message, scenario), play), ...cardIn(row.message, play) }),
  );
  const next = last + 1 + world.length;
  const guided = guidedRows(play, scenario).map((row, index): StoryRow => ({ ...row, n: next + index }));
  return [...team, ...world, ...guided].sort((a, b) => a.tick - b.tick || a.n - b.n);
}

/** What somebody outside said, which only command and comms heard: now everybody may. */
function withWords({ code, params }: Message, { guide }: Play): Message {
  const said = code === "inject.came" ? guide.said.find(({ id }) => id === params["inject"]) : undefined;
  return said ? { code, params: { ...params, text: said.text } } : { code, params };
}

/** The card that a row says was shared, in its own words. */
function cardIn({ code, params }: Message, { cards }: Play): Pick<StoryRow, "card"> {
  const card = code === "evidence.shared" ? cards.find(({ id }) => id === params["card"]) : undefined;
  return card ? { card: { headline: card.headline, claim: card.claim } } : {};
}

type Params = Message["params"];

/** [H2] Two thirds of the regions, and no fewer than two. */
export function globalRule({ world }: Scenario): { readonly need: number; readonly of: number } {
  const of = world.regions.length;
  return { need: Math.max(2, Math.ceil((of * 2) / 3)), of };
}

/** Room alone is no recovery: a station is also relieved when its callers are refused before they reach it. */
function stillFailing({ tick, subject }: SimEvent, events: readonly SimEvent[]): Params {
  const region = subject.split("@")[1];
  const isNear = (other: string): boolean => other.split("@")[1] === region;
  const lasting = events.filter(
    (event) =>
      event.kind === "failing" &&
      event.tick <= tick &&
      isNear(event.subject) &&
      !events.some(
        ({ kind, parents, tick: end }) =>
          kind === "recovered" && parents.includes(event.id) && end <= tick + FLICKER_TICKS,
      ),
  );
  const failing = lasting.find((event) => event.subject === subject) ?? lasting[0];
  return failing ? { failing: failing.subject } : {};
}

/** The same station was full, or failed, before, and that was over. */
function isBack({ kind, subject, tick, id }: SimEvent, events: readonly SimEvent[]): boolean {
  if (kind !== "saturated" && kind !== "failing") return false;
  const before = events.filter((event) => event.kind === kind && event.subject === subject && event.id < id);
  const end = before.length === 0 ? null : endOf({ events: before }, events);
  return end !== null && tick - end >= FLICKER_TICKS;
}

/** The change that the tree names for this relapse, or for one in its region at the same time. */
function broughtBy({ id, tick, subject }: SimEvent, tree: readonly CascadeNode[]): Params {
  const region = subject.split("@")[1];
  const relapses = tree.filter(
    (node) =>
      node.isRelapse && (node.id === id || (node.region === region && Math.abs(node.tick - tick) <= FLICKER_TICKS)),
  );
  const cause = tree.find(
    (node) => node.kind === "action-effective" && relapses.some(({ parents }) => parents.includes(node.id)),
  );
  return cause ? { ref: cause.data["ref"] ?? "", certain: cause.data["certain"] ?? 0 } : {};
}

/** An alert is called by the scenario's words for it; the burn-rate pages of every world have none. */
function withAlertText(message: Message, { alerts }: Scenario): Message {
  const { alert, subject } = message.params;
  const rule = alert === undefined ? undefined : alerts.find(({ id }) => `${id}:${subject}` === alert);
  return rule ? { ...message, params: { ...message.params, text: rule.text } } : message;
}

const automation: ReadonlySet<SimEvent["kind"]> = new Set([
  "rollout-stage",
  "change-pushed",
  "change-landed",
  "change-stopped",
  "job-started",
  "job-ended",
  "enforced",
  "replica-away",
  "scaled",
  "evicted",
  "leader-changed",
  "failover-started",
  "failover-ended",
] as const);
const verdicts: ReadonlySet<SimEvent["kind"]> = new Set(["went-global", "won"] as const);
const alwaysTold: ReadonlySet<SimEvent["kind"]> = new Set([
  "rollout-stage",
  "defect-activated",
  "defect-ended",
  "change-pushed",
  "change-stopped",
  "enforced",
  "relieved",
  "recovered",
  "replica-crashed",
  "crash-loop",
  "boot-stalled",
  "booted",
  "failover-started",
  "failover-ended",
  "evicted",
  "leader-changed",
  "data-diverged",
  "data-joined",
  "data-lost",
  "answers-wrong",
  "answers-right",
  "allowance-spent",
  "allowance-filled",
  "went-global",
  "won",
] as const);

function laneOf(kind: SimEvent["kind"]): StoryRow["lane"] {
  return automation.has(kind) ? "automation" : verdicts.has(kind) ? "verdict" : "world";
}
