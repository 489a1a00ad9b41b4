/** Ways to play a drill, for its proofs: the reference, another right one, what only removes the trigger, and wrong ones. */
import { must } from "../base/index.ts";
import type { PolicySpec } from "../content/index.ts";
import { CHANNEL } from "./actions.ts";
import type { Spot } from "./spots.ts";

type Step = PolicySpec["steps"][number];

export function policiesOf(
  { sites, caller, callee }: Spot,
  decoy: string | null,
): Readonly<Record<string, PolicySpec>> {
  const first = must(sites[0], "a region");
  const last = must(sites.at(-1), "a region");
  const target = `${first.caller}>${callee}`;
  const busy = (afterS: number, doing: Pick<Step, "do" | "on" | "value">): Step => ({
    when: { metric: "utilization", of: first.station, above: 0.95, forS: 0 },
    afterS,
    ...doing,
  });
  const eased = (below: number, forS: number, value: number): Step => ({
    when: { metric: "utilization", of: first.station, below, forS },
    afterS: 20,
    do: "let-in",
    on: first.caller,
    value,
  });
  const makeRoom: readonly Step[] = [
    busy(0, { do: "cap-retries", on: target, value: 0 }),
    busy(10, { do: "let-in", on: first.caller, value: 30 }),
  ];
  const open: readonly Step[] = [eased(0.6, 20, 70), eased(0.85, 40, 100)];
  return {
    reference: {
      kind: "reference",
      says: `Take the release back before it reaches the next region, and give ${callee} air: no retries, a third of the requests, then step by step.`,
      steps: [busy(60, { do: "take-back", on: CHANNEL }), ...makeRoom, ...open],
    },
    "hold-first": {
      kind: "right",
      says: "Hold the releases at once, make room, and take the release back when it is understood.",
      steps: [busy(40, { do: "hold-releases", on: CHANNEL }), ...makeRoom, then(first, 60), ...open],
    },
    "take-back-only": {
      kind: "trigger",
      says: `The release is gone, and ${callee} stays full of work that nobody waits for.`,
      steps: [
        {
          when: { metric: "utilization", of: last.station, above: 0.95, forS: 0 },
          afterS: 60,
          do: "take-back",
          on: CHANNEL,
        },
      ],
    },
    "restart-it": {
      kind: "wrong",
      says: `${callee} looks stuck, so it is restarted, and comes back to the same.`,
      steps: sites.map(({ station }) => ({
        when: { metric: "utilization", of: station, above: 0.95, forS: 0 },
        afterS: 60,
        do: "restart",
        on: station,
        value: 50,
      })),
    },
    ...(decoy === null
      ? {}
      : {
          "the-other-change": {
            kind: "wrong" as const,
            says: `${decoy} was changed last, so it is rolled back; ${caller} and ${callee} go on as they are.`,
            steps: [busy(60, { do: "roll-back-other", on: decoy })],
          },
        }),
  };
}

/** Whatever there is to be seen. */
function then({ station }: Spot["sites"][number], afterS: number): Step {
  return { when: { metric: "utilization", of: station, above: 0, forS: 0 }, afterS, do: "take-back", on: CHANNEL };
}
