/** A healthy world, a spot, a family and a strength make a scenario: what is wrong, ways out, evidence and truth. */
import type { EffectsSpec, PolicySpec, Scenario, WorldSpec } from "../content/index.ts";
import type { Plan, Planted } from "./family.ts";
import { TRIGGER_S } from "./family.ts";
import { channelOf, commonActions } from "./kit.ts";
import { decoyOf, storyOf } from "./story.ts";

export const REFERENCE = "reference";
const THOROUGH = "step-by-step";
export const UNDOING = "take-it-back";

/** What each way turned out to be; one that is in none of these is left out. */
export interface Found {
  readonly kinds: Readonly<Record<string, PolicySpec["kind"]>>;
  /** The right one that loses least; it becomes the reference. */
  readonly best: string;
  /** Whether taking back what started it is enough; null where nothing can be taken back. */
  readonly healsAlone: boolean | null;
}

/** Less of everything but noise, the harder it is. */
const MINUTES = [
  { short: 10, standard: 14 },
  { short: 9, standard: 12 },
  { short: 8, standard: 10 },
] as const;

const NEXT_REGION_S = 420;

const LONGEST_ID = 40;

/** What other changes do to the work of their services: nothing that anybody would notice. */
const HARMLESS = 1.01;

const nothing: EffectsSpec = { set: {}, scale: {} };

/** With every way, before anybody knows which are right, or as they were found to be. */
export function plantedIn(plan: Plan, found: Found | null): Scenario {
  const { healthy, family, difficulty, decoys } = plan;
  const own = family.plant(plan);
  const released = own.release ? [own.release.service, ...decoys] : decoys;
  const { [found?.best ?? REFERENCE]: reference, ...others } = waysOf(own);
  const policies: Record<string, PolicySpec> = { [REFERENCE]: { kind: "reference", ...reference } };
  for (const [name, way] of Object.entries(others)) {
    if (!found) policies[renamed(name)] = { kind: "wrong", ...way };
    else if (Object.hasOwn(found.kinds, name)) policies[renamed(name)] = { kind: found.kinds[name], ...way };
  }
  return {
    ...healthy,
    ...storyOf(plan, own),
    claims: "drill",
    id: `drill-${family.id}-${plan.spot.callee}`.slice(0, LONGEST_ID).replace(/-+$/, ""),
    title: `${healthy.title}: a drill`,
    minutes: { ...MINUTES[difficulty - 1] },
    difficulty: { diagnosis: difficulty + 1, pace: difficulty + 1, noise: difficulty * 2 - 1, coordination: 2 },
    world: own.world,
    defects: [...own.defects],
    channels: channelsOf(plan, own),
    actions: [...commonActions(own.world, plan.spot, released, decoys), ...own.actions],
    policies,
    truth: truthOf(own, found?.healsAlone === true),
    loudest: own.loudest,
    cutPoints: own.cutPoints,
    learn: own.learn,
  };
}

/** What heals with its trigger is kept alive by nothing else, whatever else is wrong. */
function truthOf({ truth }: Planted, healsAlone: boolean): Scenario["truth"] {
  const [trigger, sustainer] = truth;
  const isBacklog = sustainer?.mechanism.includes("retries and herds");
  if (sustainer && !(healsAlone && isBacklog)) return truth;
  const says = "Nothing keeps it alive but what started it: with that gone, it heals by itself.";
  return [trigger, { ...trigger, role: "sustainer", says }];
}

/** What was thought of as the reference is another right way where one is better. */
export function renamed(name: string): string {
  return name === REFERENCE ? THOROUGH : name;
}

export function waysOf({ reference, others, undoing }: Planted): Readonly<Record<string, Omit<PolicySpec, "kind">>> {
  return { [REFERENCE]: reference, ...others, ...(undoing ? { [UNDOING]: undoing } : {}) };
}

/** Each service that was changed today has its own, the one that matters among them. */
function channelsOf({ decoys, difficulty, healthy }: Plan, { release }: Planted): Scenario["channels"] {
  const channel = (
    service: string,
    kind: "deploy" | "config",
    effects: EffectsSpec,
    push: Scenario["channels"][number]["pushes"][number],
  ): Scenario["channels"][number] => ({
    id: channelOf(service),
    kind,
    consumers: [service],
    delayS: 5,
    stages: stagesOf(healthy.world, service),
    validates: false,
    outcomes: [],
    payloads: [
      { id: "before", invalid: false, ...nothing },
      { id: "after", invalid: false, ...effects },
    ],
    pushes: [push],
  });
  return [
    ...decoys.map((service, n) => {
      const { kind, text, by } = decoyOf(healthy.world, service, n);
      return channel(
        service,
        kind,
        { set: {}, scale: { [`${service}.serviceMs`]: HARMLESS } },
        { atS: decoyAtS(n), payload: "after", text, by },
      );
    }),
    ...(release
      ? [
          channel(release.service, release.kind, release.effects, {
            atS: release.atS,
            payload: "after",
            text: release.text[difficulty - 1],
            by: release.by,
          }),
        ]
      : []),
  ];
}

/** In several regions one after another, so that there is time to stop it before it is in most of them. */
function stagesOf({ regions, services }: WorldSpec, service: string): Scenario["channels"][number]["stages"] {
  const runsIn = services.find(({ id }) => id === service)?.regions ?? regions.map(({ id }) => id);
  if (regions.length === 1) return [{ share: 1, afterS: 0 }];
  return runsIn.map((region, n) => ({ region, share: 1, afterS: n === 0 ? 0 : NEXT_REGION_S }));
}

/** The first comes just after the trigger, the next just before it, the others in the last three quarters of an hour. */
function decoyAtS(n: number): number {
  return [TRIGGER_S + 40, TRIGGER_S - 130][n] ?? -300 - (n - 2) * 840;
}
