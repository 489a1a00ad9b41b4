/** Recovery: the circle broken for good, verified before resolved, measures lifted, and lifted in steps. */
import { must } from "../../base/index.ts";
import type { Tick } from "../../base/index.ts";
import type { Verb } from "../../actions/index.ts";
import type { CascadeNode, Deed, Dial, DialPart, Loop } from "../../protocol/index.ts";
import { isGate, isRaise, mostOf, valueBefore, verbOf } from "../story/kinds.ts";
import { figure, launchesOf, moments, part, shareOfGood } from "./round.ts";
import type { Judged } from "./round.ts";

const BAND = { from: 0.75, to: 1 };
/** Verbs that hold people or machines back until they are lifted. */
const holding: ReadonlySet<Verb> = new Set(["traffic.admit", "traffic.limit", "automation.pause"] as const);

export function recovery(judged: Judged): Dial {
  if (judged.deeds.length === 0) return { id: "recovery", share: null, band: null, figure: figure("none"), parts: [] };
  const parts = [...loopBroken(judged), ...verified(judged), ...lifted(judged), ...inSteps(judged)];
  const good = parts.filter(({ isGood }) => isGood).length;
  return {
    id: "recovery",
    share: shareOfGood(parts),
    band: BAND,
    figure: figure("parts", { good, of: parts.length }),
    parts,
  };
}

/** Broken for good: while the team played, its full part was relieved, its callers were served, and neither fell again. */
function loopBroken(judged: Judged): readonly DialPart[] {
  const { loops, team } = judged;
  if (loops.length === 0) return [];
  const ends = loops.map((loop) => endOfLoop(judged, loop));
  const open = ends.filter(({ how }) => how !== "broken");
  const worst = open.find(({ how }) => how === "again") ?? open[0] ?? must(ends.at(-1), "loop");
  const subjects = loops.map(({ nodes }) => judged.tree.find(({ id }) => id === nodes[0])?.subject);
  const rows = moments(
    judged,
    ["world.relieved", "world.saturated"],
    ({ message, tick }) => tick <= team.endTick && subjects.includes(String(message.params["subject"])),
  );
  const { how, letGoTick, againTick } = worst;
  return [part("loop", open.length === 0, rows, { how, letGo: letGoTick ?? 0, again: againTick ?? 0 })];
}

interface LoopEnd {
  readonly how: "broken" | "again" | "failing" | "held";
  readonly letGoTick: Tick | null;
  readonly againTick: Tick | null;
}

function endOfLoop({ tree, team }: Judged, { nodes }: Loop): LoopEnd {
  const falls = (id: number | undefined): readonly CascadeNode[] => {
    const first = tree.find((node) => node.id === id);
    return tree.filter(
      ({ kind, region, subject, tick }) =>
        kind === first?.kind &&
        tick <= team.endTick &&
        (kind === "failing" ? region === first.region : subject === first.subject),
    );
  };
  const all = [...falls(nodes[0]), ...(nodes.length > 2 ? falls(nodes[1]) : [])];
  const isOpen = ({ endTick }: CascadeNode): boolean => endTick === null || endTick > team.endTick;
  const [first, open] = [all[0], all.filter(isOpen)];
  const relapses = open.filter(({ isRelapse }) => isRelapse).map(({ tick }) => tick);
  const letGoTick = first && !isOpen(first) ? first.endTick : null;
  if (open.length === 0)
    return { how: "broken", letGoTick: Math.max(...all.map(({ endTick }) => endTick ?? 0)), againTick: null };
  if (relapses.length > 0) return { how: "again", letGoTick, againTick: Math.min(...relapses) };
  return { how: letGoTick === null ? "held" : "failing", letGoTick, againTick: null };
}

function verified(judged: Judged): readonly DialPart[] {
  const { comms, options } = judged.play;
  if (options.layer === "essential" || comms.severity === null) return [];
  const isGood = comms.state === "resolved" && comms.isVerified;
  return [
    part("verified", isGood, moments(judged, ["incident.verified", "incident.state"]), {
      state: comms.state ?? "none",
    }),
  ];
}

/** Whatever still holds people or automations back at the end. */
function lifted(judged: Judged): readonly DialPart[] {
  const held = [...lastPerTarget(judged).values()].filter((deed) => isHolding(judged, deed));
  const used = judged.deeds.filter((deed) => holding.has(verbOf(judged, deed)));
  if (used.length === 0) return [];
  const shown = held.length > 0 ? held : used;
  return [part("lifted", held.length === 0, launchesOf(judged, shown), { count: held.length }, held)];
}

/** A gate that is thrown open at once lets everybody back in at once. */
function inSteps(judged: Judged): readonly DialPart[] {
  const raised = judged.deeds.filter((deed) => isRaise(judged, deed));
  if (raised.length === 0) return [];
  const jumps = raised.filter(
    (deed) => !isHolding(judged, deed) && valueBefore(judged, deed) < 0.2 * mostOf(judged, deed),
  );
  const params = { steps: raised.length, jumps: jumps.length };
  return [part("steps", jumps.length === 0, launchesOf(judged, raised), params, jumps)];
}

/** A roll-out that did harm may stay paused. */
function isHolding(judged: Judged, deed: Deed): boolean {
  if (!holding.has(verbOf(judged, deed)) || deed.takenBackTick !== null || deed.state === "failed") return false;
  if (judged.scenario.rollouts.some(({ id }) => id === deed.target)) return false;
  return !isGate(judged, deed) || deed.value < mostOf(judged, deed);
}

function lastPerTarget({ deeds }: Judged): ReadonlyMap<string, Deed> {
  return new Map(deeds.map((deed) => [`${deed.action} ${deed.target}`, deed]));
}
