/** A healthy world, a spot, a family and a tune make a scenario: latent defect, trigger, ways out, evidence and truth. */
import type { Scenario } from "../content/index.ts";
import { actionsOf, CHANNEL } from "./actions.ts";
import type { Family } from "./families.ts";
import { policiesOf } from "./policies.ts";
import { withRetries } from "./retries.ts";
import type { Spot } from "./spots.ts";
import { decoysOf, storyOf } from "./story.ts";
import type { Tune } from "./tune.ts";

export interface Plan {
  readonly spot: Spot;
  readonly family: Family;
  readonly tune: Tune;
  readonly difficulty: 1 | 2 | 3;
  /** The world's services in the order in which decoys are taken from them. */
  readonly order: readonly string[];
}

const TRIGGER_S = 180;
const MINUTES = { short: 8, standard: 12 };
/** The queue holds the work of so many times the patience of its callers. */
const DEPTH = 4;
const LEAST_DEPTH_S = 8;

export function planted(healthy: Scenario, { spot, family, tune, difficulty, order }: Plan): Scenario {
  const [decoy = null] = decoysOf(spot, order);
  const consumer = family.consumer(spot);
  const story = storyOf(healthy, { spot, family, difficulty, order, triggerS: TRIGGER_S });
  return {
    ...healthy,
    ...story,
    world: withRetries(healthy.world, spot),
    id: `drill-${family.id}`,
    title: `Drill: ${family.title}`,
    minutes: MINUTES,
    difficulty: { diagnosis: clamp(difficulty + 1), pace: 3, noise: clamp(difficulty * 2 - 1), coordination: 2 },
    learn:
      "A queue that is deeper than its callers are patient works for nobody; what started it is not what keeps it alive.",
    defects: [latent(spot, tune)],
    channels: [
      {
        id: CHANNEL,
        kind: family.kind,
        consumers: [consumer],
        delayS: 5,
        stages: spot.sites.map(({ region }, n) => ({ region, share: 1, afterS: n === 0 ? 0 : tune.gapS })),
        validates: false,
        outcomes: [],
        payloads: [
          { id: "before", invalid: false, set: {}, scale: {} },
          { id: "after", invalid: false, says: family.says(spot), ...family.effect(spot, timesFor(spot, tune)) },
        ],
        pushes: [{ atS: TRIGGER_S, payload: "after", text: family.push(spot)[difficulty - 1], by: "release-desk" }],
      },
    ],
    actions: [...actionsOf(healthy, spot, decoy)],
    policies: policiesOf(spot, decoy),
    truth: [
      {
        role: "trigger",
        component: [CHANNEL, consumer],
        mechanism: [...family.mechanism],
        credit: 1,
        says: family.says(spot),
      },
      {
        role: "sustainer",
        component: [`${spot.caller}>${spot.callee}`, spot.caller, spot.callee],
        mechanism: ["retries and herds", "caches and backlog", "capacity and ceilings"],
        credit: 1,
        says: `${spot.callee} had a queue deeper than ${spot.caller} is patient, so it worked for callers who had gone, and was asked again.`,
      },
    ],
    loudest: {
      symptom: `${spot.callee} is full.`,
      idea: `${spot.callee} is stuck or too small.`,
      right: false,
    },
    cutPoints: [
      { action: "take-back", says: "Taken back before the second region had it, it stays with one." },
      { action: "let-in", says: "With a third of the requests the queue is worked off within a minute or two." },
    ],
    variants: { laterS: [0, 30], numbers: [], choices: [] },
  };
}

/** What was done long ago and harmed nobody: a deeper queue, and no more machines than the day needs. */
function latent({ sites, callee, call }: Spot, { load }: Tune): Scenario["defects"][number] {
  const depthS = Math.max(LEAST_DEPTH_S, (DEPTH * (call.timeoutMs ?? 1000)) / 1000);
  return {
    id: "deep-queue",
    says: `The queue of ${callee} was made deep, so that nobody is refused, and it was given no more workers than the day needs.`,
    atS: -2700,
    when: [],
    until: [],
    perRegion: false,
    set: Object.fromEntries(
      sites.map((site) => [`${site.station}.places`, Math.ceil(site.capacityRps * shareOf(site, load) * depthS)]),
    ),
    scale: Object.fromEntries(
      sites.flatMap((site) =>
        shareOf(site, load) < 1 ? [[`${site.station}.slots`, shareOf(site, load)] as const] : [],
      ),
    ),
    chance: 1,
  };
}

/** The share of its slots with which a callee is as busy as wanted; all of them where it is busier already. */
function shareOf({ load }: Spot["sites"][number], wanted: number): number {
  return Math.min(1, Number((load / wanted).toFixed(4)));
}

function timesFor({ sites }: Spot, { load, overload }: Tune): number {
  const emptiest = Math.min(...sites.map((site) => Math.max(load, site.load)));
  return Number((overload / emptiest).toFixed(3));
}

function clamp(x: number): number {
  return Math.min(5, Math.max(1, x));
}
