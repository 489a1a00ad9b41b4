/** Recovery: the circle broken, verified before resolved, measures lifted, and lifted in steps. */
import { must } from "../../base/index.ts";
import type { Verb } from "../../actions/index.ts";
import type { Deed, Dial, DialPart } from "../../protocol/index.ts";
import { figure, moments, part, shareOfGood } from "./round.ts";
import type { Judged } from "./round.ts";

const BAND = { from: 0.75, to: 1 };
/** Verbs that hold people or machines back until they are lifted. */
const holding: ReadonlySet<Verb> = new Set(["traffic.admit", "traffic.limit", "automation.pause"] as const);
const gates: ReadonlySet<Verb> = new Set(["traffic.admit", "traffic.limit"] as const);

export function recovery(judged: Judged): Dial {
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

function loopBroken(judged: Judged): readonly DialPart[] {
  const { loops, tree } = judged;
  if (loops.length === 0) return [];
  const isBroken = loops.every(({ nodes }) => tree.find(({ id }) => id === nodes[0])?.endTick !== null);
  return [part("loop", isBroken, moments(judged, ["world.relieved"]))];
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
  return [part("lifted", held.length === 0, rowsOf(judged, held.length > 0 ? held : used), { count: held.length })];
}

/** A gate that is thrown open at once lets everybody back in at once. */
function inSteps(judged: Judged): readonly DialPart[] {
  const raised = judged.deeds.filter((deed) => gates.has(verbOf(judged, deed)) && isRaise(judged, deed));
  if (raised.length === 0) return [];
  const jumps = raised.filter((deed) => !isHolding(judged, deed) && before(judged, deed) < 0.2 * mostOf(judged, deed));
  return [part("steps", jumps.length === 0, rowsOf(judged, raised), { steps: raised.length, jumps: jumps.length })];
}

function verbOf({ scenario }: Judged, { action }: Deed): Verb {
  return must(
    scenario.actions.find(({ id }) => id === action),
    action,
  ).verb;
}

function mostOf({ scenario }: Judged, { action }: Deed): number {
  return scenario.actions.find(({ id }) => id === action)?.value?.max ?? 0;
}

/** A roll-out that did harm may stay paused. */
function isHolding(judged: Judged, deed: Deed): boolean {
  if (!holding.has(verbOf(judged, deed)) || deed.takenBackTick !== null || deed.state === "failed") return false;
  if (judged.scenario.rollouts.some(({ id }) => id === deed.target)) return false;
  return !gates.has(verbOf(judged, deed)) || deed.value < mostOf(judged, deed);
}

function lastPerTarget({ deeds }: Judged): ReadonlyMap<string, Deed> {
  return new Map(deeds.map((deed) => [`${deed.action} ${deed.target}`, deed]));
}

/** Where the same gate stood before. */
function before(judged: Judged, deed: Deed): number {
  const earlier = judged.deeds.filter(
    ({ action, target, launchedTick }) =>
      action === deed.action && target === deed.target && launchedTick < deed.launchedTick,
  );
  return earlier.at(-1)?.value ?? mostOf(judged, deed);
}

function isRaise(judged: Judged, deed: Deed): boolean {
  return deed.value > before(judged, deed);
}

function rowsOf(judged: Judged, deeds: readonly Deed[]): readonly number[] {
  const refs = deeds.map(({ ref }) => ref);
  return moments(judged, ["action.launched"], ({ message }) => refs.includes(String(message.params["ref"])));
}
