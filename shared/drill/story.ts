/** What surrounds a drill: the change feed with its decoys, log lines, alerts, runbook stubs, reports, hints. */
import { consoleIds } from "../content/index.ts";
import type { Scenario } from "../content/index.ts";
import type { Family } from "./families.ts";
import type { Spot } from "./spots.ts";

type Story = Pick<
  Scenario,
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

const decoyTexts = [
  "smaller pictures",
  "log level back to warn",
  "certificate renewed, 90 days",
  "new words on two pages",
  "a library brought up to date",
  "one disk replaced",
  "nightly copy moved to 03:00",
];

/** The decoys come from services that have nothing to do with it; `order` is a permutation of the world's services. */
export function storyOf(
  healthy: Scenario,
  {
    spot,
    family,
    difficulty,
    order,
    triggerS,
  }: {
    readonly spot: Spot;
    readonly family: Family;
    readonly difficulty: 1 | 2 | 3;
    readonly order: readonly string[];
    readonly triggerS: number;
  },
): Story {
  const { caller, callee, sites } = spot;
  const [first] = sites;
  const decoys = decoysOf(spot, order).slice(0, 1 + 2 * difficulty);
  return {
    changes: [
      {
        atS: -5400,
        service: callee,
        kind: "config",
        by: "platform",
        text: `${callee}: a deeper queue, so that nobody is refused, and fewer workers to pay for it`,
        chance: 1,
      },
      ...decoys.map((service, n) => ({
        atS: n === 0 ? triggerS + 90 : -4200 + n * 1100,
        service,
        kind: "deploy" as const,
        by: "rollouts",
        text: `${service}: ${decoyTexts[n % decoyTexts.length]}`,
        chance: n === 0 ? 1 : 0.7,
      })),
    ],
    logs: [
      {
        service: caller,
        level: "error",
        source: "timeouts",
        per: 0.01,
        overMs: 1000,
        template: `${callee} did not answer in time`,
      },
      {
        service: caller,
        level: "warn",
        source: "retries",
        per: 0.01,
        overMs: 1000,
        template: `asking ${callee} again`,
      },
      {
        service: callee,
        level: "warn",
        source: "rejections",
        per: 0.01,
        overMs: 1000,
        template: "queue full, {queue} waiting",
      },
      {
        service: callee,
        level: "info",
        source: "background",
        per: 0.002,
        overMs: 1000,
        template: "answered in {p50Ms} ms",
      },
    ],
    alerts: [
      {
        id: "callee-busy",
        metric: "utilization",
        of: callee,
        above: 0.92,
        forS: 30,
        severity: "page",
        onNoData: "show",
        text: `${callee} is nearly all busy`,
      },
      {
        id: "caller-failing",
        metric: "errorRatio",
        of: caller,
        above: 0.1,
        forS: 30,
        severity: "ticket",
        onNoData: "show",
        text: `${caller} answers with errors`,
      },
    ],
    runbook: consoleIds.map((console) => ({ console, title: stubs[console].title, lines: stubs[console].lines(spot) })),
    reports: sites.map(({ region, station }, n) => ({
      atS: triggerS + 150 + n * 60,
      region,
      feature: "anything",
      text: "It turns and turns, and then it says that something went wrong.",
      onlyIf: { metric: "utilization" as const, of: station, above: 0.9, forS: 0 },
      chance: 1,
    })),
    injects: [
      {
        id: "chief",
        atS: triggerS + 420,
        kind: "executive",
        text: "What do we know, and when do I hear from you again?",
        chance: 1,
      },
    ],
    hints: [
      { level: 1, text: `Compare what ${callee} is asked with what people ask for.` },
      { level: 2, text: `What went to ${first.region} before it broke, and where does it go next?` },
      { level: 3, text: `${family.says(spot)} Take it back, stop the retries, and let people in step by step.` },
    ],
    goals: [
      "Stop what spreads before you repair what it has broken.",
      "Tell what started it from what keeps it going.",
      "Let a crowd back in step by step.",
    ],
    expect: [
      { when: "The first region breaks", does: "Asks what has changed there, and where it goes next." },
      { when: "The change is gone and the region stays down", does: "Asks what keeps it full, and takes load away." },
    ],
    runSheet: {
      say: ["This is your own system as a model. What is missing in it is worth a word afterwards."],
      stuck: [
        {
          at: "The release is back, and nothing heals.",
          ask: "Who is asked how often for one request now, and who still waits for the answer?",
        },
      ],
    },
    briefing: { ...healthy.briefing, highlights: [`${caller} asks ${callee}, and asks again when it gets no answer.`] },
  };
}

/** The first of them is what a hasty team would roll back. */
export function decoysOf({ caller, callee, cache }: Spot, order: readonly string[]): readonly string[] {
  return order.filter((service) => ![caller, callee, cache].includes(service));
}

type Stub = { readonly title: string; readonly lines: (spot: Spot) => string[] };

const stubs: Readonly<Record<(typeof consoleIds)[number], Stub>> = {
  CMD: {
    title: "First minutes",
    lines: () => ["What started it? What keeps it going? The second question is the one that heals."],
  },
  COM: {
    title: "People complain",
    lines: () => ["Say which regions and what they cannot do. Say when you will speak again."],
  },
  TRF: {
    title: "Too many requests",
    lines: ({ caller }) => [
      `Let a third into ${caller}, and raise it in steps while what lies behind stays below 85 % busy.`,
    ],
  },
  SVC: {
    title: "Errors and time-outs",
    lines: ({ caller, callee }) => [
      `${caller} asks ${callee} again when it gets no answer. Attempts per call above 1.3 are load that nobody ordered.`,
    ],
  },
  DAT: {
    title: "A queue stands",
    lines: ({ callee }) => [
      `${callee} works off its queue in order. What waited longer than its callers is done for nobody.`,
    ],
  },
  INV: {
    title: "What changed",
    lines: () => ["Read the change feed back to the last quiet hour, and ask of each line where it goes next."],
  },
  SCR: { title: "Notes", lines: () => ["Write down who changed what and when."] },
};
