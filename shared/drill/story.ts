/** What surrounds a drill: what people read, hear and are told, in the names of their own services. */
import type { Scenario, ServiceKind, WorldSpec } from "../content/index.ts";
import type { Plan, Planted } from "./family.ts";
import { TRIGGER_S } from "./family.ts";
import { pagesOf } from "./pages.ts";

type Story = Pick<
  Scenario,
  | "company"
  | "changes"
  | "logs"
  | "alerts"
  | "runbook"
  | "reports"
  | "injects"
  | "hints"
  | "goals"
  | "expect"
  | "runSheet"
  | "briefing"
>;

/** So many alerts on single services at most. */
const MOST_ALERTS = 12;

export function storyOf(plan: Plan, own: Planted): Story {
  const { healthy, spot, difficulty } = plan;
  const { entry } = spot;
  const { world, company, briefing } = healthy;
  const [region] = world.regions;
  const inTrouble = { metric: "sli", below: 0.95, forS: 0 } as const;
  return {
    company: {
      ...company,
      sentence: `People come in at ${entry}; behind it work ${world.services.length - 1} other services.`,
    },
    changes: [...own.feed],
    logs: [...logsOf(plan), ...own.logs],
    alerts: alertsOf(plan),
    runbook: pagesOf(plan, own),
    reports: [
      "It turns and turns, and then it says that something went wrong.",
      "I have tried five times now. Is it me?",
      "First it was slow, and now nothing comes at all.",
    ]
      .slice(0, 4 - difficulty)
      .map((text, n) => ({
        atS: TRIGGER_S + 120 + n * 150,
        region: region?.id ?? "",
        feature: "page",
        text,
        onlyIf: inTrouble,
        chance: 1,
      })),
    injects: [
      {
        id: "chief",
        atS: TRIGGER_S + 420,
        kind: "executive",
        text: "What do we know, and when do I hear from you again?",
        onlyIf: inTrouble,
        chance: 1,
      },
      ...(difficulty < 3
        ? []
        : [
            {
              id: "provider",
              atS: TRIGGER_S + 200,
              kind: "vendor" as const,
              text: "We see a raised error rate in one of our own systems and are looking into it. Customers are probably not affected.",
              chance: 1,
            },
          ]),
    ],
    hints: own.hints.slice(0, 4 - difficulty).map((text, n) => ({ level: n + 1, text })),
    goals: [
      "Find what is really wrong among all that was changed.",
      "Tell what started it from what keeps it going.",
      "Make room first, repair then, and open again in steps.",
    ],
    expect: [
      {
        when: "People begin to fail",
        does: "Says what is known and what is not, and asks what has changed and what has not.",
      },
      {
        when: "One service looks broken",
        does: "Asks what it is waiting for, or who asks so much of it, before it is restarted.",
      },
      { when: "The cause is gone", does: "Checks whether people are served again, and says so." },
    ],
    runSheet: {
      say: ["This is your own system as a model. What is missing in it is worth a word afterwards."],
      stuck: [
        { at: "Everybody looks at the service that fails.", ask: "Who does it wait for, and who asks it how often?" },
        {
          at: "The last change was rolled back, and nothing is better.",
          ask: "What else has changed, and how long ago?",
        },
      ],
    },
    briefing: {
      highlights: [
        `People come in at ${entry}. ${asked(world, entry)}`,
        "Whatever is released or set stands in the change feed.",
      ],
      notInstrumented: briefing.notInstrumented,
    },
  };
}

function asked({ services }: WorldSpec, id: string): string {
  const names = [...new Set(services.find((service) => service.id === id)?.calls.map(({ to }) => to))];
  if (names.length === 0) return "It asks nobody else.";
  const more = names.length > 8 ? ` and ${names.length - 8} more` : "";
  return `It asks ${names.slice(0, 8).join(", ")}${more}.`;
}

/** The harder, the less they say about whom they wait for. */
function logsOf({ spot: { caller, callee }, decoys, difficulty }: Plan): Scenario["logs"] {
  const whom = difficulty < 3 ? callee : "upstream";
  const line = (
    service: string,
    level: "info" | "warn" | "error",
    source: Scenario["logs"][number]["source"],
    per: number,
    template: string,
  ): Scenario["logs"][number] => ({ service, level, source, per, overMs: 1000, template });
  return [
    line(caller, "error", "timeouts", 0.2, `${whom}: no answer in time`),
    line(callee, "warn", "rejections", 0.2, "refused, {queue} waiting"),
    line(callee, "info", "background", 0.01, "answered in {p50Ms} ms"),
    ...(difficulty < 3 ? [line(caller, "warn", "retries", 0.2, `${callee}: asking again`)] : []),
    ...decoys.map((service) => line(service, "info", "background", 0.01, "answered in {p50Ms} ms")),
  ];
}

function alertsOf({ spot: { entry, caller, callee }, healthy, difficulty, decoys }: Plan): Scenario["alerts"] {
  const page = {
    id: "people-fail",
    metric: "errorRatio" as const,
    of: entry,
    above: 0.05,
    forS: 30,
    severity: "page" as const,
    onNoData: "show" as const,
    text: `${entry} answers people with errors`,
  };
  if (difficulty === 3) return [page];
  const watched = new Set([entry, caller, callee, ...decoys, ...healthy.world.services.map(({ id }) => id)]);
  const limited = healthy.world.services.filter(
    ({ id, groups }) => watched.has(id) && groups.every((g) => g.slots !== null),
  );
  const chosen = [...watched].filter((id) => limited.some((service) => service.id === id)).slice(0, MOST_ALERTS);
  return [
    page,
    ...chosen
      .sort((a, b) => (a < b ? -1 : 1))
      .map((id) => ({
        ...page,
        id: `busy-${id}`,
        metric: "utilization" as const,
        of: id,
        above: 0.92,
        forS: 40,
        severity: "ticket" as const,
        text: `${id} is nearly all busy`,
      })),
  ];
}

interface Line {
  readonly kind: "deploy" | "config";
  readonly by: string;
  readonly text: string;
}

const stored: readonly ServiceKind[] = ["store", "cache", "queue"];

/** What was changed there today, which harms nobody. */
export function decoyOf({ services }: WorldSpec, id: string, n: number): Line {
  const kind = services.find((service) => service.id === id)?.kind ?? "service";
  const lines = stored.includes(kind) ? storeLines : serviceLines;
  const [what, by, text] = lines[n % lines.length];
  return { kind: what, by, text: `${id}${text}` };
}

const serviceLines: readonly (readonly [Line["kind"], string, string])[] = [
  ["deploy", "mira", " 3.18.0: new date format on two pages"],
  ["deploy", "theo", " 1.42.1: three libraries brought up to date"],
  ["config", "lee", ": log level back to warn"],
  ["deploy", "mira", " 2.6.0: counts what is clicked"],
  ["config", "lee", ": second person on call"],
];

const storeLines: readonly (readonly [Line["kind"], string, string])[] = [
  ["config", "dana", ": slow-query log on, above 500 ms"],
  ["deploy", "dana", ": minor version, with two security fixes"],
  ["config", "dana", ": nightly copy moved to 03:00"],
  ["config", "dana", ": statistics refreshed more often"],
  ["config", "dana", ": metrics user added"],
];
