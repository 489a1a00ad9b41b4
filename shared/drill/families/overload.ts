/**
 * What families have in common that fill a callee: more is asked of it than it can do, its queue is deeper than its
 * callers are patient, and what is lost is asked again.
 */
import type { EffectsSpec, Scenario } from "../../content/index.ts";
import { callOf, capacityOf, loadOf, retriesOf, sized, withRetries, withRoom } from "../edits.ts";
import { TRIGGER_S } from "../family.ts";
import type { Plan, Planted, Release } from "../family.ts";
import { alarmed, channelOf, defect, relief, rollBack, theOtherChange } from "../kit.ts";
import type { Spot } from "../spots.ts";

/** The queue holds the work of so many times the patience of its callers. */
const DEPTH = 4;
/** Before the pre-roll begins. */
const LONG_AGO_S = -2700;

export interface Overload {
  readonly release: Pick<Release, "service" | "kind" | "by" | "text" | "effects">;
  readonly fault: string;
  readonly says: string;
  readonly started: Scenario["truth"][number]["mechanism"];
  /** How the place looks when it has begun, and what it suggests. */
  readonly loudest: string;
  readonly hints: readonly [string, string];
  readonly logs: Scenario["logs"];
}

export function overloaded({ healthy, spot, decoys, difficulty }: Plan, own: Overload): Planted {
  const { caller, callee } = spot;
  const queue = deepQueue(spot);
  const release = { ...own.release, atS: TRIGGER_S };
  const [decoy] = decoys;
  return {
    world: withRetries(withRoom(sized(healthy.world, callee, spot.ofCallee), spot), spot),
    worst: together({ set: queue.set, scale: {} }, release.effects),
    defects: [queue],
    release,
    feed: [roomLine(spot), queueLine(spot, difficulty)],
    actions: [],
    reference: {
      says: `Take the release of ${release.service} back, and give ${callee} air: no retries, a third of the people, then more in steps.`,
      steps: [alarmed(90, rollBack(release.service)), ...relief(spot)],
    },
    others: {
      "restart-it": {
        says: `${callee} looks stuck, so it is restarted, and comes back to the same.`,
        steps: [alarmed(60, { do: "restart", on: callee, value: 100 })],
      },
      "more-of-the-caller": {
        says: `${caller} fails, so there is more of it, which asks ${callee} all the more.`,
        steps: [alarmed(60, { do: "add-replicas", on: caller, value: 2 })],
      },
      ...theOtherChange(decoy, "nothing else changes"),
    },
    undoing: {
      says: `The release of ${release.service} is taken back, and nothing else is done.`,
      steps: [alarmed(90, rollBack(release.service))],
    },
    truth: [
      {
        role: "trigger",
        component: [...new Set([release.service, callee, callOf(spot), channelOf(release.service)])],
        mechanism: own.started,
        credit: 1,
        says: own.says,
      },
      sustained(spot),
    ],
    loudest: { symptom: own.loudest, idea: `${callee} is stuck or too small.`, right: false },
    cutPoints: [
      { action: "roll-back", says: `Taken back in the first minutes, little is lost.` },
      { action: "let-in", says: "With a third of the people the queue is worked off." },
    ],
    learn:
      "A queue that is deeper than its callers are patient works for nobody; what started it need not be what keeps it alive.",
    hints: [...own.hints, `${own.says} Take it back, stop the retries, and let people in step by step.`],
    logs: own.logs,
    pages: {
      SVC: [`Our shared client asks up to ${retriesOf(spot)} times again when it gets no answer.`],
      DAT: ["Queues are worked off in order, whether or not somebody still waits for the answer."],
    },
    fault: own.fault,
    why: `the queue of ${callee} outlasts the patience of ${caller}, which asks up to ${retriesOf(spot) + 1} times for each request`,
  };
}

/** What was done long ago and harmed nobody. */
function deepQueue({ callee, ofCallee, timeoutMs }: Spot): Scenario["defects"][number] {
  return defect({
    id: "deep-queue",
    says: `The queue of ${callee} was made deep, so that nobody is refused; what waits there for long is done for nobody.`,
    atS: LONG_AGO_S,
    set: { [`${callee}.places`]: placesFor(ofCallee, timeoutMs) },
    scale: {},
  });
}

export function placesFor(ofCallee: Spot["ofCallee"], timeoutMs: number): number {
  return Math.ceil((capacityOf(ofCallee) * DEPTH * timeoutMs) / 1000);
}

export function roomLine({ entry }: Spot): Scenario["changes"][number] {
  return {
    atS: -20 * 86_400 - 3000,
    service: entry,
    kind: "deploy",
    by: "platform",
    text: `${entry} and what it calls: new runtime, a request that waits holds no worker any more`,
    chance: 1,
  };
}

function queueLine({ callee }: Spot, difficulty: Plan["difficulty"]): Scenario["changes"][number] {
  return {
    atS: -86_400 - 5000,
    service: callee,
    kind: "config",
    by: "ines",
    text:
      difficulty < 3
        ? `${callee}: longer queue, no more refused requests at lunch time`
        : `${callee}: ready for lunch time`,
    chance: 1,
  };
}

function sustained(spot: Spot): Scenario["truth"][number] {
  const { caller, callee } = spot;
  return {
    role: "sustainer",
    component: [callOf(spot), caller, callee],
    mechanism: ["retries and herds", "caches and backlog", "capacity and ceilings"],
    credit: 1,
    says: `${callee} has a queue deeper than ${caller} is patient, so it works for callers who have gone, and is asked again.`,
  };
}

/** By how much the work of the callee has to grow for it to be so full, 1 being full. */
export function timesFor({ ofCallee }: Spot, strength: number): number {
  return Number((strength / loadOf(ofCallee)).toPrecision(3));
}

function together(one: EffectsSpec, other: EffectsSpec): EffectsSpec {
  return { set: { ...one.set, ...other.set }, scale: { ...one.scale, ...other.scale } };
}
