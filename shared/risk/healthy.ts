/**
 * A scenario without its story: the world and what people can do to it, and nothing that goes wrong by itself. What is
 * screened for risks and what drills are planted in is always such a world, whether it was imported or comes from here.
 */
import { scenarioSchema } from "../content/index.ts";
import type { ActionSpec, Scenario } from "../content/index.ts";

/** Minutes of a round whose horizon is one simulated hour. */
const HOUR = { short: 15, standard: 15 };

/** What is there when nothing else can be done: a scenario has at least one action. */
const WATCH: ActionSpec = {
  id: "freeze-changes",
  label: "Freeze all changes",
  verb: "changes.freeze",
  console: "CMD",
  targets: ["changes"],
  outcomes: [],
  patienceS: 0,
  leadS: 10,
  effectS: 30,
  risk: "L",
  about: "No change begins until it is lifted.",
};

/** Takes away defects, triggers, decoys and affairs. Keys that would expire in the round do not. */
export function healthyOf(scenario: Scenario): Scenario {
  const gone = new Set([
    ...scenario.rollouts.map(({ id }) => id),
    ...scenario.channels.map(({ id }) => id),
    ...scenario.jobs.map(({ id }) => id),
    ...scenario.enforcers.map(({ id }) => id),
  ]);
  const actions = scenario.actions.flatMap((action) => withoutStory(action, gone));
  return {
    ...scenario,
    minutes: HOUR,
    tools: scenarioSchema.shape.tools.parse({}),
    world: { ...scenario.world, services: scenario.world.services.map(withLastingRecords) },
    rollouts: [],
    defects: [],
    channels: [],
    jobs: [],
    enforcers: [],
    changes: [],
    reports: [],
    injects: [],
    hints: [],
    runbook: [],
    policies: {},
    cutPoints: [],
    expect: [],
    goals: [],
    runSheet: { say: [], stuck: [] },
    inspiredBy: [],
    variants: { numbers: [], choices: [] },
    actions: actions.length > 0 ? actions : [WATCH],
    briefing: { highlights: [], notInstrumented: scenario.briefing.notInstrumented },
    truth: [
      {
        role: "trigger",
        component: scenario.world.services.slice(0, 1).map(({ id }) => id),
        mechanism: ["other"],
        credit: 1,
        says: "Nothing is wrong in this world.",
      },
    ],
    loudest: { symptom: "Nothing.", idea: "Nothing is wrong.", right: true },
    learn: "A world at rest shows what normal looks like.",
  };
}

/** Actions on roll-outs, channels, jobs and enforcers go with them; what may come of the others is what they say. */
function withoutStory(action: ActionSpec, gone: ReadonlySet<string>): readonly ActionSpec[] {
  const isOfStory =
    action.through !== undefined ||
    action.verb.startsWith("change.") ||
    action.targets.some((target) => gone.has(target));
  return isOfStory ? [] : [{ ...action, outcomes: [] }];
}

function withLastingRecords(service: Scenario["world"]["services"][number]): typeof service {
  const records = service.records.map((record) => ({ ...record, expiresAtS: null, rotatesAtS: null }));
  return { ...service, records };
}
